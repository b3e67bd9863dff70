"""``recimentor code``: prose to skills, accepted by a human."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import say, write_text


@with_bundles
def code(
    sources: Sources,
    *,
    offers: Annotated[
        list[str] | None,
        typer.Option("--offers", metavar="COLUMN", help="A column of prose about what people can teach."),
    ] = None,
    wants: Annotated[
        list[str] | None,
        typer.Option("--wants", metavar="COLUMN", help="A column of prose about what people want to learn."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the sheet as CSV; by default it is printed."
        ),
    ] = None,
    read: ReadingOptions,
    quiet: Quiet = False,
) -> None:
    """Write a sheet of sentences with suggested skills and a blank column to fill in.

    The filled sheet is read with `--coded`; a blank line counts nothing: no suggestion counts by itself.
    """
    from recimentor import api, report
    from recimentor.api import starting
    from recimentor.model.errors import BadRequest

    columns = [("offers", column) for column in offers or ()] + [("wants", column) for column in wants or ()]
    if not columns:
        raise BadRequest("name a column of prose with --offers or --wants")
    reading = api.read(read.request(sources))
    rows = starting.coding_sheet(reading, columns)
    text = report.csv_text(rows[0], rows[1:])
    if output is None:
        write_text(text)
    else:
        starting.write_text_file(output, text, sources)
        if not quiet:
            say(f"{len(rows) - 1} sentences in {output}; fill in its last column, then give it with --coded")
