"""Feedback: who needs a call first, what worked, and when there is too little to say anything."""

from __future__ import annotations

from datetime import date

import pytest
from tests.report import builders

from recimentor.insight.following.feedback import check_in_days, overdue, review
from recimentor.model.feedback import Feedback, GoesOn, Got, Met, Reply, Verdict
from recimentor.model.plan import Plan
from recimentor.model.program import Meetings


@pytest.fixture
def plan() -> Plan:
    return builders.plan(2, 0)


def said(plan: Plan, *replies: Reply) -> Feedback:
    return review(plan, replies)


def test_who_asks_for_a_talk_comes_first_then_the_graver_answers(plan: Plan) -> None:
    (first, second) = plan.pairs
    feedback = said(
        plan,
        Reply(first.a.id, met=Met.OFTEN, got=Got.NO),
        Reply(first.b.id, met=Met.OFTEN, got=Got.YES, wants_call=True),
        Reply(second.a.id, met=Met.OFTEN, goes_on=GoesOn.NOT_SURE),
        Reply(second.b.id, met=Met.OFTEN, got=Got.YES, goes_on=GoesOn.YES),
    )
    assert [(one.person, one.reasons) for one in feedback.concerns] == [
        (first.b.id, ("asks for a talk",)),
        (first.a.id, ("did not get what they asked for",)),
        (second.a.id, ("is not sure about continuing",)),
    ]
    assert (feedback.num_asked, feedback.num_answered, feedback.silent) == (4, 4, ())
    assert feedback.got == {"yes": 2, "partly": 0, "no": 1}


def test_two_who_do_not_agree_on_having_met_are_both_named(plan: Plan) -> None:
    pair = plan.pairs[0]
    feedback = said(plan, Reply(pair.a.id, met=Met.NOT_YET), Reply(pair.b.id, met=Met.ONCE))
    assert {one.person: one.reasons[-1] for one in feedback.concerns} == {
        pair.a.id: "the two do not agree on whether they have met",
        pair.b.id: "the two do not agree on whether they have met",
    }
    assert feedback.not_met == (), "somebody says that they met"


def test_a_pair_that_has_not_met_is_named_even_where_one_is_silent(plan: Plan) -> None:
    pair = plan.pairs[0]
    feedback = said(plan, Reply(pair.a.id, met=Met.NOT_YET))
    assert feedback.not_met == ((pair.a.id, pair.b.id),)
    assert pair.b.id in feedback.silent
    reasons = {one.person: one.reasons for one in feedback.concerns}
    assert reasons[pair.b.id] == ("has not answered, and the partner says that they have not met",)


def test_pairs_that_were_declined_are_not_asked(plan: Plan) -> None:
    declined = plan.pairs[0].model_copy(update={"state": "declined"})
    feedback = review(plan.model_copy(update={"pairs": (declined, plan.pairs[1])}), ())
    assert feedback.num_asked == 2


def test_a_handful_of_answers_says_nothing(plan: Plan) -> None:
    feedback = said(plan, *(Reply(pair.a.id, got=Got.YES) for pair in plan.pairs))
    assert {news.verdict for news in feedback.criteria} == {Verdict.TOO_FEW}


@pytest.mark.parametrize(
    ("got", "verdict"),
    [
        (lambda rank: Got.YES if rank <= 15 else Got.NO, Verdict.HELPED),
        (lambda rank: Got.NO if rank <= 15 else Got.YES, Verdict.DID_NOT_HELP),
        (lambda rank: Got.YES if rank % 2 else Got.NO, Verdict.NOTHING_SEEN),
    ],
)
def test_what_worked_is_said_only_beyond_chance(got: object, verdict: Verdict) -> None:
    assert callable(got)
    plan = builders.plan(30, 0)
    replies = [Reply(pair.a.id, got=got(pair.rank)) for pair in plan.pairs]
    news = {one.name: one for one in review(plan, replies).criteria}
    assert news["score"].verdict is verdict
    assert (news["score"].num_high, news["score"].num_low) == (15, 15)
    assert review(plan, replies) == review(plan, replies), "the shuffles are seeded"


MEETINGS = Meetings(start=date(2026, 1, 1), end=date(2026, 7, 1))


def test_check_ins_stand_half_way_and_at_the_end() -> None:
    assert check_in_days(MEETINGS) == (("half-way", date(2026, 4, 1)), ("end", date(2026, 7, 1)))
    assert check_in_days(Meetings()) == ()


def test_whoever_has_not_answered_a_check_in_that_came_is_waited_for(plan: Plan) -> None:
    everybody = sorted(person.id for pair in plan.pairs for person in (pair.a, pair.b))
    first, *others = everybody
    assert overdue(plan, MEETINGS, (), date(2026, 3, 31)) == ()
    (half,) = overdue(plan, MEETINGS, [Reply(first, date=date(2026, 4, 3))], date(2026, 4, 5))
    assert (half.name, half.waiting) == ("half-way", tuple(others))
    late = overdue(plan, MEETINGS, [Reply(first, date=date(2026, 4, 3))], date(2026, 7, 2))
    assert [(one.name, one.waiting) for one in late] == [
        ("half-way", tuple(others)),
        ("end", tuple(everybody)),
    ]
    assert overdue(plan, MEETINGS, [Reply(one) for one in everybody], date(2026, 7, 2)) == ()
