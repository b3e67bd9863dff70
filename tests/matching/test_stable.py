from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.edges import make_edges
from recimentor.matching.lottery import keys_by_index, scramble
from recimentor.matching.stable import blocking_pairs, stable_pairs
from recimentor.matching.weights import DenseWeights


@pytest.mark.parametrize("seed", range(10))
def test_nobody_would_both_rather_have_each_other(seed: int) -> None:
    matrix = popular_matrix(60, seed) if seed % 2 else random_matrix(60, seed, top=8)
    capacity = np.random.default_rng(seed).integers(0, 4, 60)
    source = DenseWeights(matrix)
    pairs = stable_pairs(source, capacity, keys_by_index(60))
    assert (np.bincount(np.concatenate((pairs.rows, pairs.cols)), minlength=60) <= capacity).all()
    assert (pairs.weights == matrix[pairs.rows, pairs.cols]).all()
    assert len(blocking_pairs(source, pairs, capacity)) == 0


def test_a_better_pair_that_was_passed_over_blocks() -> None:
    matrix = np.array([[0, 9, 5, 0], [9, 0, 0, 5], [5, 0, 0, 1], [0, 5, 1, 0]])
    ones = np.ones(4, dtype=np.int64)
    crossed = make_edges(4, np.array([0, 1]), np.array([2, 3]), np.array([5, 5]))
    blocking = blocking_pairs(DenseWeights(matrix), crossed, ones)
    assert list(zip(blocking.rows.tolist(), blocking.cols.tolist(), strict=True)) == [(0, 1)]


def test_two_people_with_free_places_block() -> None:
    matrix = np.array([[0, 1], [1, 0]])
    nobody = make_edges(2, *(np.zeros(0, dtype=np.int64) for _ in range(3)))
    assert len(blocking_pairs(DenseWeights(matrix), nobody, np.array([1, 1]))) == 1
    assert len(blocking_pairs(DenseWeights(matrix), nobody, np.array([1, 0]))) == 0


@pytest.mark.parametrize("max_held", [1, 7, 100, 10_000])
def test_slices_change_nothing(max_held: int) -> None:
    source = DenseWeights(popular_matrix(40, seed=3))
    capacity = np.arange(40) % 3
    keys = keys_by_index(40)
    whole, sliced = (stable_pairs(source, capacity, keys, max_held=held) for held in (10_000, max_held))
    assert (whole.rows == sliced.rows).all()
    assert (whole.cols == sliced.cols).all()


def test_the_order_of_people_changes_nothing() -> None:
    matrix = random_matrix(50, seed=4, top=3)
    keys = keys_by_index(50)
    order = np.argsort(scramble(keys))
    ones = np.ones(50, dtype=np.int64)
    first = stable_pairs(DenseWeights(matrix), ones, keys)
    second = stable_pairs(DenseWeights(matrix[np.ix_(order, order)]), ones, keys[order])
    moved = make_edges(50, order[second.rows], order[second.cols], second.weights)
    assert (first.rows == moved.rows).all()
    assert (first.cols == moved.cols).all()


@pytest.mark.parametrize("num_people", [0, 1])
def test_nobody_to_pair_is_no_trouble(num_people: int) -> None:
    source = DenseWeights(np.zeros((num_people, num_people), dtype=np.int64))
    assert len(stable_pairs(source, np.ones(num_people, dtype=np.int64), keys_by_index(num_people))) == 0
