"""What changed, and where a program stands, as people and programs read it."""

from __future__ import annotations

import datetime as dt
import json

from tests.report import builders

from recimentor.insight import compare
from recimentor.insight.following.status import status
from recimentor.model.decisions import Answer, Asked, Decisions, PairDecision
from recimentor.model.plan import Plan
from recimentor.model.status import Step
from recimentor.report import comparison_json, comparison_text, status_json, status_text
from recimentor.report.screen import Screen

DAY = dt.date(2026, 9, 20)


def without_first(plan: Plan, **changes: object) -> Plan:
    return plan.model_copy(update={"pairs": plan.pairs[1:], **changes})


def test_a_comparison_names_kept_made_and_broken_pairs() -> None:
    before = builders.plan(3, 0)
    first = before.pairs[0]
    vetoed = before.settled.model_copy(update={"vetoed": ((first.a.id, first.b.id),)})
    text = comparison_text(compare(before, without_first(before, settled=vetoed)), Screen())
    assert text.startswith("Changes: 2 pairs kept, 1 broken, 0 new.\n")
    assert f"{first.a.name} + {first.b.name}" in text
    assert "it was decided against" in text
    assert f"Have no partner any more: {first.a.name} and {first.b.name}." in text


def test_control_characters_in_names_are_shown_not_obeyed() -> None:
    before = builders.plan(2, 0)
    hostile = before.pairs[0].a.model_copy(update={"name": "Ana\x1b[31m"})
    changed = before.pairs[0].model_copy(update={"a": hostile})
    before = before.model_copy(update={"pairs": (changed, *before.pairs[1:])})
    assert "\x1b" not in comparison_text(compare(before, without_first(before)), Screen())


def test_a_comparison_as_json_has_a_schema_and_every_pair() -> None:
    before = builders.plan(30, 0)
    document = json.loads(comparison_json(compare(before, without_first(before))))
    assert document["schema"] == "recimentor/comparison/1"
    assert len(document["kept"]) == 29
    assert document["broken"][0]["why"] == "unknown"


def test_nothing_changed_is_one_line() -> None:
    plan = builders.plan(3, 0)
    assert comparison_text(compare(plan, plan), Screen()) == "Nothing changed: 3 pairs kept.\n"


def stand(plan: Plan, decisions: Decisions) -> tuple[str, tuple[Step, ...]]:
    found = status(plan, decisions, (), (), DAY)
    assert json.loads(status_json(found))["schema"] == "recimentor/status/1"
    return status_text(found, {Step.REMIND: "remind them"}, Screen()), found.steps


def test_a_status_fits_a_screen_however_large_the_program() -> None:
    plan = builders.plan(200, 20)
    asked = tuple(
        Asked(one, other, dt.date(2026, 9, 1))
        for pair in plan.pairs
        for one, other in ((pair.a.id, pair.b.id), (pair.b.id, pair.a.id))
    )
    text, steps = stand(plan, Decisions(asked=asked))
    assert len(text.splitlines()) <= 24
    assert "400 people have not answered" in text
    assert "(19 days)" in text
    assert steps == (Step.REMIND,)
    assert "remind them" in text


def test_what_was_decided_since_the_plan_asks_for_a_new_one() -> None:
    plan = builders.plan(3, 0)
    first, second = plan.pairs[0], plan.pairs[1]
    decisions = Decisions(
        vetoed=(PairDecision((first.a.id, first.b.id)),),
        answers=(Answer(second.a.id, second.b.id, is_yes=False, why="zq-private"),),
    )
    text, steps = stand(plan, decisions)
    assert steps[0] is Step.PAIR_AGAIN
    assert "1 pair was declined; 1 pair is vetoed" in text
    assert "zq-private" not in text


def test_an_answer_about_a_pair_that_is_no_more_no_longer_applies() -> None:
    plan = builders.plan(3, 0)
    a, b = plan.pairs[0].a.id, plan.pairs[1].b.id
    text, _ = stand(plan, Decisions(answers=(Answer(a, b, is_yes=True),)))
    assert "1 decision no longer applies." in text
