"""Workbooks without the person."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from recimentor.forgetting.across import column_traces, own_columns
from recimentor.forgetting.rows import Taken, Told, judged_rows, row_traces, said, taken, told_rows
from recimentor.model.audience import COUNTS_SHEETS, MARKS
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace

_MADE_BY = "recimentor"
_LONGEST_TITLE = 31
#: Parts of the heading of a printed page, which openpyxl does not list.
_OF_HEADINGS = ("left", "center", "right", "text")


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
    book = _opened(file.data, is_whole=True)
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
    if book.vba_archive is not None:
        book.vba_archive.close()
    return out.getvalue(), said(much)


def _sheet_without(
    sheet: Any, columns: Mapping[str, str], identity: Identity, token: Callable[[], str], *, is_made: bool
) -> Taken:
    lines = list(sheet.iter_rows())
    rows = [[_text(cell.value) for cell in line] for line in lines]
    # A sheet that is called as the person is theirs.
    judged, is_own = judged_rows(rows, columns, identity, token), identity.is_named(sheet.title)
    gone = list[int]()
    own = own_columns(rows, columns, identity) if not is_own else frozenset[int]()
    for at, (line, cells, new) in enumerate(zip(lines, rows, judged, strict=True)):
        if new is None or is_own or (is_made and (new != cells or _tells_of(cells, identity))):
            gone.append(at + 1)
            judged[at] = None
            continue
        for cell, before, after in zip(line, cells, new, strict=True):
            if before != after:
                cell.value = after or None
    if _is_bound(sheet):
        _emptied(sheet, gone, own)
    else:
        _dropped(sheet, gone, own)
    return taken(rows, judged, len(own))


def _is_bound(sheet: Any) -> bool:
    """Return whether a sheet holds what names its rows and columns by their place: they do not move then."""
    has_formula = any(
        cell.data_type == "f" for one in sheet.parent.worksheets for row in one.iter_rows() for cell in row
    )
    return has_formula or bool(sheet.tables) or bool(sheet.merged_cells.ranges)


def _emptied(sheet: Any, rows: Sequence[int], columns: Iterable[int]) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.utils.cell import range_boundaries

    heads = {range_boundaries(table.ref)[1] for table in sheet.tables.values()}
    cells = [cell for at in rows for cell in sheet[at]]
    cells += [sheet.cell(at, column + 1) for at in range(1, sheet.max_row + 1) for column in columns]
    for cell in cells:
        if not isinstance(cell, MergedCell):
            # A column of a table has to be called something.
            cell.value = REMOVED if cell.row in heads else None
            cell.comment = cell.hyperlink = None


def _dropped(sheet: Any, rows: Sequence[int], columns: Iterable[int]) -> None:
    for at in reversed(rows):
        sheet.delete_rows(at)
    for at in sorted(columns, reverse=True):
        sheet.delete_cols(at + 1)
    # A link keeps the place at which it was read.
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                cell.hyperlink.ref = cell.coordinate


def _around(sheet: Any, identity: Identity) -> int:
    """Take the person out of what stands around the cells of a sheet, and return how much changed."""
    changed = 0
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        note, link = cell.comment, cell.hyperlink
        if note is not None and identity.is_in(f"{note.text} ; {note.author}"):
            cell.comment, changed = None, changed + 1
        parts = (link.target, link.location, link.tooltip, link.display) if link is not None else ()
        if any(identity.is_in(part or "") for part in parts):
            cell.hyperlink, changed = None, changed + 1
    title, count = identity.without(sheet.title)
    if count:
        sheet.title = title[:_LONGEST_TITLE]
    rules = [rule for held in sheet.conditional_formatting for rule in held.rules]
    holders = (sheet.HeaderFooter, sheet.data_validations, sheet.auto_filter, *rules, *sheet.tables.values())
    return changed + (count > 0) + sum(_mended(holder, identity) for holder in holders)


def _of_the_book(book: Any, identity: Identity) -> int:
    """Take the person out of a workbook's properties and names."""
    changed, own = _mended(book.properties, identity), book.custom_doc_props
    for name in [one.name for one in own.props if identity.is_in(f"{one.name} {one.value}")]:
        del own[name]
        changed += 1
    for names in (holder.defined_names for holder in (book, *book.worksheets)):
        for name in [one for one, what in names.items() if identity.is_in(f"{one} {what.attr_text}")]:
            del names[name]
            changed += 1
    return changed


def _mended(holder: Any, identity: Identity) -> int:
    """Take the person out of every text of an object of a workbook, and return in how many they were."""
    if isinstance(holder, list | tuple):
        return sum(_mended(one, identity) for one in holder)
    changed = 0
    parts = (*getattr(holder, "__attrs__", ()), *getattr(holder, "__elements__", ()))
    for part in parts or _OF_HEADINGS:
        value = getattr(holder, part, None)
        texts = value if isinstance(value, list) else [value]
        new = [identity.without(one)[0] if isinstance(one, str) else one for one in texts]
        if new != texts:
            setattr(holder, part, new if isinstance(value, list) else new[0])
            changed += 1
        elif value is not None and not isinstance(value, str):
            changed += _mended(value, identity)
    return changed


def _tells_of(cells: list[str], identity: Identity) -> bool:
    return any(identity.is_id(cell) for cell in cells if len(cell) > 1 and not cell.isdigit())


def _opened(data: bytes, *, is_whole: bool = False) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), keep_vba=is_whole and b"vbaProject" in data)
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in more ways than can be listed
        return None


def _text(value: object) -> str:
    return "" if value is None else str(value)
