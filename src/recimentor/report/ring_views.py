"""What each audience may see of the rings of a plan: three people, of whom each teaches the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recimentor.model.plan import Person, Plan, Ring, RingStep
from recimentor.report.view import PersonView, RingView, StepView


def hr_rings(plan: Plan, people: Mapping[str, PersonView]) -> tuple[RingView, ...]:
    """Return the rings of a plan with all that pages show, for HR."""
    return tuple(
        RingView(
            rank=ring.rank,
            steps=tuple(_hr_step(step, people) for step in ring.steps),
            score=ring.score,
            points=tuple(ring.points.items()),
            cautions=ring.cautions,
            remarks=tuple(_remarks(ring)),
        )
        for ring in plan.rings
    )


def sponsor_rings(plan: Plan) -> tuple[RingView, ...]:
    """Return who is in a ring with whom, by name: no numbers, no reasons."""
    rings = (RingView(0, tuple(_bare_step(plan, step) for step in ring.steps)) for ring in plan.rings)
    return tuple(sorted(rings, key=lambda ring: [one.name for one in ring.people]))


def own_ring(plan: Plan, ring: Ring, person_id: str = "") -> RingView:
    """Return what people of a ring may see of it: no numbers, no cautions.

    Parameters
    ----------
    plan, ring
        The plan, and one of its rings.
    person_id
        Whose two arrows alone are shown; empty for all three people together.
    """
    steps = [step for step in ring.steps if person_id in {"", step.teacher.id, step.learner.id}]
    return RingView(0, tuple(_own_step(plan, step) for step in steps))


def _hr_step(step: RingStep, people: Mapping[str, PersonView]) -> StepView:
    return StepView(
        teacher=people[step.teacher.id],
        learner=people[step.learner.id],
        sentence=step.reason,
        lessons=step.teaches,
        requests=step.requests,
        served=step.served,
        slot=step.slot,
        gain=step.gain,
    )


def _own_step(plan: Plan, step: RingStep) -> StepView:
    bare = tuple(lesson.model_copy(update={"gain": 0.0, "priority": 0}) for lesson in step.teaches)
    shared = tuple(each for each in step.served if each.text in step.requests)
    return StepView(
        teacher=_public(plan, step.teacher),
        learner=_public(plan, step.learner),
        sentence=step.reason,
        lessons=bare,
        requests=step.requests,
        served=shared,
        slot=step.slot,
    )


def _bare_step(plan: Plan, step: RingStep) -> StepView:
    return StepView(_public(plan, step.teacher), _public(plan, step.learner))


def _public(plan: Plan, person: Person) -> PersonView:
    record = plan.people.get(person.id, {})
    return PersonView(name=person.name, department=record.get("department", ""))


def _remarks(ring: Ring) -> Iterable[str]:
    if ring.state != "proposed":
        yield f"State: {ring.state}."
    if ring.is_locked:
        yield "Fixed before all others."
