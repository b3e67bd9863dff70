"""``recimentor about``: what is held about one person?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_person
from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.streams import say, tell_taken, write_text
from recimentor.cli.text_format import TextFormat


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
