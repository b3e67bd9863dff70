"""Partners share so many free hours in every week of the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.rules.words import blanks
from recimentor.scoring.time.free_time import FreeTime

_HOUR = 60


class CommonHoursRule:
    """``common_hours``: counted in the worst week; somebody whose availability is not known shares none."""

    code: Final = "common_hours"

    def __init__(self, people: Sequence[Participant], free_time: FreeTime, hours: float) -> None:
        self.name = f"{self.code}: {hours:g}"
        self._hours = hours
        self._names = tuple(person.name for person in people)
        self._free_time = free_time

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        known = int(np.count_nonzero(self._free_time.given))
        return f"{known} people whose free time is known, {len(self._names) - known} whose is not"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair shares less than that in some week."""
        result: BoolArray = self._free_time.worst_minutes(i, j) < _HOUR * self._hours
        return result

    def reason(self, i: int, j: int) -> str:
        """Say how much they share, or whose availability is not known."""
        missing = blanks([(self._names[k], self._free_time.given[k]) for k in (i, j)], "availability")
        if missing:
            return f"{missing} (rule {self.name})."
        hours = self._free_time.worst_minutes(np.array([i]), np.array([j]))[0] / _HOUR
        share = f"They share {hours:g} h of free time in some week"
        return f"{share}, less than {self._hours:g} h (rule {self.name})."

    def easing(self, person: int, others: IntArray) -> str:
        """Return the hours that some of the people share with a person."""
        minutes = self._free_time.worst_minutes(np.full(len(others), person), others).max(initial=0)
        if not minutes:
            return "Availability that overlaps"
        return f"{minutes / _HOUR:g} common hours instead of {self._hours:g}"
