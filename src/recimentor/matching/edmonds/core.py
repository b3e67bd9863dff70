"""The core: the few pairs among which an exact search looks, listed around each person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import find_keys, pair_keys, person_starts, union
from recimentor.matching.relax.reduced_cost import SCALE

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.weights import BoolArray, IntArray

Around = list[tuple[int, int]]


class Core:
    """A sparse graph that answers, for one person, with whom they could be paired and what that is worth.

    What a pair is worth is ``(SCALE * weight << shift) + SCALE * digits``: the lottery's digits decide
    between equals and nothing else. Rows turn into Python numbers, which know no largest one, only when a
    search visits them.

    Parameters
    ----------
    num_people
        Number of people.
    edges
        Pairs and their weights.
    digits
        ``(m,)`` one number per pair, 0 or more; None = no lottery.
    shift
        Bits that the digits get below the weights.
    """

    def __init__(self, num_people: int, edges: Edges, digits: IntArray | None = None, shift: int = 0) -> None:
        self.num_people, self._shift = num_people, shift
        below = np.zeros(len(edges), dtype=np.int64) if digits is None else digits
        tails = np.concatenate((edges.rows, edges.cols))
        order = np.argsort(tails, kind="stable")
        self._start = person_starts(num_people, tails[order])
        self._heads: IntArray = np.concatenate((edges.cols, edges.rows))[order]
        self._weights: IntArray = np.concatenate((edges.weights, edges.weights))[order]
        self._digits: IntArray = np.concatenate((below, below))[order]
        self._around: dict[int, Around] = {}
        self._held = edges

    def around(self, person: int) -> Around:
        """Return `(other, worth)` for every pair of a person; not to be changed by the caller."""
        known = self._around.get(person)
        if known is None:
            row = slice(self._start[person], self._start[person + 1])
            parts = (self._heads[row].tolist(), self._weights[row].tolist(), self._digits[row].tolist())
            known = [(other, self.worth(weight, digit)) for other, weight, digit in zip(*parts, strict=True)]
            self._around[person] = known
        return known

    def worth(self, weight: int, digit: int) -> int:
        """Return what a pair of this weight and lottery number is worth, in the unit of prices."""
        return (SCALE * weight << self._shift) + SCALE * digit

    def holds(self, edges: Edges) -> BoolArray:
        """Return which of some pairs the core holds."""
        return find_keys(self._keys, pair_keys(self.num_people, edges.rows, edges.cols)) >= 0

    def weights_of(self, rows: IntArray, cols: IntArray) -> IntArray:
        """Return the weights of pairs that the core holds, ``rows < cols``."""
        weights: IntArray = self._held.weights[find_keys(self._keys, pair_keys(self.num_people, rows, cols))]
        return weights

    def add(self, edges: Edges, digits: IntArray) -> None:
        """Add pairs that the core does not hold yet."""
        parts = (edges.rows.tolist(), edges.cols.tolist(), edges.weights.tolist(), digits.tolist())
        for i, j, weight, digit in zip(*parts, strict=True):
            worth = self.worth(weight, digit)
            self.around(i).append((j, worth))
            self.around(j).append((i, worth))
        self._held = union(self.num_people, [self._held, edges])

    @property
    def _keys(self) -> IntArray:
        return pair_keys(self.num_people, self._held.rows, self._held.cols)
