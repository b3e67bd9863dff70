"""``recimentor report``: a saved plan as something to look at and to mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
