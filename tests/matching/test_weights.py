from __future__ import annotations

import numpy as np
import pytest

from recimentor.matching import MAX_WEIGHT, DenseWeights, EdgeWeights


def test_dense_weights_hand_out_rows_that_cannot_be_written() -> None:
    weights = DenseWeights([[0, 3], [3, 0]])
    assert (weights.num_people, weights.largest) == (2, 3)
    with pytest.raises(ValueError, match="read-only"):
        weights.block(0, 1)[0, 1] = 5


@pytest.mark.parametrize(
    ("matrix", "reason"),
    [
        ([[0, 1, 2], [1, 0, 3]], "square"),
        ([[0.0, 1.0], [1.0, 0.0]], "integers"),
        ([[0, 1], [2, 0]], "symmetric"),
        ([[1, 0], [0, 0]], "diagonal"),
        ([[0, -1], [-1, 0]], "lie in"),
        ([[0, MAX_WEIGHT + 1], [MAX_WEIGHT + 1, 0]], "lie in"),
    ],
)
def test_a_matrix_that_does_not_fit_is_refused(matrix: list[list[float]], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        DenseWeights(np.array(matrix))


def test_edges_are_sorted_and_those_of_weight_zero_dropped() -> None:
    edges = EdgeWeights(4, [3, 0, 1], [2, 2, 0], [5, 0, 7])
    assert edges.rows.tolist() == [0, 2]
    assert edges.cols.tolist() == [1, 3]
    assert edges.block(0, 4).tolist() == [[0, 7, 0, 0], [7, 0, 0, 0], [0, 0, 0, 5], [0, 0, 5, 0]]


@pytest.mark.parametrize(
    ("rows", "cols", "weights", "reason"),
    [
        ([0], [1, 2], [1], "same length"),
        ([0], [3], [1], "outside"),
        ([1], [1], [1], "themselves"),
        ([0, 1], [1, 0], [1, 1], "twice"),
        ([0], [1], [-1], "lie in"),
        ([0], [1], [1.5], "integers"),
        ([[0]], [[1]], [[1]], "one-dimensional"),
    ],
)
def test_an_edge_list_that_does_not_fit_is_refused(
    rows: list[int], cols: list[int], weights: list[float], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        EdgeWeights(3, rows, cols, weights)


def test_nobody_and_no_edges_are_weights_too() -> None:
    assert DenseWeights([]).num_people == 0
    assert EdgeWeights(0, [], [], []).block(0, 0).shape == (0, 0)
