"""``invite``, ``answers``, ``status``, ``feedback``: who is asked, who said yes, how does it go?"""

from __future__ import annotations

import datetime as dt
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.deciding import DecisionsFile, Today
from recimentor.cli.failures import show_findings
from recimentor.cli.handing import PlanFile
from recimentor.cli.options import AsOf, Quiet, TextFormat, day_of
from recimentor.cli.streams import say, tell_taken, write_text

if TYPE_CHECKING:
    from recimentor.api import AnswersResult, Invitations


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


def invite(
    plan: PlanFile,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", help="A new folder, or that of earlier ones."),
    ],
    answer_by: Annotated[
        dt.datetime | None,
        typer.Option("--answer-by", formats=["%Y-%m-%d"], metavar="DATE", help="Last day for an answer."),
    ] = None,
    form: Annotated[
        str, typer.Option("--form", metavar="TEXT", help="How to answer, such as the address of your form.")
    ] = "",
    again: Annotated[
        bool, typer.Option("--again", help="Write again to those who were asked and have not answered.")
    ] = False,
    drafts: Annotated[bool, typer.Option("--drafts", help="A mail draft (.eml) for each letter.")] = False,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="Your own templates, in any language.")
    ] = None,
    decisions: DecisionsFile = None,
    date: Today = None,
    quiet: Quiet = False,
) -> None:
    """Write an invitation to everybody who can be asked now, and write down that they were asked."""
    from recimentor import api, report

    options = report.InvitationOptions(
        answer_by=answer_by.date() if answer_by else "",
        form=form,
        has_drafts=drafts,
    )
    request = api.InviteRequest(plan, output, decisions, day_of(date), again=again, templates=templates)
    made = api.invite(request, options)
    if not quiet:
        show_findings(made.findings)
        _tell(made, output)


def _tell(made: Invitations, output: Path) -> None:
    if made.num_letters:
        say(
            f"{made.num_letters:,} invitations in {output}: letters, mail-merge sheet, answers.csv to fill in"
        )
        say(f"{made.path}: who was asked is written down")
    else:
        say("nobody is to be asked now")
    if made.num_waiting:
        say(f"{made.num_waiting:,} are asked once their partners, who are asked first, have said yes")
    if made.num_before:
        say(f"{made.num_before:,} were asked before and have not answered; --again writes to them again")


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
        lines.append(f"Next: {result.pair_again}")
    return "\n".join(lines) + "\n"


def feedback(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="The saved plan, JSON.", autocompletion=complete_plan)
    ],
    answers: Annotated[
        list[str], typer.Argument(metavar="ANSWERS...", help="Answers to the check-in form: CSV or XLSX.")
    ],
    as_of: AsOf = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show everybody to talk to, not the first 50.")
    ] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Join the answers of a check-in to the pairs: who needs a call first, and what worked."""
    from recimentor import api, report

    stdin = sys.stdin.buffer.read() if "-" in answers else None
    result = api.feedback(api.FeedbackRequest(plan, tuple(answers), stdin), day_of(as_of))
    if not quiet:
        show_findings(result.findings)
    if format_ is TextFormat.JSON:
        write_text(report.feedback_json(result.feedback, result.overdue))
    else:
        write_text(report.feedback_text(result.feedback, result.overdue, show_all=show_all))
