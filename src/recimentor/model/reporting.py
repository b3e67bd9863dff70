"""Reporting lines: who is above whom, also through people who take no part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recimentor.model.names import same_text
from recimentor.model.participant import Participant


def managers_of(
    people: Sequence[Participant], organisation: Mapping[str, str] | None = None, field: str = "manager"
) -> dict[str, str]:
    """Return the manager of everybody who has one, by id.

    Parameters
    ----------
    people
        The participants.
    organisation
        Id and manager of people of an organisation file, whether they signed up or not.
    field
        The field or attribute that holds the manager.

    Returns
    -------
    dict
        Id: manager. Ids, e-mails and names of participants all stand for their id; a person's own answer goes
        before the organisation file. Nobody is their own manager.
    """
    names = _names_of(people)
    found: dict[str, str] = {}
    for key, manager in (organisation or {}).items():
        found[names.get(same_text(key), same_text(key))] = names.get(same_text(manager), same_text(manager))
    for person in people:
        manager = person.manager if field == "manager" else person.value_of(field)
        if manager:
            found[person.id] = names.get(same_text(manager), same_text(manager))
    return {person: manager for person, manager in found.items() if manager and person != manager}


def line_above(person: str, managers: Mapping[str, str]) -> tuple[str, ...]:
    """Return everybody above a person, the nearest first; a cycle is walked once."""
    above: list[str] = []
    seen = {person}
    while (person := managers.get(person, "")) and person not in seen:
        above.append(person)
        seen.add(person)
    return tuple(above)


def reporting_cycles(managers: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of people who are above each other in a circle, each sorted, in order."""
    cycles = set()
    for person in managers:
        line = line_above(person, managers)
        if line and managers.get(line[-1]) == person:
            cycles.add(tuple(sorted((person, *line))))
    return tuple(sorted(cycles))


def _names_of(people: Iterable[Participant]) -> dict[str, str]:
    """Return what each plain id, e-mail or unambiguous name stands for."""
    names: dict[str, str] = {}
    people = list(people)
    for text, owner in [(p.name, p.id) for p in people]:
        names[same_text(text)] = "" if names.get(same_text(text), owner) != owner else owner
    names = {text: owner for text, owner in names.items() if owner}
    for person in people:
        names |= {same_text(text): person.id for text in (person.email, person.id) if text}
    return names
