"""Rules of the program file: for each a pool in which it decides, the same pool without it, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from tests.scoring.builders import person, pool_of, program, weight_between

from recimentor.model.participant import Participant, Window
from recimentor.model.program import Program
from recimentor.model.reporting import Line
from recimentor.scoring import build_pool, why_not

ANA, BEN = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5")
MORNING = Window(0, 9 * 60, 11 * 60)


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, answers of two people that break it, answers that keep it, and what the reason says."""

    rule: Mapping[str, Any]
    breaking: tuple[Mapping[str, Any], Mapping[str, Any]]
    keeping: tuple[Mapping[str, Any], Mapping[str, Any]]
    words: str


CASES = [
    Case(
        {"must_differ": "department"},
        ({"department": "Sales"}, {"department": "sales "}),
        ({"department": "Sales"}, {"department": "IT"}),
        "Both have the same department, Sales (rule must_differ: department).",
    ),
    Case(
        {"must_share": "site"},
        ({"site": "Leeds"}, {"site": "Lyon"}),
        ({"site": "Leeds"}, {"site": "LEEDS"}),
        "Leeds and Lyon are not the same site (rule must_share: site).",
    ),
    Case(
        {"must_differ": "Grade"},
        ({"attributes": (("grade", "7"),)}, {"attributes": (("grade", "7"),)}),
        ({"attributes": (("grade", "7"),)}, {"attributes": (("grade", "8"),)}),
        "Both have the same Grade, 7 (rule must_differ: Grade).",
    ),
    Case(
        {"at_most_apart": {"field": "career_stage", "steps": 1, "ladder": ["AO", "EO", "HEO"]}},
        ({"career_stage": "AO"}, {"career_stage": "HEO"}),
        ({"career_stage": "AO"}, {"career_stage": "eo"}),
        "AO and HEO are 2 steps of career stage apart, more than 1 (rule at_most_apart: career_stage, 1).",
    ),
    Case(
        {"at_most_apart": {"field": "career_stage", "steps": 1}},
        ({"career_stage": "Grade 5"}, {"career_stage": "Grade 7"}),
        ({"career_stage": "Grade 6"}, {"career_stage": "Grade 7"}),
        "Grade 5 and Grade 7 are 2 steps of career stage apart",
    ),
    Case(
        {"common_language": True},
        ({"languages": ("English",)}, {"languages": ("French", "Hindi")}),
        ({"languages": ("English",)}, {"languages": ("French", "english")}),
        "No common language (rule common_language).",
    ),
    Case(
        {"common_mode": True},
        ({"modes": ("in person",)}, {"modes": ("Zoom", "phone")}),
        ({"modes": ("video call",)}, {"modes": ("Zoom",)}),
        "No common way to meet (rule common_mode).",
    ),
    Case(
        {"common_hours": 2},
        ({"availability": (MORNING,)}, {"availability": (Window(0, 10 * 60, 13 * 60),)}),
        ({"availability": (MORNING,)}, {"availability": (Window(0, 8 * 60, 13 * 60),)}),
        "They share 1 h of free time in some week, less than 2 h (rule common_hours: 2).",
    ),
    Case(
        {"within_km": 50},
        ({"latitude": 45.76, "longitude": 4.84}, {"latitude": 48.85, "longitude": 2.35}),
        ({"latitude": 45.76, "longitude": 4.84}, {"latitude": 45.70, "longitude": 4.80}),
        "They are 391 km apart (rule within_km: 50).",
    ),
    Case(
        {"not_in_line": "Boss"},
        ({"attributes": (("boss", "ben"),)}, {}),
        ({"attributes": (("boss", "cy"),)}, {}),
        "Ben is the manager of Ana (rule not_in_line).",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(map(str, case.rule.items())))
def test_a_rule_decides_and_says_why_and_does_neither_where_it_is_off(case: Case) -> None:
    broken = replace(ANA, **case.breaking[0]), replace(BEN, **case.breaking[1])
    kept = replace(ANA, **case.keeping[0]), replace(BEN, **case.keeping[1])
    on = {"rules": [case.rule]}
    pool = pool_of(*broken, settings=on)
    assert weight_between(pool, "ana", "ben") == 0
    assert any(reason.text.startswith(case.words) for reason in why_not(pool, 0, 1))
    assert weight_between(pool_of(*broken), "ana", "ben") > 0
    assert weight_between(pool_of(*kept, settings=on), "ana", "ben") > 0


@pytest.mark.parametrize(
    ("rule", "keeps_blanks_apart"),
    [
        ({"must_differ": "site"}, True),
        ({"must_share": "site"}, True),
        ({"at_most_apart": {"field": "career_stage", "steps": 3}}, True),
        ({"common_language": True}, True),
        ({"common_mode": True}, True),
        ({"common_hours": 1}, True),
        ({"within_km": 9000}, True),
        ({"not_in_line": "manager"}, False),
    ],
)
def test_two_blanks_are_never_something_in_common(
    rule: Mapping[str, Any], *, keeps_blanks_apart: bool
) -> None:
    pool = pool_of(ANA, BEN, settings={"rules": [rule]})
    assert (weight_between(pool, "ana", "ben") == 0) is keeps_blanks_apart
    assert all("Ana and Ben gave no" in reason.text for reason in why_not(pool, 0, 1))


def test_a_skip_level_pair_never_appears_also_where_the_middle_manager_is_only_in_the_organisation_file() -> (
    None
):
    people = [replace(ANA, manager="mia"), BEN]
    apart = build_pool(people, program(), organisation={"Mia": Line(("ben",))})
    assert weight_between(apart, "ana", "ben") == 0
    assert why_not(apart, 0, 1)[0].text == "Ben is 2 levels above Ana (rule not_in_line)."
    assert weight_between(build_pool(people, program()), "ana", "ben") > 0


def test_whoever_stands_more_steps_up_or_down_the_line_than_counted_may_be_paired() -> None:
    line = [replace(BEN, id=f"p{k}", name=f"P{k}", manager=f"p{k - 1}" if k else "") for k in range(4)]
    line[0] = replace(ANA, id="p0", name="P0")
    people = [*line, replace(BEN, id="q", name="Q", manager="p2", maybe_managers=("p1",))]

    def apart(rules: list[dict[str, Any]]) -> list[str]:
        pool = build_pool(people, Program.model_validate({"rules": rules}))
        ids = [one.id for one in pool.people]
        return [b for b in ("p1", "p2", "p3") if why_not(pool, 0, ids.index(b))]

    assert apart([]) == apart([{"not_in_line": "manager"}]) == ["p1", "p2", "p3"]
    assert apart([{"not_in_line": 2}]) == apart([{"not_in_line": {"steps": "2"}}]) == ["p1", "p2"]
    assert apart([{"not_in_line": 2}, {"not_in_line": 1}]) == ["p1", "p2"], "the strictest counts"
    assert apart([{"not_in_line": 1}, {"not_in_line": "manager"}]) == ["p1", "p2", "p3"]
    two = build_pool(people, Program.model_validate({"rules": [{"not_in_line": 2}]}))
    q = [one.id for one in two.people].index("q")
    assert why_not(two, 0, q)[0].text == "P0 may be 2 levels above Q (rule not_in_line).", "fails closed"


def test_the_reporting_line_holds_by_itself_and_through_people_who_take_no_part() -> None:
    boss = replace(person("mia"), manager="ben", active=False)
    people = [replace(ANA, manager="Mia"), BEN, boss]
    assert weight_between(pool_of(*people), "ana", "ben") == 0
    assert weight_between(pool_of(*people, settings={"rules": [{"not_in_line": False}]}), "ana", "ben") > 0


def test_people_in_a_circle_of_managers_are_kept_apart_and_nothing_hangs() -> None:
    people = [replace(ANA, manager="ben"), replace(BEN, manager="ana")]
    assert weight_between(pool_of(*people), "ana", "ben") == 0


def test_every_rule_is_symmetric_over_any_pool() -> None:
    rules = [case.rule for case in CASES]
    answers = [answer for case in CASES for answer in (*case.breaking, *case.keeping)]
    people = [replace(person(f"p{k:02}", "A:5; B:5", "A:5"), **answer) for k, answer in enumerate(answers)]
    pool = pool_of(*people, settings={"rules": rules})
    i, j = (grid.ravel() for grid in np.indices((len(people), len(people))))
    for rule in pool.rules:
        assert (rule.forbids(i, j) == rule.forbids(j, i)).all()


def test_one_persons_answer_changes_no_rule_between_others() -> None:
    def others(people: list[Participant]) -> list[int]:
        return (
            pool_of(*people, settings={"rules": [case.rule for case in CASES[:1]]})
            .block(0, 3)[1:, 1:]
            .ravel()
            .tolist()
        )

    people = [ANA, replace(BEN, department="IT"), replace(person("cy", "A:5", "B:5"), department="HR")]
    assert others(people) == others([replace(ANA, department="IT"), *people[1:]])
