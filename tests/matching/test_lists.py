from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, choose_lists


@pytest.mark.parametrize("seed", range(4))
def test_lists_reach_what_integer_programming_reaches(seed: int) -> None:
    matrix = random_matrix(25, seed, density=0.3, top=(5, 1000)[seed % 2])
    lists = choose_lists(DenseWeights(matrix), 3, 4, without=[0])
    assert lists.is_proved
    assert np.bincount(lists.owners, minlength=25).max() <= 3
    assert np.bincount(lists.names, minlength=25).max() <= 4
    matrix[0] = matrix[:, 0] = 0
    assert (matrix[lists.owners, lists.names] == lists.weights).all()
    owners, names = np.nonzero(matrix)
    size, place = len(owners), np.arange(len(owners))
    entries = np.zeros((75, size + 25))
    entries[owners, place] = entries[names + 25, place] = 1
    entries[owners + 50, place], entries[np.arange(25) + 50, np.arange(25) + size] = -1, 1
    most = np.repeat([3, 4, 0], 25)
    goal = np.concatenate((matrix[owners, names] + 1e4, np.full(25, 1e6)))
    best = milp(
        -goal,
        integrality=np.ones(len(goal), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(entries, -np.inf, most),
    )
    assert best.fun is not None
    mine = 1e6 * len(np.unique(lists.owners)) + 1e4 * len(lists.owners) + lists.weights.sum()
    assert mine == pytest.approx(-best.fun, abs=0.5)
