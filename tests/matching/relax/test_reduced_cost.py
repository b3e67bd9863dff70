from __future__ import annotations

import numpy as np
from tests.matching.scale_pools import random_matrix

from recimentor.matching.outcome import OddSet
from recimentor.matching.relax.reduced_cost import SCALE, Excess, Prices, best_positions, exact_sum
from recimentor.matching.weights import DenseWeights


def test_an_excess_counts_bonus_prices_and_odd_sets_exactly() -> None:
    matrix = random_matrix(12, seed=1)
    person = np.arange(12) * 7
    odd_sets = (OddSet((0, 3, 4), 9), OddSet((5, 7), 2, inner=(0,)))
    members = ({0, 3, 4}, {0, 3, 4, 5, 7})
    weights, over = Excess(DenseWeights(matrix), Prices(person, odd_sets), bonus=11).block(2, 6)
    assert (weights == matrix[2:6]).all()
    for i in range(2, 6):
        for j in np.flatnonzero(matrix[i]).tolist():
            inside = sum(s.price for s, people in zip(odd_sets, members, strict=True) if {i, j} <= people)
            assert over[i - 2, j] == SCALE * (matrix[i, j] + 11) - 7 * (i + j) - inside


def test_a_pair_that_is_not_eligible_never_exceeds_its_prices() -> None:
    matrix = np.zeros((3, 3), dtype=np.int64)
    _, over = Excess(DenseWeights(matrix), Prices(np.zeros(3, dtype=np.int64)), bonus=1_000).block(0, 3)
    assert (over < 0).all()


def test_narrow_and_wide_weights_give_the_same_excess() -> None:
    matrix = random_matrix(8, seed=2, top=1_000_000)
    prices = Prices(np.arange(8) * 100_000)
    _, narrow = Excess(DenseWeights(matrix.astype(np.int32)), prices, bonus=5).block(0, 8)
    heavy = np.where(matrix > 0, matrix + 2**35, 0)
    _, wide = Excess(DenseWeights(heavy), Prices(prices.person + 2**36), bonus=5).block(0, 8)
    assert (narrow.dtype, wide.dtype) == (np.dtype(np.int32), np.dtype(np.int64))
    assert (narrow[matrix > 0] == wide[matrix > 0]).all()


def test_raised_prices_cover_what_exceeded_them() -> None:
    prices = Prices(np.array([0, 4, 1]))
    assert prices.raised(np.array([5, 0, 2])).person.tolist() == [3, 4, 2]


def test_a_total_counts_an_odd_set_once_for_each_pair_it_can_hold() -> None:
    assert Prices(np.array([1, 2, 3, 4, 5]), (OddSet((0, 1, 2, 3, 4), 10),)).total() == 35


def test_sums_beyond_64_bits_are_exact() -> None:
    values = np.array([2**62, 2**62, 2**62, -7])
    assert exact_sum(values) == 3 * 2**62 - 7


def test_of_equals_those_that_follow_a_person_are_chosen() -> None:
    columns = np.arange(10)
    chosen = columns[best_positions(np.ones(10, dtype=np.int64), columns, 8, 3, 10)]
    assert sorted(chosen.tolist()) == [0, 8, 9]


def test_better_ones_are_chosen_before_equals() -> None:
    values = np.array([5, 1, 5, 9, 5])
    chosen = best_positions(values, np.arange(5), 2, 2, 5)
    assert sorted(chosen.tolist()) == [2, 3]
