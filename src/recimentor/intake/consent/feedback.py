"""Answers to the check-in form: our own sheet filled in, or the export of a form tool."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from recimentor.intake.columns.fields import field_of
from recimentor.intake.consent.answers import DATE_HEADERS
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.roll import Roll
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.reading.loading import load, tables_of
from recimentor.intake.values.replies import says_yes
from recimentor.model.codes import finding_of
from recimentor.model.counting import counted
from recimentor.model.feedback import QUESTIONS, GoesOn, Got, Met, Reply
from recimentor.model.finding import Finding, Place, sorted_findings
from recimentor.model.names import same_text
from recimentor.model.participant import header_key

_WHO: Final = ("id", "email", "name")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIMES = re.compile(r"(?:yes,? )?(?:we )?(?:met )?(\d{1,3})(?: ?(?:x|times?|meetings?))?")
Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Replies:
    """What people said: one reply a person, the last one of several; and what could not be counted."""

    replies: tuple[Reply, ...]
    findings: tuple[Finding, ...]


def read_feedback(sources: Sequence[str], roll: Roll, *, stdin: bytes | None = None) -> Replies:
    """Return the replies in some files, later files and rows going before earlier ones.

    Parameters
    ----------
    sources
        CSV, TSV, XLSX, YAML or JSON; ``-`` is standard input.
    roll
        People who have a partner in the plan.
    stdin
        The bytes of standard input.

    Raises
    ------
    InputMissing
        If files are not there.
    """
    notebook = Notebook()
    reader = _Reader(roll)
    for source in load(list(sources), stdin, notebook):
        for table in tables_of(source, notebook):
            reader.read(table)
    findings = sorted_findings([*notebook.close(), *reader.close()])
    return Replies(tuple(sorted(reader.replies.values(), key=lambda reply: reply.person)), findings)


@dataclass(slots=True)
class _Reader:
    roll: Roll
    replies: dict[str, Reply] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _strangers: list[Place] = field(default_factory=list)
    _unclear: list[Place] = field(default_factory=list)

    def read(self, table: Table) -> None:
        """Take the replies of a table."""
        columns = _columns(table.headers)
        who = [columns[name] for name in _WHO if name in columns]
        if not who or not any(question.field in columns for question in QUESTIONS):
            what = "who answered" if not who else "what they answered"
            message = f"No column says {what}."
            self.findings.append(finding_of("feedback-unreadable", table.whole(), message))
            return
        for record in table.records:
            self._take(table, record, columns, who)

    def close(self) -> list[Finding]:
        """Return all findings, those of many rows gathered."""
        for code, places, one, many in (
            ("feedback-unknown-person", self._strangers, "answer is", "answers are"),
            ("feedback-unclear", self._unclear, "answer is", "answers are"),
        ):
            if places:
                first, *rest = sorted(places)
                what = "from nobody who has a partner in this plan"
                what = what if code == "feedback-unknown-person" else "none of those that the form offers"
                message = f"{counted(len(places), one, many)} {what}; not counted."
                self.findings.append(finding_of(code, first, message, also=tuple(rest)))
        return self.findings

    def _take(self, table: Table, record: Record, columns: dict[str, int], who: Sequence[int]) -> None:
        found = next((ids for at in who if len(ids := self.roll.find(_cell(record, at))) == 1), ())
        if not found:
            self._strangers.append(table.place(record, who[0]))
            return

        def ask(name: str, read: Callable[[str], Choice | None]) -> Choice | None:
            at = columns.get(name)
            text = "" if at is None else _cell(record, at)
            if not text or at is None:
                return None
            answer = read(same_text(text))
            if answer is None:
                self._unclear.append(table.place(record, at))
            return answer

        self.replies[found[0]] = Reply(
            found[0],
            met=ask("met", _met),
            got=ask("got", _got),
            goes_on=ask("goes_on", _goes_on),
            wants_call=ask("call", _call) is GoesOn.YES,
            date=_day(_cell(record, columns["date"])) if "date" in columns else None,
            place=table.place(record),
        )


def _columns(headers: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        key, known = header_key(header), field_of(header)
        names = [known.name] if known is not None and known.name in _WHO else []
        names += [q.field for q in QUESTIONS if key.startswith(tuple(map(header_key, q.starts)))]
        names += ["date"] if key.startswith(tuple(map(header_key, DATE_HEADERS))) else []
        for name in names[:1]:
            found.setdefault(name, at)
    return found


def _met(text: str) -> Met | None:
    plain = text.strip(" .!")
    offered = _offered(plain, Met)
    if offered is not None:
        return offered
    number = _TIMES.fullmatch(plain)
    if number is not None:
        times = int(number[1])
        return Met.NOT_YET if not times else Met.ONCE if times == 1 else Met.OFTEN
    if plain in {"one time", "never", "not met", "not met yet", "no, not yet", "none"}:
        return Met.ONCE if plain == "one time" else Met.NOT_YET
    if plain in {"twice", "several times", "many times", "often", "regularly", "more", "monthly", "weekly"}:
        return Met.OFTEN
    said = says_yes(plain)
    return None if said is None else Met.OFTEN if said else Met.NOT_YET


def _got(text: str) -> Got | None:
    plain = text.strip(" .!")
    if plain in {
        "partially",
        "in part",
        "some",
        "somewhat",
        "a bit",
        "a little",
        "not yet",
        "not all",
        "not quite",
    }:
        return Got.PARTLY
    return _offered(plain, Got) or _by_reply(plain, Got.YES, Got.NO)


def _goes_on(text: str) -> GoesOn | None:
    plain = text.strip(" .!")
    if plain in {"not sure yet", "unsure", "maybe", "perhaps", "don't know", "do not know", "i don't know"}:
        return GoesOn.NOT_SURE
    return _offered(plain, GoesOn) or _by_reply(plain, GoesOn.YES, GoesOn.NO)


def _call(text: str) -> GoesOn | None:
    return _by_reply(text, GoesOn.YES, GoesOn.NO)


def _offered(text: str, choices: type[Choice]) -> Choice | None:
    """Return the answer of the form that a text is; what explains a plain yes or no may take it back."""
    for one in choices:
        explained = "" if one.value in {"yes", "no"} else r"(?:\s*[-(,\u2013].*)?"
        if re.fullmatch(re.escape(one.value) + explained, text):
            return one
    return None


def _by_reply(text: str, yes: Choice, no: Choice) -> Choice | None:
    said = says_yes(text)
    return None if said is None else yes if said else no


def _cell(record: Record, at: int) -> str:
    return " ".join(text_of(record.values[at]).split())


def _day(text: str) -> dt.date | None:
    found = _DAY.search(text)
    try:
        return dt.date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
