from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.lottery import keys_by_index, scramble
from recimentor.matching.stable import stable_pairs
from recimentor.matching.weights import DenseWeights


def blocking_pairs(
    matrix: NDArray[np.int64], pairs: Edges, capacity: NDArray[np.int64]
) -> list[tuple[int, int]]:
    """Return who would both rather have each other than their worst partner, or than a free place."""
    partners: list[dict[int, int]] = [{} for _ in capacity]
    for i, j, weight in zip(pairs.rows.tolist(), pairs.cols.tolist(), pairs.weights.tolist(), strict=True):
        partners[i][j] = partners[j][i] = weight

    def rather(i: int, j: int) -> bool:
        is_free = len(partners[i]) < capacity[i]
        least = 0 if is_free else min(partners[i].values(), default=np.iinfo(np.int64).max)
        return j not in partners[i] and int(matrix[i, j]) > least

    return [(i, j) for i, j in combinations(range(len(capacity)), 2) if rather(i, j) and rather(j, i)]


@pytest.mark.parametrize("seed", range(10))
def test_nobody_would_both_rather_have_each_other(seed: int) -> None:
    matrix = popular_matrix(60, seed) if seed % 2 else random_matrix(60, seed, top=8)
    capacity = np.random.default_rng(seed).integers(0, 4, 60)
    source = DenseWeights(matrix)
    pairs = stable_pairs(source, capacity, keys_by_index(60))
    assert (np.bincount(np.concatenate((pairs.rows, pairs.cols)), minlength=60) <= capacity).all()
    assert (pairs.weights == matrix[pairs.rows, pairs.cols]).all()
    assert blocking_pairs(matrix, pairs, capacity) == []


def test_a_better_pair_that_was_passed_over_blocks() -> None:
    matrix = np.array([[0, 9, 5, 0], [9, 0, 0, 5], [5, 0, 0, 1], [0, 5, 1, 0]])
    ones = np.ones(4, dtype=np.int64)
    crossed = make_edges(4, np.array([0, 1]), np.array([2, 3]), np.array([5, 5]))
    assert blocking_pairs(matrix, crossed, ones) == [(0, 1)]


def test_two_people_with_free_places_block() -> None:
    matrix = np.array([[0, 1], [1, 0]])
    nobody = make_edges(2, *(np.zeros(0, dtype=np.int64) for _ in range(3)))
    assert blocking_pairs(matrix, nobody, np.array([1, 1])) == [(0, 1)]
    assert blocking_pairs(matrix, nobody, np.array([1, 0])) == []


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
