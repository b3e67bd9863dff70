"""What the place that a text goes to can show: its width, colour and characters."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from recimentor.report.safe import can_encode, for_encoding, one_line

#: Wide enough for any line: in a pipe nothing is wrapped or cropped.
ENDLESS = 100_000
MIN_WIDTH = 40


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a text is shown.

    Parameters
    ----------
    width
        Columns of the terminal; :data:`ENDLESS` where nothing is to be wrapped.
    colour
        Whether colour and other styles may be written.
    encoding
        The encoding of the stream, which decides what characters may be used.
    """

    width: int = ENDLESS
    colour: bool = False
    encoding: str = "utf-8"

    @property
    def is_endless(self) -> bool:
        """Whether lines may be as long as they like."""
        return self.width >= ENDLESS

    def can_show(self, characters: str) -> bool:
        """Return whether the stream has all of these characters."""
        return can_encode(characters, self.encoding)

    def shown(self, text: str) -> str:
        """Return somebody's text on one line, harmless, in characters that the stream has."""
        return for_encoding(one_line(text), self.encoding)


def screen_of(stream: TextIO, environ: Mapping[str, str], *, width: int | None = None) -> Screen:
    """Return what a stream can show.

    Parameters
    ----------
    stream
        Standard output or error, or a file.
    environ
        ``NO_COLOR`` (not empty), ``TERM=dumb`` and ``COLUMNS`` are heeded.
    width
        Overrides the width that was found.

    Returns
    -------
    Screen
        For anything but a terminal: endless and without colour.
    """
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if not stream.isatty():
        return Screen(width=width or ENDLESS, colour=False, encoding=encoding)
    from rich.console import Console

    console = Console(file=stream, _environ=environ)
    colour = (
        not environ.get("NO_COLOR")
        and console.color_system is not None
        and not (sys.platform == "win32" and console.legacy_windows)
    )
    return Screen(max(MIN_WIDTH, width or console.width), colour, encoding)
