"""The assignment on a graph of very many pairs: solved on few of them, until no other exceeds its prices.

What comes out is, to the last price, what `relax` would say of the whole graph. Its lowest dual prices are
those of the few pairs as soon as these cover all: prices that cover all are among those that cover a part.

References
----------
Bixby, Gregory, Lustig, Marsten & Shanno (1992), Very large-scale linear programming: sifting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import find_keys, pair_keys
from recimentor.matching.relax.assignment import assign

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.relax.assignment import Assignment, Relaxation
    from recimentor.matching.weights import BoolArray, IntArray

FIRST_PER_PERSON = 12
"""Pairs that each person has at first, about."""
ADDED_PER_PERSON = 6
"""Pairs of largest excess that each person adds at most."""
_PAIRS_AT_A_TIME = 2**19


def relax_by_sifting(num_people: int, edges: Edges, partner: IntArray, *, may_stay: BoolArray) -> Relaxation:
    """Solve the assignment on many pairs and price it.

    Parameters
    ----------
    num_people
        Number of people, 1 or more.
    edges
        The pairs to choose from.
    partner
        ``(n,)`` an assignment on these pairs that leaves over nobody who may not stay.
    may_stay
        ``(n,)`` who may be left over.

    Returns
    -------
    Relaxation
        As of `relax` on all the pairs; of several best assignments perhaps another one.

    Raises
    ------
    InexactRelaxation
        If weights are so large that floating point spoiled the assignment.
    """
    kept = _heaviest(num_people, edges)
    kept[_places_of(num_people, edges, partner)] = True
    near: IntArray | None = None
    while True:
        found = assign(num_people, edges.only(kept), 0, near=near, may_stay=may_stay)
        places, excess = _exceeding(edges, found)
        if not len(places):
            return found.relaxation
        kept[_worst(edges, places, excess)] = True
        near = found.relaxation.prices.person


def _heaviest(num_people: int, edges: Edges) -> BoolArray:
    """Mark about `FIRST_PER_PERSON` pairs of each person, of weights that are spread evenly."""
    most = float(edges.weights.max(initial=1))
    degree = np.bincount(edges.rows, minlength=num_people) + np.bincount(edges.cols, minlength=num_people)
    least = most - most * FIRST_PER_PERSON / np.maximum(degree, 1)
    marks: BoolArray = edges.weights >= np.minimum(least[edges.rows], least[edges.cols])
    return marks


def _places_of(num_people: int, edges: Edges, partner: IntArray) -> IntArray:
    people = np.flatnonzero(partner != np.arange(num_people))
    low, high = np.minimum(people, partner[people]), np.maximum(people, partner[people])
    places = find_keys(pair_keys(num_people, edges.rows, edges.cols), pair_keys(num_people, low, high))
    assert (places >= 0).all(), "an assignment on these pairs"  # noqa: S101
    return places


def _exceeding(edges: Edges, found: Assignment) -> tuple[IntArray, IntArray]:
    """Return the places of pairs that exceed the dual prices one way or the other, and by how much."""
    gives, takes = found.gives, found.takes
    places, excesses = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for start in range(0, len(edges), _PAIRS_AT_A_TIME):
        part = slice(start, start + _PAIRS_AT_A_TIME)
        rows, cols = edges.rows[part], edges.cols[part]
        excess = edges.weights[part] - np.minimum(gives[rows] + takes[cols], takes[rows] + gives[cols])
        over = np.flatnonzero(excess > 0)
        places.append(over + start)
        excesses.append(excess[over])
    return np.concatenate(places), np.concatenate(excesses)


def _worst(edges: Edges, places: IntArray, excess: IntArray) -> IntArray:
    """Return the places of largest excess, `ADDED_PER_PERSON` of each person at most."""
    order = np.argsort(-excess, kind="stable")
    twice = np.concatenate((order, order))
    people = np.concatenate((edges.rows[places[order]], edges.cols[places[order]]))
    by_person = np.argsort(people, kind="stable")
    sorted_people = people[by_person]
    first = np.searchsorted(sorted_people, sorted_people)
    chosen = by_person[np.arange(len(people)) - first < ADDED_PER_PERSON]
    return places[twice[chosen]]
