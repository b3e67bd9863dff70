"""Everybody left over gets a reason, and the smallest change that would give a partner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.scoring.builders import person, pool_of

from recimentor.insight.planning.left_over import left_over
from recimentor.insight.planning.solve import solve_one_way, solve_pool
from recimentor.model.participant import Participant

ANA, BEN, CY = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5"), person("cy", "B:5", "A:5")


def _reasons(*people: Participant, settings: Mapping[str, Any] | None = None) -> dict[str, tuple[str, str]]:
    pool = pool_of(*people, settings=settings)
    outcome = solve_pool(pool)
    left = left_over(pool, outcome, solve_one_way(pool, outcome))
    return {one.id: (one.reasons[0].code, one.reasons[0].text) for one in left}


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
    assert "The one person who would suit them has another partner" in told["dan"][1]


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


PREFERRED = {"reciprocity": "preferred"}
TEACHER, PUPIL = person("tea", "A:5"), person("pip", "", "A")


def test_with_one_way_pairs_a_pupil_left_over_is_told_that_those_who_could_teach_them_are_taken() -> None:
    pupils = [replace(PUPIL, id=f"pip{k}") for k in range(3)]
    told = _reasons(TEACHER, replace(TEACHER, id="ted"), *pupils, settings=PREFERRED)
    (reason,) = told.values()
    assert reason == (
        "one-way-taken",
        (
            "Offers nothing to teach yet, so only a one-way pair is possible. "
            "All 2 people who could teach them are paired otherwise."
        ),
    )


def test_with_one_way_pairs_a_teacher_left_over_is_told_that_those_who_could_learn_are_taken() -> None:
    told = _reasons(PUPIL, TEACHER, replace(TEACHER, id="ted"), settings=PREFERRED)
    (reason,) = told.values()
    assert reason == (
        "one-way-taken",
        (
            "Has not said what to learn, so only a one-way pair is possible. "
            "The only person who could learn from them is paired otherwise."
        ),
    )


def test_somebody_who_could_teach_and_learn_one_way_is_told_both_numbers() -> None:
    ring = [person("x", "A:5", "C"), person("y", "B:5", "A"), person("z", "C:5", "B")]
    (reason,) = _reasons(*ring, settings=PREFERRED).values()
    assert reason == (
        "one-way-taken",
        (
            "Has no possible two-way partner, so only a one-way pair is possible. "
            "1 person could teach them, 1 could learn from them; all of these are paired otherwise."
        ),
    )


@pytest.mark.parametrize(
    ("who", "code", "text"),
    [
        (person("x", "", "Yodelling"), "nobody-teaches", "Nobody can teach what they want to learn."),
        (
            person("x", ""),
            "nothing-offered",
            "Offers nothing to teach yet, and has not said what to learn.",
        ),
        (person("x", "Yodelling:5"), "nobody-wants", "Nobody wants to learn what they offer."),
        (
            person("x", "Yodelling:5", "Origami"),
            "nobody-either-way",
            "Nobody can teach what they want to learn, and nobody wants to learn what they offer.",
        ),
    ],
)
def test_with_one_way_pairs_it_counts_what_others_want_and_can_teach(
    who: Participant, code: str, text: str
) -> None:
    assert _reasons(ANA, BEN, who, settings=PREFERRED)["x"] == (code, text)


def test_with_one_way_pairs_a_rule_that_keeps_all_away_is_named() -> None:
    people = [replace(one, department="Sales") for one in (TEACHER, PUPIL)]
    told = _reasons(*people, settings={**PREFERRED, "rules": [{"must_differ": "department"}]})
    assert told["pip"] == (
        "ruled-out",
        (
            "1 person could teach them; the rule must_differ: department keeps all away. "
            "Without it 1 person would be possible."
        ),
    )


def test_with_one_way_pairs_a_floor_that_is_too_high_for_either_side_is_told() -> None:
    pupil = person("pip", "", "A:5; B:5; C:5")
    told = _reasons(TEACHER, pupil, settings={**PREFERRED, "minimum_gain": 0.6})
    assert told["pip"][0] == "below-floor"
    assert told["pip"][1].endswith("a floor of 50% on each gain would give them a partner.")


def test_where_somebody_takes_several_partners_a_full_one_is_the_reason_and_not_an_odd_number() -> None:
    people = [replace(person("hub", "A:5", "B:5"), capacity=2)]
    people += [person(f"leaf{k}", "B:5", "A:5") for k in range(3)]
    ((code, _),) = _reasons(*people).values()
    assert code == "partners-taken"
