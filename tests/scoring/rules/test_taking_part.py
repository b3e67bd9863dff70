"""Rules that need no setting: who takes part, whom people avoid, sides, earlier partners."""

from __future__ import annotations

from dataclasses import replace

from tests.scoring.builders import person, pool_of, program, weight_between, weights_of

from recimentor.scoring import build_pool, why_not
from recimentor.scoring.rules.presence import absence

ANA, BEN = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5")
CY = person("cy", "A:5; B:5", "C:5")


def test_somebody_inactive_is_paired_with_nobody() -> None:
    pool = pool_of(replace(ANA, active=False), BEN)
    assert not weights_of(pool).any()
    (reason,) = why_not(pool, 0, 1)
    assert reason.code == "not-taking-part"
    assert "Ana takes no part" in reason.text


def test_nobody_is_matched_who_has_not_agreed_where_the_program_lists_commitments() -> None:
    rules = {"commitments": ["We keep confidence", "We listen"]}
    assert weight_between(pool_of(ANA, BEN), "ana", "ben") > 0
    assert weight_between(pool_of(replace(ANA, agreed=True), BEN, settings=rules), "ana", "ben") == 0
    assert (
        weight_between(
            pool_of(
                replace(ANA, agreed=True),
                replace(BEN, commitments=("we listen.", "We keep confidence")),
                settings=rules,
            ),
            "ana",
            "ben",
        )
        > 0
    )
    some = absence(replace(BEN, commitments=("We listen",)), program(rules))
    assert some is not None
    assert some.code == "commitments-not-agreed"


def test_one_persons_avoid_keeps_both_apart_and_does_not_say_whose_it_was() -> None:
    first = pool_of(replace(ANA, avoid=("ben",)), BEN)
    second = pool_of(ANA, replace(BEN, avoid=("ana", "nobody")))
    assert weights_of(first)[0, 1] == weights_of(second)[0, 1] == 0
    assert why_not(first, 0, 1) == why_not(second, 1, 0)
    assert why_not(first, 0, 1)[0].code == "avoid"


def test_a_preference_never_overrides_a_rule() -> None:
    pool = pool_of(replace(ANA, avoid=("ben",), prefer=("ben",)), replace(BEN, prefer=("ana",)))
    assert not weights_of(pool).any()
    assert pool.mutual_choices() == ()


def test_sides_pair_across_and_by_any_field() -> None:
    people = [
        replace(ANA, department="Sales"),
        replace(BEN, department="sales "),
        replace(BEN, id="bo", department="IT"),
    ]
    pool = pool_of(*people, settings={"sides": "department"})
    assert pool.side is not None
    assert pool.side.tolist() == [1, 1, 0]
    assert weight_between(pool, "ana", "ben") == 0
    assert weight_between(pool, "ana", "bo") == 1_000_000
    assert "same side" in why_not(pool, 0, 1)[0].text


def test_somebody_on_neither_side_is_paired_with_nobody() -> None:
    people = [replace(ANA, side="x"), BEN, replace(BEN, id="bo", side="y")]
    pool = pool_of(*people, settings={"sides": "side"})
    assert weight_between(pool, "ana", "ben") == 0
    assert "Ben: on neither side" in why_not(pool, 0, 1)[0].text


def test_earlier_partners_are_not_paired_again_unless_the_program_says_so() -> None:
    history = [("ben", "ana"), ("ana", "gone")]
    kept = build_pool([ANA, BEN, CY], program(), history=history)
    assert weight_between(kept, "ana", "ben") == 0
    assert [r.code for r in why_not(kept, 0, 1)] == ["not_repeated"]
    free = build_pool([ANA, BEN, CY], program({"rules": [{"not_repeated": False}]}), history=history)
    assert weight_between(free, "ana", "ben") == 1_000_000


def test_every_reason_of_a_pair_is_told_at_once() -> None:
    pool = pool_of(replace(ANA, avoid=("cy",), active=False), CY)
    codes = [reason.code for reason in why_not(pool, 0, 1)]
    assert codes == ["not-taking-part", "avoid", "gains-nothing"]
