"""``recimentor compare``: what changed between two plans?"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_plan
from recimentor.cli.streams import write_text


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
