"""How many people can be placed at most: a count alone, without weights, totals and the lottery."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recimentor.matching.edmonds.blossoms import PrimalDual
from recimentor.matching.edmonds.closing import Closing
from recimentor.matching.edmonds.core import Core
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.relax.cardinality import WHOLE, cover_people
from recimentor.matching.relax.reduced_cost import SCALE
from recimentor.matching.rules import apply_rules
from recimentor.matching.solve import solve
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.views import ones_of

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.rules import Rest


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
