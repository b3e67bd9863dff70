"""People in memory are paired as people in a file are."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.cli.runner import run

import recimentor
from recimentor.model.errors import BadInput

EXAMPLES = Path(__file__).parents[2] / "examples"
PEOPLE: list[dict[str, Any]] = [
    {"name": "Ana", "department": "Sales", "offers": {"Leadership": 5}, "wants": ["Python"]},
    {"name": "Ben", "department": "IT", "offers": "Python:5; Excel", "wants": "Leadership"},
    {"name": "Cem", "department": "IT", "offers": ["Python"], "wants": ["Design", "Leadership"]},
    {"name": "Dina", "department": "Law", "offers": {"Design": 4, "Leadership": 3}, "wants": "Python"},
]


def names(plan: recimentor.Plan) -> set[frozenset[str]]:
    return {frozenset((pair.a.name, pair.b.name)) for pair in plan.pairs}


def test_the_plan_is_that_of_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps(PEOPLE), encoding="utf-8")
    told = json.loads(run("match", path, "--format", "json").out)
    plan = json.loads(recimentor.render(recimentor.pair(PEOPLE), "json"))
    del told["inputs"], plan["inputs"]
    assert plan == told


def test_the_order_of_people_does_not_matter() -> None:
    forwards = recimentor.pair(PEOPLE).model_copy(update={"inputs": ()})
    backwards = recimentor.pair(reversed(PEOPLE)).model_copy(update={"inputs": ()})
    assert forwards == backwards


def test_a_program_may_be_a_mapping_or_a_file(tmp_path: Path) -> None:
    settings = {"name": "Ours", "rules": [{"must_differ": "department"}], "minimum_gain": 0.1}
    path = tmp_path / "program.yaml"
    path.write_text("name: Ours\nrules: [{must_differ: department}]\nminimum_gain: 0.1\n", encoding="utf-8")
    by_mapping, by_file = recimentor.pair(PEOPLE, settings), recimentor.pair(PEOPLE, path)
    assert by_mapping == by_file
    assert by_mapping.program["name"] == "Ours"


def test_what_frames_hold_is_read() -> None:
    odd = [
        {**PEOPLE[0], "capacity": np.int64(1), "site": float("nan"), "manager": None},
        {**PEOPLE[1], "capacity": 1.0, "site": np.float64("nan")},
        *PEOPLE[2:],
    ]
    assert names(recimentor.pair(odd)) == names(recimentor.pair(PEOPLE))


def test_faults_are_told_all_at_once() -> None:
    broken: list[dict[str, Any]] = [
        {"name": "Ana", "offers": {"Python": 9}, "wants": "Excel"},
        {"name": "", "capacity": "many"},
    ]
    with pytest.raises(BadInput) as told:
        recimentor.pair(broken, {"objektive": "coverage"})
    codes = {finding.code for finding in told.value.findings}
    assert "unknown-setting" in codes
    assert len(codes) > 1


def test_a_plan_can_be_verified_and_rendered(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps(PEOPLE), encoding="utf-8")
    request = recimentor.ReadRequest((str(path),))
    recimentor.match(recimentor.MatchRequest(request, outputs=(tmp_path / "plan.json",)))
    verdict = recimentor.verify(recimentor.VerifyRequest(tmp_path / "plan.json", request))
    assert verdict.holds
    assert recimentor.open_plan(tmp_path / "plan.json").pairs


def test_the_example_pairs_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not here: it is in the extra `dev`")
    monkeypatch.syspath_prepend(str(EXAMPLES))
    with_partners = importlib.import_module("pandas_frame").with_partners
    paired = with_partners(pandas.read_csv(EXAMPLES / "people.csv"))
    assert paired["partner"].notna().sum() == 40


def test_every_public_name_is_there_and_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "library.md").read_text(encoding="utf-8")
    for name in recimentor.__all__:
        assert getattr(recimentor, name) is not None
        assert f"`{name}`" in page or f"`{name}(" in page, name
    with pytest.raises(AttributeError):
        _ = recimentor.solve_everything
