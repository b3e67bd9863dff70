"""A pairing in a hurry: what to return where work was stopped before anything better was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges, no_edges, person_starts, union
from recimentor.matching.relax.candidates import best_of_block
from recimentor.matching.relax.reduced_cost import SCALE, Excess, Prices
from recimentor.matching.sweep import row_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray, WeightSource

MOST_CELLS = 100_000_000
"""Cells of the weights that are read at most; a second's work or so."""
MOST_LOOKED_AT = 1_000_000
"""Pairs that are looked at, at most, to find ways of three pairs."""
SPARE_PARTNERS = 16
"""Best partners of each person beside one for each place, and about as many spread over all of theirs."""


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
    """Give people left over a partner, where that costs nobody else their last one; then fill free places.

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
        A pairing that places as many people or more, and holds as many pairs or more. Looked at are ways of
        one pair and of three: somebody with a free place, or with a partner who has others or finds a free
        place elsewhere.
    """
    repair = _Repair(edges, pairs, capacity)
    for person in np.flatnonzero((capacity > 0) & ~placed).tolist():
        if not repair.partners[person]:
            repair.place(person, may_take=True)
    for person in np.flatnonzero(capacity > 1).tolist():
        while repair.room[person] > 0 and repair.place(person, may_take=False):
            pass
    return repair.pairs(len(capacity))


class _Repair:
    """A pairing by partners, and the pairs around each person."""

    def __init__(self, edges: Edges, pairs: Edges, capacity: IntArray) -> None:
        self.room = capacity.tolist()
        self.partners: list[dict[int, int]] = [{} for _ in self.room]
        for i, j, weight in _listed(pairs):
            self.join(i, j, weight)
        tails = np.concatenate((edges.rows, edges.cols))
        heads = np.concatenate((edges.cols, edges.rows))
        weights = np.concatenate((edges.weights, edges.weights))
        order = np.lexsort((heads, -weights, tails))
        self._starts = person_starts(len(capacity), tails[order])
        self._heads, self._weights = heads[order], weights[order]
        self._left = MOST_LOOKED_AT

    def _around(self, person: int) -> list[tuple[int, int]]:
        """Return the other person and the weight of each pair around somebody, the dearest first."""
        mine = slice(int(self._starts[person]), int(self._starts[person + 1]))
        return list(zip(self._heads[mine].tolist(), self._weights[mine].tolist(), strict=True))

    def place(self, person: int, *, may_take: bool) -> bool:
        """Find somebody another partner, the dearest first; return whether there was one.

        `may_take` says that a partner may be taken from somebody who has others.
        """
        mine = self.partners[person]
        around = [(other, weight) for other, weight in self._around(person) if other not in mine]
        for other, weight in around:
            if self.room[other] > 0:
                self.join(person, other, weight)
                return True
        # An augmenting path of three pairs: person - other, the pair other - third undone, third - fourth.
        for other, weight in around:
            for third in self.partners[other]:
                if (may_take and len(self.partners[third]) > 1) or self._moves(third, person, other):
                    self.part(other, third)
                    self.join(person, other, weight)
                    return True
        return False

    def _moves(self, third: int, person: int, other: int) -> bool:
        """Join somebody to a partner with a free place, if there is one; return whether."""
        around = self._around(third) if self._left > 0 else []
        self._left -= len(around)
        for fourth, weight in around:
            if (
                self.room[fourth] > (fourth == person)
                and fourth != other
                and fourth not in self.partners[third]
            ):
                self.join(third, fourth, weight)
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
        parts = np.array(found, dtype=np.int64).reshape(-1, 3)
        return make_edges(num_people, parts[:, 0], parts[:, 1], parts[:, 2])


def _listed(edges: Edges) -> Iterator[tuple[int, int, int]]:
    return zip(edges.rows.tolist(), edges.cols.tolist(), edges.weights.tolist(), strict=True)


def pair_in_passing(source: WeightSource, capacity: IntArray, placed: BoolArray, tops: IntArray) -> Edges:
    """Pair greedily on a few partners of each person, as far as `MOST_CELLS` reach; mend that.

    Parameters
    ----------
    source
        Weights by row blocks.
    capacity, placed
        As of `place_more`.
    tops
        ``(n,)`` limits of the weights of each person's pairs; those of the people read become the largest.
    """
    num_people = source.num_people
    each = SPARE_PARTNERS + int(capacity.max(initial=0))
    seen, room = [no_edges()], capacity.copy()
    excess = Excess(source, Prices(np.zeros(num_people, dtype=np.int64)), 0)
    for start, stop in row_ranges(num_people, num_people):
        if start * num_people > MOST_CELLS:
            break
        weights, over = excess.block(start, stop)
        tops[start:stop] = weights.max(axis=1, initial=0)
        seen += [
            best_of_block(weights, over, start, each),
            _spread(weights, start),
            _still_free(over, start, room),
        ]
    edges = union(num_people, seen)
    order = np.argsort(-edges.weights, kind="stable")
    return place_more(edges, fill_rooms(edges, order, capacity), capacity, placed)


def _still_free(over: AnyIntArray, start: int, room: IntArray) -> Edges:
    """Give one person after the other the best partner still free; `room` is used up."""
    rows, cols, nothing = list[int](), list[int](), np.iinfo(over.dtype).min
    for row in range(len(over)):
        if room[start + row] < 1:
            continue
        best = int(np.where(room > 0, over[row], nothing).argmax())
        if room[best] > 0 and over[row, best] > nothing:
            room[[start + row, best]] -= 1
            rows.append(start + row)
            cols.append(best)
    weights = over[np.array(rows, dtype=np.int64) - start, cols] // SCALE
    return make_edges(len(room), np.array(rows, dtype=np.int64), np.array(cols, dtype=np.int64), weights)


def _spread(block: AnyIntArray, start: int) -> Edges:
    """Return a few partners of each person of a block of rows, spread over all of theirs."""
    rows, cols = np.nonzero(block)
    number = np.bincount(rows, minlength=len(block))
    place = np.arange(len(rows)) - np.repeat(np.cumsum(number) - number, number)
    kept = place % np.maximum(1, number // SPARE_PARTNERS)[rows] == 0
    rows, cols = rows[kept], cols[kept]
    return make_edges(block.shape[1], rows + start, cols, block[rows, cols])
