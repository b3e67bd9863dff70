"""Partners of an earlier round are not paired again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.pairset import PairSet


class NotRepeatedRule:
    """The rule over earlier rounds; on whenever there is a history, unless the program says ``false``."""

    code: Final = "not_repeated"
    name: Final = "not_repeated"

    def __init__(
        self,
        people: Sequence[Participant],
        history: Iterable[tuple[str, str]],
        taught: Iterable[tuple[str, str]] = (),
    ) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        met = ((index[a], index[b]) for a, b in history if a in index and b in index)
        steps = [(index[a], index[b]) for a, b in taught if a in index and b in index]
        self.met = PairSet(len(people), met)
        self._in_rings = PairSet(len(people), steps)
        self._size = len(people)
        self._taught = np.array(sorted({a * len(people) + b for a, b in steps}), dtype=np.int64)
        self._names = tuple(person.name for person in people)

    @property
    def is_idle(self) -> bool:
        """Whether nobody of the pool was anybody's partner before."""
        return not len(self.met) and not len(self._taught)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        steps = counted(len(self._taught), "step")
        return f"{counted(len(self.met), 'pair')} of earlier rounds, and {steps} of their rings"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair were partners before, or one of them taught the other in a ring."""
        return self.met.holds(i, j) | self._in_rings.holds(i, j)

    def forbids_step(self, teacher: IntArray, learner: IntArray) -> BoolArray:
        """Return whether each teacher taught each learner before, as a partner or in a ring."""
        before: BoolArray = np.isin(teacher * self._size + learner, self._taught)
        return self.met.holds(teacher, learner) | before

    def reason(self, i: int, j: int) -> str:
        """Say that the two were partners before."""
        return f"{self._names[i]} and {self._names[j]} were partners in an earlier round."
