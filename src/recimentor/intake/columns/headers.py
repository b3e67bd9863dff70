"""Which columns of a table a header of the program file means: alike spellings, patterns, grids, suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recimentor.intake.reading.cells import Table
from recimentor.model.columns import Cells, Column, Columns
from recimentor.model.names import fits_pattern
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
#: What exports put behind a repeated header: ``Python_1``, ``Python.1``, ``Mentors2`` keeps its number.
_SUFFIX = re.compile(r"(?:_|\.)\d+$")


#: What LimeSurvey puts before the text of one part of a question: ``G1Q2[SQ003]. ``.
CODE = re.compile(r"^(?P<question>[A-Za-z]\w*)\[\w+\]\.\s+")
#: The second column of the same header, and a column by its letter.
_NTH = re.compile(r"(.*\S)\s*\((\d{1,3})\)", re.DOTALL)
_LETTERS = re.compile(r"column ([A-Z]{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feed:
    """A source column that feeds a field or an attribute.

    Parameters
    ----------
    index
        Position of the column.
    column
        How its cells are read.
    skill
        The one skill that the column is about, where its cells are levels or ticks.
    """

    index: int
    column: Column
    skill: str = ""


class Headers:
    """The headers of a table, found by what a program calls them."""

    def __init__(self, headers: Iterable[str], columns: Iterable[Column] = ()) -> None:
        self._headers = tuple(headers)
        self._apart: frozenset[int] = frozenset()
        self._by_key: dict[str, list[int]] = {}
        for index, header in enumerate(self._headers):
            self._by_key.setdefault(match_key(header), []).append(index)
        named = (self._one_of_repeated(wanted) for column in columns for wanted in column.from_)
        self._apart = frozenset(index for index in named if index is not None)

    def _one_of_repeated(self, wanted: str) -> int | None:
        """Return the column that ``Skills (2)`` or ``column C`` means, unless a header is called so."""
        if match_key(wanted) in self._by_key and " ".join(wanted.split()) in map(_collapsed, self._headers):
            return None
        letters = _LETTERS.fullmatch(wanted.strip())
        if letters:
            index = _column_number(letters.group(1)) - 1
            return index if index < len(self._headers) else None
        numbered = _NTH.fullmatch(wanted.strip())
        same = self._by_key.get(match_key(numbered.group(1)), []) if numbered else []
        if numbered is None or len(same) < int(numbered.group(2)) or int(numbered.group(2)) < 1:
            return None
        return same[int(numbered.group(2)) - 1]

    def find(self, wanted: str) -> list[tuple[int, str]]:
        """Return position and pattern part of the columns that a header or a pattern with ``*`` means."""
        one = self._one_of_repeated(wanted)
        if one is not None:
            return [(one, "")]
        exact = self._by_key.get(match_key(wanted), []) if "*" not in wanted else []
        if exact or "*" not in wanted:
            # A column of a repeated header that another setting calls by its number is not meant here.
            apart = self._apart if len(exact) > 1 else frozenset[int]()
            return [(index, "") for index in exact if index not in apart]
        pattern = re.compile(re.escape(_collapsed(wanted)).replace(r"\*", "(.+?)"), re.IGNORECASE)
        found = []
        for index, header in enumerate(self._headers):
            match = pattern.fullmatch(_collapsed(header))
            if match:
                found.append((index, match.group(1).strip()))
        return found

    def feeds(self, column: Column) -> Iterator[Feed]:
        """Yield the feeds of one description of a field."""
        for wanted in column.from_:
            for index, part in self.find(wanted):
                skill = ""
                if column.cells is not Cells.LIST:
                    skill = column.skill or part or label_of(self._headers[index])
                yield Feed(index, column, skill)


def match_key(header: str) -> str:
    """Return the form under which headers compare; a header of signs alone compares as it is."""
    return header_key(header) or header.strip()


def label_of(header: str) -> str:
    """Return what one column of a grid or a row of tick boxes is about.

    The part in brackets at the end, else the last line of the header without the suffix of a repeated one.
    """
    brackets = _BRACKETS.search(header)
    if brackets:
        return brackets.group(1).strip()
    lines = [line.strip() for line in CODE.sub("", header, count=1).splitlines() if line.strip()]
    return _SUFFIX.sub("", lines[-1]).strip() if lines else header


def branch_base(table: Table, index: int) -> int | None:
    """Return the column whose question is asked again in another branch, as ``Mentors2`` repeats ``Mentors``.

    Microsoft Forms numbers a question that another column is called after, its own account columns too.
    """
    header = table.headers[index].strip()
    base = header.rstrip("23456789")
    if base == header or not base:
        return None
    keys = [header_key(other) for other in table.headers[:index]]
    return keys.index(header_key(base)) if header_key(base) in keys else None


def columns_for(table: Table, program: Program) -> dict[str, Columns]:
    """Return the columns for one table: its own ``sources:`` entry goes before ``columns:``."""
    columns = dict(program.columns)
    for source in program.sources:
        if is_meant(source.match, table):
            columns |= source.columns
    return columns


def mapped_headers(program: Program) -> frozenset[str]:
    """Return the headers that a program maps to a field or a name of its own, in the comparing form."""
    mappings = [program.columns, *(source.columns for source in program.sources)]
    columns = [column for each in mappings for part in each.values() for column in part]
    return frozenset(match_key(header) for column in columns for header in column.from_)


def prefix_for(table: Table, program: Program) -> str:
    """Return what is put before the ids of a table."""
    return next((s.prefix for s in program.sources if s.prefix and is_meant(s.match, table)), "")


def is_meant(pattern: str, table: Table) -> bool:
    """Return whether a file name, a sheet name or a pattern of either means a table."""
    path = Path(table.file)
    names = (table.file, path.name, path.stem, table.sheet)
    return any(fits_pattern(name, pattern) for name in names if name)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _collapsed(header: str) -> str:
    return " ".join(header.split())
