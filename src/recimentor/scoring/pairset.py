"""A set of pairs of people that can be asked about many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from recimentor.scoring.arrays import BoolArray, IntArray, frozen


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
        flags = np.zeros(num_people, dtype=np.bool_)
        flags[[person for pair in self.pairs for person in pair]] = True
        self._involved = frozen(flags)
        self._num_people = num_people
        self._keys = frozen(np.array([i * num_people + j for i, j in self.pairs], dtype=np.int64))

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.pairs)

    def holds(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether each pair of indices is in the set; order within a pair does not matter."""
        found: BoolArray = self._involved[i] & self._involved[j]
        (at,) = np.nonzero(found)
        if len(at) and len(self._keys):
            low, high = np.minimum(i[at], j[at]), np.maximum(i[at], j[at])
            keys = low * self._num_people + high
            place = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
            found[at] = self._keys[place] == keys
        return found
