"""``recimentor status``: where does the program stand, and what is next?"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.dates import AsOf, day_of
from recimentor.cli.deciding import DecisionsFile
from recimentor.cli.findings import show_findings
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say, write_text


class StatusFormat(StrEnum):
    """How a status is printed."""

    TABLE = "table"
    JSON = "json"


def status(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="The program's folder.")] = Path(),
    as_of: AsOf = None,
    plan: Annotated[
        Path | None, typer.Option("--plan", metavar="PLAN", help="By default plan.json in the folder.")
    ] = None,
    decisions: DecisionsFile = None,
    format_: Annotated[StatusFormat, typer.Option("--format", help="What to print.")] = StatusFormat.TABLE,
    quiet: Quiet = False,
) -> None:
    """Say where the program stands: who has not answered, what is not confirmed, what to do next."""
    from recimentor import api, report

    standing = api.stand(folder, day_of(as_of), plan, decisions)
    if not quiet:
        show_findings(standing.findings)
        say(f"plan: {standing.plan_path}")
    if format_ is StatusFormat.JSON:
        write_text(report.status_json(standing.status))
    else:
        screen = report.screen_of(sys.stdout, os.environ)
        write_text(report.status_text(standing.status, standing.commands, screen))
