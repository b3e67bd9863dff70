"""Plans in which everything follows from the files but the proof: the worst pairing, told as the best."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.insight.verifying.office import read_again

from recimentor.api.pipeline import pool_of
from recimentor.api.reading import Reading
from recimentor.api.verifying import verify_reading
from recimentor.api.writing_up import Pairings, write_up
from recimentor.insight import solve_pool
from recimentor.matching import Certificate, Inequality, Outcome, Proof, Status
from recimentor.report import verdict_text
from recimentor.report.screen import Screen

#: a + c and b + d are worth 1 each, a + b and c + d a thirtieth: after a forged plan from the field.
PEOPLE = """\
id,name,offers,wants
a,Ana,Leadership:5; Sales:5; Chess:2; Go:3,Python:5; SQL:5; Chess:1
b,Ben,Cooking:5; Music:5; Go:2; Chess:3,Law:5; Tax:5; Go:1
c,Cy,Python:5; SQL:5; Kite:2; Surf:3,Leadership:5; Sales:5; Kite:1
d,Dee,Law:5; Tax:5; Surf:2; Kite:3,Cooking:5; Music:5; Surf:1
"""


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    source = tmp_path / "people.csv"
    source.write_text(PEOPLE, encoding="utf-8")
    return read_again(source)


def told(reading: Reading, pairs: list[list[int]], **claims: Any) -> Any:
    """Return what verifying finds in a plan that follows from the files in all but its claims."""
    pool, settled = pool_of(reading)
    best = solve_pool(pool, settled=settled)
    weights = np.array([pool.worth(i, j)[0] for i, j in pairs], dtype=np.int64)
    value, placed = int(weights.sum()), 2 * len(pairs)
    outcome: Outcome = replace(
        best,
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 2),
        weights=weights,
        num_placed=placed,
        placed_bound=placed,
        pairs_bound=len(pairs),
        value=value,
        bound=value,
        gap=0.0,
    )
    plan = write_up(reading, pool, settled, Pairings(replace(outcome, **claims)))
    return verify_reading(plan, reading)


WORST = [[0, 1], [2, 3]]
HEADS = Inequality("pairs", 2, 0, 1, (), 0, 0, (1, 1, 1, 1))


@pytest.mark.parametrize("scale", [15 * 10**12, 2**64])
def test_prices_that_wrap(reading: Reading, scale: int) -> None:
    total = Inequality("total", scale, 0, 0, (), 1, 0, (33_333 * scale // 2,) * 4)
    verdict = told(reading, WORST, certificate=Certificate((HEADS, total)))
    assert any("do not cover the pair a, c" in fault for fault in verdict.faults)


@pytest.mark.parametrize("pairs", [[], [[0, 1]], WORST])
def test_a_threshold_that_belongs_to_another_objective(reading: Reading, pairs: list[list[int]]) -> None:
    nothing = Inequality("total", 1, 0, 1, (), 1, 10**9, (0, 0, 0, 0))
    status = Status.OPTIMAL if pairs else Status.EMPTY
    assert told(reading, pairs, status=status, certificate=Certificate((nothing,), 10**9)).faults


@pytest.mark.parametrize("pairs", [[], [[0, 1]], WORST])
@pytest.mark.parametrize("proof", list(Proof))
def test_words_in_the_place_of_a_proof(reading: Reading, pairs: list[list[int]], proof: Proof) -> None:
    """Only a plan that claims nothing needs no proof, and then nothing is said of it."""
    unsaid = {"bound": None, "gap": None, "placed_bound": None, "pairs_bound": None}
    for status in Status:
        verdict = told(reading, pairs, status=status, proof=proof, certificate=Certificate(), **unsaid)
        assert verdict.faults or status is Status.FEASIBLE
        text = verdict_text(verdict, Screen())
        assert verdict.faults or "That it is the best is not proved." in text
        assert "no other pairs more" not in text
