"""The criterion *bridge*: people whose circles do not touch.

- *department* and *career stage*: another one is worth 1, the same one 0; *site* likewise.
- *circles*: 0 where one knows the other, or both are in one team or have one manager; one half where both
know the same
  third person; else 1.

A blank counts one half. No demographic likeness or difference enters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.criteria.parts import PartsCriterion
from recimentor.scoring.fields import bits_of, field_codes
from recimentor.scoring.pairset import PairSet
from recimentor.scoring.rules.fields import label

NAME: Final = "bridge"
FILLED_BY: Final = "department, career stage, site, team, manager or acquaintances"


def bridge(people: Sequence[Participant]) -> PartsCriterion:
    """Return the criterion *bridge* of a pool."""
    fields = (("department", 2), ("career_stage", 2), ("site", 1))
    parts = tuple(DifferencePart(people, field, importance) for field, importance in fields)
    return PartsCriterion(NAME, (*parts, CirclesPart(people)))


class DifferencePart:
    """Another department, career stage or site."""

    neutral: Final = 0.5

    def __init__(self, people: Sequence[Participant], field: str, importance: int) -> None:
        self.name = label(field)
        self.importance = importance
        self._codes = field_codes(people, field)
        self.is_filled = self._codes.num_given > 1

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """The values."""
        return self._codes.codes

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both gave the field."""
        return self._codes.both_given(i, j)

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return 1 where they differ, else 0."""
        differ: FloatArray = (self._codes.codes[i] != self._codes.codes[j]).astype(np.float64)
        return differ

    def words(self, i: int, j: int) -> str:
        """Name both values."""
        mine, theirs = self._codes.values[i], self._codes.values[j]
        if self._codes.codes[i] == self._codes.codes[j]:
            return f"same {self.name}: {mine}"
        return f"another {self.name}: {mine} and {theirs}"


class CirclesPart:
    """No acquaintance between them."""

    name: Final = "circles"
    importance: Final = 2
    neutral: Final = 0.5

    def __init__(self, people: Sequence[Participant]) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        acquainted = ((k, index[o]) for k, p in enumerate(people) for o in p.knows if o in index)
        self._acquainted = PairSet(len(people), acquainted)
        self._knows = bits_of([person.knows for person in people])
        self._team, self._manager = field_codes(people, "team"), field_codes(people, "manager")
        said = [bool(person.knows or person.team or person.manager) for person in people]
        self._given = frozen(np.array(said, dtype=np.bool_))
        self.is_filled = sum(said) > 1

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """Everybody is told apart."""
        return None

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether anything is known of both people's circles."""
        return self._given[i] & self._given[j]

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return 1 for circles that do not touch."""
        value = np.ones(len(i))
        value[self._knows.num_common(i, j) > 0] = 0.5
        close = self._acquainted.holds(i, j) | self._team.same(i, j) | self._manager.same(i, j)
        value[close] = 0.0
        return value

    def words(self, i: int, j: int) -> str:
        """Say how close their circles are."""
        value = self.values(np.array([i]), np.array([j]))[0]
        return {0.0: "their circles touch", 0.5: "both know the same person"}.get(
            value, "their circles do not touch"
        )
