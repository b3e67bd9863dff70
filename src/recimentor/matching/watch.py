"""Keeping an eye on the outside: progress is told, and a wish to stop is heard."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from recimentor.matching.problem import Progress

if TYPE_CHECKING:
    from recimentor.matching.problem import Settings


class Interrupted(Exception):  # noqa: N818 - not an error: somebody asked to stop
    """Raised to stop; what is known by then is returned."""


class Watch:
    """Passes progress on and raises `Interrupted` once the caller wants to stop or time is up."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        limit = settings.time_limit_seconds
        self._deadline = None if limit is None else time.monotonic() + limit

    def tick(self, stage: str, done: int, total: int, gap: float | None) -> None:
        """Tell how far a stage has come; raise `Interrupted` to stop."""
        if self._settings.progress is not None:
            self._settings.progress(Progress(stage, done, total, gap))
        self.pause()

    def pause(self) -> None:
        """Raise `Interrupted` to stop."""
        if self._settings.should_stop is not None and self._settings.should_stop():
            raise Interrupted
        if self._deadline is not None and time.monotonic() >= self._deadline:
            raise Interrupted
