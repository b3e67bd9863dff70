"""Nobody is paired with anyone whom they asked to avoid, or who asked to avoid them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.pairset import PairSet


class AvoidRule:
    """The rule over ``avoid``; one person's word is enough, and the reason does not say whose it was."""

    code: Final = "avoid"
    name: Final = "avoid"

    def __init__(self, people: Sequence[Participant]) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        pairs = ((k, index[other]) for k, p in enumerate(people) for other in p.avoid if other in index)
        self._apart = PairSet(len(people), pairs)

    @property
    def is_idle(self) -> bool:
        """Whether nobody asked to avoid anybody of the pool."""
        return not len(self._apart)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return f"{counted(len(self._apart), 'pair')}, because one of the two asked"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether one of each pair asked to avoid the other."""
        return self._apart.holds(i, j)

    def reason(self, i: int, j: int) -> str:  # noqa: ARG002 - who asked stays private
        """Say so without saying who asked."""
        return "At least one of the two asked not to be paired with the other."
