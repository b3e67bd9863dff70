"""Decisions that HR wrote into a plan's workbook: the column *Decision* of the sheet *pairs*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.people.roll import Roll
from recimentor.intake.reading.cells import Asked, Record, Table, text_of
from recimentor.intake.reading.xlsx_reader import read_xlsx
from recimentor.model.codes import finding_of
from recimentor.model.decisions import Decisions, PairDecision, ordered
from recimentor.model.names import same_text
from recimentor.model.participant import header_key
from recimentor.model.patterns import short

SHEET: Final = "pairs"
KEEP, NOT, INSTEAD = "keep", "not this pair", "pair instead with"
_WORDS = (KEEP, NOT, INSTEAD)
_NEEDED = ("Decision", "A id", "B id")
_INSTEAD = {"A id": "A instead with", "B id": "B instead with"}
#: An alternative as the drop-down offers it: ``Name [id], 61%``.
_OFFERED = short(re.compile(r"\[(?P<id>.*)\](?:\s*,\s*[\d.,]+\s*%)?\s*$", re.DOTALL), 2000)


def book_decisions(data: bytes, file: str, roll: Roll, notebook: Notebook) -> Decisions:
    """Return the decisions of a workbook.

    Parameters
    ----------
    data
        The file, as saved by any program that writes XLSX.
    file
        Name for the findings.
    roll
        Everybody who can be meant.
    notebook
        Takes what is wrong with the file, and decisions that cannot be read.

    Returns
    -------
    Decisions
        *keep* locks the pair; *not this pair* vetoes it; *pair instead with* locks the one named to its side.
        Rows without a decision say nothing, so an untouched workbook decides nothing.
    """
    tables = read_xlsx(data, file, notebook, Asked((SHEET,), header_row=1, reads_hidden=True))
    decisions = Decisions()
    for table in tables:
        columns = {header_key(header): at for at, header in enumerate(table.headers)}
        missing = [name for name in _NEEDED if header_key(name) not in columns]
        if missing:
            message = (
                f'The sheet has no column "{missing[0]}": decisions are read from a plan\'s own workbook.'
            )
            notebook.extend([finding_of("bad-decision", table.whole(), message)])
            continue
        reader = _BookReader(table, columns, roll, notebook)
        for record in table.records:
            decisions = decisions.with_more(reader.read(record))
    return decisions


class _BookReader:
    """Reads the rows of the sheet."""

    def __init__(self, table: Table, columns: Mapping[str, int], roll: Roll, notebook: Notebook) -> None:
        self._table, self._columns, self._roll, self._notebook = table, columns, roll, notebook

    def read(self, record: Record) -> Decisions:
        """Return what one row decides."""
        word = self._decision(record)
        named = {key: self._cell(record, column) for key, column in _INSTEAD.items()}
        if not word:
            if any(named.values()):
                self._bad(record, "Decision", f'Somebody is named, and the decision is not "{INSTEAD}".')
            return Decisions()
        if not self._cell(record, "B id"):
            return self._left_over(record, word, named)
        people = {key: self._person(record, key) for key in _INSTEAD}
        if not all(people.values()):
            return Decisions()
        place = self._table.place(record, self._columns[header_key("Decision")])
        why = self._cell(record, "Why")
        pair = ordered(people["A id"], people["B id"])
        if word == KEEP:
            return Decisions(locked=(PairDecision(pair, why, place=place),))
        if word == NOT:
            return Decisions(vetoed=(PairDecision(pair, why, place=place),))
        return self._instead(record, people, named, why)

    def _left_over(self, record: Record, word: str, named: Mapping[str, str]) -> Decisions:
        """Return what is decided about somebody left over: whom they are paired with, and nothing else."""
        if word != INSTEAD or not named["A id"] or named["B id"]:
            message = f'Somebody left over can only be paired: "{INSTEAD}", and who under "A instead with".'
            self._bad(record, "Decision", message)
            return Decisions()
        person = self._person(record, "A id")
        if not person:
            return Decisions()
        return self._instead(record, {"A id": person}, {"A id": named["A id"]}, self._cell(record, "Why"))

    def _instead(
        self, record: Record, people: Mapping[str, str], named: Mapping[str, str], why: str
    ) -> Decisions:
        if not any(named.values()):
            self._bad(record, "Decision", "Name the other partner beside this decision.")
        locks = []
        for key, text in named.items():
            partner = self._find(record, _INSTEAD[key], text) if text else ""
            if partner in people.values():
                self._bad(record, _INSTEAD[key], "This is one of the pair itself; name somebody else.")
            elif partner:
                place = self._table.place(record, self._columns[header_key(_INSTEAD[key])])
                locks.append(PairDecision(ordered(people[key], partner), why, place=place))
        return Decisions(locked=tuple(locks))

    def _decision(self, record: Record) -> str:
        text = same_text(self._cell(record, "Decision"))
        if not text or text in _WORDS:
            return text
        near = nearest(text, _WORDS)
        hint = f'did you mean "{near}"?' if near else f"choose {KEEP}, {NOT} or {INSTEAD}."
        self._bad(record, "Decision", f"This is no decision; {hint}")
        return ""

    def _person(self, record: Record, column: str) -> str:
        return self._find(record, column, self._cell(record, column))

    def _find(self, record: Record, column: str, text: str) -> str:
        offered = _OFFERED.search(text)
        found = self._roll.find(offered["id"]) if offered else ()
        found = found or self._roll.find(text)
        if len(found) == 1:
            return found[0]
        code = "decision-ambiguous-person" if found else "decision-unknown-person"
        hint = "" if found else self._roll.hint(text)
        message = (
            f"{len(found)} people are called so; write the id."
            if found
            else f"This names somebody who is not in the pool{'; ' + hint if hint else '.'}"
        )
        place = self._table.place(record, self._columns[header_key(column)])
        self._notebook.extend([finding_of(code, place, message)])
        return ""

    def _cell(self, record: Record, column: str) -> str:
        at = self._columns.get(header_key(column))
        return "" if at is None else " ".join(text_of(record.values[at]).split())

    def _bad(self, record: Record, column: str, message: str) -> None:
        place = self._table.place(record, self._columns[header_key(column)])
        self._notebook.extend([finding_of("bad-decision", place, message)])
