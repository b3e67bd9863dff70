"""``recimentor check``: is the data right, and who cannot be matched?"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.options import (
    Coded,
    Corrections,
    NoProgram,
    Org,
    ProgramFile,
    Quiet,
    SetAsideRows,
    SheetNames,
    Sides,
    Sources,
)
from recimentor.cli.reading import read_options, reading_request
from recimentor.cli.streams import say, write_text


class CheckFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"


def check(
    sources: Sources,
    program: ProgramFile = None,
    no_program: NoProgram = False,
    sides: Sides = None,
    sheet: SheetNames = None,
    org: Org = None,
    corrections: Corrections = None,
    coded: Coded = None,
    set_aside: SetAsideRows = False,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show every finding, not the first ten of a kind.")
    ] = False,
    quiet: Quiet = False,
    format_: Annotated[
        CheckFormat, typer.Option("--format", help="How to print the findings.")
    ] = CheckFormat.TEXT,
) -> None:
    """Read the sources and tell every finding at once: where, what, and how to mend it."""
    from recimentor import api, report
    from recimentor.model.finding import has_errors

    options = read_options(sheet, org, corrections, coded, set_aside=set_aside)
    reading = api.read(reading_request(sources, program, sides, no_program=no_program, options=options))
    if not quiet and reading.program_path:
        say(f"program: {reading.program_path}")
    if not quiet and reading.corrections:
        say(f"corrections: {reading.corrections}")
    num_accepted = reading.num_accepted
    if format_ is CheckFormat.JSON:
        write_text(report.check_json(reading.summary, reading.findings, num_accepted=num_accepted))
    else:
        screen = report.screen_of(sys.stdout, os.environ)
        text = report.check_text(
            reading.summary, reading.findings, screen, num_accepted=num_accepted, show_all=show_all
        )
        write_text(text)
    if has_errors(reading.findings):
        raise typer.Exit(ExitCode.BAD_INPUT)
