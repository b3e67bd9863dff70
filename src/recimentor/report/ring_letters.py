"""What the templates for a ring of three are filled with: agreement, agenda, letters, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recimentor.model.plan import Plan, Ring, RingStep
from recimentor.model.program import Meetings
from recimentor.report.letters import (
    both_ways,
    cadence_words,
    callings,
    lesson_context,
    named,
    program_context,
)
from recimentor.report.meetings import Schedule, cadence_for, schedule
from recimentor.report.phrases import helps, helps_you, is_dearest, you_help
from recimentor.report.ring_views import own_ring
from recimentor.report.tongue import Tongue
from recimentor.report.view import Direction, StepView

#: Templates of the kit for rings; a file of the same name in the program's own folder takes its place.
RING_DOCUMENTS = ("ring-agreement", "ring-agenda")


def step_schedule(plan: Plan, step: RingStep, settings: Meetings) -> Schedule:
    """Return the meetings of one arrow of a ring, in the rhythm that suits both."""
    wishes = [plan.people.get(one.id, {}).get("cadence", "") for one in (step.teacher, step.learner)]
    return schedule(step.slot, settings, cadence_for(wishes, settings))


def ring_context(plan: Plan, ring: Ring, settings: Meetings, tongue: Tongue) -> dict[str, Any]:
    """Return the context of documents for all three: ``program people each steps schedule``."""
    schedules = [step_schedule(plan, step, settings) for step in ring.steps]
    seen = own_ring(plan, ring)
    called = callings(plan, [one.name for one in seen.people], tongue)
    each = [
        {
            "name": name,
            "first": first,
            "department": one.department,
            "named": named(name, one.department),
        }
        for one, (name, first) in zip(seen.people, called, strict=True)
    ]
    firsts = [first for _, first in called]
    return {
        "program": program_context(plan, settings, tongue),
        "people": tongue.listed([name for name, _ in called]),
        "each": each,
        "steps": [
            _step(plan, (step, saved), own, (firsts[at], firsts[(at + 1) % len(firsts)]), tongue)
            for at, (step, saved, own) in enumerate(zip(seen.steps, ring.steps, schedules, strict=True))
        ],
        "schedule": {"cadence": cadence_words(schedules[0].cadence, tongue), "minutes": settings.minutes},
    }


def member_context(common: dict[str, Any], at: int) -> dict[str, Any]:
    """Return the context of a letter to one of the three: ``you``, who is ``teacher`` and who ``learner``.

    Parameters
    ----------
    common
        From :func:`ring_context`.
    at
        The person's place in the ring: who teaches in that step, and learns in the one before.
    """
    each: Sequence[dict[str, Any]] = common["each"]
    teaches, learns = common["steps"][at], common["steps"][at - 1]
    return common | {
        "you": each[at],
        "teacher": each[at - 1] | _side(learns, "learner"),
        "learner": each[(at + 1) % len(each)] | _side(teaches, "teacher"),
    }


def _side(step: dict[str, Any], reader: str) -> dict[str, Any]:
    return {
        "lessons": step["lessons"],
        "sentence": step[f"sentence_for_{reader}"],
        "slot": step[f"slot_for_{reader}"],
        "first_meeting": step[f"first_for_{reader}"],
        "asks": step["asks"],
    }


def _step(
    plan: Plan, step: tuple[StepView, RingStep], meetings: Schedule, names: tuple[str, str], tongue: Tongue
) -> dict[str, Any]:
    seen, saved = step
    teacher, learner = (plan.people.get(one.id, {}) for one in (saved.teacher, saved.learner))
    slot, first = seen.slot, meetings.meetings[0] if meetings.meetings else None
    slots = (tongue.slot(slot.a), tongue.slot(slot.b)) if slot else ("", "")
    starts = (tongue.when(first.a_start), tongue.when(first.b_start)) if first else ("", "")
    brings = Direction(
        lessons=seen.lessons, served=seen.served, is_dearest=is_dearest(saved.teaches, learner)
    )
    return {
        "teacher": names[0],
        "learner": names[1],
        "sentence": helps(tongue, *names, seen.lessons),
        "sentence_for_learner": helps_you(tongue, names[0], brings),
        "sentence_for_teacher": you_help(tongue, names[1], brings),
        "teaches": [lesson.skill for lesson in seen.lessons],
        "lessons": [lesson_context(lesson, teacher, learner, tongue) for lesson in seen.lessons],
        "asks": list(seen.requests),
        "slot": both_ways(tongue, *slots, names),
        "slot_for_teacher": slots[0],
        "slot_for_learner": slots[1],
        "first": both_ways(tongue, *starts, names),
        "first_for_teacher": starts[0],
        "first_for_learner": starts[1],
    }
