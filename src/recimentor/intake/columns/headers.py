"""Which columns of a table a header of the program file means: alike spellings, patterns, grids, suffixes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from recimentor.intake.reading.cells import Table
from recimentor.model.columns import Cells, Column, Columns
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
#: What exports put behind a repeated header: ``Python_1``, ``Python.1``, ``Mentors2`` keeps its number.
_SUFFIX = re.compile(r"(?:_|\.)\d+$")


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

    def __init__(self, headers: Iterable[str]) -> None:
        self._headers = tuple(headers)
        self._by_key: dict[str, list[int]] = {}
        for index, header in enumerate(self._headers):
            self._by_key.setdefault(match_key(header), []).append(index)

    def find(self, wanted: str) -> list[tuple[int, str]]:
        """Return position and pattern part of the columns that a header or a pattern with ``*`` means."""
        exact = self._by_key.get(match_key(wanted), []) if "*" not in wanted else []
        if exact or "*" not in wanted:
            return [(index, "") for index in exact]
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
    lines = [line.strip() for line in header.splitlines() if line.strip()]
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


def prefix_for(table: Table, program: Program) -> str:
    """Return what is put before the ids of a table."""
    return next((s.prefix for s in program.sources if s.prefix and is_meant(s.match, table)), "")


def is_meant(pattern: str, table: Table) -> bool:
    """Return whether a file name, a sheet name or a pattern of either means a table."""
    path = Path(table.file)
    names = (table.file, path.name, path.stem, table.sheet)
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for name in names if name)


def _collapsed(header: str) -> str:
    return " ".join(header.split())
