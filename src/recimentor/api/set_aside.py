"""People whose rows hold faults, listed among those left over."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.model.plan import Note, Plan, Unmatched
from recimentor.model.reading import SetAside


def with_set_aside(plan: Plan, set_aside: Sequence[SetAside]) -> Plan:
    """Return the plan with people who were set aside among the unmatched, each with its fault.

    They are in no other number of the plan: they were not part of the pool that was paired.
    """
    if not set_aside:
        return plan
    extra = tuple(_unmatched(person) for person in set_aside)
    return plan.model_copy(update={"unmatched": (*plan.unmatched, *extra)})


def _unmatched(person: SetAside) -> Unmatched:
    faults = ", ".join(person.codes)
    text = f"The row {person.place} was set aside; mend it and run again ({faults})."
    return Unmatched(
        id=person.id or str(person.place), name=person.name, reasons=(Note(code="set-aside", text=text),)
    )
