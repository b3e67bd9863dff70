"""``recimentor invite``: ask people whether the suggested partner suits them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.dates import day_of
from recimentor.cli.deciding import DecisionsFile, Today
from recimentor.cli.findings import show_findings
from recimentor.cli.handing import PlanFile
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say

if TYPE_CHECKING:
    from recimentor.api import Invitations


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
