"""What the templates of the kit are filled with, and how: sandboxed, escaped, replaceable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from recimentor.model.errors import BadRequest
from recimentor.model.plan import Plan
from recimentor.model.program import Meetings
from recimentor.report.markdown import escaped
from recimentor.report.meetings import Meeting, Schedule
from recimentor.report.page import template_text
from recimentor.report.view import Direction, PairView, PersonView, people_of
from recimentor.report.words import listed, program_name, slot_words

if TYPE_CHECKING:
    from jinja2 import Template

#: Names of the templates; a file of the same name in the program's own folder takes the place of one.
TEMPLATES: Final = (
    "agreement.md.j2",
    "agenda.md.j2",
    "meetings.md.j2",
    "letter.md.j2",
    "left-over.md.j2",
    "scheduling.md.j2",
    "ring-agreement.md.j2",
    "ring-agenda.md.j2",
    "ring-letter.md.j2",
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_MONTH_NAMES = (*_MONTHS, "November", "December")


class Templates:
    """The templates of a kit.

    Parameters
    ----------
    own
        Name of :data:`TEMPLATES`: text that takes the place of ours.

    Raises
    ------
    BadRequest
        If a template of the program's own cannot be read as one.
    """

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        from jinja2 import TemplateSyntaxError

        from recimentor.report.sandbox import Sandbox

        texts = {name: template_text(name) for name in TEMPLATES} | dict(own or {})
        self._sandbox = Sandbox(texts, lambda value: escaped(value) if isinstance(value, str) else value)
        self._made: dict[str, Template] = {}
        for name in texts:
            try:
                self._made[name] = self._sandbox.get_template(name)
            except TemplateSyntaxError as error:
                raise BadRequest(f"template {name}, line {error.lineno}: {error.message}") from None
            except RecursionError:
                raise BadRequest(f"template {name} is nested too deeply") from None

    def fill(self, name: str, context: Mapping[str, Any]) -> str:
        """Return a template filled in, as Markdown.

        Raises
        ------
        BadRequest
            If the template asks for something that is not there, or is not allowed.
        """
        from jinja2 import TemplateError

        self._sandbox.start()
        try:
            return self._sandbox.filled(self._made[name], context)
        except RecursionError:
            raise BadRequest(f"template {name} cannot be filled in: it calls itself without an end") from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            # The message may quote a value.
            raise BadRequest(f"template {name} cannot be filled in: {type(error).__name__}") from None


@dataclass(frozen=True, slots=True)
class Filling:
    """What all documents of a pair have in common."""

    program: dict[str, Any]
    people: str
    each: tuple[dict[str, Any], ...]
    schedule: dict[str, Any]
    third_says: tuple[str, ...] = ()

    def common(self) -> dict[str, Any]:
        """Return the context of documents for all of the pair: ``program people each a b third schedule``."""
        return {
            "program": self.program,
            "people": self.people,
            "each": self.each,
            "a": self.each[0],
            "b": self.each[1],
            "third": self.third_says,
            "schedule": self.schedule,
        }

    def for_one(self, at: int, meetings: Schedule) -> dict[str, Any]:
        """Return the context of a letter: what all have, ``you`` and ``partner``."""
        others = [one for place, one in enumerate(self.each) if place != at]
        partner = others[0] | {"name": listed([one["name"] for one in others])}
        local = ""
        if meetings.meetings:
            first = meetings.meetings[0]
            local = when(first.b_start if at == 1 else first.a_start)
        schedule = self.schedule | {"first_for_you": local}
        return self.common() | {"you": self.each[at], "partner": partner, "schedule": schedule}


def program_context(plan: Plan, meetings: Meetings) -> dict[str, Any]:
    """Return what templates may know of the program."""
    return {
        "name": program_name(plan),
        "commitments": [str(each) for each in plan.program.get("commitments", ())],
        "start": date_words(meetings.start) if meetings.start else "",
        "end": date_words(meetings.end) if meetings.end else "",
    }


def filling(pair: PairView, program: dict[str, Any], meetings: Schedule, settings: Meetings) -> Filling:
    """Return what the documents of a pair are filled with, from what its people may see of it."""
    sides = [(pair.a, pair.from_a, pair.from_b), (pair.b, pair.from_b, pair.from_a)]
    if pair.c is not None:
        sides.append((pair.c, Direction(), Direction()))
    each = tuple(_person(person, gives, gets) for person, gives, gets in sides)
    names = listed([person.name for person in people_of(pair)])
    slot = slot_words(pair.slot, pair.a.name, pair.b.name) if pair.slot else ""
    minutes = pair.slot.minutes if pair.slot else settings.minutes
    first = _both(meetings.meetings[0], pair) if meetings.meetings else ""
    schedule = {
        "cadence": meetings.cadence,
        "minutes": minutes,
        "slot": slot,
        "first": first,
        "rows": [_row(meeting) for meeting in meetings.meetings],
        "holidays": bool(settings.holidays),
    }
    return Filling(program, names, each, schedule, pair.third_says)


def _person(person: PersonView, gives: Direction, gets: Direction) -> dict[str, Any]:
    return {
        "name": person.name,
        "department": person.department,
        "teaches": [lesson.skill for lesson in gives.lessons],
        "learns": [lesson.skill for lesson in gets.lessons],
        "lessons": [
            {"skill": lesson.skill, "level": f"{lesson.level:g}", "through": lesson.through or ""}
            for lesson in gives.lessons
        ],
        "asks": list(gives.requests),
        "sentence": gives.sentence,
    }


def _row(meeting: Meeting) -> dict[str, Any]:
    return {
        "number": meeting.number,
        "a": when(meeting.a_start),
        "b": when(meeting.b_start),
        "occasion": meeting.occasion.value,
    }


def _both(meeting: Meeting, pair: PairView) -> str:
    a, b = when(meeting.a_start), when(meeting.b_start)
    return a if a == b else f"{a} for {pair.a.name}, {b} for {pair.b.name}"


def when(local: datetime) -> str:
    """Return ``Tue 12 January 2027, 14:00 (Europe/Lisbon)``."""
    zone = getattr(local.tzinfo, "key", "UTC")
    return f"{_DAYS[local.weekday()]} {date_words(local)}, {local:%H:%M} ({zone})"


def date_words(day: Any) -> str:
    """Return ``12 January 2027``, whatever the locale."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"
