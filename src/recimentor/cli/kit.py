"""``recimentor kit``: agreement, agenda, meetings, calendar and letters for each pair."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.deciding import DecisionsFile
from recimentor.cli.handing import PlanFile, TimeLeft
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say


class KitFormat(StrEnum):
    """What documents are written as."""

    HTML = "html"
    MD = "md"
    DOCX = "docx"


def kit(
    plan: PlanFile,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="A new folder, or that of an earlier kit.")
    ],
    formats: Annotated[
        list[KitFormat] | None,
        typer.Option("--format", help="html and md by default; docx for Word. Repeatable."),
    ] = None,
    series: Annotated[
        bool, typer.Option("--series", help="All meetings in the calendar, not the first.")
    ] = False,
    drafts: Annotated[bool, typer.Option("--drafts", help="A mail draft (.eml) for each letter.")] = False,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="Your own templates, in any language.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Pairs that are not confirmed too, to look at; no calendar file.")
    ] = False,
    decisions: DecisionsFile = None,
    program: Annotated[
        Path | None,
        typer.Option(
            "--program", metavar="FILE", help="The program file; by default program.yaml beside the plan."
        ),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write what each pair is handed, and a letter to everybody."""
    from recimentor import api, report

    options = report.KitOptions(
        formats=tuple(dict.fromkeys(each.value for each in formats or (KitFormat.HTML, KitFormat.MD))),
        has_series=series,
        has_drafts=drafts,
        is_draft=draft,
    )
    saved, beside, num_refused = api.open_plan(plan), api.decisions_beside(plan, decisions), 0
    if draft:
        made, _, _ = api.stated(saved, beside)
    else:
        made, num_refused = api.agreed_only(saved, beside, program or api.program_beside(plan))
    with TimeLeft("kit", shown=not quiet) as progress:
        number = api.write_kit(made, output, options, templates=templates, progress=progress.show)
    if not quiet:
        say(f"{number:,} files in {output}: pairs, left-over, and letters.csv to merge and mail")
        if num_refused:
            say(f"{num_refused:,} pairs are not confirmed and got no kit; --draft shows what theirs would be")
