"""Ctrl-C while files take their places waits until they have; and what a run has put in place is known."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

#: What this process has put in place or removed, in order.
_DONE: list[Path] = []


def note_done(path: Path) -> None:
    """Remember that a file or folder was put in place, or removed."""
    _DONE.append(path)


def done_since(number: int) -> tuple[Path, ...]:
    """Return what was put in place or removed after the first so many."""
    return tuple(_DONE[number:])


def num_done() -> int:
    """Return how many files and folders this process has put in place or removed."""
    return len(_DONE)


@contextlib.contextmanager
def deferred() -> Iterator[None]:
    """Hold back Ctrl-C until the block has ended; then it counts.

    Only for blocks that take moments. Other threads than the main one are never interrupted anyway.
    """
    before = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or before in {None, signal.SIG_IGN}:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
