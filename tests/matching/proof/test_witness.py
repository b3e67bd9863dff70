"""Sums that cannot wrap, sets that nest, and the pair that is named where prices fall short."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from recimentor.matching import DenseWeights, Inequality, OddSet, Problem
from recimentor.matching.proof import witness
from recimentor.matching.proof.witness import FreePart, Unproved, exact_sum, prove


@pytest.mark.parametrize(
    "values",
    [
        [],
        [1],
        [2**32 - 1, 2**32, 2**32 + 1],
        [2**62, 2**62, 2**62],
        [-1, -(2**62), 5],
        [2**31, 2**33 + 7, -(2**32) - 1],
    ],
)
def test_a_sum_is_exact_whatever_its_size(values: list[int]) -> None:
    assert exact_sum(np.array(values, dtype=np.int64)) == sum(values)
    assert exact_sum(np.array(values, dtype=object)) == sum(values)


def total(num_people: int, prices: list[int], odd_sets: tuple[OddSet, ...] = ()) -> Inequality:
    return Inequality(
        name="total",
        scale=1,
        per_person=0,
        per_pair=0,
        per_tier=(),
        per_score=1,
        threshold=0,
        prices=tuple(prices),
        first_discounts=(0,) * num_people,
        odd_sets=odd_sets,
    )


def pool(num_people: int, pairs: dict[tuple[int, int], int]) -> FreePart:
    matrix = np.zeros((num_people, num_people), dtype=np.int64)
    for (i, j), weight in pairs.items():
        matrix[i, j] = matrix[j, i] = weight
    return FreePart.of(Problem(DenseWeights(matrix)))


def test_the_bound_is_the_sum_of_prices_where_they_cover_every_pair() -> None:
    free = pool(4, {(0, 1): 7, (2, 3): 9})
    assert prove(free, total(4, [7, 0, 4, 5])) == 16
    assert prove(free, replace(total(4, [14, 0, 9, 10]), scale=2)) == 16


def test_the_pair_that_prices_do_not_cover_is_named_in_any_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "ROWS_AT_A_TIME", 2)
    free = pool(6, {(0, 1): 7, (4, 5): 9})
    with pytest.raises(Unproved, match="the pair 4, 5"):
        prove(free, total(6, [7, 0, 0, 0, 4, 4]))


def test_a_set_of_three_bounds_its_triangle_at_one_pair() -> None:
    free = pool(3, {(0, 1): 8, (0, 2): 8, (1, 2): 8})
    assert prove(free, total(3, [4, 4, 4])) == 12
    assert prove(free, total(3, [0, 0, 0], (OddSet((0, 1, 2), 8),))) == 8


def test_sets_that_lie_in_two_others_or_hold_somebody_twice_prove_nothing() -> None:
    free = pool(5, {(0, 1): 8, (0, 2): 8, (1, 2): 8})
    inside_two = (OddSet((0, 1, 2), 8), OddSet((3,), 1, (0,)), OddSet((4,), 1, (0,)))
    twice = (OddSet((0, 1, 1), 8),)
    for odd_sets in (inside_two, twice):
        with pytest.raises(Unproved):
            prove(free, total(5, [0] * 5, odd_sets))


def test_numbers_beyond_64_bits_are_counted_as_they_are() -> None:
    free = pool(2, {(0, 1): 3})
    scale = 2**70
    assert prove(free, replace(total(2, [3 * scale, 0]), scale=scale)) == 3
    with pytest.raises(Unproved, match="do not cover"):
        prove(free, replace(total(2, [3 * scale - 1, 0]), scale=scale))
