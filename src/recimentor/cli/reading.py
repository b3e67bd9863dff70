"""From options to the request that the core reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.cli.streams import read_stdin
from recimentor.model.reading import ReadOptions

if TYPE_CHECKING:
    from recimentor.api import DecisionsRequest, KeepRequest, ReadRequest


def reading_request(
    sources: Sequence[str],
    program: Path | None,
    sides: str | None,
    *,
    no_program: bool,
    history: Sequence[Path] = (),
    options: ReadOptions | None = None,
    decisions: DecisionsRequest | None = None,
    keep: KeepRequest | None = None,
    settings: Sequence[str] = (),
) -> ReadRequest:
    """Return what to read; standard input is read here, once, where a source is ``-``."""
    from recimentor.api import DecisionsRequest, ReadRequest

    return ReadRequest(
        sources=tuple(sources),
        program=program,
        use_program=not no_program,
        sides=sides,
        history=tuple(history),
        options=options or ReadOptions(),
        decisions=decisions or DecisionsRequest(),
        keep=keep,
        settings=tuple(settings),
        stdin=read_stdin() if "-" in sources else None,
    )


def read_options(
    sheets: Sequence[str] | None,
    org: Sequence[str] | None,
    corrections: str | None,
    coded: Sequence[str] | None = None,
    *,
    set_aside: bool,
) -> ReadOptions:
    """Return what is read beside the sources, as the options of a command say."""
    return ReadOptions(tuple(sheets or ()), tuple(org or ()), corrections, tuple(coded or ()), set_aside)
