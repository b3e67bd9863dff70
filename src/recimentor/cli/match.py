"""``recimentor match``: who pairs with whom?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.findings import show_findings
from recimentor.cli.limits import hold_to
from recimentor.cli.options import (
    FailBelow,
    FailUnmatched,
    History,
    LogFile,
    NoProgram,
    ProgramFile,
    Quiet,
    Sides,
    Sources,
)
from recimentor.cli.progress import Watch
from recimentor.cli.reading import reading_request
from recimentor.cli.record import Record
from recimentor.cli.streams import say, write_text

if TYPE_CHECKING:
    from recimentor.api import Reading, Rounds


class PlanFormat(StrEnum):
    """How a plan is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


def match(
    sources: Sources,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", metavar="FILE", help="Save the plan: .json, .csv or .md; repeatable."),
    ] = None,
    format_: Annotated[PlanFormat, typer.Option("--format", help="What to print.")] = PlanFormat.TABLE,
    program: ProgramFile = None,
    no_program: NoProgram = False,
    sides: Sides = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show every pair, not the first 50.")] = False,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", metavar="SECONDS", min=0.0, help="Stop with the best so far."),
    ] = None,
    history: History = None,
    rounds: Annotated[
        int, typer.Option("--rounds", metavar="N", min=1, help="Plan so many rounds; nobody meets twice.")
    ] = 1,
    fail_unmatched: FailUnmatched = None,
    fail_below: FailBelow = None,
    log_file: LogFile = None,
    quiet: Quiet = False,
) -> None:
    """Pair the whole pool, prove it, and say why."""
    from recimentor import api

    limits = api.Limits(fail_unmatched, fail_below)
    request = api.MatchRequest(
        reading=reading_request(sources, program, sides, no_program=no_program, history=history or ()),
        outputs=tuple(output or ()),
        time_limit_seconds=time_limit,
    )
    with Record(log_file, "match") as record, Watch(shown=not quiet) as watch:
        hooks = replace(watch.hooks(), was_read=partial(_tell_reading, record, quiet=quiet))
        result = api.match_rounds(request, rounds, watch=hooks)
        plans = result.rounds.plans
        for plan in plans:
            record.made(plan)
        record.wrote(result.changed, result.unchanged)
        _print(result.rounds, format_, show_all=show_all)
        hold_to(limits, plans)


def _tell_reading(record: Record, reading: Reading, *, quiet: bool) -> None:
    """Tell what was found before the pairing begins: it may take a while."""
    record.read(len(reading.people), reading.findings)
    if not quiet:
        show_findings(reading.findings)
        if reading.program_path:
            say(f"program: {reading.program_path}")


def _print(rounds: Rounds, format_: PlanFormat, *, show_all: bool) -> None:
    from recimentor import api, report

    screen = report.screen_of(sys.stdout, os.environ)
    if rounds.asked_for > 1:
        write_text(
            report.rounds_text(rounds.plans, rounds.asked_for, format_.value, screen, show_all=show_all)
        )
    elif format_ is PlanFormat.TABLE:
        write_text(report.plan_table(rounds.plans[0], screen, show_all=show_all))
    else:
        write_text(api.render(rounds.plans[0], format_.value))
