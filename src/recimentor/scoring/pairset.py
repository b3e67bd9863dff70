"""A set of pairs of people that can be asked about many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from recimentor.scoring.arrays import BoolArray, IntArray, frozen

_SIEVE = 2**20


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
        self.pairs = tuple(sorted({(min(i, j), max(i, j)) for i, j in pairs if i != j}))
        self._num_people = num_people
        self._keys = frozen(np.array([i * num_people + j for i, j in self.pairs], dtype=np.int64))
        # A sieve that most pairs fall through: one bit for the sum of two people's random marks.
        self._marks = frozen(np.random.default_rng(0).integers(0, _SIEVE, num_people, dtype=np.int32))
        sieve = np.zeros(_SIEVE, dtype=np.bool_)
        ends = np.array(self.pairs, dtype=np.int64).reshape(-1, 2)
        sieve[self._mark(ends[:, 0], ends[:, 1])] = True
        self._sieve = frozen(sieve)

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.pairs)

    def holds_pair(self, i: int, j: int) -> bool:
        """Return whether one pair of indices is in the set."""
        return bool(self.holds(np.array([i]), np.array([j]))[0])

    def holds(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether each pair of indices is in the set; order within a pair does not matter."""
        if not self.pairs:
            return np.zeros(len(i), dtype=np.bool_)
        found: BoolArray = self._sieve[self._mark(i, j)]
        (at,) = np.nonzero(found)
        low, high = np.minimum(i[at], j[at]), np.maximum(i[at], j[at])
        keys = low * self._num_people + high
        place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        found[at] = self._keys[place] == keys
        return found

    def _mark(self, i: IntArray, j: IntArray) -> NDArray[np.int32]:
        marks: NDArray[np.int32] = (self._marks[i] + self._marks[j]) % _SIEVE
        return marks
