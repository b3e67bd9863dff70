"""``recimentor import``: participants from archives of other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.streams import write_text

import_app = typer.Typer(help="Turn archives of other tools into participants.", no_args_is_help=True)


def linkedin(
    archives: Annotated[
        list[str],
        typer.Argument(metavar="ARCHIVE...", help="ZIP files from LinkedIn, or the folders they unpack to."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write a YAML file; by default it is printed."),
    ] = None,
    connections: Annotated[
        bool,
        typer.Option(
            "--connections",
            help="Read whom they know, only among these archives and --pool; nothing else of it is kept.",
        ),
    ] = False,
    pool: Annotated[
        list[str] | None,
        typer.Option("--pool", metavar="SOURCE", help="Participants who may be among the connections."),
    ] = None,
) -> None:
    """Read the archive that a person downloads from LinkedIn: profile, positions, skills, languages."""
    from recimentor.api import starting

    text, _ = starting.import_linkedin(archives, connections=connections, pool=pool or ())
    if output is None:
        write_text(text)
    else:
        starting.write_text_file(output, text, [*archives, *(pool or ())])
