"""``verify``, ``compare``, ``sensitivity``: does a plan hold, what changed, what hangs on weights?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.completing import complete_plan
from recimentor.cli.deciding import KeepOptions, name_files
from recimentor.cli.failures import ExitCode, show_findings
from recimentor.cli.options import Quiet, Sources, TextFormat
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import write_text

if TYPE_CHECKING:
    from recimentor.api import Reading


@with_bundles
def verify(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="The saved plan, JSON.", autocompletion=complete_plan)
    ],
    sources: Sources,
    *,
    read: ReadingOptions,
    kept: KeepOptions,
    format_: Annotated[TextFormat, typer.Option("--format", help="What to print.")] = TextFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Check a plan against its files, with the options it was made with; ends with 1 if it does not hold."""
    from recimentor import api, report

    verdict = api.verify(api.VerifyRequest(plan, read.request(sources, kept.request())))
    if quiet and verdict.holds:
        return
    if format_ is TextFormat.JSON:
        write_text(report.verdict_json(verdict))
    else:
        write_text(report.verdict_text(verdict, report.screen_of(sys.stdout, os.environ)))
    if not verdict.holds:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)


class CompareFormat(StrEnum):
    """How a comparison is printed."""

    TABLE = "table"
    JSON = "json"


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="BEFORE", help="The earlier plan.", autocompletion=complete_plan)
    ],
    after: Annotated[
        Path, typer.Argument(metavar="AFTER", help="The later plan.", autocompletion=complete_plan)
    ],
    format_: Annotated[CompareFormat, typer.Option("--format", help="What to print.")] = CompareFormat.TABLE,
) -> None:
    """Say what changed between two plans: pairs, people, totals, departments, settings."""
    from recimentor import api, report

    comparison = api.compare(api.open_plan(before), api.open_plan(after))
    if format_ is CompareFormat.JSON:
        write_text(report.comparison_json(comparison))
    else:
        write_text(report.comparison_text(comparison, report.screen_of(sys.stdout, os.environ)))


@with_bundles
def sensitivity(
    sources: Sources,
    *,
    weightings: Annotated[
        int, typer.Option("--weightings", metavar="N", min=1, max=10_000, help="How many weightings to try.")
    ] = 100,
    within: Annotated[
        float, typer.Option("--within", metavar="FACTOR", help="2: each importance from half to double.")
    ] = 2.0,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help="Of the draws; the program's by default.")
    ] = None,
    read: ReadingOptions,
    show_all: Annotated[bool, typer.Option("--all", help="Show every pair, not the first 30.")] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Pair the pool under many weightings: which pairs stay, and which hang on the weights?"""
    from recimentor import api, report

    reading = read.request(sources)
    request = api.SensitivityRequest(reading, weightings, within, seed)

    def tell(found: Reading) -> None:
        if not quiet:
            show_findings(found.findings)
            name_files(found.program_path, found.decision_paths, found.word_paths)

    with Watch(shown=not quiet) as watch:
        found = api.sensitivity(request, watch=replace(watch.hooks(), was_read=tell))
    is_json = format_ is TextFormat.JSON
    write_text(
        report.sensitivity_json(found) if is_json else report.sensitivity_text(found, show_all=show_all)
    )
