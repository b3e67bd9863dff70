"""Tables of text: rows and columns about the person go, other rows keep their bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from recimentor.forgetting.across import column_traces, own_columns
from recimentor.forgetting.rows import Told, judged_rows, read_header, row_traces, said, taken, told_rows
from recimentor.intake.reading.csv_reader import choose_separator

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace


def traces(file: File) -> Iterator[Trace]:
    """Yield whom the rows and columns of a table of text are about."""
    rows = [*rows_of(file.words)]
    yield from row_traces(rows, file.columns, str(file.path))
    yield from column_traces(rows, file.columns, str(file.path))


def without(file: File, identity: Identity, token: Callable[[], str]) -> tuple[bytes, str]:
    """Return a table without the person's rows and columns, and without mentions in those of others."""
    separator = choose_separator(file.words)
    records = [*records_of(file.words)]
    rows = [*rows_of(file.words)]
    judged, gone = judged_rows(rows, file.columns, identity, token), own_columns(rows, file.columns, identity)
    kept = list[str]()
    for record, cells, new in zip(records, rows, judged, strict=True):
        if new is not None:
            bare = [cell for at, cell in enumerate(new) if at not in gone]
            kept.append(record if bare == cells else _record(bare, separator, record))
    return file.encoded("".join(kept)), said(taken(rows, judged, len(gone)))


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield the cells of the person's own rows and columns, and where other rows name them."""
    rows = [*rows_of(file.words)]
    yield from told_rows(rows, file.columns, identity, own_columns(rows, file.columns, identity))


def is_table(text: str) -> bool:
    """Return whether text that may be anything is CSV: its first row has columns that say who."""
    try:
        rows = [cells for cells in map(_filled, rows_of(text)) if cells]
    except csv.Error:
        return False
    return len(rows) > 1 and len(rows[0]) > 1 and bool(read_header(rows[0], {}))


def rows_of(text: str) -> Iterator[list[str]]:
    """Yield the rows of CSV text; raises as :func:`records_of`."""
    separator = choose_separator(text)
    for record in records_of(text):
        yield next(csv.reader(io.StringIO(record, newline=""), delimiter=separator), [])


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


def _filled(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def _record(cells: list[str], separator: str, old: str) -> str:
    end = old[len(old.rstrip("\r\n")) :]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end).writerow(cells)
    return out.getvalue()
