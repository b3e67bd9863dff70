from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.relax.assignment import InexactRelaxation, relax
from recimentor.matching.relax.reduced_cost import SCALE

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


def _edges(matrix: IntArray) -> Edges:
    rows, cols = np.nonzero(np.triu(matrix))
    return make_edges(len(matrix), rows, cols, matrix[rows, cols])


def _assignment_value(matrix: IntArray, bonus: int) -> int:
    profit = np.where(matrix > 0, matrix + bonus, -(10**9))
    np.fill_diagonal(profit, 0)
    rows, cols = linear_sum_assignment(profit, maximize=True)
    return int(profit[rows, cols].sum())


@pytest.mark.parametrize("bonus", [0, 1_000])
@pytest.mark.parametrize("seed", range(6))
def test_prices_cover_every_pair_and_add_up_to_the_best_assignment(seed: int, bonus: int) -> None:
    matrix = random_matrix(25, seed, density=0.15) if seed % 2 else popular_matrix(25, seed)
    edges = _edges(matrix)
    result = relax(25, edges, bonus)
    y = result.prices.person
    assert (y >= 0).all()
    assert (y[edges.rows] + y[edges.cols] >= SCALE * (edges.weights + bonus)).all()
    assert 2 * result.prices.total() == SCALE * _assignment_value(matrix, bonus)
    assert sorted(result.partner.tolist()) == list(range(25))


def test_prices_from_before_change_no_value() -> None:
    matrix = random_matrix(40, seed=7)
    edges = _edges(matrix)
    cold = relax(40, edges, 50)
    near = cold.prices.person + np.random.default_rng(1).integers(-20, 20, 40)
    assert relax(40, edges, 50, near=near).prices.total() == cold.prices.total()


def test_nobody_and_nothing_to_pair_are_no_trouble() -> None:
    nothing = make_edges(
        0, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    )
    assert relax(0, nothing, 1).prices.total() == 0
    alone = relax(3, nothing, 1)
    assert alone.partner.tolist() == [0, 1, 2]
    assert alone.prices.total() == 0


def test_a_long_chain_is_priced() -> None:
    chain = Edges(np.arange(299), np.arange(1, 300), np.arange(1, 300))
    assert relax(300, chain, 0).prices.total() == SCALE * sum(range(1, 300, 2))


def test_weights_near_2_to_the_50_stay_exact() -> None:
    matrix = random_matrix(30, seed=8)
    matrix = np.where(matrix > 0, matrix + 2**50, 0)
    result = relax(30, _edges(matrix), 0)
    y, edges = result.prices.person, _edges(matrix)
    assert (y[edges.rows] + y[edges.cols] >= SCALE * edges.weights).all()
    earned = matrix[np.arange(30), result.partner]
    assert 2 * result.prices.total() == SCALE * sum(earned.tolist())


def test_weights_beyond_floating_point_are_refused() -> None:
    with pytest.raises(InexactRelaxation):
        relax(2, Edges(np.array([0]), np.array([1]), np.array([2**54 + 1])), 0)
