"""Sensitivity: the pairing again under many weightings."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Final

from recimentor.insight.planning.settle import settled_problem
from recimentor.matching import Objective, Settings, solve
from recimentor.model.plan import Person
from recimentor.model.sensitivity import PairShare, Sensitivity
from recimentor.model.settled import Settled
from recimentor.scoring import Pool

#: Digits of a drawn importance: a weighting can be told, and set by hand.
_DIGITS: Final = 3


def sensitivity(
    pool: Pool,
    settled: Settled,
    *,
    num_weightings: int,
    within: float,
    seed: int,
    tick: Callable[[int], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Sensitivity:
    """Return how often each pair is chosen under weightings near the program's own.

    Parameters
    ----------
    pool, settled
        The scored pool, and what was settled: both stay as they are but for the weights.
    num_weightings
        How many to try, 1 or more.
    within
        Each importance is multiplied by a factor from ``1 / within`` to ``within``, above 1; factors are
        drawn evenly on the scale of ratios, each criterion's on its own.
    seed
        Of the draws.
    tick, should_stop
        Called with the number of weightings done; asked before each.

    Notes
    -----
    Cost: one pairing for each weighting. They are not vouched for one by one: nothing is claimed of them.
    """
    used = [use for use in pool.shares.uses if use.is_used and use.share]
    importance = [use.importance for use in used]
    planned = _pairs(pool, settled)
    counts, done = Counter[tuple[int, int]](), 0
    for number, weights in enumerate(_weightings(importance, num_weightings, within, seed), start=1):
        if should_stop is not None and should_stop():
            break
        counts.update(planned if len(used) == 1 else _pairs(reweighed(pool, weights), settled))
        done = number
        if tick is not None:
            tick(done)
    pairs = [
        PairShare(_person(pool, i), _person(pool, j), counts[i, j] / max(done, 1), (i, j) in planned)
        for i, j in planned | set(counts)
    ]
    pairs.sort(key=lambda pair: (not pair.is_planned, -pair.share, pair.a.id, pair.b.id))
    criteria = tuple((use.name, use.importance) for use in used)
    return Sensitivity(done, within, seed, criteria, tuple(pairs))


def reweighed(pool: Pool, importance: Sequence[float]) -> Pool:
    """Return the pool with another importance of each criterion in use, *skills* first."""
    exact = [Fraction(repr(weight)) for weight in importance]
    total = sum(exact, Fraction(0))
    shares = iter(weight / total for weight in exact)
    skills_share = next(shares) if pool.shares.skills else Fraction(0)
    weighed = tuple(replace(entry, share=next(shares)) for entry in pool.shares.others)
    return replace(pool, shares=replace(pool.shares, skills=skills_share, others=weighed))


def _weightings(
    importance: Sequence[float], number: int, within: float, seed: int
) -> Iterator[tuple[float, ...]]:
    draw, reach = Random(seed), math.log(within)  # noqa: S311 - a repeatable draw, no secret
    for _ in range(number):
        yield tuple(
            max(round(weight * math.exp(draw.uniform(-reach, reach)), _DIGITS), 10**-_DIGITS)
            for weight in importance
        )


def _pairs(pool: Pool, settled: Settled) -> set[tuple[int, int]]:
    settings = Settings(objective=Objective(pool.program.objective.value))
    outcome = solve(settled_problem(pool, settled), settings)
    return {(i, j) for i, j in outcome.pairs.tolist()}


def _person(pool: Pool, index: int) -> Person:
    return Person(id=pool.people[index].id, name=pool.people[index].name)
