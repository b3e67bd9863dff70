"""The one way in: choose the route, pair, and say what is known about the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL, Answer
from recimentor.matching.edges import union
from recimentor.matching.fairest import fractional_limit, pair_fairly
from recimentor.matching.ladder import count_tiers
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.outcome import Certificate, Outcome, Proof, Status, Ties, gap_between
from recimentor.matching.pairing import count_once, pair_once
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.relax.reduced import exact_sum
from recimentor.matching.rules import apply_rules
from recimentor.matching.stable import stable_pairs
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.views import largest_weight

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.rules import Rest
    from recimentor.matching.weights import WeightSource


def solve(problem: Problem, settings: Settings | None = None) -> Outcome:
    """Pair the people of a problem as well as can be, and prove it.

    Parameters
    ----------
    problem
        Weights and rules.
    settings
        Objective and limits; None = most people first, without limits.

    Returns
    -------
    Outcome
        The same for the same people whatever the order in which they are listed, unless ties are coarse or a
        time limit struck.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    WeightsTooLarge
        If weights and tiers are so large that they cannot be told apart exactly.
    """
    settings = settings or Settings()
    rest, sweep = apply_rules(problem), Sweep(settings)
    return _outcome(problem, settings, rest, _answer(problem, settings, rest, sweep))


def _answer(  # noqa: C901 - a case for each objective
    problem: Problem, settings: Settings, rest: Rest, sweep: Sweep
) -> Answer:
    """Choose the route."""
    keys = keys_by_index(problem.num_people) if problem.keys is None else problem.keys
    coverage = settings.objective.has_coverage

    def best(source: WeightSource) -> Answer:
        if not rest.one_place_each:
            return _with_capacities(source, problem, settings, rest, sweep)
        return pair_once(source, keys, sweep, tiers=problem.tiers, coverage=coverage)

    def count(source: WeightSource) -> Answer:
        if not rest.one_place_each:
            return _with_capacities(source, problem, settings, rest, sweep)
        return count_once(source, len(problem.tiers), sweep)

    def highest(num_pairs: int) -> int:
        largest = largest_weight(rest.source, sweep)
        if not rest.one_place_each:
            return largest
        return fractional_limit(rest.source, num_pairs, largest, sweep)

    try:
        match settings.objective:
            case Objective.STABLE:
                return Answer(stable_pairs(rest.source, rest.capacity, keys, sweep), proof=Proof.WITNESS)
            case Objective.FAIREST:
                return pair_fairly(rest.source, rest.placed, highest, count, best)
            case Objective.COVERAGE | Objective.BEST_TOTAL:
                return best(rest.source)
            case _:
                assert_never(settings.objective)
    except Interrupted:
        return Answer(best(rest.source).pairs, coarse=True)


def _with_capacities(
    source: WeightSource, problem: Problem, settings: Settings, rest: Rest, sweep: Sweep
) -> Answer:
    # HiGHS takes time to load, and most pools have no use for it.
    from recimentor.matching.capacity.model import CapacityModel
    from recimentor.matching.capacity.route import solve_capacities

    largest = largest_weight(source, sweep)
    model = CapacityModel(source, rest.capacity, rest.placed, largest, problem.tiers)
    keys = keys_by_index(problem.num_people) if problem.keys is None else problem.keys
    coverage = settings.objective.has_coverage
    return solve_capacities(model, keys, sweep, coverage=coverage)


def _outcome(problem: Problem, settings: Settings, rest: Rest, answer: Answer) -> Outcome:
    everything = union(problem.num_people, [rest.locked, answer.pairs])
    pairs = everything.stacked()
    value = exact_sum(everything.weights)
    bound = _plus(answer.bounds.get(TOTAL), exact_sum(rest.locked.weights))
    gap = gap_between(value, bound)
    return Outcome(
        pairs=pairs,
        weights=everything.weights,
        num_placed=len(np.unique(pairs)),
        pairs_bound=_plus(answer.bounds.get(PAIRS), len(rest.locked)),
        placed_bound=_plus(answer.bounds.get(PEOPLE), int(rest.placed.sum())),
        value=value,
        bound=bound,
        gap=gap,
        status=_status(answer, len(pairs), gap, settings.gap),
        proof=answer.proof,
        ties=Ties.COARSE if answer.coarse else Ties.SETTLED,
        tiers=count_tiers(problem.tiers, pairs),
        certificate=Certificate(answer.inequalities, answer.threshold),
    )


def _plus(bound: int | None, locked: int) -> int | None:
    return None if bound is None else bound + locked


def _status(answer: Answer, num_pairs: int, gap: float | None, wanted: float) -> Status:
    if num_pairs == 0 and answer.proof is not Proof.NONE:
        return Status.EMPTY
    if gap is None or gap > wanted:
        return Status.FEASIBLE
    return Status.OPTIMAL if gap == 0.0 else Status.WITHIN_GAP
