"""Pools with capacities against every pairing of them, and against integer programming."""

from __future__ import annotations

import os
import random

import numpy as np
import pytest
from benchmarks.random_pools import fault
from benchmarks.small_pools import Small, draw_small
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Objective, Problem, Settings, check, solve

LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
SMALL, LARGER = (800, 200) if LONG else (40, 6)


def _with_capacities(number: int) -> list[Small]:
    rng = random.Random(105)  # noqa: S311 - pools to try, not secrets
    found: list[Small] = []
    while len(found) < number:
        small = draw_small(rng)
        if small.problem.capacity is not None:
            found.append(small)
    return found


def test_small_pools_reach_what_trying_everything_reaches() -> None:
    for small in _with_capacities(SMALL):
        outcome = solve(small.problem, Settings(objective=small.objective))
        assert fault(small, outcome) is None


def _by_integers(matrix: NDArray[np.int64], capacity: NDArray[np.int64]) -> int:
    """Return the best total of most people and most pairs, each worth more than all after it."""
    rows, cols = np.nonzero(np.triu(matrix))
    size, num_people, place = len(rows), len(matrix), np.arange(len(rows))
    limits = np.zeros((2 * num_people, size + num_people))
    limits[rows, place] = limits[cols, place] = 1
    limits[rows + num_people, place] = limits[cols + num_people, place] = -1
    limits[np.arange(num_people) + num_people, np.arange(num_people) + size] = 1
    per_pair = int(capacity.sum()) * int(matrix.max()) // 2 + 1
    goal = np.concatenate(
        (matrix[rows, cols] + per_pair, np.full(num_people, per_pair * (int(capacity.sum()) // 2 + 1)))
    )
    best = milp(
        -goal.astype(np.float64),
        integrality=np.ones(len(goal), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(limits, -np.inf, np.concatenate((capacity, np.zeros(num_people)))),
        options={"mip_rel_gap": 0.0},
    )
    assert best.x is not None
    return int((goal * np.rint(best.x).astype(np.int64)).sum())


@pytest.mark.parametrize("seed", range(LARGER))
def test_larger_pools_reach_what_integer_programming_reaches(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(12, 28))
    matrix = random_matrix(size, seed, density=float(rng.uniform(0.15, 0.5)), top=int(rng.choice([1, 3, 40])))
    capacity = rng.integers(1, 5, size)
    problem = Problem(DenseWeights(matrix), capacity=capacity)
    outcome = solve(problem)
    assert check(problem, outcome, Objective.COVERAGE).holds
    assert outcome.gap == 0
    per_pair = int(capacity.sum()) * int(matrix.max()) // 2 + 1
    reached = outcome.value + per_pair * len(outcome.pairs)
    reached += per_pair * (int(capacity.sum()) // 2 + 1) * outcome.num_placed
    assert reached == _by_integers(matrix, capacity)
