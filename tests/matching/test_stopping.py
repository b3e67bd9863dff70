from __future__ import annotations

import os
import time

import numpy as np
import pytest
from benchmarks.survey import PoolWeights, synthetic_pool
from tests.matching.scale_pools import random_matrix

from recimentor.matching import (
    DenseWeights,
    Objective,
    Outcome,
    Problem,
    Progress,
    Proof,
    Settings,
    Status,
    Tier,
    check,
    solve,
)

IS_LONG = os.environ.get("RECIMENTOR_LONG_TESTS") == "1"
SIZES = (300, 2_000, 10_000) if IS_LONG else (300,)
LIMITS = (0.1, 0.3, 1.0, 3.0, 10.0) if IS_LONG else (0.1,)
ONE_PASS = {300: 0.5, 2_000: 1.0, 10_000: 5.0}
"""Seconds beside the limit, on a machine that is busy: a greedy pairing reads all pairs once."""
ROOMS = {"one place": (1, 1), "up to three": (1, 3), "up to twenty": (20, 20)}

POOL = Problem(DenseWeights(random_matrix(301, 3, density=0.1, top=1000)))


class StopAfter:
    """Wants to stop once it has been asked so many times."""

    def __init__(self, patience: int) -> None:
        self.left = patience

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("objective", list(Objective))
@pytest.mark.parametrize("patience", [0, 1, 2, 3, 5, 8, 13, 40])
def test_who_is_stopped_hands_back_a_pairing_and_claims_no_more_than_is_proved(
    patience: int, objective: Objective
) -> None:
    outcome = solve(POOL, Settings(objective=objective, should_stop=StopAfter(patience)))
    assert check(POOL, outcome, objective).holds
    assert len(outcome.pairs) > 100
    assert outcome.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert outcome.bound is None or outcome.bound >= outcome.value
    if objective in (Objective.COVERAGE, Objective.BEST_TOTAL):
        assert outcome.bound is not None


def test_no_time_at_all_still_gives_a_pairing() -> None:
    outcome = solve(POOL, Settings(time_limit_seconds=0))
    assert outcome.status is Status.FEASIBLE
    assert len(outcome.pairs) > 100


def _pool(size: int, room: str, sides: bool) -> Problem:
    low, high = ROOMS[room]
    capacity = np.random.default_rng(size).integers(low, high + 1, size)
    source = PoolWeights(synthetic_pool(size, 1))
    return Problem(source, capacity=capacity, side=np.arange(size) % 2 if sides else None)


def _is_honest(problem: Problem, outcome: Outcome) -> None:
    """Feasible, no bound below what is reached, and no word that the checker does not find again."""
    assert check(problem, outcome, Objective.COVERAGE).holds
    assert outcome.bound is not None
    assert outcome.value <= outcome.bound
    assert outcome.pairs_bound is not None
    assert len(outcome.pairs) <= outcome.pairs_bound
    assert outcome.placed_bound is not None
    assert outcome.num_placed <= outcome.placed_bound
    if outcome.gap is None:
        assert (outcome.status, outcome.proof) == (Status.FEASIBLE, Proof.NONE)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("size", SIZES)
def test_a_time_limit_is_kept_and_what_is_known_by_then_is_told(size: int, limit: float, room: str) -> None:
    """Held to processor time, which a busy machine does not lengthen much."""
    problem = _pool(size, room, sides=False)
    began = time.process_time()
    outcome = solve(problem, Settings(time_limit_seconds=limit, threads=1))
    assert time.process_time() - began <= 1.2 * limit + ONE_PASS[size]
    _is_honest(problem, outcome)
    assert outcome.placed_bound is not None
    assert outcome.num_placed >= 0.95 * outcome.placed_bound


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("patience", [0, 1, 2, 3, 5, 8, 13, 40])
@pytest.mark.parametrize("sides", [False, True])
def test_whenever_work_is_stopped_bounds_hold(patience: int, room: str, sides: bool) -> None:
    problem = _pool(300, room, sides)
    best = solve(problem)
    stopped = solve(problem, Settings(should_stop=StopAfter(patience)))
    _is_honest(problem, stopped)
    assert best.placed_bound is not None
    assert stopped.placed_bound is not None
    assert stopped.placed_bound >= best.placed_bound
    if stopped.num_placed == best.num_placed and len(stopped.pairs) == len(best.pairs):
        assert stopped.bound is not None
        assert stopped.bound >= best.value


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("patience", [0, 2, 5])
def test_tiers_locks_and_vetoes_do_not_spoil_what_is_bounded(patience: int, room: str) -> None:
    low, high = ROOMS[room]
    matrix = random_matrix(120, 9, density=0.2)
    rows, cols = np.nonzero(np.triu(matrix))
    pairs = tuple(zip(rows.tolist(), cols.tolist(), strict=True))
    problem = Problem(
        DenseWeights(matrix),
        capacity=np.random.default_rng(3).integers(low, high + 1, 120),
        locked=pairs[:1],
        forbidden=pairs[5:40:5],
        tiers=(Tier("kept", pairs=pairs[50:200:7]), Tier("first", people=(3, 8, 90))),
    )
    stopped = solve(problem, Settings(should_stop=StopAfter(patience)))
    assert check(problem, stopped, Objective.COVERAGE).holds
    assert stopped.bound is not None
    assert stopped.value <= stopped.bound


def test_progress_is_told_with_stages_and_a_gap_that_closes() -> None:
    told: list[Progress] = []
    solve(POOL, Settings(progress=told.append))
    assert {"candidates", "prices", "closing"} <= {progress.stage for progress in told}
    assert all(0 <= progress.done <= progress.total or not progress.total for progress in told)
