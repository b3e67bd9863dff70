"""Lines of a sheet, and which of them is the header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from recimentor.intake.columns.fields import is_known_header
from recimentor.intake.notebook import Notebook, counted
from recimentor.intake.reading.cells import MAX_CELL_CHARS, MAX_COLUMNS, Record, Table
from recimentor.model.finding import Place

_LOOKED_AT = 15
_FEWEST_KNOWN = 2
_EMAIL = re.compile(r"[^@\s\[]+@[^@\s]+\.[^@\s]+$")
_NUMBER = re.compile(r"[-+\d.,:/ ]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet, numbered as a spreadsheet numbers it."""

    row: int
    cells: list[str]


def table_of_lines(
    lines: Sequence[Line], file: str, sheet: str, notebook: Notebook, *, header_row: int | None = None
) -> Table | None:
    """Return the table under the header, or None with a finding where there is none.

    Parameters
    ----------
    lines
        All rows, blank ones too.
    file, sheet
        For the findings.
    notebook
        Takes ``file-empty``, ``no-header``, ``row-too-long``, ``too-large`` and ``header-found``.
    header_row
        Row of the headers; by default it is found.

    Notes
    -----
    Rows that hold nothing are left out; lines above the header are skipped and said.
    """
    filled = [line for line in lines if any(line.cells) and any(cell.strip() for cell in line.cells)]
    if header_row is not None and filled and filled[-1].row < header_row:
        message = f"The headers are said to be in row {header_row:,}, and the last row is {filled[-1].row:,}."
        notebook.add("file-empty", Place(file, sheet), message, "Correct `header_row:` in the program file.")
        return None
    if header_row is not None:
        filled = [line for line in filled if line.row >= header_row]
    if not filled:
        notebook.add("file-empty", Place(file, sheet), "There is nothing in it.")
        return None
    at = 0 if header_row is not None else find_header(filled)
    head = filled[at]
    if at:
        above = counted(at, "line above it is", "lines above it are")
        message = f"The headers are in row {head.row}; {above} skipped."
        notebook.add("header-found", Place(file, sheet, head.row), message)
    return _table(head, filled[at + 1 :], Place(file, sheet), notebook)


def find_header(filled: Sequence[Line]) -> int:
    """Return which of the filled lines holds the headers.

    The first line that names a known field wins; else the first that fills at least half as many cells as the
    widest of the first lines, with words.
    """
    sample = filled[:_LOOKED_AT]
    known = [sum(is_known_header(cell) for cell in line.cells) for line in sample]
    best = max(known)
    if best >= _FEWEST_KNOWN:
        return known.index(best)
    widths = [sum(bool(cell.strip()) for cell in line.cells) for line in sample]
    for at, line in enumerate(sample):
        words = [cell for cell in line.cells if cell.strip() and not _NUMBER.fullmatch(cell.strip())]
        if 2 * widths[at] >= max(widths) and 2 * len(words) >= widths[at]:
            return at
    return 0


def _table(head: Line, lines: Sequence[Line], place: Place, notebook: Notebook) -> Table | None:
    width = len(head.cells)
    if width > MAX_COLUMNS:
        message = f"The header row has {width:,} columns; {MAX_COLUMNS:,} are read at most."
        notebook.add("too-large", Place(place.file, place.sheet, head.row), message)
        return None
    if any(_EMAIL.match(cell.strip()) for cell in head.cells):
        message = "The first row looks like a person: there are no headers."
        notebook.add("no-header", Place(place.file, place.sheet, head.row), message)
        return None
    records = []
    for line in lines:
        _check_cells(line, width, head.cells, Place(place.file, place.sheet, line.row), notebook)
        cells = line.cells[:width]
        records.append(Record(line.row, (*cells, *[""] * (width - len(cells)))))
    headers = tuple(header.strip() for header in head.cells)
    return Table(place.file, place.sheet, headers, head.row, tuple(records))


def _check_cells(line: Line, width: int, headers: Sequence[str], place: Place, notebook: Notebook) -> None:
    """Report cells beyond the header and cells that no spreadsheet could hold."""
    cells = line.cells
    if len(cells) > width:
        extra = next((k for k in range(width, len(cells)) if cells[k].strip()), None)
        if extra is not None:
            more = counted(len(cells) - width, "cell", "cells")
            where = Place(place.file, place.sheet, place.row, extra + 1)
            notebook.add("row-too-long", where, f"The row has {more} more than the header.")
    if max(map(len, cells)) > MAX_CELL_CHARS:
        for k, cell in enumerate(cells):
            if len(cell) > MAX_CELL_CHARS:
                header = headers[k].strip() if k < width else ""
                where = Place(place.file, place.sheet, place.row, k + 1, header)
                notebook.add("too-large", where, f"The cell holds more than {MAX_CELL_CHARS:,} characters.")
