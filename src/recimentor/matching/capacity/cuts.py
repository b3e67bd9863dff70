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
    from numpy.typing import NDArray

    from recimentor.matching.edges import Edges
    from recimentor.matching.weights import IntArray

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]

_WHOLE = 2**20
_EPSILON = 1e-6
_LEAST_VIOLATION = 1e-4
_MAX_TREE = 400
"""Up to so many people with a fractional pair the search for odd sets is exact; above, components alone."""


def overfilled_sets(edges: Edges, share: FloatArray, capacity: IntArray) -> list[OddSet]:
    """Find odd sets that hold more of a fractional pairing than any pairing can.

    Parameters
    ----------
    edges
        Pairs, ``(m,)``.
    share
        How much of each pair the fractional pairing has, ``(m,)``, 0 to 1.
    capacity
        ``(n,)`` partners that each person may have.

    Returns
    -------
    list of OddSet
        Each overfilled, without price; none where no set is, as far as the search is exact.
    """
    fractional = (share > _EPSILON) & (share < 1 - _EPSILON)
    people = np.unique(np.concatenate((edges.rows[fractional], edges.cols[fractional])))
    if len(people) == 0:
        return []
    found: dict[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], OddSet] = {}
    for members in _promising_sets(edges, share, capacity, people, fractional):
        odd_set = _best_teeth(edges, share, capacity, members)
        if odd_set is not None:
            found[odd_set.members, odd_set.teeth] = odd_set
    return list(found.values())


def _promising_sets(
    edges: Edges, share: FloatArray, capacity: IntArray, people: IntArray, fractional: BoolArray
) -> list[BoolArray]:
    num_people = len(capacity)
    place = np.full(num_people, -1)
    place[people] = np.arange(len(people))
    rows, cols = place[edges.rows[fractional]], place[edges.cols[fractional]]
    weight = np.minimum(share[fractional], 1 - share[fractional])
    size = len(people)
    graph = csr_array((np.ones(len(rows)), (rows, cols)), shape=(size, size))
    count, label = connected_components(graph, directed=False)
    sides: list[BoolArray] = [label == number for number in range(count)]
    if size <= _MAX_TREE:
        load = np.bincount(edges.rows, share, num_people) + np.bincount(edges.cols, share, num_people)
        slack = np.maximum(capacity[people] - load[people], 0)
        sides += _cut_sides(size, rows, cols, weight, slack)
    return [_spread(side, people, num_people) for side in sides]


def _spread(side: BoolArray, people: IntArray, num_people: int) -> BoolArray:
    members = np.zeros(num_people, dtype=bool)
    members[people[side]] = True
    return members


def _cut_sides(
    size: int, rows: IntArray, cols: IntArray, weight: FloatArray, slack: FloatArray
) -> list[BoolArray]:
    """Return one side of each cut of a tree of minimum cuts; room left over leads to one more node."""
    nobody = np.full(size, size)
    tails, heads = np.concatenate((rows, np.arange(size))), np.concatenate((cols, nobody))
    capacity = np.rint(np.concatenate((weight, slack)) * _WHOLE).astype(np.int32)
    both = (np.concatenate((tails, heads)), np.concatenate((heads, tails)))
    network = csr_array((np.concatenate((capacity, capacity)), both), shape=(size + 1, size + 1))
    network.sum_duplicates()
    network.eliminate_zeros()
    parent = np.full(size + 1, size)
    sides: list[BoolArray] = []
    for node in range(size):
        flow = maximum_flow(network, node, int(parent[node])).flow
        residual = csr_array(network - flow)
        residual.eliminate_zeros()
        side = np.zeros(size + 1, dtype=bool)
        side[breadth_first_order(residual, node, return_predecessors=False)] = True
        later = np.arange(size + 1) > node
        parent[later & side & (parent == parent[node])] = node
        sides.append(side[:size] if not side[size] else ~side[:size])
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
