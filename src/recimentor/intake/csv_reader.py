"""CSV: the standard reader behind a choice of separator, with rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from recimentor.intake.cells import MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, Record, Table
from recimentor.intake.fields import field_of
from recimentor.intake.notebook import Notebook, counted
from recimentor.model.finding import Place

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_CHARS = 50_000
_SAMPLE_ROWS = 60
_SEP_LINE = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_UNCLOSED = ("unexpected end of data", "field larger than field limit")


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a CSV file, numbered as a spreadsheet numbers it."""

    row: int
    cells: list[str]


def read_csv(text: str, file: str, notebook: Notebook, *, separator: str | None = None) -> Table | None:
    """Return the table of a CSV text, or None with a finding where it has none.

    Parameters
    ----------
    text
        Decoded text without byte-order mark.
    file
        Name for the findings.
    notebook
        Takes ``csv-malformed``, ``row-too-long``, ``too-large`` and ``file-empty``.
    separator
        Comma, semicolon, tab or pipe; by default a ``sep=`` line says it, or the cells do.

    Notes
    -----
    A quoted line break stays inside its row, an empty line is a row, and a ``sep=`` line is none: so count
    spreadsheets. Everything after a quote that never closes is unreadable and told once.
    """
    lines = list(read_lines(text, file, notebook, separator=separator))
    head = next((line for line in lines if any(cell.strip() for cell in line.cells)), None)
    if head is None:
        notebook.add("file-empty", Place(file), "The file is empty.")
        return None
    return table_of(head, [line for line in lines if line.row > head.row], file, notebook)


def read_lines(text: str, file: str, notebook: Notebook, *, separator: str | None = None) -> Iterator[Line]:
    """Yield the records of a CSV text, empty ones included."""
    named = _SEP_LINE.match(text)
    if named:
        text = text[named.end() :]
        separator = separator or named.group(1)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator or choose_separator(text), strict=True
    )
    for row in range(1, MAX_ROWS + 2):
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            if _tell_malformed(str(fault), Place(file, "", row), notebook):
                return
            continue
        yield Line(row, cells)
    notebook.add("too-large", Place(file, "", MAX_ROWS + 1), f"The file has more than {MAX_ROWS:,} rows.")


def table_of(head: Line, lines: list[Line], file: str, notebook: Notebook, sheet: str = "") -> Table | None:
    """Return the table under a header row; rows that hold nothing are left out."""
    width = len(head.cells)
    if width > MAX_COLUMNS:
        message = f"The header row has {width:,} columns; {MAX_COLUMNS:,} are read at most."
        notebook.add("too-large", Place(file, sheet, head.row), message)
        return None
    records = []
    for line in lines:
        cells = line.cells
        if not any(cells) or not any(cell.strip() for cell in cells):
            continue
        _check_cells(line, width, head.cells, Place(file, sheet, line.row), notebook)
        padded = cells[:width] + [""] * (width - len(cells))
        records.append(Record(line.row, tuple(padded)))
    headers = tuple(header.strip() for header in head.cells)
    return Table(file, sheet, headers, head.row, tuple(records))


def choose_separator(text: str) -> str:
    """Return the separator under which the first rows agree best with their header, else a comma."""
    sample = text[:_SAMPLE_CHARS]
    if len(text) > _SAMPLE_CHARS:
        sample = sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample
    return max(SEPARATORS, key=lambda separator: _fitness(sample, separator))


def _fitness(sample: str, separator: str) -> float:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    rows: list[list[str]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(cells)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    width = len(rows[0]) if rows else 0
    if width <= 1:
        return 0.0
    same = sum(len(cells) == width for cells in rows) / len(rows)
    return same * width + 2 * sum(field_of(header) is not None for header in rows[0])


def _check_cells(line: Line, width: int, headers: list[str], place: Place, notebook: Notebook) -> None:
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


def _tell_malformed(fault: str, place: Place, notebook: Notebook) -> bool:
    """Report a fault of the CSV itself; return whether nothing after it can be read."""
    if any(words in fault for words in _UNCLOSED):
        notebook.add("csv-malformed", place, "A quote that opens in this row is never closed.")
        return True
    notebook.add("csv-malformed", place, "Text follows a closing quote in this row.")
    return False
