"""Everybody left over gets a reason, and the smallest change that would give a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.scoring.builders import person, pool_of

from recimentor.insight.left_over import left_over
from recimentor.insight.solve import solve_pool
from recimentor.model.participant import Participant

ANA, BEN, CY = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5"), person("cy", "B:5", "A:5")


def _reasons(*people: Participant, settings: Mapping[str, Any] | None = None) -> dict[str, tuple[str, str]]:
    pool = pool_of(*people, settings=settings)
    return {
        left.id: (left.reasons[0].code, left.reasons[0].text) for left in left_over(pool, solve_pool(pool))
    }


def test_nobody_is_left_over_without_a_reason_and_paired_people_have_none() -> None:
    assert _reasons(ANA, BEN) == {}


def test_an_odd_pool_says_so_and_how_close_it_was() -> None:
    weaker = person("cy", "B:4", "A:5")
    (code, text) = _reasons(ANA, BEN, weaker)["cy"]
    assert code == "odd-pool"
    assert text.endswith("The best, Ana (89%), is paired with Ben (100%).")


def test_somebody_who_lost_to_better_pairs_is_told_so() -> None:
    dan = person("dan", "B:3", "A:5")
    told = _reasons(ANA, BEN, CY, dan)
    assert {code for code, _ in told.values()} == {"partners-taken"}
    assert "The only possible partner is paired otherwise" in told["dan"][1]


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (person("x", "", "A"), "nothing-offered"),
        (person("x", "Z:5"), "nothing-wanted"),
        (person("x", "A:5", "A"), "wants-all-held"),
        (replace(person("x", "A:5", "B"), active=False), "inactive"),
        (person("x", "A:5", "Yodelling"), "nobody-teaches"),
        (person("x", "Yodelling:5", "A"), "nobody-wants"),
        (person("x", "B:5", "B2"), "nobody-both-ways"),
    ],
)
def test_each_reason_that_lies_in_the_answers_is_told(who: Participant, code: str) -> None:
    others = [ANA, BEN, person("eve", "B2:5", "C:5"), person("flo", "C:5", "B2:5")]
    assert _reasons(*others, who)["x"][0] == code


def test_the_rule_that_keeps_most_away_is_named_with_the_smallest_change() -> None:
    people = [replace(p, department="Sales") for p in (ANA, BEN, CY)]
    told = _reasons(*people, settings={"rules": [{"must_differ": "department"}]})
    words = "2 people could teach them and learn from them; the rule must_differ: department keeps all away."
    assert told["ana"] == ("ruled-out", f"{words} Without it 2 people would be possible.")


@pytest.mark.parametrize(
    ("rule", "answers", "change"),
    [
        (
            {"at_most_apart": {"field": "career_stage", "steps": 1}},
            [{"career_stage": "Grade 1"}, {"career_stage": "Grade 4"}, {"career_stage": "Grade 9"}],
            "3 steps instead of 1 would give them a partner.",
        ),
        (
            {"within_km": 100},
            [{"latitude": 0.0, "longitude": 0.0}, {"latitude": 0.0, "longitude": 2.0}, {}],
            "223 km instead of 100 would give them a partner.",
        ),
    ],
)
def test_a_rule_with_a_number_says_which_number_would_do(
    rule: Mapping[str, Any], answers: list[Mapping[str, Any]], change: str
) -> None:
    people = [replace(p, **answer) for p, answer in zip((ANA, BEN, CY), answers, strict=True)]
    assert _reasons(*people, settings={"rules": [rule]})["ana"][1].endswith(change)


def test_a_floor_that_is_too_high_says_which_one_would_do() -> None:
    told = _reasons(person("ana", "A:5", "B:5; C:5"), BEN, settings={"minimum_gain": 0.6})
    assert told["ana"][0] == "below-floor"
    assert "a floor of 50% on each gain would give them a partner" in told["ana"][1]


def test_two_rules_together_are_told_as_such() -> None:
    people = [replace(ANA, department="S", site="X"), replace(BEN, department="S", site="X")]
    rules = {"rules": [{"must_differ": "department"}, {"must_differ": "site"}]}
    assert _reasons(*people, settings=rules)["ana"][1].endswith("keeps all away, and others too.")
