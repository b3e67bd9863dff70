"""Workbooks without the person."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from recimentor.forgetting.across import column_traces, own_columns
from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import Taken, judged_rows, row_traces
from recimentor.model.audience import COUNTS_SHEETS, MARKS
from recimentor.model.names import same_text

_MADE_BY = "recimentor"
_LONGEST_TITLE = 31
_PROPERTIES = (
    "creator",
    "title",
    "description",
    "subject",
    "keywords",
    "category",
    "lastModifiedBy",
    "contentStatus",
    "identifier",
)


def workbook_traces(data: bytes, columns: Mapping[str, str], file: str = "") -> list[Trace]:
    """Return whom the rows and columns of a workbook are about; nothing where it cannot be opened."""
    found = list[Trace]()
    for _, rows in sheets_of(data):
        found += [*row_traces(rows, columns, file), *column_traces(rows, columns, file)]
    return found


def sheets_of(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the title and the rows of each sheet of a workbook; nothing where it cannot be opened."""
    book = _opened(data)
    for sheet in book.worksheets if book is not None else ():
        yield sheet.title, [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def workbook_without(
    data: bytes, columns: Mapping[str, str], identity: Identity, token: Callable[[], str]
) -> tuple[bytes, Taken] | None:
    """Return a workbook without the person, and what was taken out; ``None`` where it cannot be opened.

    In a workbook that this program made, every row that tells of the person goes, and the sheets of counts.
    """
    book = _opened(data)
    if book is None:
        return None
    about = book.properties
    is_made = _MADE_BY in same_text(str(about.creator or "")) or about.description in MARKS.values()
    taken, changed = list[Taken](), 0
    for sheet in book.worksheets:
        taken.append(_sheet_without(sheet, columns, identity, token, is_made=is_made))
        changed += _around(sheet, identity)
    changed += _of_the_book(book, identity)
    whole = Taken(
        sum(one.removed for one in taken),
        sum(one.changed for one in taken) + changed,
        sum(one.columns for one in taken),
    )
    if whole == Taken():
        return data, whole
    for sheet in [one for one in book.worksheets if is_made and one.title in COUNTS_SHEETS]:
        book.remove(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), whole


def _sheet_without(
    sheet: Any,
    columns: Mapping[str, str],
    identity: Identity,
    token: Callable[[], str],
    *,
    is_made: bool,
) -> Taken:
    lines = list(sheet.iter_rows())
    rows = [[_text(cell.value) for cell in line] for line in lines]
    # A sheet that is called as the person is theirs.
    found = judged_rows(rows, columns, identity, token)
    is_own, gone, changed = identity.is_named(sheet.title), list[int](), 0
    own = own_columns(rows, columns, identity) if not is_own else frozenset[int]()
    for number, (line, cells, new) in enumerate(zip(lines, rows, found.rows, strict=True), 1):
        if new is None or is_own or (is_made and (new != cells or _tells_of(cells, identity))):
            gone.append(number)
            continue
        for cell, before, after in zip(line, cells, new, strict=True):
            if before != after:
                cell.value = after or None
        changed += new != cells
    for number in reversed(gone):
        sheet.delete_rows(number)
    for at in sorted(own, reverse=True):
        sheet.delete_cols(at + 1)
    return Taken(len(gone), changed, len(own))


def _around(sheet: Any, identity: Identity) -> int:
    """Take the person out of what stands around the cells of a sheet, and return how much changed."""
    changed = _mended(sheet, "title", identity, longest=_LONGEST_TITLE)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None and (
                identity.is_in(cell.comment.text) or identity.is_in(cell.comment.author or "")
            ):
                cell.comment = None
                changed += 1
            link = cell.hyperlink
            parts = (link.target, link.location, link.tooltip, link.display) if link is not None else ()
            if any(identity.is_in(unquote(str(part or ""))) for part in parts):
                cell.hyperlink = None
                changed += 1
    for kind in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
        for side in ("left", "center", "right"):
            changed += _mended(getattr(getattr(sheet, kind), side), "text", identity)
    for rule in sheet.data_validations.dataValidation:
        for part in ("formula1", "formula2", "prompt", "promptTitle", "error", "errorTitle"):
            changed += _mended(rule, part, identity)
    return changed


def _of_the_book(book: Any, identity: Identity) -> int:
    """Take the person out of a workbook's properties and names."""
    changed = 0
    for part in _PROPERTIES:
        changed += _mended(book.properties, part, identity)
    own = [one.name for one in book.custom_doc_props.props if identity.is_in(f"{one.name} {one.value}")]
    for name in own:
        del book.custom_doc_props[name]
    changed += len(own)
    for holder in (book, *book.worksheets):
        names = holder.defined_names
        own = [name for name, what in names.items() if identity.is_in(f"{name} {what.attr_text}")]
        for name in own:
            del names[name]
        changed += len(own)
    return changed


def _mended(holder: Any, part: str, identity: Identity, longest: int | None = None) -> int:
    value = getattr(holder, part, None)
    if not isinstance(value, str):
        return 0
    new, count = identity.without(value)
    if count:
        setattr(holder, part, new[:longest])
    return int(count > 0)


def _tells_of(cells: list[str], identity: Identity) -> bool:
    return any(identity.is_id(cell) for cell in cells if len(cell) > 1 and not cell.isdigit())


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), keep_vba=b"vbaProject" in data)
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in more ways than can be listed
        return None


def _text(value: object) -> str:
    return "" if value is None else str(value)
