"""Two rows that are probably one person are not paired with each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.twins import CODE, accepted_apart, twins_of
from recimentor.scoring.arrays import BoolArray, IntArray, frozen

_ALONE = -1


class OnePersonRule:
    """The rule over rows that are probably one person; ``accept`` names those who are not."""

    code: Final = CODE
    name: Final = CODE

    def __init__(self, people: Sequence[Participant], program: Program) -> None:
        groups = twins_of(people, accepted_apart(program, people))
        group_of = {one: number for number, twins in enumerate(groups) for one in twins.ids}
        self._groups = groups
        self._names = tuple(person.name for person in people)
        self._group = frozen(np.array([group_of.get(person.id, _ALONE) for person in people], dtype=np.int64))

    @property
    def is_idle(self) -> bool:
        """Whether everybody is somebody else."""
        return not self._groups

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(len(self._groups), 'group')} of rows that are probably one person"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair are probably one person."""
        mine = self._group[i]
        result: BoolArray = (mine == self._group[j]) & (mine != _ALONE)
        return result

    def reason(self, i: int, j: int) -> str:
        """Say by what they are taken for one person."""
        by = self._groups[int(self._group[i])].by
        return f"{self._names[i]} and {self._names[j]} are probably one person: they have the same {by}."
