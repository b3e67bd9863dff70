"""Findings: what is wrong or worth knowing about an input, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error stops the run with exit code 65, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a finding is, numbered as the user's own editor or spreadsheet shows it.

    Parameters
    ----------
    file
        The source as the user named it; ``-`` is standard input.
    sheet
        The sheet of a workbook; empty for other files.
    row
        Row of a spreadsheet or line of a text file, from 1; 0 where the finding concerns the whole file.
    column
        Column number from 1; 0 where the finding concerns the whole row.
    header
        The header or key of that column, as the source spells it.
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0
    header: str = ""

    def __str__(self) -> str:
        """Return the place as a terminal shows it: ``people.csv:7:4`` or ``people.xlsx:People!B12``."""
        if self.sheet:
            cell = (
                f"{column_letters(self.column)}{self.row}"
                if self.row and self.column
                else str(self.row or "")
            )
            return f"{self.file}:{self.sheet}!{cell}".rstrip("!")
        numbers = [str(number) for number in (self.row, self.column) if number]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, warning or piece of advice.

    ``message`` and ``fix`` never hold free text, names or e-mails of participants: closed-vocabulary values
    (a level, a capacity, a zone, a column, an id) may be quoted.

    Parameters
    ----------
    code
        A stable code of :mod:`recimentor.model.codes`.
    severity
        Error, warning or advice.
    place
        Where.
    message
        What is wrong, one sentence.
    fix
        How to mend it, one sentence.
    also
        Further places of the same finding (the first use of a repeated id, other rows of a grouped one).
    person_id
        The participant concerned, where there is exactly one.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    fix: str = ""
    also: tuple[Place, ...] = field(default=())
    person_id: str = ""


def column_letters(column: int) -> str:
    """Return the letters of a spreadsheet column: 1 is ``A``, 27 is ``AA``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place, then code and message."""
    return tuple(sorted(findings, key=lambda f: (f.place, f.code, f.message)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether any finding stops the run."""
    return any(finding.severity is Severity.ERROR for finding in findings)
