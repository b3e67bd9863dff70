"""Progress on the terminal, and Ctrl-C that still returns the best pairing so far."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import AbstractContextManager
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from recimentor.api import Hooks

#: Work that is done sooner stays silent.
SILENT_SECONDS = 2.0
_REFRESH_SECONDS = 0.2


class Watch(AbstractContextManager["Watch"]):
    """Shows what a long run does, and turns the first Ctrl-C into a wish to stop.

    A second Ctrl-C stops at once.

    Parameters
    ----------
    shown
        Whether to show progress; never done where standard error is not a terminal.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown and sys.stderr.isatty()
        self._started = time.monotonic()
        self._last = 0.0
        self._written = False
        self._stop = False
        self._previous: Any = None

    def __enter__(self) -> Self:
        """Start listening to Ctrl-C."""
        self._previous = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give Ctrl-C back and clear the line."""
        signal.signal(signal.SIGINT, self._previous)
        if self._written:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def hooks(self) -> Hooks:
        """Return what a long run calls."""
        from recimentor.api import Hooks

        return Hooks(progress=self._show, should_stop=lambda: self._stop, solving=self._solving)

    def _solving(self, *, now: bool) -> None:
        # Before and after the solver there is no pairing to return: Ctrl-C stops at once.
        self._in_solver = now

    _in_solver = False

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        if self._stop or not self._in_solver:
            raise KeyboardInterrupt
        self._stop = True

    def _show(self, line: str) -> None:
        now = time.monotonic()
        if not self._shown or now - self._started < SILENT_SECONDS or now - self._last < _REFRESH_SECONDS:
            return
        self._last, self._written = now, True
        sys.stderr.write(f"\r\x1b[K{line} ({now - self._started:.0f} s)")
        sys.stderr.flush()
