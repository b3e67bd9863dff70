from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, EdgeWeights, Problem
from recimentor.matching.rules import apply_rules


@pytest.mark.parametrize("seed", range(5))
def test_rules_leave_the_same_pairs_of_a_matrix_as_of_its_edges(seed: int) -> None:
    matrix, rng = random_matrix(12, seed, density=0.8), np.random.default_rng(seed)
    (i, j), (k, m) = np.argwhere(np.triu(matrix))[:2].tolist()
    side, capacity = rng.integers(-1, 2, 12), np.full(12, 2)
    side[[i, j]] = 0, 1
    rows, cols = np.nonzero(np.triu(matrix))
    left = [
        apply_rules(Problem(source, side=side, capacity=capacity, locked=((i, j),), forbidden=((k, m),)))
        for source in (DenseWeights(matrix), EdgeWeights(12, rows, cols, matrix[rows, cols]))
    ]
    blocks = [rest.source.block(0, 12) for rest in left]
    assert (blocks[0] == blocks[1]).all()
    assert blocks[0][i, j] == blocks[0][k, m] == 0
    assert (blocks[0] == np.where(side[:, None] + side == 1, blocks[0], 0)).all()
    assert left[0].capacity[i] == 1
    assert left[0].placed.sum() == 2
    assert not left[0].one_place_each


def test_without_rules_the_source_is_left_alone() -> None:
    source = DenseWeights(random_matrix(5, 1))
    rest = apply_rules(Problem(source))
    assert rest.source is source
    assert rest.one_place_each


def test_people_whom_locks_fill_can_be_paired_no_more() -> None:
    matrix = np.ones((4, 4), dtype=np.int64) - np.eye(4, dtype=np.int64)
    block = apply_rules(Problem(DenseWeights(matrix), locked=((0, 1),))).source.block(0, 4)
    assert np.argwhere(block).tolist() == [[2, 3], [3, 2]]
