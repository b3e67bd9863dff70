"""``recimentor skills``: which skills are short, and which names look like one skill?"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.findings import show_findings
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import write_text


class SkillsFormat(StrEnum):
    """How supply and demand are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@with_bundles
def skills(
    sources: Sources,
    *,
    read: ReadingOptions,
    format_: Annotated[SkillsFormat, typer.Option("--format", help="What to print.")] = SkillsFormat.TABLE,
    show_all: Annotated[bool, typer.Option("--all", help="Show every skill, not the first 30.")] = False,
    recruit: Annotated[
        bool, typer.Option("--recruit/--no-recruit", help="Solve again to say whom to recruit.")
    ] = True,
    quiet: Quiet = False,
) -> None:
    """Show supply and demand per skill, names that look alike, and whom to recruit."""
    from recimentor import api, report
    from recimentor.api import starting
    from recimentor.model.errors import BadInput
    from recimentor.model.finding import has_errors

    reading = api.read(read.request(sources))
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    if not quiet and format_ is SkillsFormat.TABLE:
        show_findings([finding for finding in reading.findings if finding.code == "no-two-way"])
    found = starting.skill_report(reading, recruit=recruit)
    if format_ is SkillsFormat.JSON:
        write_text(report.skills_json(found))
    elif format_ is SkillsFormat.CSV:
        write_text(report.skills_csv(found))
    else:
        screen = report.screen_of(sys.stdout, os.environ)
        write_text(report.skills_text(found, screen, show_all=show_all))
