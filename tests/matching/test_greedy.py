from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Problem, Settings, count_most, solve
from recimentor.matching.edges import make_edges
from recimentor.matching.greedy import fill_rooms, pair_in_passing, place_more


@pytest.mark.parametrize("seed", range(6))
def test_who_is_left_over_is_placed_where_a_way_of_three_pairs_does_it(seed: int) -> None:
    matrix = random_matrix(80, seed, density=0.08)
    rows, cols = np.nonzero(np.triu(matrix))
    edges = make_edges(80, rows, cols, matrix[rows, cols])
    capacity = np.random.default_rng(seed).integers(1, 3, 80)
    greedy = fill_rooms(edges, np.argsort(-edges.weights, kind="stable"), capacity)
    mended = place_more(edges, greedy, capacity, np.zeros(80, dtype=np.bool_))
    ends = np.concatenate((mended.rows, mended.cols))
    assert (np.bincount(ends, minlength=80) <= capacity).all()
    assert (matrix[mended.rows, mended.cols] == mended.weights).all()
    before = np.union1d(greedy.rows, greedy.cols)
    assert np.isin(before, ends).all()
    assert len(np.unique(ends)) >= len(before)


@pytest.mark.parametrize("seed", range(3))
def test_a_pairing_in_a_hurry_places_nearly_everybody(seed: int) -> None:
    problem = Problem(DenseWeights(random_matrix(400, seed, density=0.02)))
    most = count_most(problem).num_placed
    everybody, tops = np.ones(400, dtype=np.int64), np.full(400, 100)
    assert 2 * len(pair_in_passing(problem.source, everybody, everybody == 0, tops)) >= 0.97 * most
    assert tops.tolist() == problem.source.block(0, 400).max(axis=1).tolist()
    assert solve(problem, Settings(time_limit_seconds=0)).num_placed >= 0.97 * most
