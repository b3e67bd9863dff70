"""``recimentor forget`` and ``about``: remove a person everywhere; what is held about one person?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_person
from recimentor.cli.failures import ExitCode
from recimentor.cli.options import AsOf, TextFormat, day_of
from recimentor.cli.streams import say, tell_taken, write_text
from recimentor.model.errors import BadRequest


def forget(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="Id, e-mail or name of the person.", autocompletion=complete_person
        ),
    ] = None,
    folder: Annotated[
        Path,
        typer.Option("--folder", metavar="DIR", help="The program's folder, with all under it."),
    ] = Path(),
    yes: Annotated[bool, typer.Option("--yes", help="Do it; otherwise only say what would change.")] = False,
    no_hash: Annotated[
        bool, typer.Option("--no-hash", help="Remove their pairs too: old partners may then meet again.")
    ] = False,
    due: Annotated[bool, typer.Option("--due", help="List the files that are past their time.")] = False,
    as_of: AsOf = None,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
) -> None:
    """Remove a person from every file under the folder; a dry run first."""
    from recimentor import api, report

    is_json = format_ is TextFormat.JSON
    if due:
        if who is not None or yes or no_hash:
            raise BadRequest("--due only lists files: leave out the ID, --yes and --no-hash")
        items = api.due(folder, day_of(as_of))
        write_text(report.due_json(items) if is_json else report.due_text(items))
        return
    if who is None:
        raise BadRequest("say whom to forget: recimentor forget ID, or list what is due with --due")
    found = api.forget(
        api.ForgetRequest(who, folder, is_dry=not yes, keeps_hash=not no_hash), took=tell_taken
    )
    render = report.forgetting_json if is_json else report.forgetting_text
    write_text(render(found, is_dry=not yes))
    if found.left:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)


def about(
    who: Annotated[
        str,
        typer.Argument(
            metavar="PERSON", help="Id, e-mail or name of the person.", autocompletion=complete_person
        ),
    ],
    folder: Annotated[
        Path,
        typer.Option("--folder", metavar="DIR", help="The program's folder, with all under it."),
    ] = Path(),
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="A file to hand over: .csv, .json, .md or .txt."),
    ] = None,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
) -> None:
    """List every file, row and field that holds something of a person; nothing is changed."""
    from recimentor import api, report

    found = api.about(folder, who, took=tell_taken)
    if output is not None:
        api.hand_over(found, output)
        say(f"{output}: what is held about this person; read it before you hand it over")
    else:
        write_text((report.about_json if format_ is TextFormat.JSON else report.about_text)(found))
    if found.not_read:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)
