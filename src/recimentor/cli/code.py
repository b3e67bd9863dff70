"""``recimentor code``: prose to skills, accepted by a human."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.options import NoProgram, ProgramFile, SheetNames, Sources
from recimentor.cli.reading import read_options, reading_request
from recimentor.cli.streams import say, write_text


def code(
    sources: Sources,
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
    program: ProgramFile = None,
    no_program: NoProgram = False,
    sheet: SheetNames = None,
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
    options = read_options(sheet, None, None, set_aside=False)
    reading = api.read(reading_request(sources, program, None, no_program=no_program, options=options))
    rows = starting.coding_sheet(reading, columns)
    text = report.csv_text(rows[0], rows[1:])
    if output is None:
        write_text(text)
    else:
        starting.write_text_file(output, text, sources)
        say(f"{len(rows) - 1} sentences in {output}; fill in the last column and give the file with --coded")
