"""A participant: one person of the pool, as the rest of the program sees them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recimentor.model.names import header_key as header_key  # noqa: PLC0414 - fields compare by it
from recimentor.model.skill import Offer, Want

MAX_CAPACITY = 20

#: Text fields that rules and balance reports may name beside attributes.
TEXT_FIELDS = (
    "side",
    "career_stage",
    "department",
    "team",
    "manager",
    "site",
    "city",
    "country",
    "timezone",
    "cadence",
)
#: Fields that hold a set of words.
LIST_FIELDS = ("languages", "interests", "style", "modes")

_TEXTS = ("email", "contact", *TEXT_FIELDS)
_LISTS = ("requests", *LIST_FIELDS, "commitments", "prefer", "avoid", "knows")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A weekly stretch of free time in the participant's local time.

    Parameters
    ----------
    day
        0 (Monday) to 6 (Sunday).
    start_minute, end_minute
        Minutes after local midnight, ``0 <= start < end <= 1440``.
    """

    day: int
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class Participant:
    """One person of the pool: everybody both teaches and learns.

    Empty text and empty tuples mean *not given*. ``prefer`` and ``avoid`` hold ids of this pool; ``manager``
    is an id, which may belong to somebody who did not sign up.
    """

    id: str
    name: str
    email: str = ""
    offers: tuple[Offer, ...] = ()
    wants: tuple[Want, ...] = ()
    requests: tuple[str, ...] = ()
    share_requests: bool = True
    side: str = ""
    capacity: int = 1
    career_stage: str = ""
    department: str = ""
    team: str = ""
    manager: str = ""
    site: str = ""
    city: str = ""
    country: str = ""
    timezone: str = ""
    cadence: str = ""
    latitude: float | None = None
    longitude: float | None = None
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    availability: tuple[Window, ...] = ()
    agreed: bool | None = None
    commitments: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    contact: str = ""
    active: bool = True
    attributes: tuple[tuple[str, str], ...] = ()

    def value_of(self, field: str) -> str:
        """Return the text of a field or attribute that a rule or a report names.

        Parameters
        ----------
        field
            A text field of the design, or the header of an attribute (compared by :func:`header_key`).

        Returns
        -------
        str
            The text; empty where it was not given.
        """
        key = header_key(field)
        for name in TEXT_FIELDS:
            if header_key(name) == key:
                return str(getattr(self, name))
        return next((value for name, value in self.attributes if header_key(name) == key), "")


def to_record(person: Participant) -> dict[str, Any]:
    """Return the canonical plain-data form of a participant; fields that were not given are absent."""
    record: dict[str, Any] = {
        "id": person.id,
        "name": person.name,
        "offers": [_given({"skill": o.skill, "level": o.level, "key": o.key}) for o in person.offers],
        "wants": [_given({"skill": w.skill, "priority": w.priority, "key": w.key}) for w in person.wants],
    }
    texts = {name: getattr(person, name) or None for name in _TEXTS}
    lists = {name: list(getattr(person, name)) or None for name in _LISTS}
    others = {
        "latitude": person.latitude,
        "longitude": person.longitude,
        "agreed": person.agreed,
        "availability": [[w.day, w.start_minute, w.end_minute] for w in person.availability] or None,
        "capacity": person.capacity if person.capacity != 1 else None,
        "share_requests": None if person.share_requests else False,
        "active": None if person.active else False,
        "attributes": dict(person.attributes) or None,
    }
    return record | _given(texts) | _given(lists) | _given(others)


def from_record(record: dict[str, Any]) -> Participant:
    """Return the participant that :func:`to_record` wrote (the inverse of it)."""
    values = dict(record)
    values["offers"] = tuple(Offer(o["skill"], o.get("level"), o["key"]) for o in record.get("offers", ()))
    values["wants"] = tuple(Want(w["skill"], w.get("priority"), w["key"]) for w in record.get("wants", ()))
    values["availability"] = tuple(Window(*w) for w in record.get("availability", ()))
    values["attributes"] = tuple(sorted(record.get("attributes", {}).items()))
    for name in _LISTS:
        values[name] = tuple(record.get(name, ()))
    return Participant(**values)


def people_digest(people: Iterable[Participant]) -> str:
    """Return the SHA-256 (hex) over the participants, sorted by id, in their canonical form."""
    records = [to_record(person) for person in sorted(people, key=lambda person: person.id)]
    text = json.dumps(records, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _given(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None}
