"""Partners stand at most so many steps apart on a ladder, such as grades."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.ladder import ladder_steps
from recimentor.model.names import same_value
from recimentor.model.participant import Participant
from recimentor.model.rules import AtMostApart
from recimentor.scoring.arrays import BoolArray, IntArray, frozen
from recimentor.scoring.rules.words import blanks, label, tally

_NOWHERE = -1_000_000


class AtMostApartRule:
    """``at_most_apart``: a value that is not on the ladder, or blank, is near nobody."""

    code: Final = "at_most_apart"

    def __init__(self, people: Sequence[Participant], rule: AtMostApart) -> None:
        self.name = f"{self.code}: {rule.field}, {rule.steps}"
        self._rule = rule
        self._names = tuple(person.name for person in people)
        self._values = tuple(person.value_of(rule.field) for person in people)
        steps = ladder_steps(self._values, rule.ladder) or {}
        self._steps = frozen(
            np.array([steps.get(same_value(v), _NOWHERE) for v in self._values], dtype=np.int64)
        )

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        off = int(np.count_nonzero(self._steps == _NOWHERE))
        return f"{tally(self._values)}; {off} not on the ladder"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair stands too far apart, or one of them nowhere."""
        mine, theirs = self._steps[i], self._steps[j]
        result: BoolArray = (
            (np.abs(mine - theirs) > self._rule.steps) | (mine == _NOWHERE) | (theirs == _NOWHERE)
        )
        return result

    def reason(self, i: int, j: int) -> str:
        """Say how far apart they stand, or who stands nowhere."""
        what = label(self._rule.field)
        placed = [(self._names[k], self._steps[k] != _NOWHERE) for k in (i, j)]
        missing = blanks(placed, f"{what} on the ladder")
        if missing:
            return f"{missing} (rule {self.name})."
        apart = abs(int(self._steps[i]) - int(self._steps[j]))
        values = f"{self._values[i]} and {self._values[j]}"
        return f"{values} are {apart} steps of {what} apart, more than {self._rule.steps} (rule {self.name})."

    def easing(self, person: int, others: IntArray) -> str:
        """Return the steps that the nearest of some people is apart."""
        steps = self._steps[others]
        known = steps[steps != _NOWHERE]
        if self._steps[person] == _NOWHERE or not len(known):
            return f"A {label(self._rule.field)} on the ladder"
        return f"{int(np.abs(known - self._steps[person]).min())} steps instead of {self._rule.steps}"
