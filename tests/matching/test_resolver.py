from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.small_pools import draw_small
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, ImpossibleLock, Problem, Resolver, Settings, solve


@pytest.mark.parametrize("seed", range(6))
def test_every_question_is_answered_as_if_the_pool_were_solved_anew(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - pools to try, not secrets
    for _ in range(25):
        small = draw_small(rng)
        problem, settings = small.problem, Settings(objective=small.objective)
        if problem.num_people < 2:
            continue
        resolver, before = Resolver(problem, settings), solve(problem, settings)
        for _ in range(4):
            pair = (i, j) = tuple(sorted(rng.sample(range(problem.num_people), 2)))
            try:
                if rng.random() < 0.5:
                    change = resolver.force(i, j)
                    locked = problem.locked if pair in problem.locked else (*problem.locked, (i, j))
                    changed = replace(problem, locked=locked)
                else:
                    change = resolver.forbid(i, j)
                    changed = replace(problem, forbidden=(*problem.forbidden, (i, j)))
            except ImpossibleLock:
                continue
            after = solve(changed, settings)
            assert change.pairs.tolist() == after.pairs.tolist()
            assert change.num_placed == after.num_placed - before.num_placed
            assert change.value == after.value - before.value


def test_asking_changes_nothing_for_the_next_question() -> None:
    problem = Problem(DenseWeights(random_matrix(60, 1, density=0.1)))
    resolver, pairs = Resolver(problem), solve(problem).pairs
    first = [resolver.forbid(int(i), int(j)) for i, j in pairs]
    again = [Resolver(problem).forbid(int(i), int(j)) for i, j in pairs[:5]]
    assert [change.value for change in first[:5]] == [change.value for change in again]
    assert all(change.num_placed < 0 or change.value <= 0 for change in first)


def test_a_pair_that_is_not_eligible_needs_a_weight_to_be_forced() -> None:
    resolver = Resolver(Problem(DenseWeights([[0, 5, 0], [5, 0, 5], [0, 5, 0]])))
    with pytest.raises(ImpossibleLock, match="not eligible"):
        resolver.force(0, 2)
    change = resolver.force(0, 2, weight=3)
    assert (change.num_placed, change.value, change.pairs.tolist()) == (0, -2, [[0, 2]])


def test_a_locked_pair_cannot_be_forbidden() -> None:
    matrix = np.ones((4, 4), dtype=np.int64) - np.eye(4, dtype=np.int64)
    resolver = Resolver(Problem(DenseWeights(matrix), locked=((0, 1),)))
    with pytest.raises(ImpossibleLock, match="forbidden"):
        resolver.forbid(1, 0)
    with pytest.raises(ImpossibleLock, match="capacity"):
        resolver.force(1, 2)
