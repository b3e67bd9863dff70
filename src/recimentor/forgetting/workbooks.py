"""Workbooks without the person."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from recimentor.forgetting.across import column_traces, own_columns
from recimentor.forgetting.rows import Taken, Told, judged_rows, row_traces, said, taken, told_rows
from recimentor.model.audience import COUNTS_SHEETS, MARKS
from recimentor.model.names import same_text

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace

_MADE_BY = "recimentor"
_LONGEST_TITLE = 31


def traces(file: File) -> Iterator[Trace]:
    """Yield whom the rows and columns of a workbook are about; nothing where it cannot be opened."""
    for _, rows in _sheets_of(file):
        yield from row_traces(rows, file.columns, str(file.path))
        yield from column_traces(rows, file.columns, str(file.path))


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield the cells of the person's own rows, columns and sheets, and where others name them."""
    for title, rows in _sheets_of(file):
        if identity.is_named(title):
            cells = ((row, at, cell) for row, line in enumerate(rows, 1) for at, cell in enumerate(line, 1))
            yield from (
                (f"{title}, row {row}", f"column {at}", cell) for row, at, cell in cells if cell.strip()
            )
        else:
            own = own_columns(rows, file.columns, identity)
            yield from told_rows(rows, file.columns, identity, own, f"{title}, ")


def _sheets_of(file: File) -> Iterator[tuple[str, list[list[str]]]]:
    book = _opened(file.data)
    for sheet in book.worksheets if book is not None else ():
        yield sheet.title, [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def without(file: File, identity: Identity, token: Callable[[], str]) -> tuple[bytes, str]:
    """Return a workbook without the person, and what was taken out; as it is where it cannot be opened.

    In a workbook that this program made, every row that tells of the person goes, and the sheets of counts.
    """
    book = _opened(file.data)
    if book is None:
        return file.data, ""
    about = book.properties
    is_made = _MADE_BY in same_text(str(about.creator or "")) or about.description in MARKS.values()
    # In what was made of a plan with aliases, the alias is the person.
    known = identity.as_alias() if is_made else identity
    much: Taken = Counter()
    for sheet in book.worksheets:
        much.update(_sheet_without(sheet, file.columns, known, token, is_made=is_made))
        much["row", "changed"] += _around(sheet, identity)
    much["row", "changed"] += _of_the_book(book, identity)
    if not any(much.values()):
        return file.data, ""
    for sheet in [one for one in book.worksheets if is_made and one.title in COUNTS_SHEETS]:
        book.remove(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue(), said(much)


def _sheet_without(
    sheet: Any, columns: Mapping[str, str], identity: Identity, token: Callable[[], str], *, is_made: bool
) -> Taken:
    lines = list(sheet.iter_rows())
    rows = [[_text(cell.value) for cell in line] for line in lines]
    # A sheet that is called as the person is theirs.
    judged, is_own, gone = judged_rows(rows, columns, identity, token), identity.is_named(sheet.title), []
    own = own_columns(rows, columns, identity) if not is_own else frozenset[int]()
    for number, (line, cells, new) in enumerate(zip(lines, rows, judged, strict=True), 1):
        if new is None or is_own or (is_made and (new != cells or _tells_of(cells, identity))):
            gone.append(number)
            judged[number - 1] = None
            continue
        for cell, before, after in zip(line, cells, new, strict=True):
            if before != after:
                cell.value = after or None
    for number in reversed(gone):
        sheet.delete_rows(number)
    for at in sorted(own, reverse=True):
        sheet.delete_cols(at + 1)
    return taken(rows, judged, len(own))


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
            if any(identity.is_in(str(part or "")) for part in parts):
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
    for part in vars(book.properties):
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
