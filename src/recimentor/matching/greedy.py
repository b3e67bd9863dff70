"""A pairing in a hurry: what to return where work was stopped before anything was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.sweep import row_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recimentor.matching.weights import BoolArray, IntArray, WeightSource

MOST_CELLS = 100_000_000
"""Cells of the weights that are read at most; a second's work or so."""
SPARE_PARTNERS = 8
"""Partners of each person, about, that are kept to mend a pairing made in passing."""


def pair_greedily(edges: Edges, num_people: int, first: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Edges:
    """Choose pairs from a list, those marked `first` before the others, heavier before lighter."""
    free = np.ones(num_people, dtype=np.bool_)
    chosen: list[int] = []
    for place in np.lexsort((edges.cols, edges.rows, -edges.weights, ~first)).tolist():
        i, j = int(edges.rows[place]), int(edges.cols[place])
        if free[i] and free[j]:
            free[[i, j]] = False
            chosen.append(place)
    places = np.array(sorted(chosen), dtype=np.int64)
    return edges.only(places)


def fill_rooms(edges: Edges, order: IntArray, capacity: IntArray) -> Edges:
    """Choose pairs in an order, as long as there is room for them.

    Parameters
    ----------
    edges
        ``(m,)`` pairs to choose from, in any order.
    order
        ``(m,)`` places of pairs, the dearest first.
    capacity
        ``(n,)`` partners that each person may have.
    """
    room = capacity.tolist()
    chosen: list[int] = []
    ends = zip(order.tolist(), edges.rows[order].tolist(), edges.cols[order].tolist(), strict=True)
    for place, i, j in ends:
        if room[i] > 0 and room[j] > 0:
            room[i] -= 1
            room[j] -= 1
            chosen.append(place)
    return edges.only(chosen)


def place_more(edges: Edges, pairs: Edges, capacity: IntArray, placed: BoolArray) -> Edges:
    """Give people left over a partner, where that costs nobody else their last one.

    Parameters
    ----------
    edges
        Pairs to choose from, in any order.
    pairs
        A pairing of some of them.
    capacity
        ``(n,)`` partners that each person may have.
    placed
        ``(n,)`` who needs none.

    Returns
    -------
    Edges
        A pairing that places as many people or more. Looked at are ways of one pair and of three: somebody
        with a free place, or with a partner who has others or finds a free place elsewhere.
    """
    repair = _Repair(edges, pairs, capacity)
    for person in np.flatnonzero((capacity > 0) & ~placed).tolist():
        if not repair.partners[person]:
            repair.place(person)
    return repair.pairs(len(capacity))


class _Repair:
    """A pairing by partners, and the pairs around each person."""

    def __init__(self, edges: Edges, pairs: Edges, capacity: IntArray) -> None:
        self.room = capacity.tolist()
        self.partners: list[dict[int, int]] = [{} for _ in self.room]
        for i, j, weight in _listed(pairs):
            self.join(i, j, weight)
        self._around: list[list[tuple[int, int]]] = [[] for _ in self.room]
        for i, j, weight in _listed(edges):
            self._around[i].append((-weight, j))
            self._around[j].append((-weight, i))

    def place(self, person: int) -> None:
        """Find somebody left over a partner, the dearest first."""
        around = [(other, -minus) for minus, other in sorted(self._around[person])]
        for other, weight in around:
            if self.room[other] > 0:
                self.join(person, other, weight)
                return
        # An augmenting path of three pairs: person - other, the pair other - third undone, third - fourth.
        for other, weight in around:
            third = next((p for p in self.partners[other] if self._is_free_to_go(p, person, other)), None)
            if third is not None:
                self.part(other, third)
                self.join(person, other, weight)
                return

    def _is_free_to_go(self, third: int, person: int, other: int) -> bool:
        """Return whether somebody has another partner, or finds one now: then they are joined."""
        if len(self.partners[third]) > 1:
            return True
        for minus, fourth in self._around[third]:
            if self.room[fourth] > 0 and fourth not in (person, other):
                self.room[third] += 1
                self.join(third, fourth, -minus)
                self.room[third] -= 1
                return True
        return False

    def join(self, i: int, j: int, weight: int) -> None:
        """Make a pair."""
        self.partners[i][j] = self.partners[j][i] = weight
        self.room[i] -= 1
        self.room[j] -= 1

    def part(self, i: int, j: int) -> None:
        """Take a pair apart."""
        del self.partners[i][j], self.partners[j][i]
        self.room[i] += 1
        self.room[j] += 1

    def pairs(self, num_people: int) -> Edges:
        """Return the pairing."""
        found = [(i, j, w) for i, mine in enumerate(self.partners) for j, w in mine.items() if i < j]
        return _edges_of(num_people, found)


def _listed(edges: Edges) -> Iterator[tuple[int, int, int]]:
    return zip(edges.rows.tolist(), edges.cols.tolist(), edges.weights.tolist(), strict=True)


def pair_in_passing(source: WeightSource) -> Edges:
    """Give one person after the other the best partner still free, as far as `MOST_CELLS` reach; mend that.

    A few partners of each person, spread over all of theirs, are kept to place those who are left over.
    """
    num_people = source.num_people
    free = np.ones(num_people, dtype=np.bool_)
    chosen: list[tuple[int, int, int]] = []
    seen: list[tuple[int, int, int]] = []
    for start, stop in row_ranges(num_people, num_people):
        if start * num_people > MOST_CELLS:
            break
        block = source.block(start, stop)
        for person in range(start, stop):
            weights = block[person - start]
            others = np.flatnonzero(weights)
            some = others[:: max(1, len(others) // SPARE_PARTNERS)]
            seen += [(person, other, int(weights[other])) for other in some.tolist()]
            others = others[free[others]]
            if free[person] and len(others):
                other = int(others[weights[others].argmax()])
                free[[person, other]] = False
                chosen.append((person, other, int(weights[other])))
    pairs, spare = (_edges_of(num_people, parts) for parts in (chosen, [*seen, *chosen]))
    return place_more(spare, pairs, np.ones(num_people, dtype=np.int64), np.zeros(num_people, dtype=np.bool_))


def _edges_of(num_people: int, listed: list[tuple[int, int, int]]) -> Edges:
    parts = np.array(listed, dtype=np.int64).reshape(-1, 3)
    return make_edges(num_people, parts[:, 0], parts[:, 1], parts[:, 2])
