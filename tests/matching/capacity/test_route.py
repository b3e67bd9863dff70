from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching.capacity import route
from recimentor.matching.capacity.model import CapacityModel
from recimentor.matching.capacity.route import solve_capacities
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.outcome import Proof
from recimentor.matching.problem import Progress, Settings, Tier
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.weights import DenseWeights

if TYPE_CHECKING:
    from recimentor.matching.answer import Answer
    from recimentor.matching.capacity.model import BoolArray
    from recimentor.matching.outcome import Inequality
    from recimentor.matching.weights import IntArray

    Pairs = tuple[tuple[int, int], ...]


def _solve(
    matrix: IntArray,
    capacity: IntArray,
    placed: BoolArray | None = None,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
    settings: Settings | None = None,
) -> Answer:
    has_room = capacity > 0
    source = DenseWeights(np.where(has_room & has_room[:, None], matrix, 0))
    placed = np.zeros(len(matrix), dtype=bool) if placed is None else placed
    model = CapacityModel(source, capacity, placed, int(matrix.max(initial=0)), tiers)
    return solve_capacities(
        model, keys_by_index(len(matrix)), Sweep(settings or Settings()), coverage=coverage
    )


def _pairs_of(answer: Answer) -> Pairs:
    return tuple(zip(answer.pairs.rows.tolist(), answer.pairs.cols.tolist(), strict=True))


def _counts(
    matrix: IntArray, placed: BoolArray, tiers: tuple[Tier, ...], pairs: Pairs
) -> tuple[int, int, tuple[int, ...], int]:
    people = {person for pair in pairs for person in pair if not placed[person]}
    in_tiers = tuple(
        sum(pair in tier.pairs for pair in pairs) if tier.pairs else len(people & set(tier.people))
        for tier in tiers
    )
    return len(people), len(pairs), in_tiers, sum(int(matrix[pair]) for pair in pairs)


def _best(
    matrix: IntArray, capacity: IntArray, placed: BoolArray, tiers: tuple[Tier, ...], *, coverage: bool
) -> tuple[object, ...]:
    """Try every set of pairs."""
    eligible = [(i, j) for i, j in combinations(range(len(matrix)), 2) if matrix[i, j]]
    best: tuple[object, ...] = ()

    def extend(first: int, room: list[int], pairs: Pairs) -> None:
        nonlocal best
        people, number, in_tiers, total = _counts(matrix, placed, tiers, pairs)
        best = max(best, (people, number, *in_tiers, total) if coverage else (*in_tiers, total))
        for place in range(first, len(eligible)):
            i, j = eligible[place]
            if room[i] and room[j]:
                left = [*room]
                left[i] -= 1
                left[j] -= 1
                extend(place + 1, left, (*pairs, (i, j)))

    extend(0, capacity.tolist(), ())
    return best


def _bound_of(
    part: Inequality, matrix: IntArray, capacity: IntArray, placed: BoolArray, tiers: tuple[Tier, ...]
) -> int:
    """Add up an inequality as its docstring writes it, pair by pair."""
    num_people = len(matrix)
    first = [0 if placed[i] else part.per_person for i in range(num_people)]
    for tier, each in zip(tiers, part.per_tier, strict=True):
        for person in set(tier.people):
            first[person] += 0 if placed[person] else each
    discounts = part.first_discounts
    assert all(0 <= r <= part.scale * f for r, f in zip(discounts, first, strict=True))
    assert all(price >= 0 for price in part.prices)
    total = sum(int(c) * y for c, y in zip(capacity, part.prices, strict=True))
    total += sum(part.scale * f - r for f, r in zip(first, discounts, strict=True))
    for odd_set in part.odd_sets:
        assert odd_set.price >= 0
        assert all((i in odd_set.members) != (j in odd_set.members) for i, j in odd_set.teeth)
        room = sum(int(capacity[i]) for i in odd_set.members) + len(odd_set.teeth)
        total += odd_set.price * (room // 2)
    for i, j in combinations(range(num_people), 2):
        if matrix[i, j] and capacity[i] and capacity[j]:
            worth = part.per_pair + part.per_score * int(matrix[i, j])
            worth += sum(e for tier, e in zip(tiers, part.per_tier, strict=True) if (i, j) in tier.pairs)
            price = part.prices[i] + part.prices[j] - discounts[i] - discounts[j]
            price += sum(
                s.price for s in part.odd_sets if (i in s.members and j in s.members) or (i, j) in s.teeth
            )
            total += max(0, part.scale * worth - price)
    return total // part.scale


def _check_proofs(
    answer: Answer,
    matrix: IntArray,
    capacity: IntArray,
    placed: BoolArray,
    tiers: tuple[Tier, ...],
    *,
    coverage: bool,
) -> None:
    """Each inequality, with what is reached before it, gives the bound that is claimed, unless by search."""
    people, number, in_tiers, total = _counts(matrix, placed, tiers, _pairs_of(answer))
    reached = {"people": people, "pairs": number, "total": total}
    reached |= {tier.name: count for tier, count in zip(tiers, in_tiers, strict=True)}
    for part in answer.inequalities:
        worth = {"people": part.per_person, "pairs": part.per_pair, "total": part.per_score}
        worth |= {tier.name: each for tier, each in zip(tiers, part.per_tier, strict=True)}
        names = ["people", "pairs"] if coverage else []
        names = [*names, *(tier.name for tier in tiers), "total"]
        earlier = names[: names.index(part.name)]
        left = _bound_of(part, matrix, capacity, placed, tiers)
        left -= sum(worth[name] * reached[name] for name in earlier)
        later = names[names.index(part.name) + 1 :]
        assert all(worth[name] == 0 for name in later)
        proved = left // worth[part.name]
        assert proved >= reached[part.name]
        if answer.proof is Proof.WITNESS:
            assert proved == reached[part.name] == answer.bounds[part.name]


@pytest.mark.parametrize("coverage", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_small_pools_agree_with_trying_everything(seed: int, coverage: bool) -> None:
    rng = np.random.default_rng(seed)
    num_people = int(rng.integers(2, 8))
    matrix = random_matrix(
        num_people, seed, density=float(rng.uniform(0.2, 0.7)), top=int(rng.choice([2, 50]))
    )
    capacity = rng.integers(0 if seed % 5 == 0 else 1, 4, num_people)
    placed = rng.random(num_people) < (0.2 if seed % 3 == 0 else 0)
    answer = _solve(matrix, capacity, placed, coverage=coverage)
    people, number, _, total = _counts(matrix, placed, (), _pairs_of(answer))
    expected = _best(matrix, capacity, placed, (), coverage=coverage)
    assert ((people, number, total) if coverage else (total,)) == expected
    assert answer.proof is not Proof.NONE
    _check_proofs(answer, matrix, capacity, placed, (), coverage=coverage)


@pytest.mark.parametrize("seed", range(12))
def test_tiers_come_before_the_total(seed: int) -> None:
    rng = np.random.default_rng(seed)
    matrix = random_matrix(7, seed, density=0.45, top=30)
    pairs = tuple((int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(matrix)), strict=True))[::3]
    tiers = (Tier("choices", pairs=pairs), Tier("first", people=(0, 3)))
    capacity, placed = rng.integers(1, 4, 7), np.zeros(7, dtype=bool)
    answer = _solve(matrix, capacity, placed, tiers=tiers)
    people, number, in_tiers, total = _counts(matrix, placed, tiers, _pairs_of(answer))
    assert (people, number, *in_tiers, total) == _best(matrix, capacity, placed, tiers, coverage=True)
    _check_proofs(answer, matrix, capacity, placed, tiers, coverage=True)


def test_most_pairs_is_not_most_people() -> None:
    """Capacities 3, 2, 1, 3, 1 and six pairs: the best total could leave one person out."""
    matrix = np.zeros((5, 5), dtype=np.int64)
    for i, j, weight in ((0, 1, 9), (0, 3, 9), (1, 3, 9), (0, 2, 1), (3, 4, 1), (1, 4, 1)):
        matrix[i, j] = matrix[j, i] = weight
    answer = _solve(matrix, np.array([3, 2, 1, 3, 1]))
    assert answer.bounds["people"] == 5
    assert len(set(answer.pairs.rows.tolist() + answer.pairs.cols.tolist())) == 5


def test_few_candidates_are_completed_by_pricing(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = random_matrix(60, seed=5, density=0.6, top=1_000)
    capacity, placed = np.arange(60) % 3 + 1, np.zeros(60, dtype=bool)
    whole = _solve(matrix, capacity, placed)
    monkeypatch.setattr(route, "CANDIDATES", -2)
    few = _solve(matrix, capacity, placed)
    assert few.bounds == whole.bounds
    assert few.pairs.weights.sum() == whole.pairs.weights.sum()
    _check_proofs(few, matrix, capacity, placed, (), coverage=True)


@pytest.mark.parametrize("seed", range(6))
def test_pools_with_odd_cycles_are_proved_by_a_witness(seed: int) -> None:
    """Sparse triangles joined by bridges: the linear program alone leaves halves."""
    rng = np.random.default_rng(seed)
    matrix = np.zeros((45, 45), dtype=np.int64)
    for first in range(0, 45, 3):
        for i, j in ((0, 1), (1, 2), (0, 2)):
            matrix[first + i, first + j] = int(rng.integers(50, 60))
        matrix[int(rng.integers(first + 1)), first + 2] += 1
    matrix = np.triu(matrix, 1) + np.triu(matrix, 1).T
    capacity, placed = np.where(rng.random(45) < 0.1, 3, 1), np.zeros(45, dtype=bool)
    answer = _solve(matrix, capacity, placed)
    assert answer.proof is Proof.WITNESS
    assert any(part.odd_sets for part in answer.inequalities)
    _check_proofs(answer, matrix, capacity, placed, (), coverage=True)


def test_two_sides_need_no_odd_sets() -> None:
    matrix = random_matrix(40, seed=6, density=0.5, top=500)
    matrix[:20, :20] = matrix[20:, 20:] = 0
    capacity = np.arange(40) % 4 + 1
    answer = _solve(matrix, capacity)
    assert answer.proof is Proof.WITNESS
    assert not any(part.odd_sets for part in answer.inequalities)


def test_stopping_early_leaves_an_allowed_pairing_and_what_is_bounded_by_then() -> None:
    def stop(progress: Progress) -> None:
        if progress.stage == "prices":
            raise Interrupted

    matrix = random_matrix(30, seed=7)
    capacity = np.arange(30) % 3 + 1
    answer = _solve(matrix, capacity, settings=Settings(progress=stop))
    degree = np.bincount(np.concatenate((answer.pairs.rows, answer.pairs.cols)), minlength=30)
    assert (degree <= capacity).all()
    assert (degree > 0).all()
    assert answer.bounds["people"] == 30
    best = _solve(matrix, capacity).bounds
    for name in ("pairs", "total"):
        bound, least = answer.bounds[name], best[name]
        assert bound is not None
        assert least is not None
        assert bound >= least


@pytest.mark.parametrize("seed", range(4))
def test_pools_of_equals_are_proved_too(seed: int) -> None:
    """Every pair weighs one of two numbers: many pairings are best, and the proof is of one corner."""
    matrix = random_matrix(80, seed, density=0.25, top=2)
    capacity = np.random.default_rng(seed).integers(1, 5, 80)
    answer = _solve(matrix, capacity)
    assert answer.proof is Proof.WITNESS
    _check_proofs(answer, matrix, capacity, np.zeros(80, dtype=bool), (), coverage=True)


def test_nobody_to_pair_is_no_trouble() -> None:
    answer = _solve(np.zeros((4, 4), dtype=np.int64), np.full(4, 2))
    assert len(answer.pairs) == 0
    assert answer.bounds == {"people": 0, "pairs": 0, "total": 0}
