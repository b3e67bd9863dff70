from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching.edges import make_edges
from recimentor.matching.relax.assignment import assign, relax
from recimentor.matching.relax.sifting import relax_by_sifting


@pytest.mark.parametrize("seed", range(24))
def test_few_pairs_give_the_prices_of_all_to_the_last_unit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(20, 120))
    matrix = random_matrix(size, seed, density=[0.05, 0.3, 0.9][seed % 3], top=[2**32, 5][seed % 2])
    rows, cols = np.nonzero(np.triu(matrix))
    ones = make_edges(size, rows, cols, np.ones_like(rows))
    edges = make_edges(size, rows, cols, matrix[rows, cols])
    known = relax(size, ones, 0).partner
    may_stay = (rng.random(size) < 0.5) | (known == np.arange(size))
    whole = relax(size, edges, 0, may_stay=may_stay)
    sifted = relax_by_sifting(size, edges, known, may_stay=may_stay)
    assert np.array_equal(sifted.prices.person, whole.prices.person)
    assert sorted(sifted.partner.tolist()) == list(range(size))


@pytest.mark.parametrize("seed", range(6))
def test_an_assignment_turned_round_has_the_same_lowest_prices(seed: int) -> None:
    matrix = random_matrix(30, seed, density=0.4, top=3)
    rows, cols = np.nonzero(np.triu(matrix))
    edges = make_edges(30, rows, cols, matrix[rows, cols])
    order = np.random.default_rng(seed).permutation(30)
    turned = matrix[np.ix_(order, order)]
    others = np.nonzero(np.triu(turned))
    again = assign(30, make_edges(30, others[0], others[1], turned[others]), 7)
    found = assign(30, edges, 7)
    assert (found.takes >= 0).all()
    assert np.array_equal(found.takes[order], again.takes)
    assert np.array_equal(found.gives[order], again.gives)
