"""What the templates of the kit are filled with, and how: sandboxed, escaped, replaceable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from recimentor.model.addressing import first_name, whole_name
from recimentor.model.errors import BadRequest
from recimentor.model.names import same_text
from recimentor.model.plan import Lesson, Plan
from recimentor.model.program import Meetings
from recimentor.report.meetings import Meeting, Occasion, Schedule
from recimentor.report.page import template_text
from recimentor.report.phrases import given_level, helps, helps_you, you_help
from recimentor.report.safe import escaped
from recimentor.report.tongue import Marked, Tongue, sets_names
from recimentor.report.view import Direction, PairView, PersonView, people_of
from recimentor.report.words import program_name

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
        from jinja2 import TemplateSyntaxError, pass_context

        from recimentor.report.sandbox import Sandbox

        texts = {name: template_text(name) for name in TEMPLATES} | dict(own or {})
        self._tongue = Tongue()
        self._sandbox = Sandbox(texts, _shown)
        # A context keeps Jinja from translating once and for all when it reads a template.
        self._sandbox.filters["t"] = pass_context(lambda _, *args, **values: self._said(*args, **values))
        self._made: dict[str, Template] = {}
        for name in texts:
            try:
                self._made[name] = self._sandbox.get_template(name)
            except TemplateSyntaxError as error:
                raise BadRequest(f"template {name}, line {error.lineno}: {error.message}") from None
            except RecursionError:
                raise BadRequest(f"template {name} is nested too deeply") from None

    def fill(self, name: str, context: Mapping[str, Any], tongue: Tongue | None = None) -> str:
        """Return a template filled in, as Markdown, its messages in a language: English unless said.

        Raises
        ------
        BadRequest
            If the template asks for something that is not there, or is not allowed.
        """
        from jinja2 import TemplateError

        self._tongue = tongue or Tongue()
        self._sandbox.start()
        try:
            return self._sandbox.filled(self._made[name], context)
        except RecursionError:
            raise BadRequest(f"template {name} cannot be filled in: it calls itself without an end") from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            # The message may quote a value.
            raise BadRequest(f"template {name} cannot be filled in: {type(error).__name__}") from None

    def _said(self, message: str, many: str = "", n: int | None = None, **values: Any) -> str:
        """Return what the filter ``t`` makes of a message: its text in the reader's language."""
        if not all(isinstance(value, str | int | float) for value in values.values()):
            raise TypeError("only a text or a number can be put into a message")
        return self._tongue.mark(escaped, message, many, n, **values)


def _shown(value: Any) -> Any:
    return escaped(value) if isinstance(value, str) and not isinstance(value, Marked) else value


@dataclass(frozen=True, slots=True)
class Filling:
    """What all documents of a pair are filled with, in any language.

    Parameters
    ----------
    plan
        The plan that the pair is in.
    pair
        What its people may see of it.
    ids
        Their ids, in the order of :func:`~recimentor.report.view.people_of`.
    meetings, settings
        When they meet, and how the program wants it.
    groups
        In how many pairs each of them is.
    is_asked
        Whether nothing is settled and the reader is asked.
    """

    plan: Plan
    pair: PairView
    ids: tuple[str, ...]
    meetings: Schedule
    settings: Meetings
    groups: tuple[int, ...] = ()
    is_asked: bool = False

    def common(self, tongue: Tongue) -> dict[str, Any]:
        """Return the context of documents for all of the pair: ``program people each a b schedule``."""
        each = self._each(tongue)
        return {
            "program": program_context(self.plan, self.settings, tongue),
            "people": tongue.listed([one["name"] for one in each]),
            "each": each,
            "a": each[0],
            "b": each[1],
            "one_way": self._is_one_way,
            "third": self._third(tongue),
            "schedule": self._schedule(tongue, each),
        }

    def for_one(self, at: int, tongue: Tongue) -> dict[str, Any]:
        """Return the context of a letter: what all have, ``you``, ``partner`` and ``sentences``."""
        context = self.common(tongue)
        each = context["each"]
        others = [
            one | {"lessons_for_you": self._lessons(place, tongue, at)}
            for place, one in enumerate(each)
            if place != at
        ]
        partner = others[0] | {
            "name": tongue.listed([one["name"] for one in others]),
            "first": tongue.listed([one["first"] for one in others]),
            "named": Marked(tongue.listed([one["named"] for one in others])),
            "number": len(others),
            "sentence": " ".join(self._brought(at, tongue, each)),
        }
        gives = self._given(at, tongue, each)
        you = each[at] | {"sentence": " ".join(gives), "groups": self.groups[at] if self.groups else 1}
        brought, rest = self._brought(at, tongue, each), self._between_others(at, tongue, each)
        schedule = context["schedule"] | self._for_reader(at, tongue)
        return context | {
            "you": you,
            "partner": partner,
            "partners": others,
            "sentences": [*brought, *gives, *rest],
            "brought": self._brought(at, tongue, each, quotes=False),
            "given": gives,
            "others": rest,
            "scheduled": tongue.listed([each[at]["name"], *(one["name"] for one in others)]),
            "exchange": self._exchange(at, tongue, partner["first"]),
            "schedule": schedule,
        }

    def _each(self, tongue: Tongue) -> list[dict[str, Any]]:
        people = people_of(self.pair)
        called = callings(self.plan, [person.name for person in people], tongue)
        return [self._person(at, person, *called[at], tongue) for at, person in enumerate(people)]

    def _person(self, at: int, person: PersonView, name: str, first: str, tongue: Tongue) -> dict[str, Any]:
        gives, gets = self._direction(at), self._gets(at)
        lessons = self._lessons(at, tongue)
        return {
            "name": name,
            "first": first,
            "named": named(name, person.department),
            "department": person.department,
            "teaches": [lesson["skill"] for lesson in lessons],
            "learns": [lesson.skill for lesson in gets.lessons],
            "lessons": lessons,
            "asks": list(gives.requests),
            "sentence": gives.sentence,
        }

    def _lessons(self, at: int, tongue: Tongue, learner_at: int | None = None) -> list[dict[str, Any]]:
        """Return all that somebody of the pair teaches to anybody in it, or to one, each skill once."""
        found: dict[str, dict[str, Any]] = {}
        for teacher, learner, brings in self.pair.arrows:
            if teacher == at and learner_at in {None, learner}:
                records = self._record(teacher), self._record(learner)
                for lesson in brings.lessons:
                    found.setdefault(lesson.skill, lesson_context(lesson, *records, tongue))
        return list(found.values())

    def _record(self, at: int) -> Mapping[str, Any]:
        return self.plan.people.get(self.ids[at], {}) if at < len(self.ids) else {}

    def _direction(self, at: int) -> Direction:
        return (self.pair.from_a, self.pair.from_b, Direction())[at]

    def _gets(self, at: int) -> Direction:
        if at < 2:  # noqa: PLR2004 - the two of the pair
            return (self.pair.from_b, self.pair.from_a)[at]
        lessons = {one.skill: one for _, to, brings in self.pair.arrows if to == at for one in brings.lessons}
        return Direction(lessons=tuple(lessons.values()))

    @property
    def _is_one_way(self) -> bool:
        both = [bool(brings.lessons) for _, _, brings in self.pair.arrows]
        return self.pair.c is None and any(both) and not all(both)

    def _third(self, tongue: Tongue) -> tuple[str, ...]:
        """Return what is said of all three where a plan of old holds it in English alone."""
        has_facts = len(self.pair.arrows) > 2  # noqa: PLR2004 - those of the pair itself
        return () if has_facts or tongue.language != "en" else self.pair.third_says

    def _brought(
        self, at: int, tongue: Tongue, each: Sequence[Mapping[str, Any]], *, quotes: bool = True
    ) -> list[str]:
        """Return what the others bring the reader; with ``quotes``, a request that it serves as well."""
        said = (
            helps_you(tongue, each[teacher]["first"], brings if quotes else replace(brings, served=()))
            for teacher, learner, brings in self.pair.arrows
            if learner == at
        )
        return [each for each in said if each]

    def _given(self, at: int, tongue: Tongue, each: Sequence[Mapping[str, Any]]) -> list[str]:
        said = (
            you_help(tongue, each[learner]["first"], brings)
            for teacher, learner, brings in self.pair.arrows
            if teacher == at
        )
        return [each for each in said if each]

    def _between_others(self, at: int, tongue: Tongue, each: Sequence[Mapping[str, Any]]) -> list[str]:
        said = (
            helps(tongue, each[teacher]["first"], each[learner]["first"], brings.lessons)
            for teacher, learner, brings in self.pair.arrows
            if at not in {teacher, learner}
        )
        return [*(each for each in said if each), *self._third(tongue)]

    def _exchange(self, at: int, tongue: Tongue, partner: str) -> str:
        if self.is_asked:
            return self._would(at, tongue, partner)
        if self.pair.c is not None:
            return tongue.say(
                "The three of you mentor each other: each of you teaches, and each of you learns."
            )
        if not self._is_one_way:
            return tongue.say("You mentor each other: each of you teaches, and each of you learns.")
        if any(brings.lessons for _, learner, brings in self.pair.arrows if learner == at):
            return tongue.say("In this pair you learn, and {name} teaches.", name=partner)
        return tongue.say("In this pair you teach, and {name} learns.", name=partner)

    def _would(self, at: int, tongue: Tongue, partner: str) -> str:
        if self.pair.c is not None:
            return tongue.say(
                "The three of you would mentor each other: each of you teaches, and each of you learns."
            )
        if not self._is_one_way:
            return tongue.say("You would mentor each other: each of you teaches, and each of you learns.")
        if any(brings.lessons for _, learner, brings in self.pair.arrows if learner == at):
            return tongue.say("In this pair you would learn, and {name} would teach.", name=partner)
        return tongue.say("In this pair you would teach, and {name} would learn.", name=partner)

    def _schedule(self, tongue: Tongue, each: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        slot, meetings = self.pair.slot, self.meetings.meetings
        names = each[0]["first"], each[1]["first"]
        weekly = both_ways(tongue, tongue.slot(slot.a), tongue.slot(slot.b), names) if slot else ""
        starts = (
            [tongue.when(meetings[0].a_start), tongue.when(meetings[0].b_start)] if meetings else ["", ""]
        )
        return {
            "cadence": cadence_words(self.meetings.cadence, tongue),
            "minutes": slot.minutes if slot else self.settings.minutes,
            "slot": weekly,
            "first": both_ways(tongue, starts[0], starts[1], names),
            "rows": [_row(meeting, tongue) for meeting in meetings],
            "holidays": bool(self.settings.holidays),
        }

    def _for_reader(self, at: int, tongue: Tongue) -> dict[str, str]:
        slot, meetings = self.pair.slot, self.meetings.meetings
        first = (meetings[0].b_start if at == 1 else meetings[0].a_start) if meetings else None
        return {
            "first_for_you": tongue.when(first) if first else "",
            "slot_for_you": tongue.slot(slot.b if at == 1 else slot.a) if slot else "",
        }


def callings(plan: Plan, names: Sequence[str], tongue: Tongue) -> list[tuple[str, str]]:
    """Return each person's name, and what they are called among these people: the whole name for namesakes.

    Parameters
    ----------
    names
        As typed.
    """
    is_set = sets_names(plan)
    whole = [whole_name(name) if is_set else name for name in names]
    firsts = [first_name(name, is_set=is_set) for name in names]
    keys = [same_text(first) for first in firsts]
    return [
        (name, name if tongue.uses_whole_names or keys.count(key) > 1 else first)
        for name, first, key in zip(whole, firsts, keys, strict=True)
    ]


def named(name: str, department: str) -> Marked:
    """Return a name in bold with the department, as Markdown."""
    return Marked(f"**{escaped(name)}**" + (f" ({escaped(department)})" if department else ""))


def lesson_context(
    lesson: Lesson, teacher: Mapping[str, Any], learner: Mapping[str, Any], tongue: Tongue
) -> dict[str, Any]:
    """Return what templates may know of a lesson; the level is empty where nobody gave one."""
    level, through = given_level(lesson, teacher, learner), lesson.through or ""
    told: dict[str, Any] = {"skill": lesson.skill, "level": level, "other": through}
    words = lesson.skill
    if level and through:
        words = tongue.say("{skill}: level {level} of 5, through {other}", **told)
    elif level:
        words = tongue.say("{skill}: level {level} of 5", **told)
    elif through:
        words = tongue.say("{skill} (through {other})", **told)
    return {"skill": lesson.skill, "level": level, "through": through, "words": words}


def program_context(plan: Plan, meetings: Meetings, tongue: Tongue | None = None) -> dict[str, Any]:
    """Return what templates may know of the program."""
    tongue = tongue or Tongue()
    return {
        "name": program_name(plan),
        "commitments": [str(each) for each in plan.program.get("commitments", ())],
        "start": tongue.date(meetings.start) if meetings.start else "",
        "end": tongue.date(meetings.end) if meetings.end else "",
    }


def cadence_words(cadence: str, tongue: Tongue) -> str:
    """Return how often people meet, as it stands after "we meet"."""
    if cadence == "weekly":
        return tongue.say("weekly")
    return tongue.say("monthly") if cadence == "monthly" else tongue.say("every two weeks")


def occasion_words(occasion: Occasion, tongue: Tongue) -> str:
    """Return what a meeting is for."""
    if occasion is Occasion.FIRST:
        return tongue.say("first meeting")
    if occasion is Occasion.HALF_WAY:
        return tongue.say("half-way check-in")
    return tongue.say("last meeting and look back") if occasion is Occasion.LAST else tongue.say("meeting")


def both_ways(tongue: Tongue, a: str, b: str, names: tuple[str, str]) -> str:
    """Return a time on both people's clocks, once where they show the same."""
    return (
        a
        if a == b
        else tongue.say("{a} for {a_name}, {b} for {b_name}", a=a, a_name=names[0], b=b, b_name=names[1])
    )


def _row(meeting: Meeting, tongue: Tongue) -> dict[str, Any]:
    return {
        "number": meeting.number,
        "a": tongue.when(meeting.a_start),
        "b": tongue.when(meeting.b_start),
        "occasion": occasion_words(meeting.occasion, tongue),
    }


def date_words(day: Any) -> str:
    """Return ``12 January 2027``, whatever the locale."""
    return Tongue().date(day)
