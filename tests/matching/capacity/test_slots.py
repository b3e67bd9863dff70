from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching.capacity.lp import PairingProgram
from recimentor.matching.capacity.model import CapacityModel, Worth
from recimentor.matching.capacity.proof import GRID, Prices, round_prices
from recimentor.matching.capacity.slots import best_by_slots
from recimentor.matching.edges import make_edges
from recimentor.matching.weights import DenseWeights

WORTHS = (Worth(0, 0, (), 1), Worth(1_000, 1_000, (), 1), Worth(10, 0, (), 1), Worth(1, 0, (), 0))


def _most(model: CapacityModel, worth: Worth, matrix: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> int:
    eligible = [(i, j) for i, j in combinations(range(len(matrix)), 2) if matrix[i, j]]
    best = 0
    for chosen in range(1 << len(eligible)):
        pairs = [pair for place, pair in enumerate(eligible) if chosen >> place & 1]
        degree = np.bincount(np.array(pairs, dtype=np.int64).ravel(), minlength=len(matrix))
        if (degree <= model.capacity).all():
            value = worth.per_person * int((degree > 0).sum()) + worth.per_pair * len(pairs)
            best = max(best, value + worth.per_score * sum(int(matrix[pair]) for pair in pairs))
    return best


@pytest.mark.parametrize("worth", WORTHS)
@pytest.mark.parametrize("is_warm", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_the_best_pairing_is_found_from_any_prices(seed: int, is_warm: bool, worth: Worth) -> None:
    rng = np.random.default_rng(seed)
    num_people = int(rng.integers(3, 6))
    matrix = random_matrix(num_people, seed, density=0.8, top=int(rng.choice([1, 5, 1_000])))
    model = CapacityModel(
        DenseWeights(matrix), rng.integers(1, 4, num_people), np.zeros(num_people, dtype=bool)
    )
    rows, cols = np.nonzero(np.triu(matrix))
    edges = make_edges(num_people, rows, cols, matrix[rows, cols])
    found = PairingProgram(model, edges, (), ()).relax(worth)
    prices = round_prices(model, worth, found, (), int(matrix.max()))
    if not is_warm:
        dear = GRID * (worth.per_pair + 2 * worth.per_person + worth.per_score * int(matrix.max()))
        prices = Prices(np.full(num_people, dear), np.zeros(num_people, dtype=np.int64), ())
    answer = best_by_slots(model, worth, prices, edges, found.share, pause=lambda: None)
    assert model.value(worth, answer.pairs) == _most(model, worth, matrix)
    ends = np.concatenate((answer.pairs.rows, answer.pairs.cols))
    assert (np.bincount(ends, minlength=num_people) <= model.capacity).all()
