"""``recimentor verify``: does the plan hold, and is it as good as it says?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.completing import complete_plan
from recimentor.cli.deciding import KeepOptions
from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import write_text
from recimentor.cli.text_format import TextFormat


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
