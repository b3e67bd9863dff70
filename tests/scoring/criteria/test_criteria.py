"""Logistics, chemistry and bridge: values, blanks, sums, and what they leave alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.builders import person, pool_of, program, weights_of
from tests.scoring.strategies import pools

from recimentor.model.participant import Participant, Window
from recimentor.scoring import Pool, build_pool
from recimentor.scoring.criteria import parts

ANA, BEN, CY = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5"), person("cy", "A:5; B:5", "A:3; B:3")


def _two(a: Mapping[str, Any], b: Mapping[str, Any], *others: Participant) -> Pool:
    return pool_of(replace(ANA, **a), replace(BEN, **b), *others)


def _fact(pool: Pool, part: str) -> parts.Fact:
    return next(fact for fact in pool.facts(0, 1) if fact.part == part)


@pytest.mark.parametrize(
    ("part", "a", "b", "value", "words"),
    [
        (
            "time",
            {"availability": (Window(0, 540, 600),)},
            {"availability": (Window(0, 540, 700),)},
            0.5,
            "1 h of common",
        ),
        (
            "time",
            {"availability": (Window(0, 540, 600),)},
            {"availability": (Window(1, 540, 700),)},
            0,
            "no common free time",
        ),
        ("ways to meet", {"modes": ("Zoom",)}, {"modes": ("video", "chat")}, 1, "both can meet by video"),
        ("ways to meet", {"modes": ("phone",)}, {"modes": ("video",)}, 0, "no common way"),
        (
            "ways to meet",
            {"modes": ("in person",), "site": "X"},
            {"modes": ("onsite",), "site": "Y"},
            0,
            "far apart",
        ),
        (
            "ways to meet",
            {"modes": ("in person",), "site": "X"},
            {"modes": ("onsite",), "site": "x"},
            1,
            "both can meet in person",
        ),
        ("ways to meet", {"modes": ("in person",)}, {"modes": ("onsite",)}, 0.5, "both can meet in person"),
        ("cadence", {"cadence": "weekly"}, {"cadence": "Every week"}, 1, "both would meet weekly"),
        (
            "cadence",
            {"cadence": "weekly"},
            {"cadence": "monthly"},
            0,
            "one would meet weekly, the other monthly",
        ),
        (
            "cadence",
            {"cadence": "fortnightly"},
            {"cadence": "monthly"},
            0.5,
            "one would meet every two weeks",
        ),
        ("interests", {"interests": ("jazz", "Go")}, {"interests": ("Jazz",)}, 0.25, "both named jazz"),
        (
            "languages",
            {"languages": ("French", "English")},
            {"languages": ("english", "french")},
            1,
            "both speak English, French",
        ),
        ("languages", {"languages": ("English",)}, {"languages": ("English",)}, 0, "both speak English"),
        ("department", {"department": "IT"}, {"department": "HR"}, 1, "another department: IT and HR"),
        ("career stage", {"career_stage": "early"}, {"career_stage": "Early"}, 0, "same career stage: early"),
        ("circles", {"team": "x"}, {"team": "x"}, 0, "their circles touch"),
        ("circles", {"knows": ("ben",)}, {"team": "y"}, 0, "their circles touch"),
        ("circles", {"knows": ("cy",)}, {"knows": ("cy",)}, 0.5, "both know the same person"),
        ("circles", {"manager": "m"}, {"team": "y"}, 1, "their circles do not touch"),
    ],
)
def test_a_part_has_the_value_and_the_words_that_its_page_promises(
    part: str, a: Mapping[str, Any], b: Mapping[str, Any], value: float, words: str
) -> None:
    fact = _fact(_two(a, b, CY), part)
    assert fact.value == value
    assert not fact.is_neutral
    assert fact.text.startswith(words) or words in fact.text


def test_rarer_interests_count_more() -> None:
    crowd = [replace(person(f"x{k:02}"), interests=("film",)) for k in range(20)]
    common = _fact(_two({"interests": ("film",)}, {"interests": ("film",)}, *crowd), "interests")
    rare = _fact(_two({"interests": ("bees",)}, {"interests": ("bees",)}, *crowd), "interests")
    assert (common.value, rare.value) == (0.25, 0.75)


def test_a_blank_takes_the_documented_neutral_value_and_it_is_said() -> None:
    fact = _fact(_two({"interests": ("film",)}, {}, replace(CY, interests=("film",))), "interests")
    assert (fact.value, fact.is_neutral) == (0.25, True)
    assert "not given by both" in fact.text


def test_a_criterion_that_nobody_filled_in_is_left_out_for_all_and_said() -> None:
    pool = pool_of(ANA, BEN)
    assert [use.name for use in pool.shares.uses if use.is_used] == ["skills"]
    (note,) = pool.notes
    assert note.code == "criterion-left-out"
    assert all(name in note.text for name in ("logistics", "chemistry", "bridge"))
    assert pool.pair(0, 1).points == {"skills": 1_000_000}


def test_shares_follow_the_importance_of_what_is_used_and_points_add_up() -> None:
    pool = _two({"department": "IT"}, {"department": "IT"})
    shares = {use.name: use.share for use in pool.shares.uses}
    assert shares == {
        "skills": pytest.approx(6 / 7),
        "logistics": 0,
        "chemistry": 0,
        "bridge": pytest.approx(1 / 7),
    }
    detail = pool.pair(0, 1)
    assert detail.points == {"skills": 857_143, "bridge": 0}
    assert detail.weight == 857_143


def test_blanks_that_count_a_neutral_value_are_told_in_a_note() -> None:
    pool = _two({"interests": ("film",)}, {}, replace(CY, interests=("film",)))
    assert pool.notes[-1].code == "answers-not-given"
    assert pool.notes[-1].text == "Answers that were not given count a neutral value: interests (1 person)."


def test_counting_heads_needs_no_criteria_and_finds_the_same_pairs() -> None:
    pool = _two({"interests": ("film",), "department": "S"}, {"interests": ("film",), "department": "S"}, CY)
    assert ((weights_of(pool.head_count()) > 0) == (weights_of(pool) > 0)).all()


def test_importance_nought_leaves_a_criterion_out_and_skills_take_all_where_nothing_counts() -> None:
    people = replace(ANA, department="IT"), replace(BEN, department="HR")
    none = pool_of(*people, settings={"score": {"importance": {"skills": 0, "bridge": 0}}})
    assert none.pair(0, 1).points == {"skills": 1_000_000}
    assert [use.why_not for use in none.shares.uses if use.name == "bridge"] == ["its importance is 0"]
    bridge = pool_of(*people, settings={"score": {"importance": {"skills": 0, "bridge": 2}}})
    assert bridge.pair(0, 1).points == {"skills": 0, "bridge": 1_000_000}


def test_the_order_in_which_criteria_are_stated_changes_nothing() -> None:
    people = replace(ANA, department="IT", interests=("x",)), replace(BEN, department="HR", interests=("x",))
    importance = {"skills": 5, "chemistry": 2, "bridge": 3}
    turned = dict(reversed(importance.items()))
    one, other = (pool_of(*people, settings={"score": {"importance": i}}) for i in (importance, turned))
    assert one.pair(0, 1).points == other.pair(0, 1).points


_WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4).map(tuple)
_TEXT = st.sampled_from(["", "x", "y", "z"])


@st.composite
def rich_pools(draw: st.DrawFn) -> tuple[Participant, ...]:
    """People with skills and with any answers that criteria look at."""
    people = draw(pools(min_size=3, max_size=7))
    ids = [p.id for p in people]
    windows = st.lists(
        st.builds(lambda d, s: Window(d, 60 * s, 60 * s + 90), st.integers(0, 6), st.integers(0, 20)),
        max_size=2,
    )
    return tuple(
        replace(
            who,
            interests=draw(_WORDS),
            style=draw(_WORDS),
            languages=draw(_WORDS),
            modes=tuple(draw(st.lists(st.sampled_from(["in person", "video", "phone"]), max_size=2))),
            cadence=draw(st.sampled_from(["", "weekly", "monthly"])),
            department=draw(_TEXT),
            site=draw(_TEXT),
            team=draw(_TEXT),
            career_stage=draw(_TEXT),
            manager=draw(st.sampled_from(["", *ids])),
            knows=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
            timezone=draw(st.sampled_from(["", "Europe/Paris", "Asia/Kolkata"])),
            availability=tuple(draw(windows)),
            prefer=tuple(draw(st.lists(st.sampled_from(ids), max_size=2))),
        )
        for who in people
    )


@given(rich_pools(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_scores_are_symmetric_points_add_up_and_a_pair_alone_is_scored_as_in_its_block(
    people: tuple[Participant, ...], tabulate: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not tabulate:
            patch.setattr(parts, "_MOST_KINDS", 0)
        pool = build_pool(people, program())
        weights = weights_of(pool)
    assert (weights == weights.T).all()
    assert (weights == weights_of(build_pool(people, program()))).all()
    assert weights.max(initial=0) <= 1_000_000
    for i, j in zip(*np.nonzero(weights), strict=True):
        detail = pool.pair(int(i), int(j))
        assert detail.weight == weights[i, j] == sum(detail.points.values())


@given(rich_pools(), st.data())
@settings(max_examples=40, deadline=None)
def test_one_persons_choice_changes_no_other_pairs_score(
    people: tuple[Participant, ...], data: st.DataObject
) -> None:
    who = data.draw(st.integers(0, len(people) - 1))
    chosen = tuple(data.draw(st.lists(st.sampled_from([p.id for p in people]), max_size=3)))
    changed = tuple(replace(p, prefer=chosen) if k == who else p for k, p in enumerate(people))
    others = [k for k in range(len(people)) if k != who]
    before, after = weights_of(build_pool(people, program())), weights_of(build_pool(changed, program()))
    assert (before[np.ix_(others, others)] == after[np.ix_(others, others)]).all()


@given(rich_pools())
@settings(max_examples=30, deadline=None)
def test_people_in_another_order_have_the_same_scores(people: tuple[Participant, ...]) -> None:
    names = {p.id: f"q{len(people) - k}" for k, p in enumerate(people)}
    turned = sorted(
        (
            replace(
                p,
                id=names[p.id],
                manager=names.get(p.manager, ""),
                knows=tuple(names[o] for o in p.knows),
                prefer=tuple(names[o] for o in p.prefer),
            )
            for p in people
        ),
        key=lambda p: p.id,
    )
    before, after = weights_of(build_pool(people, program())), weights_of(build_pool(turned, program()))
    assert (before == after[::-1, ::-1]).all()
