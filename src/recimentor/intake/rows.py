"""Rows to drafts of participants: each field read by its kind, each fault told with its cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from recimentor.intake.cells import Record, Table, Value, is_blank, text_of
from recimentor.intake.columns import Feed, Layout
from recimentor.intake.fields import FIELDS, Kind
from recimentor.intake.notebook import Notebook, counted
from recimentor.intake.values import (
    Fault,
    Faults,
    RatedSkill,
    SkillNames,
    capacity_of,
    each_once,
    items_of,
    lines_of,
    number_of,
    plain_text,
    rated_skills,
    windows_of,
    words_of,
    yes_or_no,
    zone_of,
)
from recimentor.model.finding import Place
from recimentor.model.participant import Window
from recimentor.model.skill import MAX_PRIORITY, MIN_PRIORITY, Offer, Want

_LATITUDES, _LONGITUDES = 90.0, 180.0
_PEOPLE_FIELDS = ("manager", "prefer", "avoid", "knows")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom a row names, before it is known who that is."""

    text: str
    place: Place


@dataclass(slots=True)
class Draft:
    """A participant as one row gives them; people they name are still as typed."""

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    id: str = ""
    id_from: str = ""
    id_place: Place | None = None
    mentions: dict[str, list[Mention]] = field(default_factory=dict)


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table, layout: Layout, names: SkillNames, notebook: Notebook) -> None:
        self._table, self._layout, self._names, self._notebook = table, layout, names, notebook
        self._plain = {
            name: feeds[0].index
            for name, feeds in layout.fields.items()
            if len(feeds) == 1 and not feeds[0].column.blank
        }
        self._readers: dict[Kind, Callable[[Record, str], Any]] = {
            Kind.TEXT: self._text,
            Kind.OFFERS: self._offers,
            Kind.WANTS: self._wants,
            Kind.LINES: self._lines,
            Kind.LIST: self._list,
            Kind.CAPACITY: self._capacity,
            Kind.NUMBER: self._number,
            Kind.ZONE: self._zone,
            Kind.WINDOWS: self._windows,
            Kind.YES_NO: self._yes_no,
        }

    def read(self, record: Record) -> Draft:
        """Return the draft of one row; what cannot be read is reported and left at its default."""
        draft = Draft(self._table.place(record))
        for name in self._layout.fields:
            kind = FIELDS[name].kind
            if kind is Kind.PEOPLE:
                draft.mentions[name] = self._mentions(record, name)
            elif kind is Kind.AGREEMENT:
                draft.values |= self._agreement(record, name)
            else:
                value = self._readers[kind](record, name)
                if value is not None:
                    draft.values[name] = value
        draft.values["attributes"] = self._attributes(record)
        self._identify(draft, record)
        return draft

    def _identify(self, draft: Draft, record: Record) -> None:
        """Settle name and id: the id, else the e-mail, else the name."""
        values = draft.values
        first, last = values.pop("first_name", ""), values.pop("last_name", "")
        values["name"] = values.get("name") or f"{first} {last}".strip()
        if not values["name"]:
            self._tell(record, self._first_feed("name", "first_name", "last_name"), _EMPTY_NAME)
        for source in ("id", "email", "name"):
            if values.get(source):
                draft.id, draft.id_from = unicodedata.normalize("NFC", values[source]), source
                feed = self._first_feed(source, "first_name")
                draft.id_place = self._table.place(record, feed.index) if feed else draft.place
                break
        values.pop("id", None)

    def _first_feed(self, *names: str) -> Feed | None:
        return next((self._layout.fields[name][0] for name in names if name in self._layout.fields), None)

    def _filled(self, record: Record, name: str) -> list[tuple[Feed, Value]]:
        values = record.values
        return [(f, v) for f in self._layout.fields[name] if (v := values[f.index]) != "" and not is_blank(v)]

    def _text(self, record: Record, name: str) -> str | None:
        index = self._plain.get(name)
        if index is not None and isinstance(value := record.values[index], str):
            return " ".join(value.split()) or None
        texts = [plain_text(value, feed.column) for feed, value in self._filled(record, name)]
        return " ".join(text for text in texts if text) or None

    def _lines(self, record: Record, name: str) -> tuple[str, ...]:
        return tuple(
            line for feed, value in self._filled(record, name) for line in lines_of(value, feed.column)
        )

    def _list(self, record: Record, name: str) -> tuple[str, ...]:
        filled = self._filled(record, name)
        return each_once(word for feed, value in filled for word in words_of(value, feed.column))

    def _mentions(self, record: Record, name: str) -> list[Mention]:
        return [
            Mention(item.text, self._table.place(record, feed.index))
            for feed, value in self._filled(record, name)
            for item in items_of(value, feed.column)
        ]

    def _attributes(self, record: Record) -> tuple[tuple[str, str], ...]:
        found = []
        for name, feeds in self._layout.attributes.items():
            texts = [plain_text(record.values[feed.index], feed.column) for feed in feeds]
            text = "; ".join(text for text in texts if text)
            if text:
                found.append((name, text))
        return tuple(sorted(found))

    def _offers(self, record: Record, name: str) -> tuple[Offer, ...]:
        skills = self._skills(record, name, "bad-level")
        return tuple(Offer(skill.skill, skill.level, skill.key) for skill in skills)

    def _wants(self, record: Record, name: str) -> tuple[Want, ...]:
        skills = self._skills(record, name, "bad-priority")
        return tuple(Want(skill.skill, skill.level, skill.key) for skill in skills)

    def _skills(self, record: Record, name: str, code: str) -> list[RatedSkill]:
        found: dict[str, RatedSkill] = {}
        rank = 0
        for feed, value in self._filled(record, name):
            skills, faults = rated_skills(value, feed.column, self._names, code)
            self._tell_all(record, feed, faults)
            for skill in skills:
                level = skill.level
                if feed.column.ranked and level is None:
                    level = max(MIN_PRIORITY, MAX_PRIORITY - rank)
                    rank += 1
                self._collect(found, RatedSkill(skill.skill, skill.key, level), record, feed)
        return list(found.values())

    def _collect(self, found: dict[str, RatedSkill], skill: RatedSkill, record: Record, feed: Feed) -> None:
        """Take a skill; where it is there already, the higher number counts."""
        former = found.get(skill.key)
        if former is None:
            found[skill.key] = skill
            return
        if (skill.level or 0) > (former.level or 0):
            found[skill.key] = RatedSkill(former.skill, former.key, skill.level)
        place = self._table.place(record, feed.index)
        self._notebook.gather("repeated-skill", f"{place.file}!{place.sheet}", place, _repeated)

    def _capacity(self, record: Record, name: str) -> int | None:
        text = self._text(record, name)
        if text is None:
            return None
        capacity, faults = capacity_of(text)
        self._tell_all(record, self._layout.fields[name][0], faults)
        return capacity

    def _number(self, record: Record, name: str) -> float | None:
        text = self._text(record, name)
        if text is None:
            return None
        most = _LATITUDES if name == "latitude" else _LONGITUDES
        number, faults = number_of(text, -most, most)
        self._tell_all(record, self._layout.fields[name][0], faults)
        return number

    def _zone(self, record: Record, name: str) -> str | None:
        text = self._text(record, name)
        if text is None:
            return None
        zone, meant = zone_of(text)
        if not zone:
            hint = f'; did you mean "{meant}"?' if meant else "."
            fault = Fault("unknown-zone", f"This is not an IANA time zone{hint}")
            self._tell(record, self._layout.fields[name][0], fault)
        return zone or None

    def _windows(self, record: Record, name: str) -> tuple[Window, ...]:
        windows: list[Window] = []
        for feed, value in self._filled(record, name):
            read, faults = windows_of(value, feed.column)
            windows += read
            self._tell_all(record, feed, faults)
        return tuple(windows)

    def _yes_no(self, record: Record, name: str) -> bool | None:
        text = self._text(record, name)
        if text is None:
            return None
        answer = yes_or_no(text)
        if answer is None:
            self._tell(record, self._layout.fields[name][0], _NEITHER)
        return answer

    def _agreement(self, record: Record, name: str) -> dict[str, Any]:
        filled = self._filled(record, name)
        answers = [yes_or_no(text_of(value)) for _, value in filled]
        if filled and all(answer is not None for answer in answers):
            return {"agreed": all(answers)}
        return {"commitments": self._lines(record, name)}

    def _tell_all(self, record: Record, feed: Feed, faults: Faults) -> None:
        for fault in faults:
            self._tell(record, feed, fault)

    def _tell(self, record: Record, feed: Feed | None, fault: Fault) -> None:
        place = self._table.place(record, feed.index if feed else None)
        if fault.node is not None:
            place = Place(place.file, place.sheet, *fault.node.spot, place.header)
        self._notebook.add(fault.code, place, fault.message, fault.fix)


_EMPTY_NAME = Fault("empty-name", "This participant has no name.")
_NEITHER = Fault("bad-yes-no", "This is neither yes nor no.")


def _repeated(count: int) -> str:
    return f"{counted(count, 'skill stands', 'skills stand')} twice in an answer; the higher number counts."
