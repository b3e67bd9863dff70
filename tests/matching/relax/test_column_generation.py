from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching.edges import make_edges
from recimentor.matching.problem import Progress, Settings
from recimentor.matching.relax import column_generation
from recimentor.matching.relax.assignment import relax
from recimentor.matching.relax.column_generation import relaxed_pool
from recimentor.matching.relax.pricing import price_all
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.weights import DenseWeights

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


@pytest.fixture
def _few_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_generation, "CANDIDATES", 3)
    monkeypatch.setattr(column_generation, "SAMPLE_LEAST", 20)


def _whole(matrix: IntArray, bonus: int) -> int:
    rows, cols = np.nonzero(np.triu(matrix))
    return relax(len(matrix), make_edges(len(matrix), rows, cols, matrix[rows, cols]), bonus).prices.total()


@pytest.mark.usefixtures("_few_candidates")
@pytest.mark.parametrize("sample_from", [0, 10_000])
@pytest.mark.parametrize("seed", range(8))
def test_candidates_and_pricing_reach_the_relaxation_over_all_pairs(seed: int, sample_from: int) -> None:
    matrix = popular_matrix(80, seed) if seed % 2 else random_matrix(80, seed, density=0.2 + seed / 10)
    bonus = 100 * (seed % 3)
    found = relaxed_pool(DenseWeights(matrix), bonus, sample_from=sample_from)
    assert found.exact
    assert found.prices is not None
    assert found.prices.total() == _whole(matrix, bonus)
    assert price_all(DenseWeights(matrix), found.prices, bonus).holds


@pytest.mark.usefixtures("_few_candidates")
def test_a_gap_that_is_allowed_ends_early_with_prices_that_hold() -> None:
    matrix = popular_matrix(120, seed=1)
    found = relaxed_pool(DenseWeights(matrix), 0, gap=0.99)
    assert found.prices is not None
    assert not found.exact
    assert found.prices.total() >= _whole(matrix, 0)
    assert price_all(DenseWeights(matrix), found.prices, 0).holds


@pytest.mark.usefixtures("_few_candidates")
@pytest.mark.parametrize("calls", range(1, 8))
def test_stopping_at_any_moment_leaves_prices_that_hold_or_none(calls: int) -> None:
    matrix = popular_matrix(100, seed=2)
    left = iter(range(calls))

    def hear(told: Progress) -> None:
        assert 0 < told.done <= told.total
        if next(left, None) is None:
            raise Interrupted

    found = relaxed_pool(DenseWeights(matrix), 10, sweep=Sweep(Settings(progress=hear)), sample_from=0)
    assert sorted(found.partner.tolist()) == list(range(100))
    if found.prices is not None:
        assert price_all(DenseWeights(matrix), found.prices, 10).holds


@pytest.mark.usefixtures("_few_candidates")
def test_the_gap_that_is_told_never_rises_and_ends_at_zero() -> None:
    gaps: list[float] = []

    def hear(told: Progress) -> None:
        if told.gap is not None:
            gaps.append(told.gap)

    relaxed_pool(DenseWeights(random_matrix(100, seed=3)), 0, sweep=Sweep(Settings(progress=hear)))
    assert gaps
    assert all(gap >= 0 for gap in gaps)


@pytest.mark.parametrize("num_people", [0, 1, 2])
def test_tiny_pools_are_no_trouble(num_people: int) -> None:
    matrix = np.ones((num_people, num_people), dtype=np.int64) - np.eye(num_people, dtype=np.int64)
    found = relaxed_pool(DenseWeights(matrix), 5, sample_from=0)
    assert found.exact
    assert found.prices is not None
    assert found.prices.total() == (24 if num_people == 2 else 0)
