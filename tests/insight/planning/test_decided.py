"""Which decisions hold for a pool, which are set aside, and what is told."""

from __future__ import annotations

import pytest
from tests.insight.deciding import pairs, person, planned, pool_of, settle

from recimentor.model.decisions import Answer, Decisions, PairDecision, PersonDecision, Picks
from recimentor.model.program import Program
from recimentor.model.states import Consent

PEOPLE = [
    person("ana", "a5", "b5", department="Sales"),
    person("ben", "b5", "a5", department="Sales"),
    person("cy", "a5", "b5", department="Legal"),
    person("dee", "b5", "a5", department="Legal"),
    person("eve", "c5", "d5"),
]
APART = Program.model_validate({"rules": [{"must_differ": "department"}]})


def lock(a: str, b: str, override: str = "") -> Decisions:
    return Decisions(locked=(PairDecision((a, b), override=override),))


def said(*answers: str) -> Decisions:
    """Read ``ana>ben yes`` as an answer."""
    found = []
    for text in answers:
        who, word = text.split()
        a, b = who.split(">")
        found.append(Answer(a, b, word == "yes"))
    return Decisions(answers=tuple(found))


def codes(decisions: Decisions, program: Program | None = None) -> list[str]:
    return [finding.code for finding in settle(pool_of(PEOPLE, program), decisions).findings]


def test_a_locked_pair_is_in_the_plan_and_marked() -> None:
    plan = planned(pool_of(PEOPLE), lock("ana", "dee"))
    assert pairs(plan) == {("ana", "dee"), ("ben", "cy")}
    assert [pair.is_locked for pair in plan.pairs if pair.a.id == "ana"] == [True]


def test_a_lock_that_breaks_a_rule_is_refused_with_the_rules_words_and_without_names() -> None:
    (finding,) = settle(pool_of(PEOPLE, APART), lock("ana", "ben")).findings
    assert finding.code == "lock-breaks-rule"
    assert "must_differ: department" in finding.message
    assert "Ana" not in finding.message


def test_an_override_lets_the_pair_stand_and_says_why() -> None:
    plan = planned(pool_of(PEOPLE, APART), lock("ana", "ben", override="the board asked"))
    (pair,) = [pair for pair in plan.pairs if pair.a.id == "ana"]
    assert (pair.b.id, pair.override, pair.is_locked) == ("ben", "the board asked", True)
    assert pair.score > 0.5
    assert abs(sum(pair.points.values()) - pair.score) < 1e-9
    assert plan.settled.overridden == (("ana", "ben"),)


def test_a_pair_in_which_nobody_gains_may_stand_by_override_alone() -> None:
    assert codes(lock("ana", "eve")) == ["lock-breaks-rule"]
    plan = planned(pool_of(PEOPLE), lock("ana", "eve", override="a favour"))
    assert ("ana", "eve") in pairs(plan)


def test_keeping_a_pair_once_more_does_not_take_its_override_back() -> None:
    decisions = lock("ana", "ben", override="the board asked").with_more(lock("ana", "ben"))
    assert not codes(decisions, APART)


def test_an_override_that_nothing_needs_is_told() -> None:
    assert codes(lock("ana", "dee", override="because")) == ["override-unneeded"]


def test_a_veto_and_somebody_out_are_never_in_the_plan() -> None:
    decisions = Decisions(
        vetoed=(PairDecision(("ana", "ben")), PairDecision(("cy", "dee"))), out=(PersonDecision("ana"),)
    )
    plan = planned(pool_of(PEOPLE), decisions)
    assert pairs(plan) == {("ben", "cy")}
    (left,) = [left for left in plan.unmatched if left.id == "ana"]
    assert [note.code for note in left.reasons] == ["out"]


def test_both_said_yes_and_the_pair_is_fixed() -> None:
    plan = planned(pool_of(PEOPLE), said("ana>dee yes", "dee>ana yes"))
    (pair,) = [pair for pair in plan.pairs if pair.a.id == "ana"]
    assert (pair.b.id, pair.state, pair.accepted_by) == ("dee", "confirmed", ("ana", "dee"))


def test_a_no_is_a_veto_that_does_not_tell_whose() -> None:
    plan = planned(pool_of(PEOPLE), said("ana>ben no"))
    assert ("ana", "ben") not in pairs(plan)
    assert plan.settled.vetoed == (("ana", "ben"),)
    assert not codes(said("ana>ben no"))


def test_nobody_is_locked_against_their_word() -> None:
    decisions = lock("ana", "ben").with_more(said("ana>ben no"))
    assert codes(decisions) == ["lock-declined"]
    assert ("ana", "ben") not in pairs(planned(pool_of(PEOPLE), decisions))


@pytest.mark.parametrize(
    "later",
    [
        Decisions(vetoed=(PairDecision(("ana", "dee")),)),
        Decisions(out=(PersonDecision("dee"),)),
        lock("ana", "ben"),
    ],
)
def test_a_confirmed_pair_is_named_before_it_is_set_aside(later: Decisions) -> None:
    decisions = said("ana>dee yes", "dee>ana yes").with_more(later)
    pool = pool_of([*PEOPLE[:3], person("dee", "b5", "a5")])
    findings = settle(pool, decisions).findings
    assert [finding.code for finding in findings] == ["consent-overtaken"]


def test_a_confirmed_pair_stands_although_it_breaks_a_rule_now_and_that_is_told() -> None:
    decisions = said("ana>ben yes", "ben>ana yes")
    assert codes(decisions, APART) == ["confirmed-breaks-rule"]
    plan = planned(pool_of(PEOPLE, APART), decisions)
    (pair,) = [pair for pair in plan.pairs if pair.a.id == "ana"]
    assert (pair.b.id, pair.state) == ("ben", "confirmed")
    assert pair.override


def test_one_yes_does_not_hold_against_a_rule() -> None:
    assert codes(said("ana>ben yes"), APART) == ["consent-overtaken"]


def test_of_two_yeses_the_newest_holds_and_confirmed_goes_before_accepted() -> None:
    assert settle(pool_of(PEOPLE), said("ana>ben yes", "ana>dee yes")).settled.locked == (("ana", "dee"),)
    decisions = said("ana>ben yes", "ben>ana yes", "ana>dee yes")
    assert settle(pool_of(PEOPLE), decisions).settled.locked == (("ana", "ben"),)


def test_people_to_place_first_are_placed_where_somebody_must_be_left_over() -> None:
    three = [person("ana", "a5", "b5"), person("ben", "b5", "a5"), person("cy", "b3", "a5")]
    pool = pool_of(three)
    assert pairs(planned(pool)) == {("ana", "ben")}
    assert pairs(planned(pool, Decisions(first=(PersonDecision("cy"),)))) == {("ana", "cy")}


def test_picks_that_are_mutual_pair_first() -> None:
    decisions = Decisions(picks=(Picks("ana", ("dee",)), Picks("dee", ("ana",))))
    assert ("ana", "dee") in pairs(planned(pool_of(PEOPLE), decisions))


def test_a_program_that_asks_nobody_says_so() -> None:
    plan = planned(pool_of(PEOPLE, Program(consent=Consent.NONE)))
    assert {pair.state for pair in plan.pairs} == {"confirmed"}
    assert "consent-none" in [note.code for note in plan.notes]
