"""Whoever lists kinds of things lists all of them: a kind that a table forgets fails here, or at once."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import numpy as np
import pytest
from tests.scoring.builders import person

from recimentor.insight.planning.left_over import _FOR_WHAT
from recimentor.insight.planning.solve import vouched
from recimentor.matching import DenseWeights, Objective, Problem, Settings, Tier, check, solve
from recimentor.model import program, rules
from recimentor.model.errors import BadRequest
from recimentor.model.program import Importance, Program
from recimentor.report import judging, words
from recimentor.scoring import build_pool
from recimentor.scoring.criteria.registry import CRITERIA
from recimentor.scoring.rules import registry

ROOT = Path(__file__).parents[1]

RULES: tuple[type[Any], ...] = get_args(get_args(rules.Rule)[0])
#: What a rule takes beside its name.
ARGUMENTS: dict[type[Any], dict[str, Any]] = {
    rules.MustDiffer: {"field": "team"},
    rules.MustShare: {"field": "team"},
    rules.AtMostApart: {"field": "career_stage", "ladder": ("junior", "senior"), "steps": 1},
    rules.CommonHours: {"hours": 1},
    rules.WithinKm: {"km": 5},
}
PEOPLE = [person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5")]


def test_every_objective_is_known_to_the_solver_and_to_whoever_speaks_of_it() -> None:
    names = {objective.value for objective in Objective}
    assert names == {objective.value for objective in program.Objective}
    assert names == set(words._BEST) == set(judging._BEST) == {each.value for each in _FOR_WHAT}
    assert set(judging._PLACES_MOST) == {each.value for each in Objective if each.has_coverage} - {"stable"}


@pytest.mark.parametrize("objective", list(Objective))
def test_every_objective_is_solved_and_checked(objective: Objective) -> None:
    problem = Problem(DenseWeights([[0, 9, 5, 0], [9, 0, 0, 5], [5, 0, 0, 1], [0, 5, 1, 0]]))
    outcome = solve(problem, Settings(objective=objective))
    verdict_ = check(problem, outcome, objective)
    assert verdict_.holds
    assert verdict_.is_best


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("on", [True, False])
def test_every_kind_of_rule_is_known_to_the_registry(kind: type[Any], on: bool) -> None:
    arguments = ARGUMENTS.get(kind, {}) | ({"on": on} if "on" in kind.model_fields else {})
    build_pool(PEOPLE, Program(rules=(kind(**arguments),)))


def test_a_kind_of_rule_that_the_registry_does_not_know_fails_at_once() -> None:
    class Unknown(rules._Rule):
        rule: str = "unknown"

    with pytest.raises(AssertionError):
        registry._rule(Unknown(), SimpleNamespace(people=()))  # type: ignore[arg-type]


def test_every_criterion_has_its_importance_and_stands_in_the_background() -> None:
    names = [name for name, _, _ in CRITERIA]
    assert ["skills", *names] == list(Importance.model_fields)
    page = (ROOT / "docs" / "background" / "scoring.md").read_text(encoding="utf-8")
    assert [name for name in names if f"| {name} |" not in page] == []


def test_contributing_names_every_spot_of_a_new_thing() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:src|tests|docs|benchmarks)/[^`*]*)`", text))
    assert [spot for spot in sorted(named) if not (ROOT / spot).exists()] == []
    spots = {
        "src/recimentor/scoring/criteria/registry.py",
        "src/recimentor/scoring/rules/registry.py",
        "src/recimentor/model/rules.py",
        "src/recimentor/model/program.py",
        "src/recimentor/files/formats.py",
        "src/recimentor/cli/options.py",
        "src/recimentor/model/codes.py",
    }
    assert spots <= named


def test_a_pool_that_asks_for_more_than_whole_numbers_hold_is_told_so() -> None:
    tiers = tuple(Tier(f"tier {k}", people=(k,)) for k in range(5))
    matrix = np.full((6, 6), 2**40) * (1 - np.eye(6, dtype=np.int64))
    with pytest.raises(BadRequest, match="too large"):
        vouched(Problem(DenseWeights(matrix), tiers=tiers), Settings())
