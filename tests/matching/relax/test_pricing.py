from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching.outcome import OddSet
from recimentor.matching.problem import Settings
from recimentor.matching.relax.pricing import WORST_PER_PERSON, collect, price_all
from recimentor.matching.relax.reduced_cost import SCALE, Prices
from recimentor.matching.sweep import Interrupted, Sweep
from recimentor.matching.weights import DenseWeights

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray

ODD_SETS = (OddSet((1, 2, 3), 40), OddSet((0, 1, 2, 3, 9), 12))


def _excess(matrix: IntArray, prices: Prices, bonus: int) -> dict[tuple[int, int], int]:
    return {
        (i, j): SCALE * (int(matrix[i, j]) + bonus)
        - int(prices.person[i] + prices.person[j])
        - sum(s.price for s in prices.odd_sets if i in s.members and j in s.members)
        for i, j in zip(*(part.tolist() for part in np.nonzero(np.triu(matrix))), strict=True)
    }


@pytest.mark.parametrize("seed", range(5))
def test_every_pair_that_exceeds_its_prices_shows(seed: int) -> None:
    matrix = random_matrix(60, seed)
    prices = Prices(np.random.default_rng(seed).integers(0, 500, 60), ODD_SETS)
    excess = _excess(matrix, prices, bonus=20)
    found = price_all(DenseWeights(matrix), prices, bonus=20)
    for person in range(60):
        mine = [value for pair, value in excess.items() if person in pair]
        assert found.worst[person] == max(0, *mine)
    missing = set(zip(found.missing.rows.tolist(), found.missing.cols.tolist(), strict=True))
    assert missing <= {pair for pair, value in excess.items() if value > 0}
    for person in np.flatnonzero(found.worst).tolist():
        worst = max(value for pair, value in excess.items() if person in pair)
        assert any(person in pair and excess[pair] == worst for pair in missing)


def test_only_a_few_missing_pairs_of_each_person_are_brought() -> None:
    matrix = random_matrix(80, seed=1, density=1)
    found = price_all(DenseWeights(matrix), Prices(np.zeros(80, dtype=np.int64)), bonus=0)
    assert not found.holds
    assert len(found.missing) <= 80 * WORST_PER_PERSON


def test_raised_prices_hold() -> None:
    matrix = random_matrix(50, seed=2)
    prices = Prices(np.full(50, 30), ODD_SETS)
    raised = prices.raised(price_all(DenseWeights(matrix), prices, bonus=3).worst)
    assert price_all(DenseWeights(matrix), raised, bonus=3).holds


@pytest.mark.parametrize("delta", [0, 25, 10_000])
def test_collecting_finds_every_nearly_tight_pair_and_no_other(delta: int) -> None:
    matrix = random_matrix(60, seed=3)
    prices = Prices(np.random.default_rng(3).integers(0, 500, 60), ODD_SETS)
    edges = collect(DenseWeights(matrix), prices, 20, delta, limit=10_000)
    assert edges is not None
    found = set(zip(edges.rows.tolist(), edges.cols.tolist(), strict=True))
    assert found == {pair for pair, value in _excess(matrix, prices, 20).items() if value >= -delta}
    assert (edges.weights == matrix[edges.rows, edges.cols]).all()


def test_too_many_nearly_tight_pairs_are_none_rather_than_a_part() -> None:
    matrix = random_matrix(60, seed=3)
    assert collect(DenseWeights(matrix), Prices(np.zeros(60, dtype=np.int64)), 0, 0, limit=100) is None


def test_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recimentor.matching.sweep.BLOCK_ROWS", 16)
    source = DenseWeights(random_matrix(120, seed=4))
    prices = Prices(np.full(120, 100), ODD_SETS)
    one, three = (price_all(source, prices, 0, Sweep(Settings(threads=threads))) for threads in (1, 3))
    assert (one.worst == three.worst).all()
    assert (one.missing.rows == three.missing.rows).all()
    assert (one.missing.cols == three.missing.cols).all()


def test_a_pass_that_tells_its_stage_may_be_stopped_and_another_is_not() -> None:
    source, prices = DenseWeights(random_matrix(20, 1)), Prices(np.zeros(20, dtype=np.int64))
    sweep = Sweep(Settings(should_stop=lambda: True))
    with pytest.raises(Interrupted):
        price_all(source, prices, 0, sweep.telling("prices"))
    assert len(price_all(source, prices, 0, sweep).worst) == 20
