"""Cautions are relative to the plan and strike about one pair in seven."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.scoring.builders import person, pool_of, program

from recimentor.insight.planning.cautions import all_cautions, cautions
from recimentor.insight.planning.solve import solve_pool
from recimentor.model.participant import Participant, Window
from recimentor.scoring import build_pool

SKILLS = [f"s{k}" for k in range(14)]


def _crowd(num_people: int, *, with_levels: bool) -> list[Participant]:
    chance = random.Random(5)  # noqa: S311 - invented people

    def items(number: int, *, rated: bool) -> str:
        return "; ".join(f"{s}:{chance.randint(2, 5)}" if rated else s for s in chance.sample(SKILLS, number))

    return [person(f"p{k:03}", items(5, rated=with_levels), items(3, rated=True)) for k in range(num_people)]


@pytest.mark.parametrize("with_levels", [True, False])
def test_about_one_pair_in_seven_is_flagged_with_levels_or_without(*, with_levels: bool) -> None:
    pool = pool_of(*_crowd(140, with_levels=with_levels))
    pairs = [pool.pair(i, j) for i, j in solve_pool(pool).pairs.tolist()]
    flagged = sum(bool(notes) for notes in cautions(pool, pairs))
    assert len(pairs) > 50
    assert flagged <= round(len(pairs) / 7)
    assert flagged >= len(pairs) / 14


def test_the_gravest_pairs_are_flagged_first() -> None:
    people = [
        person("ana", "A:5", "B:5"),
        person("ben", "B:5", "A:5"),
        person("cy", "C:5", "D:5; X:5"),
        person("dan", "D:5", "C:1; Y:5; Z:5"),
    ]
    pool = pool_of(*people)
    told = cautions(pool, [pool.pair(0, 1), pool.pair(2, 3)])
    assert told[0] == ()
    assert [note.code for note in told[1]] == ["low-gain", "one-sided"]
    assert told[1][0].text == "Dan gains 10%, less than most here: the middle is 75%."


def test_meeting_cautions_are_told_only_where_both_said_something() -> None:
    ana = replace(person("ana", "A:5", "B:5"), availability=(Window(0, 540, 660),), cadence="weekly")
    ben = replace(person("ben", "B:5", "A:5"), availability=(Window(1, 540, 660),), cadence="monthly")
    pool = pool_of(ana, ben)
    codes = [note.code for note in all_cautions(pool, pool.pair(0, 1), Fraction(1))]
    assert codes == ["no-common-slot", "cadence-mismatch"]
    silent = pool_of(ana, person("ben", "B:5", "A:5"))
    assert all_cautions(silent, silent.pair(0, 1), Fraction(1)) == ()


def test_a_lesson_at_the_lowest_level_on_something_begun_is_told() -> None:
    pool = pool_of(person("ana", "A:3", "B:5"), person("ben", "B:5; A:2", "A:5"))
    assert "best-lesson-low" in [note.code for note in all_cautions(pool, pool.pair(0, 1), Fraction(1, 2))]


def test_earlier_partners_are_told_in_any_case() -> None:
    people = [person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5")]
    pool = build_pool(people, program({"rules": [{"not_repeated": False}]}), history=[("ana", "ben")])
    assert [note.code for note in cautions(pool, [pool.pair(0, 1)])[0]] == ["met-before"]
