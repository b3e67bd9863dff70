"""A set of pairs of people that can be asked about many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from recimentor.scoring.arrays import BoolArray, IntArray, frozen

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
