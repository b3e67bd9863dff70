"""What the templates for a ring of three are filled with: agreement, agenda, letters, invitations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recimentor.model.plan import Plan, Ring, RingStep
from recimentor.model.program import Meetings
from recimentor.report.letters import when
from recimentor.report.meetings import Schedule, cadence_for, schedule
from recimentor.report.ring_views import own_ring
from recimentor.report.view import StepView
from recimentor.report.words import listed, slot_words

#: Templates of the kit for rings; a file of the same name in the program's own folder takes its place.
RING_DOCUMENTS = ("ring-agreement", "ring-agenda")


def step_schedule(plan: Plan, step: RingStep, settings: Meetings) -> Schedule:
    """Return the meetings of one arrow of a ring, in the rhythm that suits both."""
    wishes = [plan.people.get(one.id, {}).get("cadence", "") for one in (step.teacher, step.learner)]
    return schedule(step.slot, settings, cadence_for(wishes, settings))


def ring_context(plan: Plan, ring: Ring, program: dict[str, Any], settings: Meetings) -> dict[str, Any]:
    """Return the context of documents for all three: ``program people each steps schedule``."""
    schedules = [step_schedule(plan, step, settings) for step in ring.steps]
    seen = own_ring(plan, ring)
    steps = [_step(step, own) for step, own in zip(seen.steps, schedules, strict=True)]
    return {
        "program": program,
        "people": listed([one.name for one in seen.people]),
        "each": [{"name": one.name, "department": one.department} for one in seen.people],
        "steps": steps,
        "schedule": {"cadence": schedules[0].cadence, "minutes": settings.minutes},
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
        "teacher": each[at - 1] | _side(learns, "first_for_learner"),
        "learner": each[(at + 1) % len(each)] | _side(teaches, "first_for_teacher"),
    }


def _side(step: dict[str, Any], first: str) -> dict[str, Any]:
    told = {key: step[key] for key in ("sentence", "slot", "asks")}
    return told | {"first": step[first]}


def _step(step: StepView, meetings: Schedule) -> dict[str, Any]:
    slot = slot_words(step.slot, step.teacher.name, step.learner.name) if step.slot else ""
    first = meetings.meetings[0] if meetings.meetings else None
    for_teacher = when(first.a_start) if first else ""
    for_learner = when(first.b_start) if first else ""
    both = for_teacher
    if for_teacher != for_learner:
        both = f"{for_teacher} for {step.teacher.name}, {for_learner} for {step.learner.name}"
    return {
        "teacher": step.teacher.name,
        "learner": step.learner.name,
        "sentence": step.sentence,
        "teaches": [lesson.skill for lesson in step.lessons],
        "lessons": [
            {"skill": lesson.skill, "level": f"{lesson.level:g}", "through": lesson.through or ""}
            for lesson in step.lessons
        ],
        "asks": list(step.requests),
        "slot": slot,
        "first": both,
        "first_for_teacher": for_teacher,
        "first_for_learner": for_learner,
    }
