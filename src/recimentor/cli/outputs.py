"""``recimentor report`` and ``kit``: a saved plan as something to look at, to mail and to hand out."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.deciding import DecisionsFile
from recimentor.cli.handing import (
    AudienceOrPerson,
    Balance,
    Details,
    OpenIt,
    Person,
    PlanFile,
    Pseudonyms,
    TimeLeft,
    open_first,
    print_balance,
    print_plan,
)
from recimentor.cli.match import PlanFormat
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say, tell_taken
from recimentor.model.audience import Audience
from recimentor.model.errors import BadRequest


def report(
    plan: PlanFile,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write .html, .xlsx, .csv, .md or .json; repeatable."
        ),
    ] = None,
    audience: AudienceOrPerson = None,
    person: Person = "",
    balance: Balance = None,
    pseudonyms: Pseudonyms = None,
    format_: Annotated[
        PlanFormat, typer.Option("--format", help="What to print where no file is written.")
    ] = PlanFormat.TABLE,
    show_all: Annotated[bool, typer.Option("--all", help="Show every pair, not the first 50.")] = False,
    details: Details = False,
    open_it: OpenIt = False,
    quiet: Quiet = False,
) -> None:
    """Make a page, a workbook or a sheet of a saved plan, for HR, a sponsor or a participant."""
    from recimentor import api

    audience = audience or (Audience.PARTICIPANT if person else Audience.HR)
    if person and audience is not Audience.PARTICIPANT:
        raise BadRequest(f"--for goes with --audience participant; {audience.value} sees everybody")
    made, _, _ = api.stated(api.open_plan(plan), api.decisions_beside(plan))
    who = api.person_of_plan(made, person, tell_taken) if person else ""
    publication = api.Publication(audience, who, tuple(balance or ()), pseudonyms)
    if output:
        with TimeLeft("report", shown=not quiet) as progress:
            extras = api.publish(made, output, publication, source=plan, progress=progress.show)
        for extra in extras if not quiet else ():
            say(f"also written: {extra}")
        open_first(output, wanted=open_it)
        return
    prepared = api.prepare(made, publication)
    if prepared.audit and not quiet:
        say("a column for audit only is not printed; give -o to have its file of its own")
    print_plan(prepared, format_.value, show_all=show_all, details=details)
    if balance and format_ is PlanFormat.TABLE:
        print_balance(prepared)


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
