"""Decisions as files and options state them, to :class:`Decisions`, every fault at its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from recimentor.intake.consent.decision_book import book_decisions
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.people.roll import Roll
from recimentor.intake.reading.cells import Listing, Mapping, Node, Scalar, is_null, text_of
from recimentor.intake.reading.text import decode
from recimentor.intake.reading.yaml_reader import read_yaml
from recimentor.intake.values.plain import yes_or_no
from recimentor.model.codes import finding_of
from recimentor.model.counting import counted
from recimentor.model.decisions import (
    DECISIONS_NAME,
    Answer,
    Asked,
    Decisions,
    PairDecision,
    PersonDecision,
    Picks,
    ordered,
)
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place

#: Keys that an entry may hold, by the heading it stands under.
KEYS: Final = {
    "locked": ("pair", "why", "date", "override"),
    "vetoed": ("pair", "why", "date"),
    "ended": ("pair", "why", "date"),
    "out": ("person", "why", "date"),
    "first": ("person", "why", "date"),
    "asked": ("person", "partner", "date"),
    "answers": ("person", "partner", "answer", "why", "date"),
    "picks": ("person", "partners", "date"),
}
#: Headings that keep what happened: naming somebody who has left is no fault there.
_RECORDS = frozenset({"ended", "asked", "answers", "picks"})
_PAIR_SIZE = 2


@dataclass(frozen=True, slots=True)
class DecisionsRead:
    """Decisions with everything worth knowing about them.

    Parameters
    ----------
    decisions
        Those that could be read.
    findings
        Sorted by place.
    paths
        The files they came from.
    """

    decisions: Decisions
    findings: tuple[Finding, ...] = ()
    paths: tuple[Path, ...] = ()


def find_decisions(beside: str) -> Path | None:
    """Return the decisions file in the folder of a source, or None where there is none."""
    if beside == "-":
        return None
    path = Path(beside).parent / DECISIONS_NAME
    return path if path.is_file() else None


def read_decisions(path: Path, roll: Roll) -> DecisionsRead:
    """Return the decisions of a file.

    Parameters
    ----------
    path
        A YAML file.
    roll
        Everybody who can be meant.

    Raises
    ------
    InputMissing
        The file is not there.
    """
    return _read(path, roll, parse_decisions)


def read_book(path: Path, roll: Roll) -> DecisionsRead:
    """Return the decisions in the column *Decision* of a plan's workbook; see :func:`read_decisions`."""
    return _read(path, roll, book_decisions)


def _read(path: Path, roll: Roll, parse: Callable[[bytes, str, Roll, Notebook], Decisions]) -> DecisionsRead:
    notebook = Notebook()
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputMissing([str(path)]) from None
    except OSError:
        message = "The file of decisions cannot be opened."
        notebook.add("file-unreadable", Place(str(path)), message, "Check the path.")
        return DecisionsRead(Decisions(), notebook.close(), (path,))
    decisions = parse(data, str(path), roll, notebook)
    return DecisionsRead(decisions, notebook.close(), (path,))


def parse_decisions(data: bytes, file: str, roll: Roll, notebook: Notebook) -> Decisions:
    """Return the decisions in some bytes; entries with a fault are told and left out."""
    decoded = decode(data, file, notebook)
    if decoded is None or not decoded.text.strip():
        return Decisions()
    num_before = len(notebook.findings)
    root = read_yaml(decoded.text, file, notebook)
    if root is None:
        if [finding.code for finding in notebook.findings[num_before:]] == ["file-empty"]:
            del notebook.findings[num_before:]
        return Decisions()
    reader = EntryReader(file, roll)
    decisions = reader.read(root)
    notebook.extend(reader.close())
    return decisions


def parse_options(
    roll: Roll, *, lock: Sequence[str] = (), veto: Sequence[str] = (), out: Sequence[str] = ()
) -> DecisionsRead:
    """Return the decisions that options of one run state: ``A+B`` for pairs, one person for ``out``."""
    parts, findings = Decisions(), list[Finding]()
    for heading, option, values in (
        ("locked", "--lock", lock),
        ("vetoed", "--veto", veto),
        ("out", "--out", out),
    ):
        reader = EntryReader(option, roll)
        # An option that is given several times is told apart by its number: ``--lock:2``.
        numbers = range(1, len(values) + 1) if len(values) > 1 else (0,)
        scalars = (Scalar(value, (number, 0)) for number, value in zip(numbers, values, strict=False))
        entries = Listing(tuple(scalars), (0, 0))
        parts = parts.with_more(reader.section(heading, entries))
        findings += reader.close()
    return DecisionsRead(parts, tuple(findings))


@dataclass(slots=True)
class _Entry:
    """One entry with what its keys hold, and where it stands."""

    place: Place
    values: dict[str, Node]

    def text(self, key: str) -> str:
        node = self.values.get(key)
        return "" if node is None or is_null(node) else " ".join(text_of(node).split())


@dataclass(slots=True)
class EntryReader:
    """Reads the sections of one file.

    Parameters
    ----------
    file
        Name for the findings.
    roll
        Everybody who can be meant.
    """

    file: str
    roll: Roll
    findings: list[Finding] = field(default_factory=list)
    _outdated: list[Place] = field(default_factory=list)

    def read(self, root: Node) -> Decisions:
        """Return the decisions under all headings of a file."""
        if not isinstance(root, Mapping):
            self._bad(root, "A decisions file is made of headings such as `locked:` and `vetoed:`.")
            return Decisions()
        decisions = Decisions()
        for key, node in root.entries:
            if key.text in KEYS:
                decisions = decisions.with_more(self.section(key.text, node))
                continue
            near = nearest(key.text, list(KEYS))
            hint = f'did you mean "{near}"?' if near else f"there are {', '.join(KEYS)}."
            self._bad(key, f'There is no heading "{key.text}"; {hint}')
        return decisions

    def section(self, heading: str, node: Node) -> Decisions:
        """Return the decisions under one heading."""
        if is_null(node):
            return Decisions()
        if not isinstance(node, Listing):
            self._bad(node, f"`{heading}:` holds a list; begin each entry with `- `.")
            return Decisions()
        read = {
            "asked": self._asked,
            "answers": self._answer,
            "picks": self._picks,
            "out": self._person_decision,
            "first": self._person_decision,
        }.get(heading, self._pair_decision)
        entries = (self._entry(heading, item) for item in node.items)
        found = (read(heading, entry) for entry in entries if entry is not None)
        kept = tuple(decision for decision in found if decision is not None)
        return Decisions(**{heading: kept})  # type: ignore[arg-type]

    def close(self) -> list[Finding]:
        """Return all findings, with records of people who have left gathered into one."""
        if self._outdated:
            first, *rest = self._outdated
            entries = counted(len(self._outdated), "record names", "records name")
            message = f"{entries} somebody who is no longer in the pool."
            self.findings.append(finding_of("decision-outdated", first, message, also=rest))
            self._outdated = []
        return self.findings

    def _entry(self, heading: str, node: Node) -> _Entry | None:
        place = Place(self.file, "", *node.spot)
        main = KEYS[heading][0]
        if not isinstance(node, Mapping):
            if heading in {"asked", "answers", "picks"}:
                self._bad(node, f"An entry under `{heading}:` is a mapping with {_listed(KEYS[heading])}.")
                return None
            return _Entry(place, {main: node})
        for key, _ in node.entries:
            if key.text not in KEYS[heading]:
                near = nearest(key.text, list(KEYS[heading]))
                hint = f'did you mean "{near}"?' if near else f"there are {_listed(KEYS[heading])}."
                self._bad(key, f'An entry under `{heading}:` has no "{key.text}"; {hint}')
                return None
        return _Entry(place, {key.text: value for key, value in node.entries})

    def _pair_decision(self, heading: str, entry: _Entry) -> PairDecision | None:
        date, is_sound = self._date(entry)
        pair = self._pair(heading, entry)
        if pair is None or not is_sound:
            return None
        override = entry.text("override")
        if "override" in entry.values and not override:
            self._bad(
                entry.values["override"], "`override:` says why the pair stands although it breaks a rule."
            )
            return None
        return PairDecision(pair, entry.text("why"), date, override, entry.place)

    def _person_decision(self, heading: str, entry: _Entry) -> PersonDecision | None:
        date, is_sound = self._date(entry)
        person = self._person(heading, entry, "person")
        if not person or not is_sound:
            return None
        return PersonDecision(person, entry.text("why"), date, entry.place)

    def _asked(self, heading: str, entry: _Entry) -> Asked | None:
        date, is_sound = self._date(entry)
        person, partner = (self._person(heading, entry, key) for key in ("person", "partner"))
        return Asked(person, partner, date, entry.place) if person and partner and is_sound else None

    def _answer(self, heading: str, entry: _Entry) -> Answer | None:
        date, is_sound = self._date(entry)
        person, partner = (self._person(heading, entry, key) for key in ("person", "partner"))
        is_yes = yes_or_no(entry.text("answer"))
        if is_yes is None:
            self._bad(entry.values.get("answer"), "`answer:` is yes or no.", entry.place)
        if not person or not partner or is_yes is None or not is_sound:
            return None
        return Answer(person, partner, is_yes, entry.text("why"), date, entry.place)

    def _picks(self, heading: str, entry: _Entry) -> Picks | None:
        date, is_sound = self._date(entry)
        person = self._person(heading, entry, "person")
        node = entry.values.get("partners", Listing((), (0, 0)))
        items = node.items if isinstance(node, Listing) else (node,)
        found = [self._find(heading, text_of(item), Place(self.file, "", *item.spot)) for item in items]
        if not person or not is_sound:
            return None
        partners = tuple(dict.fromkeys(one for one in found if one and one != person))
        return Picks(person, partners, date, entry.place)

    def _date(self, entry: _Entry) -> tuple[dt.date | None, bool]:
        text = entry.text("date")
        try:
            return (dt.date.fromisoformat(text) if text else None), True
        except ValueError:
            self._bad(entry.values["date"], "A date is written like 2026-09-01.")
            return None, False

    def _person(self, heading: str, entry: _Entry, key: str) -> str:
        node = entry.values.get(key)
        if node is None or not entry.text(key):
            self._bad(node, f"This entry lacks `{key}:`.", entry.place)
            return ""
        return self._find(heading, entry.text(key), Place(self.file, "", *node.spot))

    def _pair(self, heading: str, entry: _Entry) -> tuple[str, str] | None:
        node = entry.values.get("pair")
        if isinstance(node, Listing):
            texts = [text_of(item) for item in node.items]
            places = [Place(self.file, "", *item.spot) for item in node.items]
        else:
            texts, places = self._halves(entry.text("pair")), [entry.place] * _PAIR_SIZE
        if len(texts) != _PAIR_SIZE or not all(texts):
            self._bad(node, "A pair is two people: `[ana, ben]`, or `ana + ben`.", entry.place)
            return None
        a, b = (self._find(heading, text, place) for text, place in zip(texts, places, strict=True))
        if a and a == b:
            self._bad(node, "Nobody is paired with themself.", entry.place)
            return None
        return ordered(a, b) if a and b else None

    def _halves(self, text: str) -> list[str]:
        """Return the two people of ``A + B``; where a name holds a ``+``, the reading that finds both."""
        readings = sorted(set(self.roll.pairs_in(text)))
        if len(readings) == 1:
            return list(readings[0])
        return [half.strip() for half in text.split("+", 1)]

    def _find(self, heading: str, text: str, place: Place) -> str:
        found = self.roll.find(" ".join(text.split()))
        if len(found) == 1:
            return found[0]
        if found:
            who = ", ".join(self.roll.shown(one) for one in found)
            message = f"{len(found)} people are called so: {who}."
            self.findings.append(finding_of("decision-ambiguous-person", place, message))
        elif heading in _RECORDS:
            self._outdated.append(place)
        else:
            hint = self.roll.hint(text)
            message = f"This names somebody who is not in the pool{'; ' + hint if hint else '.'}"
            self.findings.append(finding_of("decision-unknown-person", place, message))
        return ""

    def _bad(self, node: Node | None, message: str, place: Place | None = None) -> None:
        where = Place(self.file, "", *node.spot) if node is not None else place
        self.findings.append(finding_of("bad-decision", where or Place(self.file), message))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
