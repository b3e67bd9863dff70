"""The hard rules, read twice: what the program forbids is what a second reading of the same rows forbids."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from tests.oracles.dirty_pools import dirty_pool
from tests.oracles.rules import forbidden, form, key_of

from recimentor.api import Hooks, MatchRequest, ReadRequest
from recimentor.api.pipeline import make_plan, pool_of, prepare

IS_LONG = os.environ.get("RECIMENTOR_LONG_TESTS") == "1"
NUM_POOLS = 500 if IS_LONG else 60


@pytest.mark.parametrize("seed", range(NUM_POOLS))
def test_rules_forbid_what_a_second_reading_of_the_rows_forbids(seed: int, tmp_path: Path) -> None:
    dirty = dirty_pool(seed)
    source, earlier = dirty.written(tmp_path), tmp_path / "earlier.csv"
    history = (earlier,) if earlier.exists() else ()
    reading = prepare(MatchRequest(ReadRequest((str(source),), history=history)), Hooks())
    pool, _ = pool_of(reading)
    row_of = {form(key_of(row)): k for k, row in enumerate(dirty.rows)}
    rows = [row_of[form(person.id)] for person in pool.people]
    assert len(rows) == len(dirty.rows)
    expected = forbidden(dirty.case)
    found: dict[tuple[int, int], set[str]] = {}
    for i, j in combinations(range(len(rows)), 2):
        at = np.array([i]), np.array([j])
        if names := {rule.name for rule in pool.rules if rule.forbids(*at)[0]}:
            found[min(rows[i], rows[j]), max(rows[i], rows[j])] = names
    missed = {pair: expected[pair] for pair in set(expected) - set(found)}
    added = {pair: found[pair] for pair in set(found) - set(expected)}
    assert (missed, added) == ({}, {})
    for pair in make_plan(reading, watch=Hooks()).pairs:
        a, b = row_of[form(pair.a.id)], row_of[form(pair.b.id)]
        assert (min(a, b), max(a, b)) not in expected
