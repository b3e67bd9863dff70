"""``recimentor schema``: JSON schemas of the files that people and programs write."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from recimentor.cli.streams import write_text


def schema(
    of: Annotated[
        Literal["program", "plan", "decisions"],
        typer.Argument(metavar="FILE", help="program, plan or decisions."),
    ],
) -> None:
    """Print the JSON schema of a file: editors complete and check with it, programs read plans by it."""
    from recimentor.api.schemas import SchemaOf, schema_text

    write_text(schema_text(SchemaOf(of)))
