from __future__ import annotations

import numpy as np
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, EdgeWeights, Problem
from recimentor.matching.edges import find_keys, pair_keys
from recimentor.matching.problem import Settings
from recimentor.matching.sweep import Sweep
from recimentor.matching.views import (
    ListWeights,
    SampleWeights,
    ThresholdWeights,
    at_or_above,
    largest_weight,
    ones_of,
    under_rules,
)


def _edges_of(matrix: np.ndarray) -> EdgeWeights:
    rows, cols = np.nonzero(np.triu(matrix))
    return EdgeWeights(len(matrix), rows, cols, matrix[rows, cols])


def test_pairs_below_a_threshold_are_absent() -> None:
    matrix = random_matrix(10, seed=1)
    block = ThresholdWeights(DenseWeights(matrix), 60).block(2, 7)
    assert (block == np.where(matrix >= 60, matrix, 0)[2:7]).all()


def test_sample_weights_are_those_of_the_pool() -> None:
    matrix = random_matrix(50, seed=1)
    people = np.array([0, 3, 4, 9, 10, 11, 17, 20, 28, 31, 40, 44, 49])
    sample = SampleWeights(DenseWeights(matrix), people, Sweep(Settings(threads=2)))
    assert sample.num_people == 13
    assert (sample.block(0, 13) == matrix[np.ix_(people, people)]).all()


def test_a_view_of_edges_is_that_of_the_matrix() -> None:
    matrix = random_matrix(30, seed=3, density=0.4)
    side, banned = np.arange(30) % 3 - 1, np.array([[0, 4], [7, 3]])
    has_room = np.arange(30) % 7 > 0
    for view in (
        ones_of,
        lambda source: at_or_above(source, 40),
        lambda source: under_rules(Problem(source, side=side), has_room, banned),
    ):
        dense, sparse = view(DenseWeights(matrix)), view(_edges_of(matrix))
        assert (dense.block(0, 30) == sparse.block(0, 30)).all()
        assert (dense.block(5, 11) == sparse.block(5, 11)).all()
        assert largest_weight(dense) >= int(dense.block(0, 30).max())


def test_owners_and_names_of_lists_stand_in_two_halves() -> None:
    matrix = random_matrix(6, seed=4)
    is_in = np.array([True, True, False, True, True, True])
    view = ListWeights(DenseWeights(matrix), is_in)
    whole = view.block(0, 12)
    expected = matrix * (is_in & is_in[:, None])
    assert (whole[:6, 6:] == expected).all()
    assert (whole[6:, :6] == expected).all()
    assert not whole[:6, :6].any()
    assert not whole[6:, 6:].any()
    assert (view.block(4, 9) == whole[4:9]).all()


def test_keys_that_are_not_held_stand_nowhere() -> None:
    held = pair_keys(10, np.array([0, 2, 9]), np.array([3, 5, 9]))
    wanted = pair_keys(10, np.array([2, 0, 9, 9]), np.array([5, 2, 8, 9]))
    assert find_keys(held, wanted).tolist() == [1, -1, -1, 2]
    assert find_keys(held[:0], wanted).tolist() == [-1] * 4
