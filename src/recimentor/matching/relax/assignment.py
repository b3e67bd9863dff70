"""The relaxation on a sparse graph: an assignment with a loop for everybody, and exact integer prices of it.

Everybody is assigned one person, or themselves where they are left over; a pair is two such assignments.
The best assignment is worth at least twice the best pairing, and its dual prices, made symmetric, price
people.

References
----------
.. [1] R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment
   problems", Computing 38, 1987: the algorithm behind
   `scipy.sparse.csgraph.min_weight_full_bipartite_matching`.
.. [2] R. K. Ahuja, T. L. Magnanti, J. B. Orlin, "Network Flows", 1993, section 9.3: dual prices are shortest
   distances in the residual graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from recimentor.matching.edges import find_keys, pair_keys, person_starts
from recimentor.matching.relax.reduced_cost import SCALE, Prices, exact_sum

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.weights import BoolArray, IntArray

_EXACT_IN_FLOAT = 2**53
_FEW = 4
"""Where no more than one in so many distances fell, a sweep looks at their arcs alone."""


class InexactRelaxation(ArithmeticError):  # noqa: N818 - it says what happened; the caller takes another way
    """Weights are so large that floating point spoiled the assignment."""


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A best assignment and the prices that prove it.

    Parameters
    ----------
    partner
        ``(n,)`` a permutation: whom each person is assigned, themselves where they are left over.
    prices
        Of people, at `SCALE`; their total is `SCALE` times half the assignment's value.
    """

    partner: IntArray
    prices: Prices


@dataclass(frozen=True, slots=True)
class Assignment:
    """A best assignment and its own dual prices, of either side.

    Parameters
    ----------
    partner
        ``(n,)`` a permutation: whom each person is assigned, themselves where they are left over.
    gives, takes
        ``(n,)`` dual prices in units of profit: ``gives[i] + takes[j]`` is at least the profit of i and j, in
        either order. Of all best prices `takes` are the lowest that are none below 0.
    """

    partner: IntArray
    gives: IntArray
    takes: IntArray

    @property
    def relaxation(self) -> Relaxation:
        """The same, its prices made symmetric."""
        # Swapping the two sides gives the other end of the range of best prices: their mean is symmetric and
        # central, which leaves little to the closing.
        return Relaxation(self.partner, Prices(SCALE // 2 * (self.gives + self.takes)))


@dataclass(frozen=True, slots=True)
class _Arcs:
    """Both directions of every pair and the loops, by tail, then head; `start` is ``(n + 1,)``."""

    tail: IntArray
    head: IntArray
    profit: IntArray
    start: IntArray


def relax(
    num_people: int,
    edges: Edges,
    bonus: int,
    *,
    near: IntArray | None = None,
    may_stay: BoolArray | None = None,
) -> Relaxation:
    """Solve the assignment on a sparse graph and price it.

    Parameters
    ----------
    num_people
        Number of people, ``n``.
    edges
        The pairs to choose from.
    bonus
        Added to the weight of each pair, 0 or more.
    near
        ``(n,)`` prices at `SCALE` that are thought to be near the best: they shorten the work and change
        nothing else but which of several best assignments is found.
    may_stay
        ``(n,)`` who may be left over; None = everybody. The others get no loop: an assignment without
        theirs must exist, and their prices may be below 0.

    Raises
    ------
    InexactRelaxation
        If weights are so large that floating point spoiled the assignment.
    """
    if num_people == 0:
        return Relaxation(np.zeros(0, dtype=np.int64), Prices(np.zeros(0, dtype=np.int64)))
    return assign(num_people, edges, bonus, near=near, may_stay=may_stay).relaxation


def assign(
    num_people: int,
    edges: Edges,
    bonus: int,
    *,
    near: IntArray | None = None,
    may_stay: BoolArray | None = None,
) -> Assignment:
    """Solve the assignment of one person or more; parameters and errors as of `relax`."""
    arcs = _make_arcs(num_people, edges, bonus, may_stay)
    partner = _assign(num_people, arcs, near)
    swapped = np.empty_like(partner)
    swapped[partner] = np.arange(num_people)
    assignment = Assignment(partner, *_duals_of(arcs, partner, swapped))
    value = exact_sum(arcs.profit[_positions(arcs, partner)])
    if 2 * assignment.relaxation.prices.total() != SCALE * value:
        raise InexactRelaxation("the prices of the relaxation do not add up to its value")
    return assignment


def _make_arcs(num_people: int, edges: Edges, bonus: int, may_stay: BoolArray | None) -> _Arcs:
    loops = np.arange(num_people) if may_stay is None else np.flatnonzero(may_stay)
    # Pairs come by row, then column: around each person, listed in this order, the heads rise already.
    tail = np.concatenate((edges.cols, loops, edges.rows))
    head = np.concatenate((edges.rows, loops, edges.cols))
    worth = edges.weights + bonus
    profit = np.concatenate((worth, np.zeros(len(loops), dtype=np.int64), worth))
    # Numbers of 16 bits are sorted by their digits.
    order = np.argsort(tail.astype(np.uint16) if num_people <= 2**16 else tail, kind="stable")
    tail = tail[order]
    return _Arcs(tail, head[order], profit[order], person_starts(num_people, tail))


def _assign(num_people: int, arcs: _Arcs, near: IntArray | None) -> IntArray:
    cost = -arcs.profit if near is None else near[arcs.tail] + near[arcs.head] - SCALE * arcs.profit
    # The routine takes an explicit 0 for no edge; a constant added to every cost changes no assignment.
    cost = cost - (int(cost.min()) - 1)
    if int(cost.max()) >= _EXACT_IN_FLOAT:
        raise InexactRelaxation("weights are too large for floating point")
    graph = csr_array((cost.astype(np.float64), arcs.head, arcs.start), shape=(num_people, num_people))
    rows, cols = min_weight_full_bipartite_matching(graph)
    partner = np.empty(num_people, dtype=np.int64)
    partner[rows] = cols
    return partner


def _duals_of(arcs: _Arcs, partner: IntArray, swapped: IntArray) -> tuple[IntArray, IntArray]:
    """Return dual prices ``u`` and ``v`` of the assignment, by Bellman's sweeps over its residual graph.

    With ``u_i = profit(i, partner(i)) + d(partner(i))`` and ``v_j = -d(j)``, prices cover every arc where
    no ``d(j)`` can still fall to ``profit(i, partner(i)) - profit(i, j) + d(partner(i))``. The graph is
    symmetric, so the arcs into j are those out of j, turned round. The lowest prices are the same for every
    best assignment: those of the assignment turned round need no sweeps of their own. Once few distances
    fall, only the arcs that these may shorten are looked at: the end is the same. `swapped` is the inverse of
    `partner`.
    """
    num_people = len(partner)
    earned = arcs.profit[_positions(arcs, partner)]
    length, via, first = earned[arcs.head] - arcs.profit, partner[arcs.head], arcs.start[:-1]
    distance, fallen = np.zeros(num_people, dtype=np.int64), np.arange(num_people)
    # No cycle of the residual graph of a best assignment is negative, so n rounds are enough [2].
    for _ in range(num_people + 1):
        if len(fallen) * _FEW > num_people:
            shorter = np.minimum(distance, np.minimum.reduceat(length + distance[via], first))
        else:
            shorter = _shorter_by(arcs, earned, swapped[fallen], distance, fallen)
        fallen = np.flatnonzero(shorter != distance)
        if not len(fallen):
            return earned + distance[partner], -distance
        distance = shorter
    raise InexactRelaxation("the assignment is not optimal")


def _shorter_by(
    arcs: _Arcs, earned: IntArray, tails: IntArray, distance: IntArray, fallen: IntArray
) -> IntArray:
    """Return distances after the arcs of some tails alone, those whose partners' distances have fallen."""
    first, count = arcs.start[tails], arcs.start[tails + 1] - arcs.start[tails]
    place = np.repeat(first - np.cumsum(count) + count, count) + np.arange(int(count.sum()))
    shorter = distance.copy()
    offers = np.repeat(earned[tails] + distance[fallen], count) - arcs.profit[place]
    np.minimum.at(shorter, arcs.head[place], offers)
    return shorter


def _positions(arcs: _Arcs, partner: IntArray) -> IntArray:
    num_people = len(partner)
    wanted = pair_keys(num_people, np.arange(num_people), partner)
    return find_keys(pair_keys(num_people, arcs.tail, arcs.head), wanted)
