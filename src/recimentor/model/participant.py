"""A participant: one person of the pool, with skills and ways to meet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from recimentor.model.names import header_key as header_key  # noqa: PLC0414 - fields compare by it
from recimentor.model.names import same_value
from recimentor.model.names import skill_key as skill_key  # noqa: PLC0414 - skills and their key, in one place

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


#: Columns that say who somebody is; the parts of a name are read as the name.
NAME_FIELDS: Final = ("name", "first_name", "last_name")
IDENTIFYING_FIELDS: Final = frozenset({"id", "email", *NAME_FIELDS})
#: Fields with few values, each of which many people give.
GROUPING_FIELDS: Final = ("department", "site", "team", "career_stage", "city", "country")


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
    is an id, which may belong to somebody who did not sign up; ``managers`` holds further ones, and
    ``maybe_managers`` everybody in the pool whom the row may mean without saying which. ``unresolved`` are
    the fields of these whose answer does not say who is meant, as ``ask HR``: nobody is known to be allowed.
    """

    id: str
    name: str
    offers: tuple[Offer, ...] = ()
    wants: tuple[Want, ...] = ()
    email: str = ""
    contact: str = ""
    side: str = ""
    career_stage: str = ""
    department: str = ""
    team: str = ""
    manager: str = ""
    site: str = ""
    city: str = ""
    country: str = ""
    timezone: str = ""
    cadence: str = ""
    requests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    prefer: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()
    maybe_managers: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    agreed: bool | None = None
    availability: tuple[Window, ...] = ()
    capacity: int = 1
    share_requests: bool = True
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
    record = {}
    for name, default in _DEFAULTS.items():
        value = getattr(person, name)
        if name in _ALWAYS or value != default:
            record[name] = _WRITE.get(name, _plain)(value)
    return record


def from_record(record: dict[str, Any]) -> Participant:
    """Return the participant that :func:`to_record` wrote (the inverse of it)."""
    return Participant(**{name: _READ.get(name, _frozen)(value) for name, value in record.items()})


def people_digest(people: Iterable[Participant]) -> str:
    """Return the SHA-256 (hex) over the participants, sorted by id, in their canonical form."""
    return records_digest({person.id: to_record(person) for person in people})


def records_digest(records: Mapping[str, dict[str, Any]]) -> str:
    """Return what :func:`people_digest` returns, of their canonical forms by id."""
    listed = [records[person_id] for person_id in sorted(records)]
    text = json.dumps(listed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _skill(skill: str, key: str, number: str, value: int | None) -> dict[str, Any]:
    """Return a skill with its level or priority, where it was given."""
    return {"skill": skill, "key": key} if value is None else {"skill": skill, number: value, "key": key}


#: The dataclass is the one table of fields: record, digest and what a plan may hold follow from it.
_DEFAULTS: Final = {entry.name: entry.default for entry in fields(Participant)}
_ALWAYS: Final = ("id", "name", "offers", "wants")
#: Fields whose items are more than texts and numbers.
_WRITE: Final[dict[str, Callable[[Any], Any]]] = {
    "offers": lambda offers: [_skill(o.skill, o.key, "level", o.level) for o in offers],
    "wants": lambda wants: [_skill(w.skill, w.key, "priority", w.priority) for w in wants],
    "availability": lambda windows: [[w.day, w.start_minute, w.end_minute] for w in windows],
    "attributes": dict,
}
_READ: Final[dict[str, Callable[[Any], Any]]] = {
    "offers": lambda offers: tuple(Offer(o["skill"], o.get("level"), o["key"]) for o in offers),
    "wants": lambda wants: tuple(Want(w["skill"], w.get("priority"), w["key"]) for w in wants),
    "availability": lambda windows: tuple(Window(*window) for window in windows),
    "attributes": lambda attributes: tuple(sorted(attributes.items())),
}


MIN_LEVEL = 1
MAX_LEVEL = 5
MIN_PRIORITY = 1
MAX_PRIORITY = 5
DEFAULT_PRIORITY = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A skill that a participant can teach.

    Parameters
    ----------
    skill
        The name as it is shown.
    level
        1 (has touched it) to 5 (could run a course); ``None`` where it was not rated.
    key
        The canonical key, after aliases.
    """

    skill: str
    level: int | None
    key: str


@dataclass(frozen=True, slots=True)
class Want:
    """A skill that a participant wants to learn.

    Parameters
    ----------
    skill
        The name as it is shown.
    priority
        1 to 5; ``None`` where it was not rated, which counts 3.
    key
        The canonical key, after aliases.
    """

    skill: str
    priority: int | None
    key: str

    @property
    def counted_priority(self) -> int:
        """The priority that scoring uses, 1 to 5."""
        return DEFAULT_PRIORITY if self.priority is None else self.priority


IN_PERSON: Final = "in person"

_MODES = {
    IN_PERSON: ("inperson", "facetoface", "f2f", "onsite", "office", "live", "irl"),
    "video": (
        "videocall",
        "videocalls",
        "videochat",
        "videoconference",
        "zoom",
        "teams",
        "meet",
        "online",
        "skype",
    ),
    "phone": ("telephone", "call", "phonecall", "calls", "byphone"),
    "chat": ("text", "texting", "messages", "messaging", "message", "slack", "email", "mail", "im"),
}
_MODE_OF = {key: mode for mode, words in _MODES.items() for key in (header_key(mode), *words)}

#: Cadences from the most to the least frequent, with the days between two meetings.
CADENCES: Final = {"weekly": 7, "every two weeks": 14, "monthly": 28}
_CADENCES = {
    "weekly": ("everyweek", "week", "onceaweek", "1week", "7days"),
    "every two weeks": ("fortnightly", "biweekly", "everyotherweek", "every2weeks", "twiceamonth", "2weeks"),
    "monthly": ("everymonth", "month", "onceamonth", "every4weeks", "everyfourweeks", "4weeks"),
}
_CADENCE_OF = {key: name for name, words in _CADENCES.items() for key in (header_key(name), *words)}


def mode_of(text: str) -> str:
    """Return the way to meet that a word means; other words stand for themselves, in the comparing form."""
    return _MODE_OF.get(header_key(text), same_value(text))


def cadence_of(text: str) -> str:
    """Return the cadence that a word means: a key of ``CADENCES``; empty for any other word."""
    return _CADENCE_OF.get(header_key(text), "")
