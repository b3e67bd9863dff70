"""The best pairing with capacities on a sparse graph, exactly, by Edmonds' method on a graph of slots.

Everybody becomes as many slots as they have room, the first of which is worth more where being placed is. A
pair of two people with several slots each becomes two further nodes, so that it is taken once at most:
matched to each other they say that the pair is not taken, matched to a slot on either side that it is. The
prices of the linear program start the search warm, so that only the pairs it left fractional need one.

References
----------
.. [1] W. T. Tutte, "A short proof of the factor theorem for finite graphs", Canadian Journal of Mathematics
6, 1954.
.. [2] R. P. Anstee, "A polynomial algorithm for b-matchings: an alternative approach", Information Processing
   Letters 24, 1987.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.capacity.proof import GRID, excess_of
from recimentor.matching.edges import Edges
from recimentor.matching.edmonds.core import Core
from recimentor.matching.edmonds.nest import NOBODY, Nest
from recimentor.matching.edmonds.search import TreeSearch
from recimentor.matching.outcome import OddSet
from recimentor.matching.relax.reduced import SCALE

if TYPE_CHECKING:
    from collections.abc import Callable

    from recimentor.matching.capacity.lp import FloatArray
    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.capacity.proof import Prices
    from recimentor.matching.weights import BoolArray, IntArray

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class SlotAnswer:
    """The best pairing among some pairs, and the odd sets that its proof suggests, without prices."""

    pairs: Edges
    odd_sets: list[OddSet]


def best_by_slots(
    model: CapacityModel,
    worth: Worth,
    prices: Prices,
    edges: Edges,
    share: FloatArray,
    *,
    pause: Callable[[], None],
) -> SlotAnswer:
    """Find a pairing of most worth among some pairs.

    Parameters
    ----------
    model, worth
        What is asked.
    prices
        Of the linear program without odd sets. The nearer they are to the best, the less there is to
        search; any will do.
    edges, share
        The pairs to choose from, and how much of each the linear program took.
    pause
        Called between searches; may raise.
    """
    graph = _SlotGraph(model, worth, prices, edges)
    nest = graph.start(share)
    for root in nest.roots():
        pause()
        if nest.mate[root] == NOBODY and nest.price[root] > 0:
            TreeSearch(nest, graph.core, root).run()
    return SlotAnswer(graph.pairs_of(nest), graph.odd_sets_of(nest))


class _SlotGraph:
    """Slots, the two nodes of each pair that needs them, and where each pair lies among their edges.

    Weights are `GRID` times twice the worth, so that halves of it are whole; prices are `SCALE` times that.
    """

    def __init__(self, model: CapacityModel, worth: Worth, prices: Prices, edges: Edges) -> None:
        self._edges, self._capacity = edges, model.capacity
        self._first_slot = np.concatenate(([0], np.cumsum(model.capacity)))
        self._num_slots = int(self._first_slot[-1])
        self._worth = model.pair_worth(worth, edges)
        self._first_worth = model.person_worth(worth)
        self._is_split = (model.capacity[edges.rows] > 1) & (model.capacity[edges.cols] > 1)
        level, over = _covering(model, worth, prices, edges)
        self._level, self._short = level, np.maximum(-over, 0)
        largest = int(self._worth.max(initial=0)) + 2 * int(self._first_worth.max(initial=0))
        self._unused = largest + 2 * (int(np.abs(level).max(initial=0)) // GRID + 1)
        self._node = self._num_slots + 2 * (np.cumsum(self._is_split) - 1)
        self._num_nodes = self._num_slots + 2 * int(self._is_split.sum())
        rows, cols, weights = self._slot_edges()
        self.core = Core(self._num_nodes, Edges(rows, cols, GRID * weights))
        self._weights: dict[tuple[int, int], int] = dict(
            zip(zip(rows.tolist(), cols.tolist(), strict=True), weights.tolist(), strict=True)
        )

    def _slot_edges(self) -> tuple[IntArray, IntArray, IntArray]:
        parts: list[tuple[int, int, int]] = []
        edges, first = self._edges, self._first_worth.tolist()
        columns = (edges.rows, edges.cols, self._worth, self._is_split, self._node)
        for i, j, worth, is_split, node in zip(*(column.tolist() for column in columns), strict=True):
            if is_split:
                parts.append((node, node + 1, 4 * self._unused))
                for side, person in ((node, i), (node + 1, j)):
                    once = 2 * self._unused + worth
                    parts += [
                        (slot, side, once + (2 * first[person] if is_first else 0))
                        for slot, is_first in self._slots(person)
                    ]
            else:
                parts += [
                    (a, b, 2 * (worth + (first[i] if a_first else 0) + (first[j] if b_first else 0)))
                    for a, a_first in self._slots(i)
                    for b, b_first in self._slots(j)
                ]
        table = np.array(parts, dtype=np.int64).reshape(-1, 3)
        return table[:, 0], table[:, 1], table[:, 2]

    def _worth_of(self, node: int, other: int) -> int:
        """Return what an edge is worth in the unit of prices, whichever end comes first."""
        weight = self._weights.get((node, other))
        return SCALE * GRID * (self._weights[other, node] if weight is None else weight)

    def _slots(self, person: int) -> list[tuple[int, bool]]:
        start = int(self._first_slot[person])
        return [(start + place, place == 0) for place in range(int(self._capacity[person]))]

    def start(self, share: FloatArray) -> Nest:
        """Return prices that cover everything, with the whole pairs of the linear program where tight."""
        people = np.repeat(np.arange(len(self._capacity)), self._capacity)
        is_first = np.zeros(self._num_slots, dtype=np.int64)
        is_first[self._first_slot[:-1][self._capacity > 0]] = 1
        slot_price = np.maximum(0, self._level[people] + is_first * GRID * self._first_worth[people])
        price = np.zeros(self._num_nodes, dtype=np.int64)
        price[: self._num_slots] = 2 * slot_price
        split = np.flatnonzero(self._is_split)
        common = GRID * (2 * self._unused + self._worth[split]) + self._short[split]
        price[self._node[split]] = common - 2 * self._level[self._edges.rows[split]]
        price[self._node[split] + 1] = common - 2 * self._level[self._edges.cols[split]]
        nest = Nest((SCALE * price).tolist(), [NOBODY] * self._num_nodes)
        self._pair_up(nest, share)
        return nest

    def _pair_up(self, nest: Nest, share: FloatArray) -> None:
        order = np.argsort(-share, kind="stable").tolist()
        for place in order:
            i, j, node = int(self._edges.rows[place]), int(self._edges.cols[place]), int(self._node[place])
            if share[place] >= _HALF - 1e-6:
                ends = (node, node + 1) if self._is_split[place] else (None, None)
                mine, theirs = self._free_slot(nest, i, ends[0]), self._free_slot(nest, j, ends[1])
                if mine is not None and theirs is not None and self._joined(nest, mine, theirs, ends):
                    continue
            if self._is_split[place] and nest.slack(node, node + 1, self._worth_of(node, node + 1)) == 0:
                nest.mate[node], nest.mate[node + 1] = node + 1, node

    def _free_slot(self, nest: Nest, person: int, node: int | None) -> int | None:
        for slot, _ in self._slots(person):
            if nest.mate[slot] == NOBODY and (
                node is None or nest.slack(slot, node, self._worth_of(slot, node)) == 0
            ):
                return slot
        return None

    def _joined(self, nest: Nest, mine: int, theirs: int, ends: tuple[int, int] | tuple[None, None]) -> bool:
        near, far = ends
        if near is None or far is None:
            if nest.slack(mine, theirs, self._worth_of(mine, theirs)) != 0:
                return False
            nest.mate[mine], nest.mate[theirs] = theirs, mine
            return True
        nest.mate[mine], nest.mate[near] = near, mine
        nest.mate[theirs], nest.mate[far] = far, theirs
        return True

    def pairs_of(self, nest: Nest) -> Edges:
        """Return the pairs that are taken."""
        mate = np.array(nest.mate, dtype=np.int64)
        owner = np.repeat(np.arange(len(self._capacity)), self._capacity)
        slots = np.flatnonzero(
            (mate[: self._num_slots] != NOBODY) & (mate[: self._num_slots] < self._num_slots)
        )
        size = len(self._capacity)
        direct = owner[slots] * size + owner[mate[slots]]
        keys = self._edges.rows * size + self._edges.cols
        taken = np.isin(keys, direct) & ~self._is_split
        split = np.flatnonzero(self._is_split)
        used = (mate[self._node[split]] != NOBODY) & (mate[self._node[split]] < self._num_slots)
        used &= (mate[self._node[split] + 1] != NOBODY) & (mate[self._node[split] + 1] < self._num_slots)
        taken[split[used]] = True
        return Edges(self._edges.rows[taken], self._edges.cols[taken], self._edges.weights[taken])

    def odd_sets_of(self, nest: Nest) -> list[OddSet]:
        """Return people of whom a priced blossom holds slots; pairs that it holds half of are teeth."""
        owner = np.repeat(np.arange(len(self._capacity)), self._capacity)
        found: dict[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], OddSet] = {}
        for name, blossom in nest.blossoms.items():
            if blossom.price == 0:
                continue
            inside = np.zeros(self._num_nodes, dtype=bool)
            inside[nest.members(name)] = True
            held = np.bincount(owner[inside[: self._num_slots]], minlength=len(self._capacity))
            for members in (held > 0, 2 * held > self._capacity, (held > 0) & (held == self._capacity)):
                odd_set = self._odd_set(inside, members)
                if odd_set is not None:
                    found[odd_set.members, odd_set.teeth] = odd_set
        return list(found.values())

    def _odd_set(self, inside: BoolArray, members: BoolArray) -> OddSet | None:
        edges = self._edges
        border = self._is_split & (members[edges.rows] != members[edges.cols])
        near = np.where(members[edges.rows], self._node, self._node + 1)
        far = np.where(members[edges.rows], self._node + 1, self._node)
        near, far = np.minimum(near, self._num_nodes - 1), np.minimum(far, self._num_nodes - 1)
        teeth = np.flatnonzero(border & inside[near] & inside[far])
        if members.sum() == 0 or (int(self._capacity[members].sum()) + len(teeth)) % 2 == 0:
            return None
        pairs = tuple((int(i), int(j)) for i, j in zip(edges.rows[teeth], edges.cols[teeth], strict=True))
        return OddSet(tuple(int(i) for i in np.flatnonzero(members)), 0, teeth=pairs)


def _covering(model: CapacityModel, worth: Worth, prices: Prices, edges: Edges) -> tuple[IntArray, IntArray]:
    """Raise the prices of people with one slot until their pairs are covered; return levels and excesses.

    A pair of two people with several slots each may exceed its prices: its two nodes take that up.
    """
    bare = type(prices)(prices.place, prices.first, ())
    over = excess_of(model, worth, bare, edges)
    level = prices.place - prices.first
    one_first = model.capacity[edges.rows] == 1
    one_second = (model.capacity[edges.cols] == 1) & ~one_first
    lift = np.zeros(model.num_people, dtype=np.int64)
    np.maximum.at(lift, edges.rows[one_first], over[one_first])
    np.maximum.at(lift, edges.cols[one_second], over[one_second])
    return level + lift, over - lift[edges.rows] - lift[edges.cols]
