"""``recimentor match``: who pairs with whom?"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.findings import show_findings
from recimentor.cli.options import NoProgram, ProgramFile, Quiet, Sides, Sources
from recimentor.cli.progress import Watch
from recimentor.cli.reading import reading_request
from recimentor.cli.streams import say, write_text

if TYPE_CHECKING:
    from recimentor.model.plan import Plan


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
    quiet: Quiet = False,
) -> None:
    """Pair the whole pool, prove it, and say why."""
    from recimentor import api

    request = api.MatchRequest(
        reading=reading_request(sources, program, sides, no_program=no_program),
        outputs=tuple(output or ()),
        time_limit_seconds=time_limit,
    )
    with Watch(shown=not quiet) as watch:
        result = api.match(request, watch=watch.hooks())
    if not quiet:
        show_findings(result.reading.findings)
        if result.reading.program_path:
            say(f"program: {result.reading.program_path}")
    _print(result.plan, format_, show_all=show_all)


def _print(plan: Plan, format_: PlanFormat, *, show_all: bool) -> None:
    from recimentor import api, report

    if format_ is PlanFormat.TABLE:
        write_text(report.plan_table(plan, report.screen_of(sys.stdout, os.environ), show_all=show_all))
    else:
        write_text(api.render(plan, format_.value))
