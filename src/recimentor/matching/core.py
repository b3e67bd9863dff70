"""The core: the few pairs among which an exact search looks, listed around each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.weights import IntArray

Around = list[tuple[int, int]]


class Core:
    """A sparse graph that answers, for one person, with whom they could be paired and for what.

    Rows turn into Python lists only when a search visits them, so that a large core costs little where it
    is not visited.

    Parameters
    ----------
    num_people
        Number of people.
    edges
        Pairs and their weights, in any unit.
    """

    def __init__(self, num_people: int, edges: Edges) -> None:
        self.num_people = num_people
        tails = np.concatenate((edges.rows, edges.cols))
        order = np.argsort(tails, kind="stable")
        self._start: IntArray = np.searchsorted(tails[order], np.arange(num_people + 1))
        self._heads: IntArray = np.concatenate((edges.cols, edges.rows))[order]
        self._weights: IntArray = np.concatenate((edges.weights, edges.weights))[order]
        self._around: dict[int, Around] = {}

    def around(self, person: int) -> Around:
        """Return `(other, twice the weight)` for every pair of a person; not to be changed by the caller."""
        known = self._around.get(person)
        if known is None:
            row = slice(self._start[person], self._start[person + 1])
            known = [
                (other, 2 * weight)
                for other, weight in zip(self._heads[row].tolist(), self._weights[row].tolist(), strict=True)
            ]
            self._around[person] = known
        return known

    def twice_weight(self, i: int, j: int) -> int:
        """Return twice the weight of a pair, 0 where the core does not hold it."""
        return next((weight for other, weight in self.around(i) if other == j), 0)

    def add(self, i: int, j: int, weight: int) -> None:
        """Add a pair that is not in the core yet."""
        self.around(i).append((j, 2 * weight))
        self.around(j).append((i, 2 * weight))

    def without(self, i: int, j: int) -> Core:
        """Return the core less one pair; the rest is shared with this one."""
        copy = object.__new__(Core)
        copy.num_people = self.num_people
        copy._start, copy._heads, copy._weights = self._start, self._heads, self._weights
        copy._around = dict(self._around)
        for person, gone in ((i, j), (j, i)):
            copy._around[person] = [entry for entry in self.around(person) if entry[0] != gone]
        return copy
