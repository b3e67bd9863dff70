"""CSV: the standard reader behind a choice of separator, with rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator

from recimentor.intake.columns.fields import is_known_header
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import MAX_ROWS, Table
from recimentor.intake.reading.lines import Line, table_of_lines
from recimentor.intake.reading.text import MAX_FILE_BYTES
from recimentor.model.finding import Place

SEPARATORS = (",", ";", "\t", "|")
_SAMPLE_CHARS = 50_000
_SAMPLE_ROWS = 60
_SEP_LINE = re.compile(r'\A"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_UNCLOSED = "unexpected end of data"


def read_csv(
    text: str,
    file: str,
    notebook: Notebook,
    *,
    separator: str | None = None,
    header_row: int | None = None,
    skip_rows: Collection[int] = (),
) -> Table | None:
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
    header_row, skip_rows
        As in :class:`~recimentor.intake.reading.cells.Asked`.

    Notes
    -----
    A quoted line break stays inside its row, an empty line is a row, and a ``sep=`` line is none: so count
    spreadsheets. Everything after a quote that never closes is unreadable and told once.
    """
    lines = list(read_lines(text, file, notebook, separator=separator))
    return table_of_lines(lines, file, "", notebook, header_row=header_row, skip_rows=skip_rows)


def read_lines(text: str, file: str, notebook: Notebook, *, separator: str | None = None) -> Iterator[Line]:
    """Yield the records of a CSV text, empty ones included."""
    named = _SEP_LINE.match(text)
    if named:
        text = text[named.end() :]
        separator = separator or named.group(1)
    # Long cells are told as such, by the rule for all formats; the module's own limit would stop the reading.
    csv.field_size_limit(MAX_FILE_BYTES)
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
    return same * width + 2 * sum(is_known_header(header) for header in rows[0])


def _tell_malformed(fault: str, place: Place, notebook: Notebook) -> bool:
    """Report a fault of the CSV itself; return whether nothing after it can be read."""
    if _UNCLOSED in fault:
        notebook.add("csv-malformed", place, "A quote that opens in this row is never closed.")
        return True
    notebook.add("csv-malformed", place, "Text follows a closing quote in this row.")
    return False
