"""The language of words to people: messages from a catalogue, lists, dates and times.

A message is its English text, with ``{places}`` for what is put in. Catalogues are gettext files (``.po``)
beside this module, read as they are: a translator edits a text file and sees the result at once.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from recimentor.model.errors import BadRequest
from recimentor.model.names import same_value
from recimentor.model.plan import LocalSlot, Plan
from recimentor.model.settings import LANGUAGE_NAMES, Choose, Language, LetterSettings, NameStyle, Tone

if TYPE_CHECKING:
    from gettext import NullTranslations

#: Catalogues by what they are called: a language, and the manner of German that says `Sie`.
CATALOGUES: Final = ("de", "de.formal", "fr", "es", "nl", "pt")
_PLACE: Final = re.compile(r"\{(\w+)\}")
_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
_MONTH_NAMES: Final = (*_MONTHS, "October", "November", "December")
_LANGUAGE_OF: Final = {same_value(name): language for name, language in LANGUAGE_NAMES.items()}


class Marked(str):
    """Markdown of our own, or of a catalogue, in which what people typed is escaped already."""

    __slots__ = ()


@dataclass(frozen=True)
class Tongue:
    """A language to write in, and a manner.

    Parameters
    ----------
    language
        The language.
    is_formal
        Whether people are spoken to as `Sie` where the language has it, and by their whole names.
    own
        Catalogues of the program's own by name (``de.po``): their messages stand before ours.
    """

    language: Language = Language.EN
    is_formal: bool = False
    own: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def uses_whole_names(self) -> bool:
        """Whether people are called by their whole names: who is `Sie` is not called by the first alone."""
        return self.is_formal and self.language is Language.DE

    def say(self, message: str, many: str = "", n: int | None = None, **values: object) -> str:
        """Return a message in this language, its places filled.

        Parameters
        ----------
        message
            Its English text; one that no catalogue holds stays English.
        many, n
            Its English text for several, and the number that it depends on.
        values
            What stands at ``{places}``.
        """
        return _filled(self._text(message, many, n), values)

    def mark(
        self, escaped: Callable[[str], str], message: str, many: str = "", n: int | None = None, **values: Any
    ) -> str:
        """Return a message as Markdown, its values escaped; a message that is not ours is no Markdown."""
        text = self._text(message, many, n)
        if message not in known_messages():
            return _filled(text, values)
        safe = {
            key: value if isinstance(value, Marked) or hasattr(value, "__html__") else escaped(str(value))
            for key, value in values.items()
        }
        return Marked(_filled(text, safe))

    def _text(self, message: str, many: str, n: int | None) -> str:
        for catalogue in self._catalogues:
            text = (
                catalogue.ngettext(message, many, n) if many and n is not None else catalogue.gettext(message)
            )
            if text not in {message, many}:
                return text
        return many if many and n is not None and n != 1 else message

    @property
    def _catalogues(self) -> Sequence[NullTranslations]:
        names = ([f"{self.language}.formal"] if self.is_formal else []) + [str(self.language)]
        ours = [_ours(name) for name in names if name in CATALOGUES]
        return [
            _own(self.own[f"{name}.po"], f"{name}.po") for name in names if f"{name}.po" in self.own
        ] + ours

    def listed(self, names: Sequence[str]) -> str:
        """Return ``Ana, Ben and Cy``."""
        if len(names) < 2:  # noqa: PLR2004 - one name is no list
            return "".join(names)
        last = names[-1]
        if self.language is Language.ES and re.match(r"(?:i|hi(?!e)|y(?![aeiou]))", last, re.IGNORECASE):
            # "Ana e Inés": the same sound does not follow itself.
            return f"{', '.join(names[:-1])} e {last}"
        return self.say("{others} and {last}", others=", ".join(names[:-1]), last=last)

    def date(self, day: date) -> str:
        """Return ``12 January 2027``."""
        if self.language is Language.EN:
            return f"{day.day} {_MONTH_NAMES[day.month - 1]} {day.year}"
        from babel.dates import format_date

        return self._first(format_date(day, "long", locale=self.language.value))

    def when(self, local: datetime) -> str:
        """Return ``Tue 12 January 2027, 14:00 (Europe/Lisbon)``."""
        zone = getattr(local.tzinfo, "key", "UTC")
        if self.language is Language.EN:
            return f"{_DAYS[local.weekday()]} {self.date(local)}, {local:%H:%M} ({zone})"
        from babel.dates import format_date

        day = self._first(format_date(local, "full", locale=self.language.value))
        return self.say("{day}, {time} ({zone})", day=day, time=f"{local:%H:%M}", zone=self.place(zone))

    def _first(self, day: str) -> str:
        """Return a date in which the first of a month is written as the language has it: 1er, 1\u00ba."""
        first = {Language.FR: "1er", Language.PT: "1\u00ba"}.get(self.language, "1")
        return re.sub(r"(?<!\S)1(?= )", first, day)

    def slot(self, slot: LocalSlot) -> str:
        """Return a weekly hour: ``Tue 14:00-15:00 (Europe/Lisbon)``."""
        if self.language is Language.EN:
            said = f"{slot.day} {slot.start}-{slot.end}"
            return f"{said} ({slot.zone})" if slot.zone else said
        from babel.dates import get_day_names

        day = get_day_names("wide", "format", self.language.value)[_DAYS.index(slot.day)]
        told = {"day": day, "start": slot.start, "end": slot.end}
        if slot.zone:
            return self.say("{day}, {start}-{end} ({zone})", **told, zone=self.place(slot.zone))
        return self.say("{day}, {start}-{end}", **told)

    def place(self, zone: str) -> str:
        """Return the city that a time zone is named after, as the language spells it."""
        if "/" not in zone or zone.startswith("Etc/"):
            return zone
        from babel.dates import get_timezone_location

        return str(get_timezone_location(zone, locale=self.language.value, return_city=True))


@dataclass(frozen=True, slots=True)
class Tongues:
    """Who is written to in which language.

    Parameters
    ----------
    plan
        The plan, whose program may say so under ``letters``.
    own
        Catalogues of the program's own, by name.
    """

    plan: Plan
    own: Mapping[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> LetterSettings:
        """How letters are written."""
        return letter_settings(self.plan)

    @property
    def program(self) -> Tongue:
        """The program's language."""
        return self._tongue(self.settings.language)

    def of(self, person_id: str) -> Tongue:
        """Return the language that a person is written to in."""
        spoken = self._spoken(person_id)
        house, by = self.settings.language, self.settings.by
        if by is Choose.PROGRAM or not spoken or (by is Choose.LANGUAGES and house in spoken):
            return self.program
        return self._tongue(spoken[0])

    def of_all(self, ids: Sequence[str]) -> Tongue:
        """Return the language of what several read together: one that suits all, else the program's."""
        chosen = [self.of(one).language for one in ids]
        if len(set(chosen)) == 1:
            return self._tongue(chosen[0])
        heard = [set(self._spoken(one)) or {self.settings.language} for one in ids]
        common = set.intersection(*heard)
        if self.settings.by is Choose.PROGRAM or self.settings.language in common or not common:
            return self.program
        return self._tongue(next(language for language in self._spoken(ids[0]) if language in common))

    def _spoken(self, person_id: str) -> list[Language]:
        named = self.plan.people.get(person_id, {}).get("languages", ())
        return [_LANGUAGE_OF[key] for name in named if (key := same_value(str(name))) in _LANGUAGE_OF]

    def _tongue(self, language: Language) -> Tongue:
        return Tongue(language, self.settings.tone is Tone.FORMAL, self.own)


def letter_settings(plan: Plan) -> LetterSettings:
    """Return how the program of a plan wants its letters written."""
    return LetterSettings.model_validate(plan.program.get("letters") or {})


def sets_names(plan: Plan) -> bool:
    """Return whether names typed in one case are set as names."""
    return letter_settings(plan).names is NameStyle.SET


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its places filled; nothing else in it is obeyed, whatever a translator wrote."""
    return _PLACE.sub(lambda found: str(values.get(found[1], found[0])), text)


def catalogue_text(name: str) -> str:
    """Return one of our catalogues as text, such as ``de.po``; ``messages.pot`` holds all messages."""
    return (files("recimentor.report") / "catalogues" / name).read_text(encoding="utf-8")


@cache
def known_messages() -> frozenset[str]:
    """Return the English texts of all messages."""
    from babel.messages.pofile import read_po

    found: set[str] = set()
    for message in read_po(io.StringIO(catalogue_text("messages.pot"))):
        found |= {message.id} if isinstance(message.id, str) else set(message.id)
    return frozenset(found - {""})


@cache
def _ours(name: str) -> NullTranslations:
    return _compiled(catalogue_text(f"{name}.po"))


@cache
def _own(text: str, name: str) -> NullTranslations:
    try:
        return _compiled(text)
    except Exception:  # noqa: BLE001 - Babel raises what it likes; the message may quote a text
        raise BadRequest(f"{name} cannot be read as a catalogue of messages") from None


def _compiled(text: str) -> NullTranslations:
    """Return a catalogue ready for use; messages that are not translated, or fuzzy, are not in it."""
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    write_mo(made, read_po(io.BytesIO(text.encode()), abort_invalid=True))
    made.seek(0)
    return GNUTranslations(made)
