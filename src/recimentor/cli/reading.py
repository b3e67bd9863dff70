"""From options to the request that the core reads."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recimentor.api import ReadRequest


def reading_request(
    sources: Sequence[str],
    program: Path | None,
    sides: str | None,
    *,
    no_program: bool,
    history: Sequence[Path] = (),
) -> ReadRequest:
    """Return what to read; standard input is read here, once, where a source is ``-``."""
    from recimentor.api import ReadRequest

    return ReadRequest(
        sources=tuple(sources),
        program=program,
        use_program=not no_program,
        sides=sides,
        history=tuple(history),
        stdin=sys.stdin.buffer.read() if "-" in sources else None,
    )
