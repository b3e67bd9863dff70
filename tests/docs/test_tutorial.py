"""The tutorial tells the truth: by hand and by the tool, the same answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recimentor import api
from recimentor.scoring import build_pool

TUTORIAL = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")


@pytest.fixture
def six(tmp_path: Path) -> Path:
    found = re.search(r"<!-- file: six.csv -->\n```csv\n(.*?)```", TUTORIAL, re.DOTALL)
    assert found
    path = tmp_path / "six.csv"
    path.write_text(found.group(1), encoding="utf-8")
    return path


def test_the_tool_pairs_the_six_as_the_tutorial_does_by_hand(six: Path) -> None:
    plan = api.match(api.MatchRequest(api.ReadRequest((str(six),)))).plan
    found = [(pair.a.name, pair.b.name, round(100 * pair.score, 1)) for pair in plan.pairs]
    assert found == [("Ana", "Ben", 66.7), ("Eli", "Fay", 63.5), ("Chen", "Dara", 44.4)]
    for a, b, score in found:
        assert f"{a} and {b} {score} %" in TUTORIAL
    assert plan.status == "optimal"


def test_the_five_pairs_of_the_tutorial_are_all_that_gain_both_ways(six: Path) -> None:
    reading = api.read(api.ReadRequest((str(six),)))
    pool = build_pool(reading.people, reading.program)
    names = [person.name for person in pool.people]
    weights = pool.block(0, len(names))
    found = {
        f"| {names[i]} and {names[j]} |": f"{weights[i, j] / 10_000:.1f} %"
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if weights[i, j]
    }
    rows = [line for line in TUTORIAL.splitlines() if re.match(r"\| \w+ and \w+ \|", line)]
    assert len(rows) == len(found)
    for start, score in found.items():
        assert any(row.startswith(start) and row.endswith(f"| {score} |") for row in rows), start
