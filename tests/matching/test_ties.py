from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Objective, Problem, Settings, Tier, Ties, check, solve
from recimentor.matching.edmonds import closing
from recimentor.matching.lottery import keys_by_index


def pairs_by_key(problem: Problem, objective: Objective) -> set[frozenset[int]]:
    outcome = solve(problem, Settings(objective=objective))
    assert problem.keys is not None
    return {frozenset(problem.keys[pair].tolist()) for pair in outcome.pairs}


@pytest.mark.parametrize("objective", list(Objective))
@pytest.mark.parametrize("seed", range(12))
def test_the_order_in_which_people_are_listed_plays_no_part(seed: int, objective: Objective) -> None:
    rng = np.random.default_rng(seed)
    num_people = int(rng.integers(3, 40))
    matrix = random_matrix(num_people, seed, density=rng.random(), top=int(rng.choice([1, 2, 4])))
    keys, order = keys_by_index(num_people), rng.permutation(num_people)
    tier = Tier("first", people=tuple(range(0, num_people, 3)))
    turned_tier = Tier("first", people=tuple(np.flatnonzero(order % 3 == 0).tolist()))
    listed = Problem(DenseWeights(matrix), keys=keys, tiers=(tier,))
    shuffled = Problem(DenseWeights(matrix[np.ix_(order, order)]), keys=keys[order], tiers=(turned_tier,))
    assert pairs_by_key(listed, objective) == pairs_by_key(shuffled, objective)


def test_other_keys_settle_ties_otherwise_at_the_same_value() -> None:
    equals = np.ones((20, 20), dtype=np.int64) - np.eye(20, dtype=np.int64)
    one = Problem(DenseWeights(equals), keys=np.arange(20, dtype=np.uint64))
    two = replace(one, keys=np.arange(100, 120, dtype=np.uint64))
    first, second = solve(one), solve(two)
    assert first.value == second.value
    assert first.pairs.tolist() != second.pairs.tolist()
    assert first.ties is Ties.SETTLED


def test_solving_twice_gives_the_same_pairs_and_certificate() -> None:
    problem = Problem(DenseWeights(random_matrix(80, 7, density=0.1, top=3)))
    assert solve(problem).certificate == solve(problem).certificate


def test_more_equals_than_can_be_looked_at_are_paired_all_the_same_and_told_to_be_coarse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(closing, "CORE_LIMIT", 100)
    problem = Problem(DenseWeights(random_matrix(61, 2, density=0.9, top=2)))
    outcome = solve(problem)
    assert outcome.ties is Ties.COARSE
    assert outcome.value == outcome.bound
    assert check(problem, outcome, Objective.COVERAGE).holds
