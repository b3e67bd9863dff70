"""The one way in: choose the route, pair, and say what is known about the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import union
from recimentor.matching.ladder import count_tiers
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.outcome import Certificate, Outcome, Proof, Status, Ties, gap_between
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.reduced import exact_sum
from recimentor.matching.rules import apply_rules
from recimentor.matching.single import pair_once
from recimentor.matching.watch import Watch

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.rules import Rest
    from recimentor.matching.single import Answer


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
    """
    settings = settings or Settings()
    rest, watch = apply_rules(problem), Watch(settings)
    keys = keys_by_index(problem.num_people) if problem.keys is None else problem.keys
    coverage = settings.objective is not Objective.BEST_TOTAL
    answer = pair_once(
        rest.source, keys, watch, tiers=problem.tiers, coverage=coverage, threads=settings.threads
    )
    return _outcome(problem, settings, rest, answer)


def _outcome(problem: Problem, settings: Settings, rest: Rest, answer: Answer) -> Outcome:
    everything = union(problem.num_people, [rest.locked, answer.pairs])
    pairs = np.stack((everything.rows, everything.cols), axis=1)
    value = exact_sum(everything.weights)
    pairs_bound, bound = _bounds(problem, answer)
    if bound is not None:
        bound += exact_sum(rest.locked.weights)
    if pairs_bound is not None:
        pairs_bound += len(rest.locked)
    gap = gap_between(value, bound)
    return Outcome(
        pairs=pairs,
        weights=everything.weights,
        num_placed=len(np.unique(pairs)),
        pairs_bound=pairs_bound,
        placed_bound=None if pairs_bound is None else 2 * pairs_bound,
        value=value,
        bound=bound,
        gap=gap,
        status=_status(len(pairs), gap, settings.gap),
        proof=Proof.NONE if bound is None else Proof.WITNESS,
        ties=Ties.COARSE if answer.coarse else Ties.SETTLED,
        tiers=count_tiers(problem.tiers, pairs),
        certificate=Certificate(() if answer.inequality is None else (answer.inequality,)),
    )


def _bounds(problem: Problem, answer: Answer) -> tuple[int | None, int | None]:
    """Return the most pairs, and the highest total of as many; None where unproved."""
    inequality, left = answer.inequality, answer.most
    if inequality is None:
        return None, None
    most_pairs = None
    if inequality.per_pair:
        most_pairs = left // inequality.per_pair
        if len(answer.pairs) < most_pairs:
            return most_pairs, None
        left -= len(answer.pairs) * inequality.per_pair
    free = np.stack((answer.pairs.rows, answer.pairs.cols), axis=1)
    for worth, count in zip(inequality.per_tier, count_tiers(problem.tiers, free), strict=True):
        if count < left // worth:
            return most_pairs, None
        left -= count * worth
    return most_pairs, left


def _status(num_pairs: int, gap: float | None, wanted: float) -> Status:
    if num_pairs == 0:
        return Status.EMPTY
    if gap is None or gap > wanted:
        return Status.FEASIBLE
    return Status.OPTIMAL if gap == 0.0 else Status.WITHIN_GAP
