"""A forger who knows the checker: no certificate makes a pairing the best that is not.

First what was found by thought, then a forger that climbs: it keeps whatever edit leaves the checker fewer
faults to tell, and draws numbers from where arithmetic breaks.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from recimentor.matching import (
    Certificate,
    DenseWeights,
    Inequality,
    Objective,
    OddSet,
    Outcome,
    Problem,
    Proof,
    Settings,
    Status,
    Ties,
    Verdict,
    check,
    solve,
)

LONG = os.environ.get("RECIMENTOR_LONG_TESTS") == "1"
POOLS, STEPS = (60, 1_000) if LONG else (16, 120)

#: a-c and b-d are worth 1,000 each, a-b and c-d 3 each.
SQUARE = Problem(DenseWeights([[0, 3, 1000, 0], [3, 0, 0, 1000], [1000, 0, 0, 3], [0, 1000, 3, 0]]))
WORST = np.array([[0, 1], [2, 3]])


def claimed(
    problem: Problem,
    pairs: Any,
    inequalities: tuple[Inequality, ...],
    *,
    objective: Objective = Objective.COVERAGE,
    threshold: int = 0,
    **more: Any,
) -> Outcome:
    """Return an outcome that says of some pairs that they are the best."""
    chosen = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    weights = np.array([problem.weight(i, j) for i, j in chosen.tolist()], dtype=np.int64)
    value, placed = int(weights.sum()), len(np.unique(chosen))
    told = objective is not Objective.STABLE
    counts = told and objective is not Objective.BEST_TOTAL
    outcome = Outcome(
        pairs=chosen,
        weights=weights,
        num_placed=placed,
        pairs_bound=len(chosen) if counts else None,
        placed_bound=placed if counts else None,
        value=value,
        bound=value if told else None,
        gap=0.0 if told else None,
        status=Status.EMPTY if not len(chosen) else Status.OPTIMAL if told else Status.FEASIBLE,
        proof=Proof.WITNESS,
        ties=Ties.SETTLED,
        certificate=Certificate(inequalities, threshold),
    )
    return replace(outcome, **more)


def inequality(prices: tuple[int, ...], **more: Any) -> Inequality:
    plain = Inequality("total", 1, 0, 0, (), 1, 0, prices)
    return replace(plain, **more)


def heads(num_people: int, **more: Any) -> Inequality:
    return inequality((1,) * num_people, name="pairs", scale=2, per_pair=1, per_score=0, **more)


@pytest.mark.parametrize(
    "scale",
    [15 * 10**12, 2**44, 2**54 + 1, 2**64, 2**64 // 1000 + 1, 2**63 // 1000 + 1, 2**200, 2**300],
)
def test_numbers_that_wrap_in_64_bits_prove_nothing(scale: int) -> None:
    total = inequality((3 * scale // 2,) * 4, scale=scale)
    assert not check(SQUARE, claimed(SQUARE, WORST, (heads(4), total)), Objective.COVERAGE).holds


def test_a_true_proof_with_numbers_beyond_64_bits_is_accepted() -> None:
    scale = 2**70
    total = inequality((500 * scale,) * 4, scale=scale)
    best = claimed(SQUARE, [[0, 2], [1, 3]], (heads(4), total))
    assert check(SQUARE, best, Objective.COVERAGE).is_best


def test_sums_over_many_pairs_do_not_wrap() -> None:
    """With capacities what prices do not cover is added up: 2,016 pairs, each of 2**53 and more."""
    size = 64
    problem = Problem(
        DenseWeights((np.ones((size, size), dtype=np.int64) - np.eye(size, dtype=np.int64)) * 2**30),
        capacity=np.full(size, 2),
    )
    free = inequality((0,) * size, scale=2**23 + 1)
    outcome = claimed(problem, [], (free,), objective=Objective.BEST_TOTAL)
    assert check(problem, outcome, Objective.BEST_TOTAL).bound == size * (size - 1) // 2 * 2**30


@pytest.mark.parametrize("objective", [Objective.COVERAGE, Objective.BEST_TOTAL, Objective.STABLE])
@pytest.mark.parametrize("pairs", [[], [[0, 1]], WORST])
def test_a_threshold_belongs_to_the_fairest_pairing_alone(objective: Objective, pairs: Any) -> None:
    """Above it nothing is left, so that any price covers everything."""
    nothing = inequality((0,) * 4, threshold=10**9, per_pair=1)
    for threshold in (0, 3, 10**9):
        for stated in ((), (nothing,), (heads(4, threshold=10**9), nothing)):
            forged = claimed(SQUARE, pairs, stated, objective=objective, threshold=threshold)
            assert not check(SQUARE, forged, objective).holds


@pytest.mark.parametrize("pairs", [[], [[0, 1]], WORST])
def test_a_fairest_pairing_is_held_to_its_weakest_pair(pairs: Any) -> None:
    weakest = min((SQUARE.weight(i, j) for i, j in np.array(pairs).tolist()), default=0)
    for threshold in (0, weakest, 1000, 1001, 10**9):
        parts = tuple(heads(4, threshold=one) for one in (0, threshold, threshold + 1))
        total = inequality((500,) * 4, threshold=threshold)
        forged = claimed(SQUARE, pairs, (*parts, total), objective=Objective.FAIREST, threshold=threshold)
        assert not check(SQUARE, forged, Objective.FAIREST).holds


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("proof", list(Proof))
@pytest.mark.parametrize("objective", list(Objective))
def test_an_empty_pairing_is_never_the_best_where_somebody_can_pair(
    status: Status, proof: Proof, objective: Objective
) -> None:
    for bound in (None, 0):
        gap = None if bound is None else 0.0
        bare: dict[str, Any] = {"bound": bound, "gap": gap, "pairs_bound": None, "placed_bound": None}
        empty = claimed(SQUARE, [], (), objective=objective, status=status, proof=proof, **bare)
        verdict = check(SQUARE, empty, objective)
        assert not verdict.is_best
        assert not verdict.holds or status is Status.FEASIBLE
    nobody = Problem(DenseWeights(np.zeros((4, 4), dtype=np.int64)))
    told = check(nobody, solve(nobody, Settings(objective=objective)), objective)
    assert told.holds
    assert told.is_best


@pytest.mark.parametrize("objective", [Objective.COVERAGE, Objective.BEST_TOTAL])
def test_what_a_certificate_proves_is_not_said_to_come_from_a_search(objective: Objective) -> None:
    for seed in range(20):
        weights = np.triu(np.random.default_rng(seed).integers(0, 9, (9, 9)), 1)
        problem = Problem(DenseWeights(weights + weights.T), capacity=np.full(9, 2))
        outcome = solve(problem, Settings(objective=objective))
        assert check(problem, outcome, objective).holds
        if outcome.proof is Proof.WITNESS:
            assert not check(problem, replace(outcome, proof=Proof.SEARCH), objective).holds


@pytest.mark.parametrize("proof", [Proof.SEARCH, Proof.NONE])
def test_words_about_the_proof_do_not_stand_for_it(proof: Proof) -> None:
    for status in Status:
        for pairs in ([], [[0, 1]], WORST):
            verdict = check(
                SQUARE, claimed(SQUARE, pairs, (), status=status, proof=proof), Objective.COVERAGE
            )
            assert not verdict.holds
    blocked = claimed(SQUARE, WORST, (), objective=Objective.STABLE, proof=proof)
    assert not check(SQUARE, blocked, Objective.STABLE).is_best


@pytest.mark.parametrize(
    "odd_set",
    [
        OddSet((0,), 10**6, teeth=((-1, 0), (0, 3))),
        OddSet((0,), 10**6, teeth=((0, 3), (3, 0), (-4, 3))),
        OddSet((0,), 10**6, teeth=((0, 4),)),
        OddSet((0,), 10**6, teeth=((0, 10**9),)),
        OddSet((0, 1), 10**6, teeth=((0, 1),)),
        OddSet((-1, 0, 1), 10**6),
        OddSet((0, 0, 1), 10**6),
        OddSet((0, 1, 2), 10**6, inner=(0,)),
        OddSet((0, 1, 2), 10**6, inner=(-1,)),
        OddSet((0, 1, 2), -1),
        OddSet((0, 1, 2), 2**300),
    ],
    ids=str,
)
def test_sets_that_are_none_are_refused(odd_set: OddSet) -> None:
    """A tooth of -1 was read as the last person, and one pair paid twice for one tooth."""
    for capacity in (None, np.array([1, 2, 1, 1])):
        problem = replace(SQUARE, capacity=capacity)
        total = inequality((500,) * 4, odd_sets=(odd_set,))
        verdict = check(problem, claimed(problem, [[0, 2], [1, 3]], (total,)), Objective.BEST_TOTAL)
        assert any("fails" in fault for fault in verdict.faults)


def reach(objective: Objective, outcome: Outcome, free: list[int]) -> tuple[int, ...]:
    """Return what an objective compares, in its order."""
    counts = (outcome.num_placed, len(outcome.pairs))
    if objective is Objective.BEST_TOTAL:
        return (outcome.value,)
    weakest = (min(free, default=0),) if objective is Objective.FAIREST else ()
    return (counts[0], *weakest, counts[1], outcome.value)


def drawn(rng: random.Random) -> tuple[Problem, Objective]:
    size = rng.randint(3, 6)
    weights = np.zeros((size, size), dtype=np.int64)
    for i, j in combinations(range(size), 2):
        if rng.random() < 0.7:
            weights[i, j] = weights[j, i] = rng.choice((1, 2, 3, 7, 1000))
    capacity = np.array([rng.randint(1, 2) for _ in range(size)]) if rng.random() < 0.4 else None
    objective = rng.choice((Objective.COVERAGE, Objective.BEST_TOTAL, Objective.FAIREST))
    return Problem(DenseWeights(weights), capacity=capacity), objective


def worse(rng: random.Random, problem: Problem) -> list[list[int]]:
    """Return a pairing that keeps the rules: some pairs in an order of chance, not all that would fit."""
    room = [1] * problem.num_people if problem.capacity is None else problem.capacity.tolist()
    pairs = [list(pair) for pair in combinations(range(problem.num_people), 2) if problem.weight(*pair)]
    rng.shuffle(pairs)
    chosen = []
    for i, j in pairs[: rng.randint(0, len(pairs))]:
        if room[i] and room[j]:
            room[i] -= 1
            room[j] -= 1
            chosen.append([i, j])
    return sorted(chosen)


def number(rng: random.Random, value: int) -> int:
    """Return another number: near, far, or where 64 bits end."""
    edge = 2 ** rng.choice((31, 32, 62, 63, 64))
    return rng.choice((value + 1, value - 1, 2 * value, -value, 0, 1, edge, edge + value, edge // 1000 + 1))


def edited(rng: random.Random, outcome: Outcome) -> Outcome:
    """Change one thing of what an outcome claims."""
    parts = list(outcome.certificate.inequalities)
    what = rng.randrange(9)
    if what == 0:
        return replace(outcome, status=rng.choice(list(Status)), proof=rng.choice(list(Proof)))
    if what == 1:
        return replace(
            outcome, certificate=replace(outcome.certificate, threshold=rng.choice((0, 1, 3, 2**40)))
        )
    if what == 2:
        name = rng.choice(("bound", "pairs_bound", "placed_bound"))
        value = rng.choice((None, outcome.value, outcome.num_placed, len(outcome.pairs)))
        gap = outcome.gap if name != "bound" else 0.0 if value == outcome.value else None
        changed: dict[str, Any] = {name: value, "gap": gap}
        return replace(outcome, **changed)
    if what == 3 or not parts:
        size = rng.randint(3, 6) if not parts else len(parts[0].prices)
        parts.append(inequality(tuple(rng.choice((0, 1, 500)) for _ in range(size))))
    else:
        at = rng.randrange(len(parts))
        parts[at] = with_edit(rng, parts[at], what)
    return replace(outcome, certificate=replace(outcome.certificate, inequalities=tuple(parts)))


def with_edit(rng: random.Random, part: Inequality, what: int) -> Inequality:
    people = range(len(part.prices))
    if what == 4:
        name = rng.choice(("scale", "per_person", "per_pair", "per_score", "threshold"))
        changed: dict[str, Any] = {name: number(rng, getattr(part, name))}
        return replace(part, **changed)
    if what == 5:
        scale = rng.choice((2**44, 2**54, 15 * 10**12))
        return replace(part, scale=scale, prices=tuple(price * scale // 2 for price in part.prices))
    if what == 6:
        members = tuple(sorted(rng.sample(people, min(3, len(people)))))
        teeth = tuple((rng.randint(-2, len(people)), rng.choice(people)) for _ in range(rng.randint(0, 3)))
        odd_set = OddSet(members, rng.choice((1, 1000, 2**62)), (), teeth)
        return replace(part, odd_sets=(*part.odd_sets, odd_set) if rng.random() < 0.5 else ())
    if what == 7:
        return replace(part, first_discounts=tuple(rng.choice((0, 1, 2**62)) for _ in people))
    prices = list(part.prices)
    at = rng.choice(people)
    prices[at] = number(rng, prices[at])
    return replace(part, prices=tuple(prices))


def claims_the_best(outcome: Outcome, verdict: Verdict) -> bool:
    says_so = outcome.status in (Status.OPTIMAL, Status.EMPTY) and outcome.proof is Proof.WITNESS
    return verdict.is_best or (verdict.holds and says_so)


@pytest.mark.parametrize("seed", range(POOLS))
def test_a_forger_who_climbs_never_arrives(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    problem, objective = drawn(rng)
    best = solve(problem, Settings(objective=objective))
    pairs = worse(rng, problem)
    forged = claimed(problem, pairs, best.certificate.inequalities, objective=objective)
    forged = replace(forged, certificate=replace(forged.certificate, threshold=best.certificate.threshold))
    if reach(objective, forged, forged.weights.tolist()) >= reach(objective, best, best.weights.tolist()):
        return
    fewest = 10**9
    for _ in range(STEPS):
        tried = edited(rng, forged)
        verdict = check(problem, tried, objective)
        assert not claims_the_best(tried, verdict), tried
        if len(verdict.faults) <= fewest and tried.status is not Status.FEASIBLE:
            forged, fewest = tried, len(verdict.faults)
