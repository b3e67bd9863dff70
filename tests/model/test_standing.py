"""What is left of a plan once somebody was forgotten: right counts, nobody twice, nothing of who has gone."""

from __future__ import annotations

from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.model.forgotten import REMOVED, token_of
from recimentor.model.plan import Note, Person, Plan
from recimentor.model.standing import without_forgotten, without_groups
from recimentor.report import for_audience

TOKEN = token_of("p00000", bytes(16))


def forgotten() -> Plan:
    """Return a plan of three pairs and one person left over; of the first pair, one was forgotten."""
    plan = builders.plan(3, 1, notes=(Note(code="trio", text="A trio."), Note(code="other", text="Stays.")))
    first, *others = plan.pairs
    gone = first.model_copy(update={"a": Person(id=TOKEN, name=REMOVED), "state": "ended"})
    people = {one: record for one, record in plan.people.items() if one != first.a.id}
    goal = plan.objective.model_copy(update={"people": 7})
    return plan.model_copy(
        update={
            "pairs": (gone, *others),
            "people": people | {TOKEN: {"id": TOKEN, "name": REMOVED}},
            "objective": goal,
        }
    )


def test_a_plan_of_which_nobody_was_forgotten_is_the_same() -> None:
    plan = builders.plan(3, 1)
    assert without_forgotten(plan) is plan


def test_the_group_goes_and_whom_it_leaves_alone_is_left_over_once() -> None:
    plan = forgotten()
    now = without_forgotten(plan)
    assert now.pairs == plan.pairs[1:]
    assert [one.id for one in now.unmatched] == [plan.unmatched[0].id, plan.pairs[0].b.id]
    assert now.unmatched[1].reasons == ()
    assert now.objective.people == 6 == 2 * len(now.pairs) + len(now.unmatched)
    assert TOKEN not in now.people
    assert [note.text for note in now.notes] == ["Stays."]
    assert now.ladder == ()
    assert without_forgotten(now) is now


def test_whoever_is_in_another_group_that_stands_is_not_left_over() -> None:
    plan = forgotten()
    partner = plan.pairs[0].b
    second = plan.pairs[1].model_copy(update={"b": Person(id=partner.id, name=partner.name)})
    plan = plan.model_copy(update={"pairs": (plan.pairs[0], second, plan.pairs[2])})
    bare, alone = without_groups(plan, lambda group: group.is_of_forgotten)
    assert bare.pairs == plan.pairs[1:]
    assert [one.id for one in alone] == [TOKEN]
    assert [one.id for one in without_forgotten(plan).unmatched] == [plan.unmatched[0].id]


def test_no_audience_is_told_of_whoever_was_forgotten_or_of_a_proof_about_all() -> None:
    plan = forgotten()
    for audience in (Audience.HR, Audience.SPONSOR):
        view = for_audience(plan, audience)
        assert (view.people, view.num_pairs, len(view.pairs), len(view.left_over)) == (6, 2, 2, 2)
        assert view.headline == "4 of 6 people are paired, in 2 pairs; 2 people are left over."
        assert view.proof == ""
        assert REMOVED not in repr(view)
        assert all(left.reason for left in view.left_over)
    own = for_audience(plan, Audience.PARTICIPANT, person_id=plan.pairs[0].b.id)
    assert (own.pairs, REMOVED in repr(own)) == ((), False)
