from __future__ import annotations

import numpy as np
import pytest

from recimentor.matching.relax.best import best_of_rows
from recimentor.matching.relax.reduced_cost import best_positions

ABSENT = int(np.iinfo(np.int32).min)


@pytest.mark.parametrize("length", [1, 29, 30, 31, 200, 256, 257, 900])
@pytest.mark.parametrize("top", [1, 3, 1_000_000])
@pytest.mark.parametrize("count", [1, 8, 30])
def test_rows_hold_what_each_holds_alone(length: int, top: int, count: int) -> None:
    rng = np.random.default_rng(length * top + count)
    values = rng.integers(-top, top, (7, length)).astype(np.int32)
    values[rng.random(values.shape) < 0.4] = ABSENT
    values[3] = ABSENT
    people = rng.choice(length + 7, 7, replace=False) % length
    rows, cols = best_of_rows(values, people, count)
    for row, person in enumerate(people.tolist()):
        there = np.flatnonzero(values[row] != ABSENT)
        best = there[best_positions(values[row, there], there, person, count, length)]
        assert cols[rows == row].tolist() == sorted(best.tolist())


def test_what_is_below_the_least_is_never_chosen() -> None:
    values = np.array([[5, 1, 0, -3], [0, 0, 0, 0], [2, 2, 2, 2]], dtype=np.int64)
    rows, cols = best_of_rows(values, np.arange(3), 2, 1)
    assert list(zip(rows.tolist(), cols.tolist(), strict=True)) == [(0, 0), (0, 1), (2, 2), (2, 3)]


def test_no_rows_have_no_best() -> None:
    rows, cols = best_of_rows(np.zeros((0, 300), dtype=np.int32), np.zeros(0, dtype=np.int64), 8, 1)
    assert len(rows) == len(cols) == 0
