"""CSV files without the person: other rows keep their bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import HEADER_WITHIN, Header, judged, read_header, traces_of
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
    separator = choose_separator(text)
    header, found = Header(), list[Trace]()
    for number, record in enumerate(records_of(text)):
        cells = _cells(record, separator)
        if header:
            found += traces_of(header, cells, file)
        elif number < HEADER_WITHIN:
            header = read_header(cells, columns)
    return found


def table_without(
    text: str, columns: Mapping[str, str], identity: Identity, token: Callable[[], str]
) -> tuple[str, int, int]:
    """Return CSV text without the person, the number of rows removed, and of rows changed."""
    separator = choose_separator(text)
    header, kept = Header(), list[str]()
    removed = changed = 0
    for number, record in enumerate(records_of(text)):
        cells = _cells(record, separator)
        if not header and number < HEADER_WITHIN:
            header = read_header(cells, columns)
            if header:
                kept.append(record)
                continue
        new = judged(header, cells, identity, token)
        if new is None:
            removed += 1
        elif new == cells:
            kept.append(record)
        else:
            changed += 1
            kept.append(_record(new, separator, record))
    return "".join(kept), removed, changed


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
