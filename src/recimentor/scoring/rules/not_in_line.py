"""Nobody is paired with their own manager or with anyone in their reporting line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from recimentor.model.participant import Participant
from recimentor.model.reporting import line_above, managers_of
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.pairset import PairSet


class NotInLineRule:
    """``not_in_line``: the chain through ``manager``, also through people who take no part."""

    code: Final = "not_in_line"

    def __init__(
        self, people: Sequence[Participant], organisation: Mapping[str, str], field: str = "manager"
    ) -> None:
        self.name = f"{self.code}: {field}"
        self._names = tuple(person.name for person in people)
        index = {person.id: k for k, person in enumerate(people)}
        managers = managers_of(people, organisation, field)
        self._above = {
            (index[above], k): distance
            for k, person in enumerate(people)
            for distance, above in enumerate(line_above(person.id, managers), start=1)
            if above in index
        }
        self.lines = PairSet(len(people), self._above)

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether one of each pair is above the other."""
        return self.lines.holds(i, j)

    def reason(self, i: int, j: int) -> str:
        """Say who is above whom, and by how many levels."""
        top, low = (i, j) if (i, j) in self._above else (j, i)
        distance = self._above[top, low]
        how = "is the manager of" if distance == 1 else f"is {distance} levels above"
        return f"{self._names[top]} {how} {self._names[low]} (rule {self.code})."
