"""Sets of pairs of people: choices, earlier partners, and whatever else is asked about many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import Participant
from recimentor.model.program import Choices
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen

_SIEVE = 2**21


class PairSet:
    """An immutable set of unordered pairs.

    Parameters
    ----------
    num_people
        Size of the pool.
    pairs
        Pairs of indices in either order; repeats and a person with themself are ignored.
    """

    def __init__(self, num_people: int, pairs: Iterable[tuple[int, int]]) -> None:
        ends = np.array([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
        self._num_people = num_people
        self._keys = frozen(np.unique(ends.min(axis=1) * num_people + ends.max(axis=1)))
        # A sieve that most pairs fall through: one bit for the sum of two people's random marks.
        self._marks = frozen(np.random.default_rng(0).integers(0, _SIEVE, num_people, dtype=np.int32))
        sieve = np.zeros(_SIEVE if len(ends) else 0, dtype=np.bool_)
        if len(ends):
            sieve[self._mark(ends[:, 0], ends[:, 1])] = True
        self._sieve = frozen(sieve)

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs ``(i, j)``, ``i < j``, in order."""
        return tuple(divmod(int(key), self._num_people) for key in self._keys)

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self._keys)

    def holds_pair(self, i: int, j: int) -> bool:
        """Return whether one pair of indices is in the set."""
        return bool(self.holds(np.array([i]), np.array([j]))[0])

    def holds(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether each pair of indices is in the set; order within a pair does not matter."""
        if not len(self._keys):
            return np.zeros(len(i), dtype=np.bool_)
        found: BoolArray = self._sieve.take(self._mark(i, j))
        (at,) = np.nonzero(found)
        low, high = np.minimum(i[at], j[at]), np.maximum(i[at], j[at])
        keys = low * self._num_people + high
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found[at] = self._keys[place] == keys
        return found

    def _mark(self, i: IntArray, j: IntArray) -> NDArray[np.int32]:
        marks: NDArray[np.int32] = (self._marks.take(i) + self._marks.take(j)) & (_SIEVE - 1)
        return marks


CHOICES = "choices"
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


class Repeats:
    """What repeats keep of their score.

    Parameters
    ----------
    people
        The pool.
    pairs
        Ids of earlier partners who may meet again, in either order; ids that are not in the pool are ignored.
    cost
        The share of its score that a repeat loses, 0-1.
    """

    def __init__(self, people: Sequence[Participant], pairs: Iterable[tuple[str, str]], cost: float) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        self.pairs = PairSet(
            len(people), ((index[a], index[b]) for a, b in pairs if a in index and b in index)
        )
        # As written: 0.1 means a tenth, not its nearest binary fraction.
        self.kept = 1 - Fraction(str(cost))

    def __len__(self) -> int:
        """Return how many pairs of the pool are repeats."""
        return len(self.pairs)

    def shares(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` the share of its score that each pair keeps: 1 for new partners."""
        shares: FloatArray = np.where(self.pairs.holds(i, j), float(self.kept), 1.0)
        return shares
