"""How many people can be placed at most: a count alone, without weights, totals and the lottery.

Where only the number of pairs is asked for, the assignment is a bipartite matching between two copies of
everybody, and its dual a smallest vertex cover: each person is in it not at all, with one copy or with both,
and every eligible pair has two copies in it. That costs a small part of an assignment with weights, and no
lottery.

References
----------
.. [1] J. E. Hopcroft, R. M. Karp, "An n^(5/2) algorithm for maximum matchings in bipartite graphs", SIAM
   Journal on Computing 2, 1973: behind `scipy.sparse.csgraph.maximum_bipartite_matching`.
.. [2] D. König, "Gráfok és mátrixok", 1931: the cover from the paths that begin at people left over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from recimentor.matching.edges import Edges, make_edges, union
from recimentor.matching.edmonds.blossoms import PrimalDual
from recimentor.matching.edmonds.closing import Closing
from recimentor.matching.edmonds.core import Core
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.relax.reduced_cost import SCALE
from recimentor.matching.rules import apply_rules
from recimentor.matching.solve import solve
from recimentor.matching.sweep import QUIET, Interrupted, Sweep
from recimentor.matching.views import ones_of, rows_of

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.rules import Rest
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray, WeightSource

PARTNERS_HELD = 16
"""Partners of each person that the graph holds at first, spread over all of them."""
WHOLE = 2
"""Copies of people in the cover that a pair has at least."""
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Count:
    """The most people that a pairing can place, and the most pairs of one that does."""

    num_placed: int
    num_pairs: int


def count_most(problem: Problem, settings: Settings | None = None) -> Count:
    """Count how many people can be placed, exactly.

    Parameters
    ----------
    problem
        Pool and rules; weights only say who may pair with whom, and tiers play no part.
    settings
        Threads, progress and limits; the objective plays no part.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    Interrupted
        If the settings want to stop.

    Notes
    -----
    One pass over all pairs as a rule. The bound of the bipartite relaxation is nearly always reached; where
    it is not, Edmonds' searches and their prices say why.
    """
    settings = settings or Settings()
    rest, sweep = apply_rules(problem), Sweep(settings)
    if not rest.one_place_each:
        alike = replace(problem, source=ones_of(problem.source), tiers=())
        outcome = solve(alike, replace(settings, objective=Objective.COVERAGE))
        return Count(outcome.num_placed, len(outcome.pairs))
    num_pairs = _most_pairs(rest, sweep)
    return Count(int(rest.placed.sum()) + 2 * num_pairs, len(rest.locked) + num_pairs)


def _most_pairs(rest: Rest, sweep: Sweep) -> int:
    source = ones_of(rest.source)
    cover = cover_people(rest.source, sweep)
    found = int((cover.mates >= 0).sum()) // 2
    if found == cover.most_pairs:
        return found
    state = PrimalDual((SCALE // WHOLE * cover.copies).tolist(), cover.mates.tolist())
    core = Core(source.num_people, cover.candidates)
    closing = Closing(source, 0, sweep, None, core, state.copy(), state, 0, coarse=False)
    closing.search()
    if len(closing.state.pairs()) < cover.most_pairs and not closing.close():
        raise Interrupted
    return len(closing.state.pairs())


@dataclass(frozen=True, slots=True)
class Cover:
    """Most half pairs, and what proves that there are no more.

    Parameters
    ----------
    copies
        ``(n,)`` how many copies of each person are in the cover, 0 to 2: two or more of every eligible pair.
    mates
        ``(n,)`` whole pairs made of the half ones, `NOBODY` for people left over; each pair has two copies.
    candidates
        The pairs that were looked at, each of weight 1.
    """

    copies: IntArray
    mates: IntArray
    candidates: Edges

    @property
    def most_pairs(self) -> int:
        """No pairing has more pairs."""
        return int(self.copies.sum()) // 2


def cover_people(source: WeightSource, sweep: Sweep = QUIET) -> Cover:
    """Find the most half pairs over all eligible pairs of a pool.

    Parameters
    ----------
    source
        Weights by row blocks; above 0 = eligible.
    sweep
        How to go over the rows.

    Notes
    -----
    One pass over all pairs, then a look at the people outside the cover: only among them and those with one
    copy can a pair be missing.
    """
    num_people = source.num_people

    def work(start: int, stop: int) -> Edges:
        return _spread(source.block(start, stop) > 0, np.arange(start, stop), PARTNERS_HELD)

    edges = union(num_people, list(sweep.telling("counting").rows(work, num_people)))
    while True:
        partner, copies = _most_halves(num_people, edges)
        missing = _uncovered(source, copies, edges, sweep)
        if not len(missing):
            return Cover(copies, _whole_pairs(partner), edges)
        edges = union(num_people, [edges, missing])


def _spread(is_eligible: BoolArray, people: IntArray, count: int) -> Edges:
    """Keep some partners of each person, evenly over the circle of all people from their own place on."""
    num_people = is_eligible.shape[1]
    rows, cols = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for row, person in enumerate(people.tolist()):
        others = np.flatnonzero(is_eligible[row])
        if len(others) > count:
            steps = np.arange(count) * len(others) // count
            others = others[(np.searchsorted(others, person) + steps) % len(others)]
        rows.append(np.full(len(others), person))
        cols.append(others)
    ends = np.concatenate(rows)
    return make_edges(num_people, ends, np.concatenate(cols), np.ones(len(ends), dtype=np.int64))


def _most_halves(num_people: int, edges: Edges) -> tuple[IntArray, IntArray]:
    """Return whom each person's first copy is matched to, and the copies of each person in a cover."""
    ends = (np.concatenate((edges.rows, edges.cols)), np.concatenate((edges.cols, edges.rows)))
    graph = csr_array((np.ones(2 * len(edges), dtype=np.int8), ends), shape=(num_people, num_people))
    partner: IntArray = maximum_bipartite_matching(graph, perm_type="column").astype(np.int64)
    chooser = np.full(num_people, NOBODY)
    chooser[partner[partner != NOBODY]] = np.flatnonzero(partner != NOBODY)
    # Alternating paths from those left over: what they reach on the second side and what they do not on the
    # first is a smallest cover [2].
    reached_first, reached_second = partner == NOBODY, np.zeros(num_people, dtype=np.bool_)
    front = np.flatnonzero(reached_first)
    while len(front):
        others = np.unique(np.concatenate([_row(graph, person) for person in front.tolist()]))
        others = others[~reached_second[others]]
        reached_second[others] = True
        front = chooser[others][~reached_first[chooser[others]]]
        reached_first[front] = True
    return partner, (~reached_first).astype(np.int64) + reached_second


def _row(graph: csr_array, person: int) -> AnyIntArray:
    row: AnyIntArray = graph.indices[graph.indptr[person] : graph.indptr[person + 1]]
    return row


def _uncovered(source: WeightSource, copies: IntArray, edges: Edges, sweep: Sweep) -> Edges:
    """Return pairs with fewer than two copies in the cover, some of each person outside it."""
    held = np.unique(np.concatenate((edges.rows, edges.cols)))
    outside = held[copies[held] == 0]

    def work(start: int, stop: int) -> Edges:
        people = outside[start:stop]
        return _spread((rows_of(source, people) > 0) & (copies < WHOLE), people, PARTNERS_HELD)

    return union(source.num_people, list(sweep.rows(work, len(outside), source.num_people)))


def _whole_pairs(partner: IntArray) -> IntArray:
    """Split paths and cycles of half pairs into whole ones; of an odd cycle somebody is left over.

    A path that ends with two people left over would not be the most; so each has an odd number of people,
    and whoever is left over at its end is in no copy of the cover.
    """
    follower, num_people = partner.tolist(), len(partner)
    mates = [NOBODY] * num_people
    is_chosen = np.zeros(num_people, dtype=np.bool_)
    is_chosen[partner[partner != NOBODY]] = True
    seen = [False] * num_people
    for first in [*np.flatnonzero(~is_chosen).tolist(), *range(num_people)]:
        chain, at = list[int](), first
        while at != NOBODY and not seen[at]:
            seen[at] = True
            chain.append(at)
            at = follower[at]
        for i, j in zip(chain[::2], chain[1::2], strict=False):
            mates[i], mates[j] = j, i
    return np.array(mates, dtype=np.int64)
