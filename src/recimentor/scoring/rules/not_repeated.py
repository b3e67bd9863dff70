"""Partners of an earlier round are not paired again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.pairset import PairSet


class NotRepeatedRule:
    """The rule over earlier rounds; on whenever there is a history, unless the program says ``false``."""

    code: Final = "not_repeated"
    name: Final = "not_repeated"

    def __init__(self, people: Sequence[Participant], history: Iterable[tuple[str, str]]) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        met = ((index[a], index[b]) for a, b in history if a in index and b in index)
        self.met = PairSet(len(people), met)
        self._names = tuple(person.name for person in people)

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair were partners before."""
        return self.met.holds(i, j)

    def reason(self, i: int, j: int) -> str:
        """Say that the two were partners before."""
        return f"{self._names[i]} and {self._names[j]} were partners in an earlier round."
