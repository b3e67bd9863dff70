"""Odd sets that a fractional pairing overfills.

For a set S of people and pairs T across its border, the *teeth*, a pairing has at most ``floor((cap(S) +
|T|) / 2)`` pairs inside S or in T. A fractional one may have more. Which sets do is found exactly from a
tree of minimum cuts, where a pair weighs what it is away from whole.

References
----------
.. [1] M. W. Padberg, M. R. Rao, "Odd minimum cut-sets and b-matchings", Mathematics of Operations Research
7, 1982.
.. [2] A. N. Letchford, G. Reinelt, D. O. Theis, "Odd minimum cut sets and b-matchings revisited", SIAM
Journal on
   Discrete Mathematics 22, 2008.
.. [3] D. Gusfield, "Very simple methods for all pairs network flow analysis", SIAM Journal on Computing 19,
1990.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, connected_components, maximum_flow

from recimentor.matching.outcome import OddSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from recimentor.matching.capacity.program import Fraction
    from recimentor.matching.edges import Edges
    from recimentor.matching.weights import IntArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

_WHOLE = 2**20
_EPSILON = 1e-6
_LEAST_VIOLATION = 1e-4
_MAX_TREE = 400
"""Up to so many people with a fractional pair the search for odd sets is exact; above, components alone."""


def overfilled_sets(edges: Edges, found: Fraction, capacity: IntArray) -> list[OddSet]:
    """Find odd sets that hold more of a fractional pairing than any pairing can.

    Parameters
    ----------
    edges
        Pairs, ``(m,)``.
    found
        The fractional pairing over them.
    capacity
        ``(n,)`` partners that each person may have.

    Returns
    -------
    list of OddSet
        Each overfilled, without price; none where no set is, as far as the search is exact.

    Notes
    -----
    In an odd component of tight pairs one place stays empty, and it costs nothing which one. A set as large
    as the component cuts off every way to fill it with halves; a set around the cycle at hand leaves the
    others.
    """
    share, num_people = found.share, len(capacity)
    is_fractional = (share > _EPSILON) & (share < 1 - _EPSILON)
    if not is_fractional.any():
        return []
    has_price = found.place > _EPSILON
    is_tight = found.is_tight & has_price[edges.rows] & has_price[edges.cols]
    attempts: tuple[Callable[[], list[BoolArray]], ...] = (
        lambda: _components(num_people, edges, is_tight, is_fractional),
        lambda: _components(num_people, edges, is_fractional, is_fractional),
        lambda: _cut_sides(edges, share, is_fractional, capacity),
    )
    for attempt in attempts:
        odd_sets = [_best_teeth(edges, share, capacity, members) for members in attempt()]
        overfilled = {(s.members, s.teeth): s for s in odd_sets if s is not None}
        if overfilled:
            return list(overfilled.values())
    return []


def _components(
    num_people: int, edges: Edges, chosen: BoolArray, is_fractional: BoolArray
) -> list[BoolArray]:
    """Return the people of each connected part of a graph that holds somebody with a fractional pair."""
    rows, cols = edges.rows[chosen], edges.cols[chosen]
    graph = csr_array((np.ones(len(rows)), (rows, cols)), shape=(num_people, num_people))
    _, label = connected_components(graph, directed=False)
    return [label == number for number in np.unique(label[edges.rows[is_fractional]])]


def _cut_sides(
    edges: Edges, share: FloatArray, is_fractional: BoolArray, capacity: IntArray
) -> list[BoolArray]:
    """Return one side of each cut of a tree of minimum cuts, where a pair weighs what it is away from whole.

    Room left over leads to one more node, the last. The tree is Gusfield's.
    """
    rows, cols, part = edges.rows[is_fractional], edges.cols[is_fractional], share[is_fractional]
    people = np.unique(np.concatenate((rows, cols)))
    size, num_people = len(people), len(capacity)
    if size > _MAX_TREE:
        return []
    load = np.bincount(edges.rows, share, num_people) + np.bincount(edges.cols, share, num_people)
    slack = np.maximum(capacity[people] - load[people], 0)
    tails = np.concatenate((np.searchsorted(people, rows), np.arange(size)))
    heads = np.concatenate((np.searchsorted(people, cols), np.full(size, size)))
    flow_limit = np.rint(np.concatenate((np.minimum(part, 1 - part), slack)) * _WHOLE).astype(np.int32)
    both = (np.concatenate((tails, heads)), np.concatenate((heads, tails)))
    network = csr_array((np.concatenate((flow_limit, flow_limit)), both), shape=(size + 1, size + 1))
    network.sum_duplicates()
    network.eliminate_zeros()
    parent = np.full(size + 1, size)
    sides: list[BoolArray] = []
    for node in range(size):
        residual = csr_array(network - maximum_flow(network, node, int(parent[node])).flow)
        residual.eliminate_zeros()
        side = np.zeros(size + 1, dtype=np.bool_)
        side[breadth_first_order(residual, node, return_predecessors=False)] = True
        later = np.arange(size + 1) > node
        parent[later & side & (parent == parent[node])] = node
        members = np.zeros(num_people, dtype=np.bool_)
        members[people[side[:size] != side[size]]] = True
        sides.append(members)
    return sides


def _best_teeth(edges: Edges, share: FloatArray, capacity: IntArray, members: BoolArray) -> OddSet | None:
    """Choose the teeth that make a set overfilled the most; None where it is not overfilled."""
    inside = members[edges.rows] & members[edges.cols]
    border = np.flatnonzero(members[edges.rows] != members[edges.cols])
    is_tooth = share[border] > 0.5  # noqa: PLR2004 - more than half of the pair
    if (int(capacity[members].sum()) + int(is_tooth.sum())) % 2 == 0:
        if len(border) == 0:
            return None
        closest = int(np.argmin(np.abs(share[border] - 0.5)))
        is_tooth[closest] = not is_tooth[closest]
    teeth = border[is_tooth]
    most = (int(capacity[members].sum()) + len(teeth)) // 2
    if share[inside].sum() + share[teeth].sum() < most + _LEAST_VIOLATION:
        return None
    pairs = tuple((int(i), int(j)) for i, j in zip(edges.rows[teeth], edges.cols[teeth], strict=True))
    return OddSet(tuple(int(i) for i in np.flatnonzero(members)), 0, teeth=pairs)
