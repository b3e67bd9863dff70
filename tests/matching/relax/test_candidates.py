from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.problem import Settings
from recimentor.matching.relax.candidates import best_partners
from recimentor.matching.relax.reduced import SCALE, Prices
from recimentor.matching.sweep import Sweep
from recimentor.matching.weights import DenseWeights


@pytest.mark.parametrize("priced", [False, True])
def test_nobody_has_a_better_partner_than_those_they_chose(priced: bool) -> None:
    matrix = random_matrix(90, seed=3, top=10_000)
    person = np.arange(90) * 300 if priced else np.zeros(90, dtype=np.int64)
    edges = best_partners(DenseWeights(matrix), 5, prices=Prices(person) if priced else None)
    kept = set(zip(edges.rows.tolist(), edges.cols.tolist(), strict=True))
    worth = np.where(matrix > 0, SCALE * matrix - person, -(10**9))
    for i in range(90):
        for j in np.argsort(-worth[i])[:5].tolist():
            assert (min(i, j), max(i, j)) in kept


def test_pairs_that_are_not_eligible_are_never_candidates() -> None:
    matrix = random_matrix(40, seed=4, density=0.1)
    edges = best_partners(DenseWeights(matrix), 30)
    assert len(edges) == np.count_nonzero(np.triu(matrix))
    assert (edges.weights == matrix[edges.rows, edges.cols]).all()


def test_equals_spread_over_the_pool() -> None:
    matrix = np.ones((200, 200), dtype=np.int64) - np.eye(200, dtype=np.int64)
    edges = best_partners(DenseWeights(matrix), 4)
    times_chosen = np.bincount(np.concatenate((edges.rows, edges.cols)), minlength=200)
    assert times_chosen.max() == times_chosen.min() == 8


def test_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recimentor.matching.sweep.BLOCK_ROWS", 16)
    source = DenseWeights(popular_matrix(150, seed=5))
    one, three = (best_partners(source, 6, sweep=Sweep(Settings(threads=threads))) for threads in (1, 3))
    assert (one.rows == three.rows).all()
    assert (one.cols == three.cols).all()


def test_an_empty_pool_has_no_candidates() -> None:
    assert len(best_partners(DenseWeights(np.zeros((0, 0), dtype=np.int64)))) == 0
