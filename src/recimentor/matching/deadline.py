"""A moment at which work stops, shared by all that one run asks."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the clock that only goes forward.

    Parameters
    ----------
    at
        As `time.monotonic` tells it.
    """

    at: float

    @classmethod
    def after(cls, seconds: float | None) -> Deadline | None:
        """Return the moment in so many seconds; None = none."""
        return None if seconds is None else cls(time.monotonic() + seconds)

    @property
    def seconds_left(self) -> float:
        """Seconds until then, 0 or more."""
        return max(0.0, self.at - time.monotonic())

    @property
    def is_over(self) -> bool:
        """Whether it has passed."""
        return time.monotonic() >= self.at

    def sooner(self, share: float) -> Deadline:
        """Return the moment at which so much of the time that is left now has passed, 0 .. 1."""
        return Deadline(self.at - (1 - share) * self.seconds_left)
