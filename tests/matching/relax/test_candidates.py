from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.problem import Settings
from recimentor.matching.relax.candidates import best_partners, choose_sample, extend_prices
from recimentor.matching.relax.reduced_cost import SCALE, Prices
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


def test_a_sample_is_the_same_each_time_and_has_its_size() -> None:
    sample = choose_sample(1_000, 60)
    assert (sample == choose_sample(1_000, 60)).all()
    assert len(np.unique(sample)) == 60
    assert (np.diff(sample) > 0).all()
    assert sample.max() < 1_000


def test_a_sample_of_everybody_is_everybody() -> None:
    assert choose_sample(7, 20).tolist() == list(range(7))


def test_everybody_costs_the_third_best_offer_of_the_sample() -> None:
    matrix = random_matrix(70, seed=2)
    people = choose_sample(70, 40)
    prices = np.arange(40) * 3
    extended = extend_prices(DenseWeights(matrix), people, prices, 9, Sweep(Settings(threads=2))).person
    for j in range(70):
        offers = [
            SCALE * (int(matrix[i, j]) + 9) - int(price)
            for i, price in zip(people.tolist(), prices.tolist(), strict=True)
            if matrix[i, j]
        ]
        assert extended[j] == max(0, sorted([0, 0, 0, *offers])[-3])
