"""Who is meant by what was typed: exact for decisions; for questions a near name will do, and is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.intake.people.roll import Roll
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Plan

#: Told of somebody who was found by what is only near their name: the text as typed, and the id.
Took = Callable[[str, str], None]


def person_meant(roll: Roll, text: str, took: Took | None, where: str) -> str:
    """Return the id of the one person whom a text means.

    Parameters
    ----------
    roll
        Everybody who can be meant.
    text
        An id, a name or an e-mail; for a question also a first name or what else is near one name alone.
    took
        For a question: told of somebody who was found by a near name. ``None`` for a decision, where
        nothing near counts.
    where
        "the pool" or "the plan".

    Raises
    ------
    BadRequest
        If it means nobody, or may mean several people; all whom it may mean are listed.
    """
    found = roll.find(text)
    near = () if found else roll.near(text)
    if len(near) == 1 and took is not None:
        took(text, near[0])
        return near[0]
    if len(found) == 1:
        return found[0]
    candidates = roll.candidates(text)
    if found:
        raise BadRequest(f'{len(found)} people are called "{text}"; use an id: {candidates}')
    if took is not None and near:
        raise BadRequest(f'"{text}" may mean {len(near)} people; use an id: {candidates}')
    hint = f"; did you mean {candidates}?" if candidates else ""
    raise BadRequest(f'nobody in {where} is called "{text}"{hint}')


def find_person(people: Sequence[Participant], text: str, took: Took | None = None) -> int:
    """Return the index of the person of a pool whom a text means; raises as :func:`person_meant`."""
    from recimentor.intake.people.roll import Named, Roll

    roll = Roll(Named(person.id, person.name, person.email) for person in people)
    found = person_meant(roll, text, took, "the pool")
    return next(k for k, person in enumerate(people) if person.id == found)


def person_of_plan(plan: Plan, text: str, took: Took | None = None) -> str:
    """Return the id of the person of a plan whom a text means; raises as :func:`person_meant`."""
    from recimentor.intake.people.roll import roll_of_records

    return person_meant(roll_of_records(plan.people), text, took, "the plan")
