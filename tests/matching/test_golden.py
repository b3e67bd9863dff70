"""Pools of one place each are answered as they were before, to the last price of their certificates."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator

import numpy as np
from benchmarks.small_pools import draw_small
from benchmarks.survey import PoolWeights, synthetic_pool
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching import DenseWeights, Objective, Outcome, Problem, Settings, Tier, solve

SMALL, SIZES = 30, (40, 90, 150, 240)


def _pools() -> Iterator[tuple[str, Problem, Objective]]:
    rng = random.Random(18)  # noqa: S311 - pools to try, not secrets
    for number in range(SMALL):
        small = draw_small(rng, capacities=False)
        yield f"{number} {small.kind} {small.objective}", small.problem, small.objective
    for size in SIZES:
        yield from _larger(size)


def _larger(size: int) -> Iterator[tuple[str, Problem, Objective]]:
    people = Problem(PoolWeights(synthetic_pool(size, size)))
    chosen = tuple((i, size - 1 - i) for i in range(size // 4))
    yield f"people {size}", people, Objective.COVERAGE
    yield f"people fairest {size}", people, Objective.FAIREST
    tied = random_matrix(size, size, density=0.2, top=2)
    yield f"tied {size}", Problem(DenseWeights(tied), tiers=(Tier("choices", pairs=chosen),)), _COVERAGE
    yield f"popular {size}", Problem(DenseWeights(popular_matrix(size, size))), Objective.BEST_TOTAL
    sparse = random_matrix(size, size + 1, density=3 / size)
    side = np.arange(size) % 2 if size % 4 else None
    yield f"sparse {size}", Problem(DenseWeights(sparse), side=side), Objective.COVERAGE


_COVERAGE = Objective.COVERAGE


def _digest(outcome: Outcome) -> str:
    parts = [
        (part.name, part.per_pair, part.per_tier, part.per_score, part.threshold, part.prices, odd_sets)
        for part in outcome.certificate.inequalities
        for odd_sets in [[(odd.members, odd.price, odd.inner) for odd in part.odd_sets]]
    ]
    told = (
        outcome.pairs.tolist(),
        outcome.weights.tolist(),
        (outcome.num_placed, outcome.placed_bound, outcome.pairs_bound, outcome.value, outcome.bound),
        (outcome.status, outcome.proof, outcome.ties, outcome.tiers),
        parts,
    )
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def test_fifty_pools_are_answered_as_before(golden: Callable[[str, str], None]) -> None:
    lines = [
        f"{_digest(solve(problem, Settings(objective=objective)))} {name}\n"
        for name, problem, objective in _pools()
    ]
    assert len(lines) == SMALL + 5 * len(SIZES)
    golden("matching-digests.txt", "".join(lines))
