"""Rows to drafts of participants: each field read by its kind, each fault told with its cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from recimentor.intake.columns.fields import FIELDS, Kind
from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.mapping import Layout
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, Value, is_blank, one_text, text_of
from recimentor.intake.values.faults import Fault, Faults
from recimentor.intake.values.items import items_of, plain_text
from recimentor.intake.values.languages import languages_of
from recimentor.intake.values.plain import (
    capacity_of,
    each_once,
    lines_of,
    number_of,
    refuses,
    takes_part,
    windows_of,
    words_of,
    yes_or_no,
)
from recimentor.intake.values.pointers import points_elsewhere
from recimentor.intake.values.skill_cells import (
    RatedSkill,
    SkillNames,
    one_skill,
    rated_skills,
    texts_to_learn,
)
from recimentor.intake.values.zones import zone_of
from recimentor.model.codes import finding_of
from recimentor.model.columns import Cells
from recimentor.model.counting import counted, plural
from recimentor.model.finding import Finding, Place, Severity
from recimentor.model.names import header_key, is_no_answer, same_text, visible
from recimentor.model.participant import (
    GROUPING_FIELDS,
    IDENTIFYING_FIELDS,
    MAX_PRIORITY,
    MIN_PRIORITY,
    NAME_FIELDS,
    Offer,
    Want,
    Window,
)

_LATITUDES, _LONGITUDES = 90.0, 180.0
#: Lists and times, which many people write alike.
_REPEATED = frozenset({Kind.LIST, Kind.WINDOWS})
_ID_SOURCES = ("id", "email", "name")
#: Short values of a closed kind, on which rules rest: what points elsewhere there is none of them.
_CLOSED_TEXTS = frozenset({*GROUPING_FIELDS, "side", "languages", "modes"})
#: In these "no" and its like are an answer.
_SAYS_NO = frozenset({Kind.YES_NO, Kind.AGREEMENT})
#: Longer texts than this are answers.
_NORTH_AMERICA = "na"
_REGIONS = frozenset({"emea", "apac", "latam", "amer", "amers", "apj", "anz", "mea", "emeia", "apmea"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody whom a row names, before it is known who that is; ``others`` name the same person too."""

    text: str
    place: Place
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that was read, and may be meant otherwise; told once for all cells of its column.

    Parameters
    ----------
    field
        The field concerned.
    code
        A finding code.
    place
        The cell.
    proposal
        What to write instead, where that is known: for the mending sheet alone.
    typed
        What the cell holds, for the mending sheet alone.
    is_alone
        Whether this column alone feeds the field, and the program says nothing of it: one line settles it.
    """

    field: str
    code: str
    place: Place
    proposal: str = ""
    typed: str = ""
    is_alone: bool = False


def _nothing_typed(_field: str) -> str:
    return ""


@dataclass(slots=True)
class Draft:
    """A participant as one row gives them; people they name are still as typed.

    Parameters
    ----------
    place
        The row.
    values
        What is read so far, by field of the participant.
    mentions
        People whom the row names, by field.
    faults
        What is wrong with the row, each with the field concerned.
    doubts
        Cells that may be meant otherwise than they were read.
    places
        Cells of the fields that say who somebody is.
    overruled
        The managers whom the person named, where an organisation file names others.
    typed
        Gives what the cells of a field hold.
    has_name
        Whether there is a column of names at all.
    lost
        Columns of managers, by names of the program's, that only say where to look.
    """

    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    mentions: dict[str, list[Mention]] = field(default_factory=dict)
    faults: list[tuple[str, Finding]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    id: str = ""
    id_from: str = ""
    own_id: str = ""
    prefix: str = ""
    stamp: str = ""
    typed: Callable[[str], str] = _nothing_typed
    overruled: list[Mention] = field(default_factory=list)
    has_name: bool = True
    lost: list[str] = field(default_factory=list)

    @property
    def id_place(self) -> Place:
        """The cell that the id comes from."""
        return self.places.get(self.id_from, self.place)

    @property
    def is_sound(self) -> bool:
        """Whether nothing in the row is an error."""
        return all(finding.severity is not Severity.ERROR for _, finding in self.faults)

    def tell(self, name: str, code: str, place: Place, message: str, fix: str = "") -> None:
        """Note what is wrong with a field."""
        self.faults.append((name, finding_of(code, place, message, fix)))

    def identify(self, prefix: str = "") -> None:
        """Settle name and id: the id, else the e-mail, else the name."""
        values = self.values
        first, last = values.pop("first_name", ""), values.pop("last_name", "")
        values["name"] = _whole_name(values.get("name", ""), first, last)
        if not values["name"] and self.has_name:
            place = self.places.get("name", self.places.get("first_name", self.place))
            self.tell("name", "empty-name", place, "This participant has no name.")
        self.prefix, self.own_id = prefix, values.pop("id", "")
        self._take_id()

    def identify_again(self) -> None:
        """Settle the id anew after id, e-mail or name was corrected."""
        self.own_id = self.values.pop("id", "") or self.own_id
        self.values["name"] = self.values.get("name", "")
        self._take_id()

    def _take_id(self) -> None:
        known = {**self.values, "id": self.own_id}
        self.id_from = next((source for source in _ID_SOURCES if known.get(source)), "")
        self.id = self.prefix + visible(known[self.id_from]) if self.id_from else ""


class RowReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        names: SkillNames,
        notebook: Notebook,
        *,
        ruled: Collection[str] = (),
        lines: Collection[str] = (),
    ) -> None:
        self._of_lines = frozenset(map(header_key, lines))
        self._ruled = frozenset(map(header_key, ruled))
        self._table, self._layout, self._names, self._notebook = table, layout, names, notebook
        self._plain = {
            name: feeds[0].index
            for name, feeds in layout.fields.items()
            if len(feeds) == 1 and not feeds[0].column.blank
        }
        self._regions: dict[int, bool] = {}
        self._seen: dict[tuple[str, str], Any] = {}
        self._readers: dict[Kind, Callable[[Draft, Record, str], Any]] = {
            Kind.TEXT: self._text,
            Kind.STAMP: self._text,
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
        """Return the draft of one row; what cannot be read is noted in it and left at its default."""
        draft = Draft(
            self._table.place(record), has_name=not set(NAME_FIELDS).isdisjoint(self._layout.fields)
        )
        for name, feeds in self._layout.fields.items():
            if name in IDENTIFYING_FIELDS:
                draft.places[name] = self._table.place(record, feeds[0].index)
            self.read_field(draft, record, name)
        draft.stamp = draft.values.pop("timestamp", "")
        draft.typed = partial(self._typed, record)
        draft.values["attributes"] = self._attributes(record)
        draft.lost = [name for name in self._layout.attributes if self._is_line_lost(record, name)]
        return draft

    def _is_line_lost(self, record: Record, name: str) -> bool:
        """Return whether a column of managers, by a name of its own, only says where to look."""
        if header_key(name) not in self._of_lines:
            return False
        feeds = self._layout.attributes[name]
        return any(points_elsewhere(text_of(record.values[feed.index]), of_people=True) for feed in feeds)

    def _typed(self, record: Record, name: str) -> str:
        """Return what the cells of a field hold, those of several columns joined."""
        feeds = self._layout.fields.get(name, ())
        texts = (text_of(record.values[feed.index]) for feed in feeds)
        return " | ".join(" ".join(text.split()) for text in texts if text)

    def read_field(self, draft: Draft, record: Record, name: str) -> None:
        """Read one field into a draft."""
        kind = FIELDS[name].kind
        if kind is Kind.PEOPLE:
            draft.mentions[name] = self._mentions(record, name)
        elif kind is Kind.AGREEMENT:
            draft.values |= self._agreement(record, name)
        elif kind in _REPEATED and (index := self._plain.get(name)) is not None:
            draft.values[name] = self._once(draft, record, name, index)
        else:
            value = self._readers[kind](draft, record, name)
            if value is not None:
                draft.values[name] = value

    def _once(self, draft: Draft, record: Record, name: str, index: int) -> Any:
        """Return the value of a cell; one that was read before without anything to tell is not read again."""
        text = one_text(record.values[index])
        if text is not None and (name, text) in self._seen:
            return self._seen[name, text]
        num_told = len(draft.faults) + len(draft.doubts)
        value = self._readers[FIELDS[name].kind](draft, record, name)
        if text is not None and value and num_told == len(draft.faults) + len(draft.doubts):
            self._seen[name, text] = value
        return value

    def _filled(self, record: Record, name: str) -> list[tuple[Feed, Value]]:
        """Return the cells that feed a field and hold an answer."""
        values, feeds = record.values, self._layout.fields[name]
        cells = [(f, v) for f in feeds if (v := values[f.index]) != "" and not is_blank(v)]
        if FIELDS[name].kind in _SAYS_NO:
            return cells
        return [(feed, value) for feed, value in cells if not self._says_nothing(record, name, feed, value)]

    def _says_nothing(self, record: Record, name: str, feed: Feed, value: Value) -> bool:
        """Return whether a cell says that there is no answer; such cells are counted once."""
        text = value if isinstance(value, str) else text_of(value)
        if FIELDS.get(name) is not None and FIELDS[name].kind is Kind.PEOPLE and points_elsewhere(text):
            return False
        if self._is_pointer(name, text):
            self._notebook.gather("answer-elsewhere", name, self._table.place(record, feed.index), _elsewhere)
            return True
        if (
            not is_no_answer(text, is_name=name in NAME_FIELDS)
            or text in feed.column.levels
            or (same_text(text) == _NORTH_AMERICA and self._holds_regions(feed.index))
        ):
            return False
        if not feed.skill:
            self._notebook.gather("no-answer", "", self._table.place(record, feed.index), _no_answers)
        return True

    def _is_pointer(self, name: str, text: str) -> bool:
        """Return whether a cell that a rule may rest on says only where the answer is."""
        is_asked = name in _CLOSED_TEXTS or header_key(name) in self._ruled
        return is_asked and points_elsewhere(text)

    def _holds_regions(self, index: int) -> bool:
        """Return whether a column holds regions of the world, where ``NA`` is North America."""
        if index not in self._regions:
            texts = {same_text(text_of(record.values[index])) for record in self._table.records}
            self._regions[index] = bool(texts & _REGIONS)
        return self._regions[index]

    def _text(self, _draft: Draft, record: Record, name: str) -> str | None:
        index = self._plain.get(name)
        typed = one_text(record.values[index]) if index is not None else None
        if typed is not None:
            text = " ".join(typed.split())
            if not text or not (
                is_no_answer(text, is_name=name in NAME_FIELDS) or self._is_pointer(name, text)
            ):
                return text or None
        texts = [plain_text(value, feed.column) for feed, value in self._filled(record, name)]
        # Two columns may say the same: the account's e-mail, and the one that the form asks for.
        return " ".join({same_text(text): text for text in texts if text}.values()) or None

    def _lines(self, _draft: Draft, record: Record, name: str) -> tuple[str, ...]:
        return tuple(
            line for feed, value in self._filled(record, name) for line in lines_of(value, feed.column)
        )

    def _list(self, _draft: Draft, record: Record, name: str) -> tuple[str, ...]:
        filled = self._filled(record, name)
        words = each_once(word for feed, value in filled for word in _words(feed, value))
        return languages_of(words) if name == "languages" else words

    def _mentions(self, record: Record, name: str) -> list[Mention]:
        return [
            Mention(item.text, self._table.place(record, feed.index))
            for feed, value in self._filled(record, name)
            for item in items_of(value, feed.column)
            if not is_no_answer(item.text, is_name=True) or points_elsewhere(item.text)
        ]

    def _attributes(self, record: Record) -> tuple[tuple[str, str], ...]:
        found = []
        for name, feeds in self._layout.attributes.items():
            texts = [
                plain_text(value, feed.column)
                for feed in feeds
                if (value := record.values[feed.index]) != ""
                and not self._says_nothing(record, name, feed, value)
            ]
            text = "; ".join(text for text in texts if text)
            if text:
                found.append((name, text))
        return tuple(sorted(found))

    def _offers(self, draft: Draft, record: Record, name: str) -> tuple[Offer, ...]:
        skills = self._skills(draft, record, name, "bad-level")
        return tuple(Offer(skill.skill, skill.level, skill.key) for skill in skills)

    def _wants(self, draft: Draft, record: Record, name: str) -> tuple[Want, ...]:
        skills = self._skills(draft, record, name, "bad-priority")
        return tuple(Want(skill.skill, skill.level, skill.key) for skill in skills)

    def _skills(self, draft: Draft, record: Record, name: str, code: str) -> list[RatedSkill]:
        found: dict[str, RatedSkill] = {}
        rank = 0
        for feed, value in self._filled(record, name):
            if feed.skill:
                skills, faults = one_skill(value, feed.column, feed.skill, self._names)
                self._tell_shifted(record, feed, skills)
            else:
                at = (self._table.file, self._table.sheet, feed.index)
                skills, faults = rated_skills(value, feed.column, self._names, code, at=at)
            self._tell_all(draft, record, name, feed, faults)
            for skill in skills:
                level = skill.level
                if feed.column.ranked and level is None:
                    level = max(MIN_PRIORITY, MAX_PRIORITY - rank)
                    rank += 1
                self._collect(found, RatedSkill(skill.skill, skill.key, level), record, feed)
        return list(found.values())

    def _tell_shifted(self, record: Record, feed: Feed, skills: list[RatedSkill]) -> None:
        """Say where a tick box holds the label of another column."""
        if feed.column.cells is Cells.TICK and skills and skills[0].key != self._names.resolve(feed.skill)[1]:
            place = self._table.place(record, feed.index)
            self._notebook.gather("header-shifted", f"{place.file}!{place.sheet}", place, _shifted)

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

    def _capacity(self, draft: Draft, record: Record, name: str) -> int | None:
        text = self._text(draft, record, name)
        if text is None or is_no_answer(text):
            return None
        capacity, faults = capacity_of(text)
        self._tell_all(draft, record, name, self._layout.fields[name][0], faults)
        return capacity

    def _number(self, draft: Draft, record: Record, name: str) -> float | None:
        text = self._text(draft, record, name)
        if text is None:
            return None
        most = _LATITUDES if name == "latitude" else _LONGITUDES
        number, faults = number_of(text, -most, most)
        self._tell_all(draft, record, name, self._layout.fields[name][0], faults)
        return number

    def _zone(self, draft: Draft, record: Record, name: str) -> str | None:
        text = self._text(draft, record, name)
        if text is None or is_no_answer(text):
            return None
        zone, meant = zone_of(text)
        if not zone:
            hint = f'; did you mean "{meant}"?' if meant else "."
            fault = Fault("unknown-zone", f"This is no time zone that is known{hint}", proposal=meant)
            self._tell_all(draft, record, name, self._layout.fields[name][0], [fault])
        return zone or None

    def _windows(self, draft: Draft, record: Record, name: str) -> tuple[Window, ...]:
        windows: list[Window] = []
        for feed, value in self._filled(record, name):
            read, faults = windows_of(value, feed.column)
            windows += read
            self._tell_all(draft, record, name, feed, faults)
        return tuple(windows)

    def _yes_no(self, draft: Draft, record: Record, name: str) -> bool | None:
        text = self._text(draft, record, name)
        if text is None:
            return None
        answer = takes_part(text) if name == "active" else yes_or_no(text)
        if answer is None and is_no_answer(text):
            return None
        if answer is None:
            fault = Fault("bad-yes-no", "This is neither yes nor no.")
            self._tell_all(draft, record, name, self._layout.fields[name][0], [fault])
        return answer

    def _agreement(self, record: Record, name: str) -> dict[str, Any]:
        filled = self._filled(record, name)
        answers = [yes_or_no(text_of(value)) for _, value in filled]
        if False in answers or any(refuses(text_of(value)) for _, value in filled):
            # One plain no is a no, whatever else was ticked.
            return {"agreed": False}
        if filled and all(answer is not None for answer in answers):
            return {"agreed": True}
        lines = (line for feed, value in filled for line in lines_of(value, feed.column))
        return {"commitments": tuple(line for line in lines if not is_no_answer(line))}

    def _tell_all(self, draft: Draft, record: Record, name: str, feed: Feed, faults: Faults) -> None:
        for fault in faults:
            place = self._table.place(record, feed.index)
            if fault.node is not None:
                place = Place(place.file, place.sheet, *fault.node.spot, place.header)
            if fault.message:
                draft.tell(name, fault.code, place, fault.message, fault.fix)
            else:
                typed = text_of(record.values[feed.index])
                is_alone = len(self._layout.fields[name]) == 1 and not feed.column.from_
                draft.doubts.append(Doubt(name, fault.code, place, fault.proposal, typed, is_alone))


def skill_columns(
    tables: Sequence[Table], layouts: Sequence[Layout]
) -> Iterator[tuple[tuple[str, str, int], list[str]]]:
    """Yield the cells of every column that lists skills, which the lexicon learns from, and its place."""
    for table, layout in zip(tables, layouts, strict=True):
        for name in ("offers", "wants"):
            for feed in layout.fields.get(name, ()):
                if not feed.skill:
                    cells = [record.values[feed.index] for record in table.records]
                    yield (table.file, table.sheet, feed.index), texts_to_learn(cells, feed.column)


def _whole_name(name: str, first: str, last: str) -> str:
    """Return the whole name: ``Vorname, Name`` and ``Nombre, Apellidos`` hold one half of it in ``name``."""
    if not name:
        return f"{first} {last}".strip()
    known = same_text(name)
    if first and not last and same_text(first) not in known:
        return f"{first} {name}"
    if last and not first and same_text(last) not in known:
        return f"{name} {last}"
    return name


def _words(feed: Feed, value: Value) -> tuple[str, ...]:
    """Return the words of a cell; a tick stands for the word that its column is about."""
    if feed.column.cells is Cells.TICK and feed.skill:
        return () if yes_or_no(plain_text(value, feed.column)) is False else (feed.skill,)
    return words_of(value, feed.column)


def _shifted(count: int) -> str:
    boxes = counted(count, "tick box holds", "tick boxes hold")
    return f"{boxes} the label of another column: the headers are shifted, and the cells count."


def _no_answers(count: int) -> str:
    cells, verb = counted(count, "cell says", "cells say"), plural(count, "counts", "count")
    return f'{cells} "none", "N/A" or the like, and {verb} as blank.'


def _elsewhere(count: int) -> str:
    cells, verb = counted(count, "cell points", "cells point"), plural(count, "counts", "count")
    return f'{cells} to another answer ("see above", "same as Ben", "ask HR"), and {verb} as blank.'


def _repeated(count: int) -> str:
    return f"{counted(count, 'skill stands', 'skills stand')} twice in an answer; the higher number counts."
