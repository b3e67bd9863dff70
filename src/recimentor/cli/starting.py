"""``recimentor init``, ``import``, ``schema``: a folder to start from, records, and what files may hold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

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


def schema(
    of: Annotated[
        Literal["program", "plan", "decisions"],
        typer.Argument(metavar="FILE", help="program, plan or decisions."),
    ],
) -> None:
    """Print the JSON schema of a file: editors complete and check with it, programs read plans by it."""
    from recimentor.api.schemas import SchemaOf, schema_text

    write_text(schema_text(SchemaOf(of)))


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
