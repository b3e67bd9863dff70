"""Options and printing that commands share which hand out a plan."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Final, Self

import typer

from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.streams import write_text
from recimentor.model.audience import Audience

if TYPE_CHECKING:
    from recimentor.api.outputs import Prepared

#: Work that is done sooner stays silent.
SILENT_SECONDS: Final = 2.0
_REFRESH_SECONDS: Final = 0.2

PlanFile = Annotated[
    Path, typer.Argument(metavar="PLAN", help="A saved plan: plan.json.", autocompletion=complete_plan)
]
_FOR_WHOM = typer.Option("--audience", help="Who it is for; only hr sees requests and scores of everybody.")
AudienceOption = Annotated[Audience, _FOR_WHOM]
AudienceOrPerson = Annotated[Audience | None, _FOR_WHOM]
Person = Annotated[
    str,
    typer.Option(
        "--for",
        metavar="ID",
        help="The participant whom it is for, in place of hr: id or name.",
        autocompletion=complete_person,
    ),
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


def print_balance(prepared: Prepared) -> None:
    """Print how the groups of each column fared that was asked for and may be shown here."""
    from recimentor import report

    screen = report.screen_of(sys.stdout, os.environ)
    write_text(report.balance_text(prepared.view, screen))


def open_first(outputs: Sequence[Path], *, wanted: bool) -> None:
    """Open the first of some files with whatever the desktop opens such files with."""
    if wanted and outputs:
        typer.launch(str(outputs[0].absolute()))


class TimeLeft:
    """A line with the share done and the time left, for work over two seconds on a terminal.

    Parameters
    ----------
    what
        What is made.
    shown
        Whether to show anything; never done where standard error is not a terminal.
    """

    def __init__(self, what: str, *, shown: bool) -> None:
        self._what = what
        self._shown = shown and sys.stderr.isatty()
        self._started = time.monotonic()
        self._last = 0.0
        self._is_written = False

    def __enter__(self) -> Self:
        """Begin to count the time."""
        self._started = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        if self._is_written:
            self._write("")

    def show(self, done: int, total: int) -> None:
        """Tell how much is done."""
        now = time.monotonic()
        spent = now - self._started
        if not self._shown or spent < SILENT_SECONDS or now - self._last < _REFRESH_SECONDS:
            return
        left = f", about {spent / done * (total - done):.0f} s left" if done else ""
        self._last = now
        self._write(f"{self._what}: {done:,} of {total:,} done{left}")

    def _write(self, line: str) -> None:
        self._is_written = True
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
