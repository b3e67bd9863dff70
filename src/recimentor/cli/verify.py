"""``recimentor verify``: does the plan hold, and is it as good as it says?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.deciding import DecisionFiles, Lock, NoDecisions, Out, Set, Veto, decisions_request
from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.options import (
    Coded,
    Corrections,
    History,
    NoProgram,
    Org,
    ProgramFile,
    SetAsideRows,
    SheetNames,
    Sides,
    Sources,
)
from recimentor.cli.reading import read_options, reading_request
from recimentor.cli.streams import write_text
from recimentor.cli.text_format import TextFormat


def verify(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="The saved plan, JSON.")],
    sources: Sources,
    program: ProgramFile = None,
    no_program: NoProgram = False,
    sides: Sides = None,
    sheet: SheetNames = None,
    org: Org = None,
    corrections: Corrections = None,
    coded: Coded = None,
    set_aside: SetAsideRows = False,
    history: History = None,
    decisions: DecisionFiles = None,
    no_decisions: NoDecisions = False,
    lock: Lock = None,
    veto: Veto = None,
    out: Out = None,
    set_: Set = None,
    format_: Annotated[TextFormat, typer.Option("--format", help="What to print.")] = TextFormat.TEXT,
) -> None:
    """Check a plan against its files, with the options it was made with; ends with 1 if it does not hold."""
    from recimentor import api, report

    reading = reading_request(
        sources,
        program,
        sides,
        no_program=no_program,
        history=history or (),
        options=read_options(sheet, org, corrections, coded, set_aside=set_aside),
        decisions=decisions_request(decisions, lock, veto, out, no_decisions=no_decisions),
        settings=set_ or (),
    )
    verdict = api.verify(api.VerifyRequest(plan, reading))
    if format_ is TextFormat.JSON:
        write_text(report.verdict_json(verdict))
    else:
        write_text(report.verdict_text(verdict, report.screen_of(sys.stdout, os.environ)))
    if not verdict.holds:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)
