"""The criterion *logistics*: time, ways to meet and cadence that suit both.

- *time*: free time that both share in the worst week of the program; two hours are enough for the full value.
- *reach*: a common way to meet at a distance is worth 1; in person alone is worth 1 for people of one site,
one city or
  at most 50 km apart, 0 for others, one half where nobody knows; no common way is worth 0.
- *cadence*: the same wish is worth 1, neighbouring wishes one half, weekly and monthly 0.

A blank counts one quarter for time, and one half for reach and cadence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import CADENCES, IN_PERSON, Participant, cadence_of, mode_of
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.criteria.parts import PartsCriterion
from recimentor.scoring.fields import bits_of, field_codes, joined
from recimentor.scoring.rules.meeting import Places
from recimentor.scoring.time.free_time import FreeTime

NAME: Final = "logistics"
FILLED_BY: Final = "availability, ways to meet or cadence"
#: Minutes a week in common that are as good as any more.
ENOUGH_MINUTES: Final = 120
#: Kilometres that somebody travels to meet in person.
NEAR_KM: Final = 50.0
_HOUR = 60


def logistics(people: Sequence[Participant], free_time: FreeTime) -> PartsCriterion:
    """Return the criterion *logistics* of a pool."""
    return PartsCriterion(NAME, (TimePart(free_time), ReachPart(people), CadencePart(people)))


class TimePart:
    """Common free time in the worst week."""

    name: Final = "time"
    importance: Final = 3
    neutral: Final = 0.25

    def __init__(self, free_time: FreeTime) -> None:
        self._free_time = free_time
        self.is_filled = int(np.count_nonzero(free_time.given)) > 1

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """Everybody is told apart."""
        return None

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether the availability of both is known."""
        return self._free_time.given[i] & self._free_time.given[j]

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return the share of two hours."""
        minutes = self._free_time.worst_minutes(i, j)
        result: FloatArray = np.minimum(minutes, ENOUGH_MINUTES) / ENOUGH_MINUTES
        return result

    def words(self, i: int, j: int) -> str:
        """Say how many hours they share."""
        minutes = int(self._free_time.worst_minutes(np.array([i]), np.array([j]))[0])
        if not minutes:
            return "no common free time in some week"
        return f"{minutes / _HOUR:g} h of common free time in every week"


class ReachPart:
    """Ways to meet, and the place where in person is the only one."""

    name: Final = "ways to meet"
    importance: Final = 2
    neutral: Final = 0.5

    def __init__(self, people: Sequence[Participant]) -> None:
        self._modes = tuple(frozenset(map(mode_of, person.modes)) for person in people)
        self._remote = bits_of([modes - {IN_PERSON} for modes in self._modes])
        self._in_person = frozen(np.array([IN_PERSON in modes for modes in self._modes], dtype=np.bool_))
        self._given = frozen(np.array([bool(modes) for modes in self._modes], dtype=np.bool_))
        self._sites = field_codes(people, "site"), field_codes(people, "city")
        self._places = Places(people)
        self.is_filled = int(np.count_nonzero(self._given)) > 1
        kinds = [*self._remote.words, self._in_person, *(codes.codes for codes in self._sites)]
        self._profile = None if self._places.num_given else joined(kinds)

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """Modes and places; with coordinates everybody is told apart."""
        return self._profile

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both named ways to meet."""
        return self._given[i] & self._given[j]

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return how easily they meet."""
        value = (self._remote.num_common(i, j) > 0).astype(np.float64)
        (at,) = np.nonzero((value == 0) & self._in_person[i] & self._in_person[j])
        value[at] = self._near(i[at], j[at])
        return value

    def words(self, i: int, j: int) -> str:
        """Name the common ways, or say that there is none."""
        common = sorted(self._modes[i] & self._modes[j])
        if not common:
            return "no common way to meet"
        if common == [IN_PERSON] and not self._near(np.array([i]), np.array([j]))[0]:
            return "in person alone suits both, and they are far apart"
        return f"both can meet by {', '.join(common)}".replace("by in person", "in person")

    def _near(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return 1 for people of one place, 0 for people of two, one half where nobody knows."""
        near = np.full(len(i), 0.5)
        for codes in self._sites:
            near[codes.both_given(i, j)] = 0.0
        km = self._places.km(i, j)
        near[~np.isnan(km)] = 0.0
        for codes in self._sites:
            near[codes.same(i, j)] = 1.0
        near[km <= NEAR_KM] = 1.0
        return near


class CadencePart:
    """How often they wish to meet."""

    name: Final = "cadence"
    importance: Final = 1
    neutral: Final = 0.5

    def __init__(self, people: Sequence[Participant]) -> None:
        order = {name: step for step, name in enumerate(CADENCES)}
        self._wishes = tuple(cadence_of(person.cadence) for person in people)
        self._steps = frozen(np.array([order.get(wish, -1) for wish in self._wishes], dtype=np.int8))
        self.is_filled = int(np.count_nonzero(self._steps >= 0)) > 1

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """The wishes."""
        return self._steps.astype(np.int32)

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether the wishes of both are known."""
        return (self._steps[i] >= 0) & (self._steps[j] >= 0)

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return 1, one half or 0 by the steps between their wishes."""
        result: FloatArray = 1.0 - np.abs(self._steps[i] - self._steps[j]) / 2.0
        return result

    def words(self, i: int, j: int) -> str:
        """Name their wishes."""
        mine, theirs = self._wishes[i], self._wishes[j]
        return f"both would meet {mine}" if mine == theirs else f"one would meet {mine}, the other {theirs}"
