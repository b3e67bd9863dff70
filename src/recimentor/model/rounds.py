"""Plans of consecutive rounds, and a plan as a round of history."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.model.history import NOT_IN_THE_POOL, Known, Round, pairs_among
from recimentor.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Rounds:
    """Plans of consecutive rounds.

    Parameters
    ----------
    plans
        One plan for each round, the first one first; at least one.
    asked_for
        How many rounds were asked for; fewer plans than that mean that nobody had a new partner left.
    """

    plans: tuple[Plan, ...]
    asked_for: int


def round_of(plan: Plan, name: str) -> Round:
    """Return a plan as a round of history."""
    taught = sorted((step.teacher.id, step.learner.id) for ring in plan.rings for step in ring.steps)
    members = [[person.id for person in (pair.a, pair.b, pair.c) if person] for pair in plan.pairs]
    left_over = [
        person.id
        for person in plan.unmatched
        if not NOT_IN_THE_POOL & {reason.code for reason in person.reasons}
    ]
    people = {
        person_id: Known(record.get("email", ""), record.get("name", ""))
        for person_id, record in plan.people.items()
    }
    pairs = {pair for group in members for pair in pairs_among(group)}
    return Round(name, tuple(sorted(pairs)), tuple(sorted(left_over)), people, tuple(taught))
