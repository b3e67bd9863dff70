"""Workbooks: read-only openpyxl behind caps on unpacked size, rows and columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from recimentor.files.formats import (
    ARCHIVE_FAULTS,
    ARCHIVES,
    MAX_UNPACKED_BYTES,
    Format,
    format_of_bytes,
)
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import (
    MAX_COLUMNS,
    MAX_ROWS,
    PLAINLY,
    Asked,
    Line,
    Table,
    Value,
    is_blank,
)
from recimentor.intake.reading.lines import table_of_lines
from recimentor.intake.reading.sheet_choice import choose_sheets, sheets_asked_for
from recimentor.intake.reading.sheet_scan import (
    Hidden,
    Merged,
    fault_of_parts,
    formulas_without_value,
    hidden_in,
    merged_in,
)
from recimentor.model.counting import counted
from recimentor.model.finding import Place, column_letters

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_PARTS = 5_000
#: After so many blank rows nothing more is expected; formatting alone may reach down a million.
MAX_BLANK_ROWS = 2_000
#: Cells of all rows up to the last one filled in each; one far cell in each row makes a row of thousands.
MAX_PADDED_CELLS = 20_000_000

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "Open it and save the sheet as .xlsx or as CSV UTF-8."
_UNSOUND = {
    "entities": ("file-unreadable", "The workbook defines XML entities, which no workbook does.", _SAVE),
    "damaged": ("file-unreadable", "The workbook is damaged: a part of it does not unpack.", _SAVE),
    "too-large": ("too-large", "The workbook holds more cells and styles than any list of people.", _SAVE),
}


def is_workbook(data: bytes) -> bool:
    """Return whether bytes are a workbook of any age, or another ZIP archive."""
    return format_of_bytes(data) in {*ARCHIVES, Format.OLD_OFFICE}


def read_xlsx(data: bytes, file: str, notebook: Notebook, asked: Asked = PLAINLY) -> list[Table]:
    """Return the tables of a workbook's sheets.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Name for the findings.
    notebook
        Takes ``file-unreadable``, ``too-large``, ``unknown-sheet``, ``sheet-chosen``, ``sheets-together``,
        ``sheet-unread``, ``hidden-rows``, ``hidden-columns``, ``merged-filled``, ``error-cell``,
        ``formula-without-value`` and what the rows bring.
    asked
        How it is read.
    """
    if not _is_sound(data, file, notebook):
        return []
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                return _tables(book, file, notebook, asked)
            finally:
                book.close()
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in more ways than can be listed
        message = "The workbook is damaged, or is no workbook."
        notebook.add("file-unreadable", Place(file), message, _SAVE)
        return []


def _is_sound(data: bytes, file: str, notebook: Notebook) -> bool:
    """Report what is no workbook that can be read, before anything is unpacked."""
    kind = format_of_bytes(data)
    fault = _ole_fault(data) if kind is Format.OLD_OFFICE else _zip_fault(data, kind)
    if fault is not None:
        code, message, fix = fault
        notebook.add(code, Place(file), message, fix)
    return fault is None


def _ole_fault(data: bytes) -> tuple[str, str, str]:
    if _ENCRYPTED in data:
        fix = "Open it, remove the password (File, Info, Protect Workbook) and save it again."
        return "file-unreadable", "The workbook is protected by a password.", fix
    return "file-unreadable", "This is a workbook of the old kind (.xls).", _SAVE


def _zip_fault(data: bytes, kind: Format | None) -> tuple[str, str, str] | None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except ARCHIVE_FAULTS:
        return "file-unreadable", "The workbook is damaged: it is no whole file.", "Export or copy it again."
    with archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            size = MAX_UNPACKED_BYTES // 1_000_000
            return "too-large", f"The workbook unpacks to more than {size} MB.", ""
        names = {part.filename for part in parts}
        if kind is not Format.WORKBOOK:
            return _other_archive(kind, names)
        return _UNSOUND.get(fault_of_parts(archive) or "")


def _other_archive(kind: Format | None, names: set[str]) -> tuple[str, str, str]:
    if kind is Format.OPEN_DOCUMENT:
        return "file-unreadable", "This is an OpenDocument sheet (.ods).", _SAVE
    if any(name.endswith(("Profile.csv", "Connections.csv")) for name in names):
        fix = "Read it with `recimentor import linkedin`, then give what that writes."
        return "file-unreadable", "This looks like a LinkedIn archive, not a workbook.", fix
    return "file-unreadable", "This is a ZIP archive, not a workbook.", "Unpack it, and give the table in it."


def _tables(book: Workbook, file: str, notebook: Notebook, asked: Asked) -> list[Table]:
    names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    chosen = sheets_asked_for(names, asked.sheets, file, notebook) if asked.sheets else names
    own = {name: Notebook() for name in chosen}
    found: list[Table] = []
    for name in chosen:
        table = _table(book[name], Place(file, name), own[name], asked)
        if table is not None:
            found.append(table)
        elif asked.sheets or len(chosen) == 1:
            notebook.extend(own[name].close())
    if not asked.sheets:
        found = choose_sheets(found, file, notebook)
    for table in found:
        notebook.extend(own[table.sheet].close())
    if not found and not asked.sheets and len(chosen) != 1:
        notebook.add("file-empty", Place(file), "No sheet of the workbook holds anything.")
    return found


def _table(sheet: Any, place: Place, notebook: Notebook, asked: Asked) -> Table | None:
    part = sheet.parent._archive, sheet._worksheet_path  # noqa: SLF001 - openpyxl tells it nowhere else
    hidden = hidden_in(*part)
    for row, column in formulas_without_value(*part):
        where = Place(place.file, place.sheet, row, column)
        notebook.gather("formula-without-value", f"{place.file}!{place.sheet}", where, _formulas)
    # A sheet may say that it reaches to the last column there is, and each row would be filled up to it.
    sheet.reset_dimensions()
    lines = _lines(sheet.iter_rows(values_only=True), place, notebook)
    if not asked.reads_hidden:
        lines = _shown(lines, hidden, place, notebook)
    table = table_of_lines(
        lines,
        place.file,
        place.sheet,
        notebook,
        header_row=asked.header_row,
        skip_rows=asked.skip_rows,
    )
    if table is None:
        return None
    _tell_columns(table, hidden, notebook)
    return _filled_down(table, merged_in(*part), notebook)


def _filled_down(table: Table, merged: Sequence[Merged], notebook: Notebook) -> Table:
    """Return the table with the value of merged cells in each row that they reach over."""
    if table.is_turned or not merged:
        return table
    value_at = {record.row: record.values for record in table.records}
    filled: dict[tuple[int, int], Value] = {}
    for stretch in merged:
        first, k = value_at.get(stretch.first_row), stretch.column - 1
        if first is None or k >= len(first) or is_blank(first[k]):
            continue
        for row in range(stretch.first_row + 1, min(stretch.last_row, MAX_ROWS) + 1):
            if row in value_at and k < len(value_at[row]) and is_blank(value_at[row][k]):
                filled[row, k] = first[k]
    if not filled:
        return table
    for row, k in filled:
        where = Place(table.file, table.sheet, row, k + 1, table.headers[k])
        notebook.gather("merged-filled", f"{table.file}!{table.sheet}", where, _merged)
    records = tuple(
        replace(
            record,
            values=tuple(filled.get((record.row, k), value) for k, value in enumerate(record.values)),
        )
        for record in table.records
    )
    return replace(table, records=records)


def _merged(count: int) -> str:
    return f"{counted(count, 'cell is', 'cells are')} filled from the merged cells that they are part of."


def _formulas(count: int) -> str:
    return f"{counted(count, 'cell holds a formula', 'cells hold formulas')} without a calculated value."


def _errors(count: int) -> str:
    return f"{counted(count, 'cell holds', 'cells hold')} an error of the spreadsheet, and count as blank."


def _shown(lines: list[Line], hidden: Hidden, place: Place, notebook: Notebook) -> list[Line]:
    """Return the lines that a spreadsheet shows; a filter, or somebody's hand, has put the others aside."""
    gone = [line for line in lines if line.row in hidden.rows and any(line.cells)]
    if not gone:
        return lines
    for line in gone:
        where = Place(place.file, place.sheet, line.row)
        notebook.gather("hidden-rows", f"{place.file}!{place.sheet}", where, _hidden_rows)
    return [line for line in lines if line.row not in hidden.rows]


def _hidden_rows(count: int) -> str:
    return f"{counted(count, 'row is', 'rows are')} hidden in the workbook and not read."


def _tell_columns(table: Table, hidden: Hidden, notebook: Notebook) -> None:
    columns = [k for k in hidden.columns if k <= len(table.headers) and table.headers[k - 1]]
    if columns:
        letters = ", ".join(map(column_letters, columns))
        message = (
            f"{counted(len(columns), 'hidden column is', 'hidden columns are')} read all the same: {letters}."
        )
        notebook.add("hidden-columns", table.header_place(columns[0] - 1), message)


def _lines(rows: Iterable[tuple[Any, ...]], place: Place, notebook: Notebook) -> list[Line]:
    """Return the rows as text; reading stops at the caps and after a long stretch of nothing."""
    lines: list[Line] = []
    num_blank = num_cells = 0
    for number, values in enumerate(rows, start=1):
        if number > MAX_ROWS:
            where = Place(place.file, place.sheet, number)
            notebook.add("too-large", where, f"The sheet has more than {MAX_ROWS:,} rows.")
            break
        num_cells += len(values)
        if num_cells > MAX_PADDED_CELLS:
            where = Place(place.file, place.sheet, number)
            notebook.add("too-large", where, "The rows reach further to the right than any list of people.")
            break
        cells = [_as_text(cell) for cell in values[: MAX_COLUMNS + 1]]
        for k, value in enumerate(values[: MAX_COLUMNS + 1], start=1):
            if type(value) is str and value in _ERRORS:
                where = Place(place.file, place.sheet, number, k)
                notebook.gather("error-cell", f"{place.file}!{place.sheet}", where, _errors)
        if any(cells):
            while cells and not cells[-1]:
                cells.pop()
            lines.append(Line(number, cells))
            num_blank = 0
        else:
            num_blank += 1
            if num_blank >= MAX_BLANK_ROWS:
                break
    return lines


def _as_text(value: Any) -> str:
    """Return a cell as its owner would type it: 5 for 5.0, dates as ISO, blanks and errors as nothing."""
    if value is None:
        return ""
    if type(value) is str:
        return "" if value in _ERRORS else value
    return next((write(value) for kind, write in _WRITERS if isinstance(value, kind)), str(value))


def _date_text(value: datetime) -> str:
    return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")


def _hours_text(value: timedelta) -> str:
    minutes = int(value.total_seconds() // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})
_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "yes" if value else "no"),
    (float, lambda value: str(int(value)) if value.is_integer() else repr(value)),
    (datetime, _date_text),
    (date, date.isoformat),
    (time, lambda value: value.strftime("%H:%M")),
    (timedelta, _hours_text),
)
