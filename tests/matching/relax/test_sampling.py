from __future__ import annotations

import numpy as np
from tests.matching.scale_pools import random_matrix

from recimentor.matching.problem import Settings
from recimentor.matching.relax.reduced import SCALE
from recimentor.matching.relax.sampling import SampleWeights, choose_sample, extend_prices
from recimentor.matching.sweep import Sweep
from recimentor.matching.weights import DenseWeights


def test_a_sample_is_the_same_each_time_and_has_its_size() -> None:
    sample = choose_sample(1_000, 60)
    assert (sample == choose_sample(1_000, 60)).all()
    assert len(np.unique(sample)) == 60
    assert (np.diff(sample) > 0).all()
    assert sample.max() < 1_000


def test_a_sample_of_everybody_is_everybody() -> None:
    assert choose_sample(7, 20).tolist() == list(range(7))


def test_sample_weights_are_those_of_the_pool() -> None:
    matrix = random_matrix(50, seed=1)
    people = choose_sample(50, 13)
    sample = SampleWeights(DenseWeights(matrix), people, Sweep(Settings(threads=2)))
    assert sample.num_people == 13
    assert (sample.block(0, 13) == matrix[np.ix_(people, people)]).all()


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
