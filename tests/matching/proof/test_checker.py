from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

import recimentor.matching.proof.checker
from recimentor.matching import (
    Certificate,
    DenseWeights,
    Inequality,
    Objective,
    OddSet,
    Outcome,
    Problem,
    Settings,
    Status,
    Tier,
    Verdict,
    check,
    solve,
)

# An odd pool, sparse enough that odd sets are needed.
POOL = Problem(DenseWeights(random_matrix(31, 4, density=0.12, top=1000)), locked=(), forbidden=())


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    found = solve(POOL)
    assert found.certificate.inequalities[0].odd_sets
    assert judged(found).holds
    return found


def judged(outcome: Outcome, problem: Problem = POOL) -> Verdict:
    return check(problem, outcome, Objective.COVERAGE)


def with_pairs(outcome: Outcome, pairs: list[list[int]]) -> Outcome:
    """Make an outcome that claims all the rest of another, with the true weights of new pairs."""
    weights = [POOL.weight(*pair) for pair in pairs]
    return replace(outcome, pairs=np.array(pairs), weights=np.array(weights), value=sum(weights))


def with_inequality(outcome: Outcome, changed: Inequality) -> Outcome:
    return replace(outcome, certificate=Certificate((changed,)))


def test_a_dropped_pair_is_noticed(outcome: Outcome) -> None:
    assert not judged(with_pairs(outcome, outcome.pairs.tolist()[1:])).holds


def test_a_doubled_pair_is_noticed(outcome: Outcome) -> None:
    pairs = outcome.pairs.tolist()
    assert any("twice" in fault for fault in judged(with_pairs(outcome, [pairs[0], *pairs])).faults)


def test_partners_exchanged_between_two_pairs_are_noticed(outcome: Outcome) -> None:
    (a, b), (c, d), *rest = outcome.pairs.tolist()
    assert not judged(with_pairs(outcome, [sorted((a, c)), sorted((b, d)), *rest])).holds


def test_an_edited_weight_is_noticed(outcome: Outcome) -> None:
    weights = outcome.weights + np.eye(1, len(outcome.weights), dtype=np.int64)[0]
    faults = judged(replace(outcome, weights=weights, value=outcome.value + 1)).faults
    assert any("weight of the pair" in fault for fault in faults)


def test_a_lowered_price_is_noticed(outcome: Outcome) -> None:
    inequality = outcome.certificate.inequalities[0]
    for person in np.flatnonzero(inequality.prices).tolist():
        prices = list(inequality.prices)
        prices[person] -= 1
        assert not judged(with_inequality(outcome, replace(inequality, prices=tuple(prices)))).holds


def test_an_altered_odd_set_is_noticed(outcome: Outcome) -> None:
    inequality = outcome.certificate.inequalities[0]
    first, *rest = inequality.odd_sets
    stranger = next(i for i in range(31) if all(i not in s.members for s in inequality.odd_sets))
    for changed in (
        OddSet(first.members[1:], first.price, first.inner),
        OddSet((*first.members, stranger), first.price, first.inner),
        OddSet(first.members, first.price - 1, first.inner),
        OddSet(first.members, -1, first.inner),
        OddSet((*first.members, first.members[0]), first.price, first.inner),
        OddSet(first.members, first.price, (*first.inner, 0)),
        OddSet((*first.members, 99, 98), first.price, first.inner),
    ):
        tampered = replace(inequality, odd_sets=(changed, *rest))
        assert not judged(with_inequality(outcome, tampered)).holds


@pytest.mark.parametrize("name", ["bound", "pairs_bound", "placed_bound", "value", "num_placed"])
@pytest.mark.parametrize("by", [-1, 1])
def test_an_edited_number_is_noticed(outcome: Outcome, name: str, by: int) -> None:
    changed = {name: getattr(outcome, name) + by}
    assert not judged(replace(outcome, **changed)).holds


def test_an_edited_gap_is_noticed(outcome: Outcome) -> None:
    assert not judged(replace(outcome, gap=0.5)).holds


@pytest.mark.parametrize("value", [-1, 0, 3, 2**62])
def test_an_edited_multiplier_is_noticed(outcome: Outcome, value: int) -> None:
    inequality = outcome.certificate.inequalities[0]
    for changed in (
        replace(inequality, per_pair=value),
        replace(inequality, per_score=value),
        replace(inequality, scale=value),
        replace(inequality, per_person=value or 1),
        replace(inequality, threshold=value or 1),
    ):
        assert not judged(with_inequality(outcome, changed)).holds


@pytest.mark.parametrize(
    "broken",
    [
        {"per_person": -1},
        {"per_pair": -1},
        {"per_score": -1},
        {"threshold": -1},
        {"scale": 0},
        {"scale": -4},
        {"per_tier": (1,)},
        {"per_tier": (0, 0)},
        {"per_person": 10**40},
        {"threshold": 10**40},
        {"scale": 10**40},
    ],
    ids=str,
)
def test_multipliers_that_no_inequality_can_have_prove_nothing(
    outcome: Outcome, broken: dict[str, object]
) -> None:
    (inequality, *rest) = outcome.certificate.inequalities
    changed = replace(inequality, **broken)  # type: ignore[arg-type]
    certificate = Certificate((changed, *rest))
    assert not judged(replace(outcome, certificate=certificate)).holds


def test_a_missing_certificate_is_noticed(outcome: Outcome) -> None:
    assert not judged(replace(outcome, certificate=Certificate())).holds


def test_an_optimal_claim_without_bounds_is_noticed(outcome: Outcome) -> None:
    bare = replace(
        outcome, bound=None, gap=None, pairs_bound=None, placed_bound=None, certificate=Certificate()
    )
    assert not judged(bare).holds
    assert judged(replace(bare, status=Status.FEASIBLE)).holds


def test_another_pool_is_noticed(outcome: Outcome) -> None:
    other = Problem(DenseWeights(random_matrix(31, 5, density=0.12, top=1000)))
    assert not judged(outcome, other).holds


def test_every_broken_rule_is_named(outcome: Outcome) -> None:
    pair = tuple(outcome.pairs[0].tolist())
    assert any("forbidden" in f for f in judged(outcome, replace(POOL, forbidden=(pair,))).faults)
    eligible = np.argwhere(np.triu(POOL.source.block(0, 31))).tolist()
    i, j = next(ends for ends in eligible if ends not in outcome.pairs.tolist())
    assert any("missing" in f for f in judged(outcome, replace(POOL, locked=((i, j),))).faults)
    one_side = replace(POOL, side=np.zeros(31, dtype=np.int64))
    assert any("across" in f for f in judged(outcome, one_side).faults)


def test_a_person_above_capacity_is_named() -> None:
    path = Problem(DenseWeights([[0, 2, 0], [2, 0, 2], [0, 2, 0]]))
    twice = solve(replace(path, capacity=np.array([1, 2, 1])))
    assert any("person 1 has 2 partners" in fault for fault in judged(twice, path).faults)


def test_a_pair_that_is_not_eligible_is_named() -> None:
    path = Problem(DenseWeights([[0, 2, 0], [2, 0, 2], [0, 2, 0]]))
    fake = replace(solve(path), pairs=np.array([[0, 2]]))
    assert any("not eligible" in fault for fault in judged(fake, path).faults)


def test_an_edited_tier_is_noticed() -> None:
    problem = replace(POOL, tiers=(Tier("choices", pairs=((0, 1), (2, 3), (4, 5))),))
    found = solve(problem)
    assert judged(found, problem).holds
    assert not judged(replace(found, tiers=(found.tiers[0] + 1,)), problem).holds
    assert not judged(replace(found, tiers=()), problem).holds


def test_a_blocking_pair_is_named() -> None:
    square = Problem(DenseWeights([[0, 9, 5, 0], [9, 0, 0, 5], [5, 0, 0, 1], [0, 5, 1, 0]]))
    stable = solve(square, Settings(objective=Objective.STABLE))
    assert stable.pairs.tolist() == [[0, 1], [2, 3]]
    blocked = replace(stable, pairs=np.array([[0, 2], [1, 3]]), weights=np.array([5, 5]), value=10)
    assert check(square, stable, Objective.STABLE).holds
    assert "0 and 1" in check(square, blocked, Objective.STABLE).faults[0]


def test_a_threshold_that_is_not_the_highest_is_noticed() -> None:
    square = Problem(DenseWeights([[0, 100, 40, 0], [100, 0, 0, 40], [40, 0, 0, 5], [0, 40, 5, 0]]))
    fairest = solve(square, Settings(objective=Objective.FAIREST))
    lower = replace(fairest, certificate=replace(fairest.certificate, threshold=30))
    assert check(square, fairest, Objective.FAIREST).holds
    assert not check(square, lower, Objective.FAIREST).holds


def test_a_certificate_reads_back_from_json_as_it_was(outcome: Outcome) -> None:
    assert Certificate.from_json(outcome.certificate.to_json()) == outcome.certificate


@pytest.mark.parametrize(
    "broken", [{}, {"inequalities": [{}], "threshold": 0}, {"inequalities": [], "threshold": 1.5}]
)
def test_what_is_no_certificate_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a certificate"):
        Certificate.from_json(broken)


def test_the_checker_imports_nothing_of_the_solver() -> None:
    folder = Path(recimentor.matching.proof.checker.__file__).parent
    shared = ("outcome", "problem", "sweep", "weights", "proof.witness")
    allowed = {f"recimentor.matching.{name}" for name in shared}
    for name in ("checker.py", "witness.py"):
        tree = ast.parse((folder / name).read_text(encoding="utf-8"))
        imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {module for module in imported if module.startswith("recimentor")} <= allowed
