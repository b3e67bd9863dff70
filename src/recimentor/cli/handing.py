"""Options and printing that commands share which hand out a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.streams import write_text
from recimentor.model.audience import Audience

if TYPE_CHECKING:
    from recimentor.api.outputs import Prepared

PlanFile = Annotated[Path, typer.Argument(metavar="PLAN", help="A saved plan: plan.json.")]
AudienceOption = Annotated[
    Audience, typer.Option("--audience", help="Who it is for; only hr sees requests and scores of everybody.")
]
Person = Annotated[
    str, typer.Option("--for", metavar="ID", help="The participant, where it is for one: id or name.")
]
Balance = Annotated[
    list[str] | None,
    typer.Option("--balance", metavar="COLUMN", help="Compare the groups of this column; repeatable."),
]
Pseudonyms = Annotated[
    Path | None,
    typer.Option(
        "--pseudonyms", metavar="KEYFILE", help="Aliases for names; who is who goes to this CSV file."
    ),
]
OpenIt = Annotated[bool, typer.Option("--open", help="Open the first file that was written.")]
Details = Annotated[bool, typer.Option("--details", help="Show everything about each pair.")]


def print_plan(prepared: Prepared, format_: str, *, show_all: bool, details: bool) -> None:
    """Print what the audience sees of a plan: as a table, in panels, or as ``json``, ``csv`` or ``md``."""
    from recimentor import report

    if format_ == "table":
        screen = report.screen_of(sys.stdout, os.environ)
        show = report.view_details if details else report.view_table
        write_text(show(prepared.view, screen, show_all=show_all))
    else:
        text = report.file_bytes(prepared.plan, prepared.view, format_).decode("utf-8-sig")
        write_text(text)


def open_first(outputs: Sequence[Path], *, wanted: bool) -> None:
    """Open the first of some files with whatever the desktop opens such files with."""
    if wanted and outputs:
        typer.launch(str(outputs[0].absolute()))
