"""CSV files without the person: other rows keep their bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from recimentor.forgetting.across import column_traces, own_columns, without_columns
from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import Header, Taken, judged_rows, read_header, row_traces
from recimentor.intake.reading.csv_reader import choose_separator


def records_of(text: str) -> Iterator[str]:
    """Yield the records of CSV text, each with its line end; quoted line breaks stay inside.

    Raises
    ------
    csv.Error
        If a quote never closes.
    """
    held = ""
    for line in text.splitlines(keepends=True):
        held += line
        if held.count('"') % 2 == 0:
            yield held
            held = ""
    if held:
        raise csv.Error("a quote never closes")


def table_header(text: str) -> Header:
    """Return the header of text that may be CSV: its first row, where that has columns that say who."""
    separator = choose_separator(text)
    for record in records_of(text):
        cells = [cell for cell in _cells(record, separator) if cell.strip()]
        if cells:
            return read_header(cells, {}) if len(cells) > 1 else Header()
    return Header()


def table_traces(text: str, columns: Mapping[str, str], file: str = "") -> list[Trace]:
    """Return whom the rows of CSV text are about; ``file`` says where they stand."""
    rows = list(rows_of(text))
    return [*row_traces(rows, columns, file), *column_traces(rows, columns, file)]


def table_without(
    text: str, columns: Mapping[str, str], identity: Identity, token: Callable[[], str]
) -> tuple[str, Taken]:
    """Return CSV text without the person, and what was taken out."""
    separator = choose_separator(text)
    records = list(records_of(text))
    rows = [_cells(record, separator) for record in records]
    found = judged_rows(rows, columns, identity, token)
    gone = own_columns(rows, columns, identity)
    kept = list[str]()
    for record, cells, new in zip(records, rows, found.rows, strict=True):
        if new is not None:
            bare = without_columns(new, gone)
            kept.append(record if bare == cells else _record(bare, separator, record))
    return "".join(kept), Taken(found.removed, found.changed, len(gone))


def rows_of(text: str) -> Iterator[list[str]]:
    """Yield the rows of CSV text; raises as :func:`records_of`."""
    separator = choose_separator(text)
    for record in records_of(text):
        yield _cells(record, separator)


def _cells(record: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(record, newline=""), delimiter=separator), [])


def _record(cells: list[str], separator: str, old: str) -> str:
    end = old[len(old.rstrip("\r\n")) :]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerow(cells)
    return out.getvalue()
