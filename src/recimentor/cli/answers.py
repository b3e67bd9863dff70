"""``recimentor answers``: who said yes?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.completing import complete_person
from recimentor.cli.dates import day_of
from recimentor.cli.deciding import DecisionsFile, Today
from recimentor.cli.findings import show_findings
from recimentor.cli.handing import PlanFile
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say, tell_taken, write_text

if TYPE_CHECKING:
    from recimentor.api import AnswersResult


def answers(
    plan: PlanFile,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Replies: the answer form filled in, or a form's export."),
    ] = None,
    yes: Annotated[
        list[str] | None,
        typer.Option(
            "--yes",
            metavar="PERSON",
            help="This person said yes; repeatable.",
            autocompletion=complete_person,
        ),
    ] = None,
    no: Annotated[
        list[str] | None,
        typer.Option(
            "--no", metavar="PERSON", help="This person said no; repeatable.", autocompletion=complete_person
        ),
    ] = None,
    decisions: DecisionsFile = None,
    date: Today = None,
    quiet: Quiet = False,
) -> None:
    """Write replies to invitations into decisions.yaml, and say how far the pairs are."""
    from recimentor import api

    request = api.AnswersRequest(
        plan=plan,
        sources=tuple(sources or ()),
        yes=tuple(yes or ()),
        no=tuple(no or ()),
        decisions=decisions,
        date=day_of(date),
        took=tell_taken,
        stdin=sys.stdin.buffer.read() if "-" in (sources or ()) else None,
    )
    result = api.answers(request)
    if not quiet:
        show_findings(result.findings)
        say(f"{result.path}: {result.num_new} new")
    write_text(_summary(result))


def _summary(result: AnswersResult) -> str:
    new = [f"{result.num_yes} said yes", f"{result.num_no} said no"]
    if result.num_picks:
        new.append(f"{result.num_picks} picked from their shortlist")
    order = ("confirmed", "accepted", "proposed", "declined", "ended")
    states = ", ".join(f"{result.states[state]} {state}" for state in order if result.states.get(state))
    lines = [f"New replies: {', '.join(new)}.", f"Pairs now: {states or 'none'}."]
    if result.states.get("declined"):
        lines.append("Next: recimentor match people.csv --keep plan.json -o plan.json")
    return "\n".join(lines) + "\n"
