"""In a program with two sides, pairs go across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.names import same_value
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.scoring.arrays import BoolArray, Int8Array, IntArray, frozen


def read_sides(people: Sequence[Participant], program: Program) -> Int8Array | None:
    """Return the side of each person, ``(n,)``: 0 or 1 by the order of the two values, -1 for neither.

    ``None`` for a program without sides. Values compare without regard to case and outer spaces.
    """
    if program.sides is None:
        return None
    values = [same_value(person.value_of(program.sides)) for person in people]
    known = sorted(set(values) - {""})[:2]
    return frozen(np.array([known.index(v) if v in known else -1 for v in values], dtype=np.int8))


class SidesRule:
    """The rule over the program's field of sides."""

    code: Final = "same-side"
    name: Final = "same-side"

    def __init__(self, people: Sequence[Participant], side: Int8Array, field: str) -> None:
        self._names = tuple(person.name for person in people)
        self._side = side
        self._field = field

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        sides = [int(np.count_nonzero(self._side == side)) for side in (0, 1)]
        neither = int(np.count_nonzero(self._side < 0))
        return f"{self._field}: {sides[0]} on one side, {sides[1]} on the other, {neither} on neither"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair are on one side, or one of them on neither."""
        mine, theirs = self._side[i], self._side[j]
        same: BoolArray = (mine == theirs) | (mine < 0) | (theirs < 0)
        return same

    def reason(self, i: int, j: int) -> str:
        """Say that the two are on the same side, or who is on neither."""
        lost = [self._names[k] for k in (i, j) if self._side[k] < 0]
        if lost:
            return f"{' and '.join(lost)}: on neither side ({self._field})."
        return f"Both are on the same side ({self._field}); this program pairs across."
