"""Workbooks without the person."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import HEADER_WITHIN, Header, judged, read_header, traces_of

_MADE_BY = "recimentor"


def workbook_traces(data: bytes, columns: Mapping[str, str]) -> list[Trace]:
    """Return whom the rows of a workbook's sheets are about; nothing where it cannot be opened."""
    book = _opened(data)
    found = list[Trace]()
    for sheet in book.worksheets if book is not None else ():
        header = Header()
        for number, row in enumerate(sheet.iter_rows(values_only=True)):
            cells = [_text(value) for value in row]
            if header:
                found += traces_of(header, cells)
            elif number < HEADER_WITHIN:
                header = read_header(cells, columns)
    return found


def workbook_without(
    data: bytes, columns: Mapping[str, str], identity: Identity, token: Callable[[], str]
) -> tuple[bytes, int, int] | None:
    """Return a workbook without the person, and how many rows went and changed; ``None``: not to be opened.

    In a workbook that this program made, every row that tells of the person goes.
    """
    book = _opened(data)
    if book is None:
        return None
    is_made = _MADE_BY in str(book.properties.creator or "").casefold()
    removed = changed = 0
    for sheet in book.worksheets:
        counts = _sheet_without(sheet, columns, identity, token, is_made=is_made)
        removed, changed = removed + counts[0], changed + counts[1]
    if not removed and not changed:
        return data, 0, 0
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), removed, changed


def _sheet_without(
    sheet: Any,
    columns: Mapping[str, str],
    identity: Identity,
    token: Callable[[], str],
    *,
    is_made: bool,
) -> tuple[int, int]:
    header, gone, changed = Header(), list[int](), 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(cell.value) for cell in row]
        if not header and number <= HEADER_WITHIN:
            header = read_header(cells, columns)
            if header:
                continue
        new = judged(header, cells, identity, token)
        if new is None or (is_made and (new != cells or _tells_of(cells, identity))):
            gone.append(number)
            continue
        for cell, before, after in zip(row, cells, new, strict=True):
            if before != after:
                cell.value = after or None
        changed += new != cells
    for number in reversed(gone):
        sheet.delete_rows(number)
    return len(gone), changed


def _tells_of(cells: list[str], identity: Identity) -> bool:
    return any(identity.is_id(cell) for cell in cells if len(cell) > 1 and not cell.isdigit())


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in more ways than can be listed
        return None


def _text(value: object) -> str:
    return "" if value is None else str(value)
