"""Placing the most people first says what it cost, and a run with the best total gives just that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.runner import run

#: Bo and Cy suit each other best; Ada and Di can pair with Bo and with Cy alone.
CHAIN = """id,name,offers,wants
ada,Ada Ax,X:3,P:5; Q:1
bo,Bo By,P:4; S:5,T:5; X:1
cy,Cy Cox,T:5; U:4,S:5; Y:1
di,Di Dow,Y:3,U:5; R:1
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(CHAIN, encoding="utf-8")
    return path


def test_a_strong_pair_that_was_split_is_named_with_what_the_best_total_gives(source: Path) -> None:
    told = run("match", source, "-q").out
    assert "were not paired: Bo By and Cy Cox (83%)." in told
    assert "Fit before places instead: 1 pair in place of 2, 2 more people left over" in told
    plans = [
        json.loads(run("match", source, "--format", "json", "-q", *more).out)
        for more in ((), ("--set", "objective=best-total"))
    ]
    assert [len(plan["pairs"]) for plan in plans] == [2, 1]
    gained = 100 * (plans[1]["objective"]["value"] - plans[0]["objective"]["value"])
    assert f"{gained:.1f} points of fit more in all" in told


def test_nothing_is_said_where_nothing_was_split_or_fit_came_first(source: Path) -> None:
    assert "Fit before places" not in run("match", source, "--set", "objective=best-total", "-q").out
    assert "Fit before places" not in run("match", source, "--audience", "sponsor", "-q").out
    source.write_text("\n".join(CHAIN.splitlines()[:3]) + "\n", encoding="utf-8")
    assert "Fit before places" not in run("match", source, "-q").out


def test_a_locked_pair_is_not_counted_as_split(source: Path) -> None:
    told = run("match", source, "--lock", "ada+bo", "-q").out
    assert "Fit before places" not in told
