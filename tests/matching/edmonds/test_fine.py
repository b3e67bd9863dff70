"""Fine prices in two halves say of every pair what numbers without end say."""

from __future__ import annotations

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching.edges import make_edges
from recimentor.matching.edmonds import ties
from recimentor.matching.edmonds.closing import Closing, start_closing, worst_of_rows
from recimentor.matching.edmonds.fine import fine_prices
from recimentor.matching.lottery import draw_digits, keys_by_index
from recimentor.matching.relax.column_generation import relaxed_pool
from recimentor.matching.weights import DenseWeights


def _closed(seed: int, size: int) -> Closing:
    source = DenseWeights(random_matrix(size, seed, density=0.3, top=2))
    closing = start_closing(source, 5, relaxed_pool(source, 5), keys_by_index(size))
    assert closing is not None
    closing.search()
    return closing


@pytest.mark.parametrize("seed", range(12))
def test_all_that_exceed_are_seen_and_no_other(seed: int) -> None:
    size = 41 + 2 * seed
    closing = _closed(seed, size)
    fine = fine_prices(closing.state, closing.shift)
    assert fine is not None
    rng = np.random.default_rng(seed)
    rows, cols = np.nonzero(np.triu(np.ones((size, size)), 1))
    worths = rng.integers(1, 9, len(rows))
    edges = make_edges(size, rows, cols, worths)
    digits = draw_digits(keys_by_index(size), edges.rows, edges.cols)
    over = fine.excess(edges, digits) > 0
    parts = (edges.rows.tolist(), edges.cols.tolist(), edges.weights.tolist(), digits.tolist())
    exact = [
        closing.state.slack(i, j, closing.core.worth(weight, digit)) < 0
        for i, j, weight, digit in zip(*parts, strict=True)
    ]
    assert any(exact)
    assert over.tolist() == exact


def test_some_pool_of_those_has_blossoms() -> None:
    assert any(_closed(seed, 41 + 2 * seed).state.blossoms for seed in range(12))


@pytest.mark.parametrize("seed", range(8))
def test_looking_at_few_of_those_that_tie_changes_no_answer(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = DenseWeights(random_matrix(61, seed, density=0.9, top=1 + seed % 3))
    relaxed, keys = relaxed_pool(source, 3), keys_by_index(61)
    answers = []
    for limit in (10**9, 1):
        monkeypatch.setattr(ties, "SIFTED_FROM", limit)
        closing = start_closing(source, 3, relaxed, keys)
        assert closing is not None
        assert closing.close()
        answers.append((closing.state.pairs(), closing.state.price, closing.prices()))
    assert answers[0][0] == answers[1][0]
    assert answers[0][2].total() == answers[1][2].total()


def test_the_worst_few_of_each_row() -> None:
    rows = np.array([0, 0, 0, 0, 2, 2, 5])
    over = np.array([1.0, 3.0, -1.0, 2.0, 0.0, 4.0, -2.0])
    assert worst_of_rows(rows, over, 2).tolist() == [False, True, False, True, False, True, False]
