"""Replies to invitations: our own answer form filled in, or the export of a form tool."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from recimentor.intake.columns.fields import field_of
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.roll import Roll
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.reading.loading import load, tables_of
from recimentor.intake.values.replies import says_yes
from recimentor.model.codes import finding_of
from recimentor.model.decisions import Answer, Picks
from recimentor.model.finding import Finding, Place, sorted_findings
from recimentor.model.participant import header_key

#: How the columns of replies begin, without regard to case, spaces and punctuation.
ANSWER_HEADERS: Final = (
    "answer",
    "yes or no",
    "your answer",
    "reply",
    "response",
    "do you accept",
    "accept",
    "do you say yes",
    "would you like",
    "do you want",
    "may we introduce",
    "shall we introduce",
)
PARTNER_HEADERS: Final = ("partner", "your partner", "proposed partner", "partner id", "about")
WHY_HEADERS: Final = ("why", "reason", "if no", "if not", "comment", "anything we should know")
DATE_HEADERS: Final = ("date", "timestamp", "completion time", "submitted", "end time", "answered")
PICK_HEADERS: Final = (
    "pick",
    "my pick",
    "your pick",
    "choice",
    "first choice",
    "second choice",
    "third choice",
)
_WHO: Final = ("id", "email", "name")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Replies:
    """What people replied.

    Parameters
    ----------
    answers
        One for each person and partner, in the order of the files.
    picks
        What people picked from shortlists, one for each person.
    findings
        Replies that are not counted, and why; sorted by place.
    """

    answers: tuple[Answer, ...]
    picks: tuple[Picks, ...]
    findings: tuple[Finding, ...]


def read_answers(
    sources: Sequence[str],
    roll: Roll,
    partners: Mapping[str, Sequence[str]],
    *,
    stdin: bytes | None = None,
) -> Replies:
    """Return the replies in some files.

    Parameters
    ----------
    sources
        CSV, TSV, XLSX, YAML or JSON; ``-`` is standard input.
    roll
        The people of the plan.
    partners
        Partners of each person in the plan; a person without any is absent.
    stdin
        The bytes of standard input.

    Raises
    ------
    InputMissing
        If files are not there.
    """
    notebook = Notebook()
    reader = _ReplyReader(roll, partners)
    for source in load(list(sources), stdin, notebook):
        for table in tables_of(source, notebook):
            reader.read(table)
    findings = sorted_findings([*notebook.close(), *reader.findings])
    return Replies(tuple(reader.answers.values()), tuple(reader.picks.values()), findings)


@dataclass(slots=True)
class _Columns:
    """Which columns of a table hold what."""

    who: list[int]
    answer: int | None
    partner: int | None
    why: list[int]
    date: int | None
    picks: list[int]


@dataclass(slots=True)
class _ReplyReader:
    roll: Roll
    partners: Mapping[str, Sequence[str]]
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    picks: dict[str, Picks] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self, table: Table) -> None:
        columns = _columns_of(table)
        if not columns.who or (columns.answer is None and not columns.picks):
            what = "who replied" if not columns.who else "what they replied"
            message = f"No column says {what}."
            self.findings.append(finding_of("answers-unreadable", table.whole(), message))
            return
        for record in table.records:
            self._read_row(table, record, columns)

    def _read_row(self, table: Table, record: Record, columns: _Columns) -> None:
        said = _cell(record, columns.answer)
        picked = [text for at in columns.picks if (text := _cell(record, at))]
        if not said and not picked:
            return
        person = self._person(table, record, columns)
        if not person:
            return
        if picked:
            self._take_picks(table, record, person, picked)
        if said:
            self._take_answer(table, record, columns, person, said)

    def _person(self, table: Table, record: Record, columns: _Columns) -> str:
        """Return who replied: by the first column that names exactly one person."""
        for at in columns.who:
            found = self.roll.find(_cell(record, at))
            if len(found) == 1:
                return found[0]
        place = table.place(record, columns.who[0])
        message = "This reply is from nobody in the plan; it is not counted."
        self.findings.append(finding_of("answer-unknown-person", place, message))
        return ""

    def _take_answer(self, table: Table, record: Record, columns: _Columns, person: str, said: str) -> None:
        place = table.place(record, columns.answer)
        is_yes = says_yes(said)
        if is_yes is None:
            message = "This reply is neither yes nor no by all of its words; it is not counted."
            self.findings.append(finding_of("answer-unclear", place, message))
            return
        why = "; ".join(text for at in columns.why if (text := _cell(record, at)))
        date = _day(_cell(record, columns.date))
        for partner in self._meant(place, _cell(record, columns.partner), person):
            former = self.answers.pop((person, partner), None)
            if former is not None:
                message = f"This person replied before, at {former.place}; this reply counts."
                self.findings.append(finding_of("answer-twice", place, message, also=[former.place]))
            self.answers[person, partner] = Answer(person, partner, is_yes, why, date, place)

    def _meant(self, place: Place, named: str, person: str) -> Sequence[str]:
        """Return whom a reply is about: the partner that it names, else the person's partners in the plan."""
        partners = self.partners.get(person, ())
        if named:
            found = [one for one in self.roll.find(named) if one in partners]
            if found or not partners:
                partners = found
            elif self.roll.find(named):
                partners = []
        if not partners:
            message = "This reply is about no pair of the plan; it is not counted."
            self.findings.append(finding_of("answer-without-pair", place, message))
        return partners

    def _take_picks(self, table: Table, record: Record, person: str, picked: Iterable[str]) -> None:
        place = table.place(record)
        found: dict[str, None] = {}
        for text in (part.strip() for cell in picked for part in re.split(r"[;\n]", cell)):
            meant = self.roll.find(text)
            if len(meant) == 1 and meant[0] != person:
                found[meant[0]] = None
            elif text:
                message = "This reply picks somebody who is not in the plan; that pick is not counted."
                self.findings.append(finding_of("answer-unknown-person", place, message))
        former = self.picks.pop(person, None)
        if former is not None:
            message = f"This person replied before, at {former.place}; this reply counts."
            self.findings.append(finding_of("answer-twice", place, message, also=[former.place]))
        self.picks[person] = Picks(person, tuple(found), place=place)


def _columns_of(table: Table) -> _Columns:
    headers = table.headers
    fields = [entry.name if (entry := field_of(header)) else "" for header in headers]
    who = [fields.index(name) for name in _WHO if name in fields]
    taken = set(who)

    def starting(words: Sequence[str]) -> Iterator[int]:
        keys = [header_key(word) for word in words]
        for at, header in enumerate(headers):
            if at not in taken and header_key(header).startswith(tuple(keys)):
                taken.add(at)
                yield at

    # Reasons and partners first: "if no, why?" and "partner" are the narrower words.
    why = list(starting(WHY_HEADERS))
    partner = list(starting(PARTNER_HEADERS))
    picks = list(starting(PICK_HEADERS))
    answer = list(starting(ANSWER_HEADERS))
    date = list(starting(DATE_HEADERS))
    return _Columns(
        who,
        answer[0] if answer else None,
        _first(partner, headers),
        why,
        date[0] if date else None,
        picks,
    )


def _first(columns: Sequence[int], headers: Sequence[str]) -> int | None:
    """Return the column of partners, an id before a name."""
    ids = [at for at in columns if header_key(headers[at]).endswith("id")]
    return next(iter([*ids, *columns]), None)


def _cell(record: Record, at: int | None) -> str:
    return "" if at is None else text_of(record.values[at]).strip()


def _day(text: str) -> dt.date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    try:
        return dt.date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
