"""Workbooks: read-only openpyxl behind caps on unpacked size, rows and columns."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

from recimentor.files.formats import (
    ARCHIVE_FAULTS,
    ARCHIVES,
    MAX_UNPACKED_BYTES,
    Format,
    format_of_bytes,
)
from recimentor.intake.columns.fields import field_of
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.reading.cells import MAX_COLUMNS, MAX_ROWS, Table
from recimentor.intake.reading.lines import Line, table_of_lines
from recimentor.model.finding import Place

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MAX_PARTS = 5_000
#: After so many blank rows nothing more is expected; formatting alone may reach down a million.
MAX_BLANK_ROWS = 2_000

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PROLOGUE_BYTES = 20_000
_SAVE = "Open it and save the sheet as .xlsx or as CSV UTF-8."


def is_workbook(data: bytes) -> bool:
    """Return whether bytes are a workbook of any age, or another ZIP archive."""
    return format_of_bytes(data) in {*ARCHIVES, Format.OLD_OFFICE}


def read_xlsx(
    data: bytes, file: str, notebook: Notebook, *, sheets: Sequence[str] = (), header_row: int | None = None
) -> list[Table]:
    """Return the tables of a workbook's sheets.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Name for the findings.
    notebook
        Takes ``file-unreadable``, ``too-large``, ``unknown-sheet``, ``sheet-chosen`` and what the rows bring.
    sheets
        Names or patterns of the sheets to read; by default the one that looks most like a list of people.
    header_row
        Row of the headers; by default it is found in each sheet.
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
                return _tables(book, file, notebook, sheets, header_row)
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
        try:
            if any(_has_entities(archive, name) for name in names if name.endswith((".xml", ".rels"))):
                return "file-unreadable", "The workbook defines XML entities, which no workbook does.", _SAVE
        except ARCHIVE_FAULTS:
            return "file-unreadable", "The workbook is damaged: a part of it does not unpack.", _SAVE
    return None


def _other_archive(kind: Format | None, names: set[str]) -> tuple[str, str, str]:
    if kind is Format.OPEN_DOCUMENT:
        return "file-unreadable", "This is an OpenDocument sheet (.ods).", _SAVE
    if any(name.endswith(("Profile.csv", "Connections.csv")) for name in names):
        fix = "Read it with `recimentor import linkedin`, then give what that writes."
        return "file-unreadable", "This looks like a LinkedIn archive, not a workbook.", fix
    return "file-unreadable", "This is a ZIP archive, not a workbook.", "Unpack it, and give the table in it."


def _has_entities(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        return _ENTITY.search(part.read(_PROLOGUE_BYTES)) is not None


def _tables(
    book: Workbook, file: str, notebook: Notebook, sheets: Sequence[str], header_row: int | None
) -> list[Table]:
    names = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for wanted in sheets:
        if not _chosen(names, [wanted]):
            near = nearest(wanted, names)
            hint = f' Did you mean "{near}"?' if near is not None else ""
            known = ", ".join(f'"{name}"' for name in names)
            notebook.add(
                "unknown-sheet", Place(file), f'There is no sheet "{wanted}"; there are {known}.{hint}'
            )
    chosen = _chosen(names, sheets) if sheets else names
    found: list[tuple[Table, list[Any]]] = []
    for name in chosen:
        own = Notebook()
        lines = _lines(book[name].iter_rows(values_only=True), Place(file, name), own)
        table = table_of_lines(lines, file, name, own, header_row=header_row)
        if table is not None:
            found.append((table, own.findings))
        elif sheets or len(chosen) == 1:
            notebook.extend(own.findings)
    if not sheets:
        found = _most_like_people(found, file, notebook)
    for _, findings in found:
        notebook.extend(findings)
    if not found and not sheets and len(chosen) != 1:
        notebook.add("file-empty", Place(file), "No sheet of the workbook holds anything.")
    return [table for table, _ in found]


def _chosen(names: Sequence[str], wanted: Sequence[str]) -> list[str]:
    patterns = [pattern.casefold() for pattern in wanted]
    return [name for name in names if any(fnmatchcase(name.casefold(), pattern) for pattern in patterns)]


def _most_like_people(
    found: list[tuple[Table, list[Any]]], file: str, notebook: Notebook
) -> list[tuple[Table, list[Any]]]:
    """Keep the sheet with the most known headers, the first of several; say so where there was a choice."""
    full = [entry for entry in found if entry[0].records] or found
    if len(full) <= 1:
        return full
    best = max(full, key=lambda entry: sum(field_of(header) is not None for header in entry[0].headers))
    names = ", ".join(f'"{table.sheet}"' for table, _ in full)
    message = f'The workbook has {len(full)} sheets with rows ({names}); "{best[0].sheet}" is read.'
    notebook.add("sheet-chosen", Place(file, best[0].sheet), message)
    return [best]


def _lines(rows: Iterable[tuple[Any, ...]], place: Place, notebook: Notebook) -> list[Line]:
    """Return the rows as text; reading stops at the caps and after a long stretch of nothing."""
    lines: list[Line] = []
    num_blank = 0
    for number, values in enumerate(rows, start=1):
        if number > MAX_ROWS:
            where = Place(place.file, place.sheet, number)
            notebook.add("too-large", where, f"The sheet has more than {MAX_ROWS:,} rows.")
            break
        cells = [_as_text(cell) for cell in values[: MAX_COLUMNS + 1]]
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
