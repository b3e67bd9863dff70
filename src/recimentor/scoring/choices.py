"""Choices: whom people say they would like to be paired with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recimentor.model.participant import Participant
from recimentor.model.program import Choices
from recimentor.scoring.arrays import FloatArray, IntArray
from recimentor.scoring.pairset import PairSet

NAME = "choices"
#: What each choice adds to the weight of its pair: two points of a hundred.
CHOICE_POINTS = 20_000


@dataclass(frozen=True, slots=True)
class ChoicePoints:
    """The choices of a pool.

    Parameters
    ----------
    named
        Pairs of which at least one named the other.
    mutual
        Pairs of which both did.
    """

    named: PairSet
    mutual: PairSet

    def bonus(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` what choices add to each pair: ``CHOICE_POINTS`` for each who named the other."""
        count = self.named.holds(i, j).astype(float) + self.mutual.holds(i, j)
        return CHOICE_POINTS * count


def read_choices(people: Sequence[Participant], setting: Choices) -> ChoicePoints:
    """Return the choices of a pool; none where the program turns them off."""
    index = {person.id: k for k, person in enumerate(people)}
    named = {
        (k, index[other])
        for k, person in enumerate(people)
        for other in person.prefer
        if other in index and setting is not Choices.OFF
    }
    mutual = [(i, j) for i, j in named if (j, i) in named]
    return ChoicePoints(PairSet(len(people), named), PairSet(len(people), mutual))
