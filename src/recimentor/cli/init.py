"""``recimentor init``: a program folder, or a mapping proposed for an export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.options import Encoding, Quiet, SheetNames
from recimentor.cli.streams import say, write_text


def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Folder for the new program's files.")
    ] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="EXPORT", help="Propose a mapping for an export; repeatable."),
    ] = None,
    org: Annotated[
        list[str] | None,
        typer.Option("--org", metavar="FILE", help="Propose how organisation data are read; repeatable."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the mapping; by default it is printed."),
    ] = None,
    name: Annotated[str, typer.Option("--name", help="Name of the program.")] = "Reciprocal mentoring",
    sheet: SheetNames = None,
    encoding: Encoding = None,
    papers: Annotated[
        bool,
        typer.Option("--papers", help="Write the papers for data protection anew, from DIR's program file."),
    ] = False,
    forms: Annotated[
        bool,
        typer.Option("--forms", help="Write the files for form tools anew, from DIR's questions and skills."),
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Start a program: a folder with a sign-up form, or a mapping proposed for an export."""
    from recimentor.api import starting
    from recimentor.model.errors import BadRequest

    if (folder is None) == (not from_ and not org):
        raise BadRequest("give either a folder, or --from with one export or more, or --org")
    if folder is not None:
        for path in _written(folder, name, papers=papers, forms=forms):
            say(str(path))
        return
    proposal = starting.propose_program(
        from_ or (), sheets=sheet or (), encoding=encoding or "", organisation=org or (), output=output
    )
    if not quiet and from_:
        for line in starting.proposal_lines(proposal):
            say(line)
    if output is None:
        write_text(proposal.text)


def _written(folder: Path, name: str, *, papers: bool, forms: bool) -> tuple[Path, ...]:
    from recimentor.api import starting

    if not papers and not forms:
        return starting.start_program(folder, name)
    renewed = starting.renew_papers(folder) if papers else ()
    return (*renewed, *(starting.renew_forms(folder) if forms else ()))
