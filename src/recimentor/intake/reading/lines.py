"""Lines of a sheet to a table: which way it lies, where its headers are, which lines hold people."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recimentor.intake.columns.fields import field_of, is_known_header
from recimentor.intake.columns.rated_cells import SKILL
from recimentor.intake.columns.ways import ways_in
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import MAX_CELL_CHARS, MAX_COLUMNS, Line, Record, Table
from recimentor.intake.reading.heads import EMAIL, Head, find_head
from recimentor.intake.reading.leftovers import without_leftovers
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.participant import IDENTIFYING_FIELDS

__all__ = ["Line", "table_of_lines"]


def table_of_lines(
    lines: Sequence[Line],
    file: str,
    sheet: str,
    notebook: Notebook,
    *,
    header_row: int | None = None,
    skip_rows: Collection[int] = (),
) -> Table | None:
    """Return the table under the header, or None with a finding where there is none.

    Parameters
    ----------
    lines
        All rows, blank ones too.
    file, sheet
        For the findings.
    notebook
        Takes ``file-empty``, ``no-header``, ``row-too-long``, ``too-large``, ``header-found``,
        ``table-turned``, ``row-not-a-person`` and ``test-row``.
    header_row
        Row of the headers; by default it is found.
    skip_rows
        Rows that are not read at all.

    Notes
    -----
    Rows that hold nothing are left out; lines above the header are skipped and said. A table that lies on its
    side is turned. Totals, footers, repeated headers and test rows are left aside and said.
    """
    filled = [line for line in lines if any(line.cells) and any(cell.strip() for cell in line.cells)]
    filled = [line for line in filled if line.row not in skip_rows]
    if header_row is not None and filled and filled[-1].row < header_row:
        message = f"The headers are said to be in row {header_row:,}, and the last row is {filled[-1].row:,}."
        notebook.add("file-empty", Place(file, sheet), message, "Correct `header_row:` in the program file.")
        return None
    if header_row is not None:
        filled = [line for line in filled if line.row >= header_row]
    if not filled:
        notebook.add("file-empty", Place(file, sheet), "There is nothing in it.")
        return None
    place = Place(file, sheet)
    is_on_side = header_row is None and is_turned(filled)
    if is_on_side:
        filled = turned(filled)
        message = "People stand in columns here and their answers in rows; the table is read that way."
        notebook.add("table-turned", Place(file, sheet, 0, 1), message)
    head = find_head(filled, is_given=header_row is not None)
    _tell_head(head, filled, place, notebook, is_on_side=is_on_side)
    return _table(head, filled[head.end :], place, notebook, is_on_side=is_on_side)


def _tell_head(
    head: Head, filled: Sequence[Line], place: Place, notebook: Notebook, *, is_on_side: bool
) -> None:
    if is_on_side:
        return
    row = filled[head.start].row
    if head.end - head.start > 1:
        message = f"The headers are in rows {row} to {filled[head.end - 1].row}; they are read together."
        notebook.add("header-found", Place(place.file, place.sheet, row), message)
    elif head.start:
        above = counted(head.start, "line above it is", "lines above it are")
        message = f"The headers are in row {row}; {above} skipped."
        notebook.add("header-found", Place(place.file, place.sheet, row), message)


def _table(
    head: Head, lines: Sequence[Line], place: Place, notebook: Notebook, *, is_on_side: bool
) -> Table | None:
    width = len(head.cells)
    where = Place(place.file, place.sheet, head.row)
    if width > MAX_COLUMNS:
        message = f"The header row has {width:,} columns; {MAX_COLUMNS:,} are read at most."
        notebook.add("too-large", where, message)
        return None
    if any(EMAIL.match(cell.strip()) for cell in head.cells):
        notebook.add("no-header", where, "The first row looks like a person: there are no headers.")
        return None
    records = []
    for line in without_leftovers(lines, head.cells, place, notebook):
        _check_cells(line, width, head.cells, Place(place.file, place.sheet, line.row), notebook)
        cells = line.cells[:width]
        records.append(Record(line.row, (*cells, *[""] * (width - len(cells)))))
    headers = tuple(header.strip() for header in head.cells)
    return Table(place.file, place.sheet, headers, head.row, tuple(records), is_turned=is_on_side)


def _check_cells(line: Line, width: int, headers: Sequence[str], place: Place, notebook: Notebook) -> None:
    """Report cells beyond the header and cells that no spreadsheet could hold."""
    cells = line.cells
    if len(cells) > width:
        extra = next((k for k in range(width, len(cells)) if cells[k].strip()), None)
        if extra is not None:
            more = counted(len(cells) - width, "cell", "cells")
            where = Place(place.file, place.sheet, place.row, extra + 1)
            notebook.add("row-too-long", where, f"The row has {more} more than the header.")
    if max(map(len, cells)) > MAX_CELL_CHARS:
        for k, cell in enumerate(cells):
            if len(cell) > MAX_CELL_CHARS:
                header = headers[k].strip() if k < width else ""
                where = Place(place.file, place.sheet, place.row, k + 1, header)
                notebook.add("too-large", where, f"The cell holds more than {MAX_CELL_CHARS:,} characters.")


_LOOKED_AT = 60
_FEWEST_QUESTIONS = 3
_FEWEST_PEOPLE = 2
_MOST_QUESTIONS = 60
_MOST_ANSWERS = 6


def is_turned(filled: Sequence[Line]) -> bool:
    """Return whether the headers stand in the first column.

    They do where the first column names three known fields or more, one of them of who somebody is, each
    once, and no line names as many; or where a line of addresses follows a known header.
    """
    if _has_line_of_addresses(filled) or _are_skills_by_people(filled):
        return True
    heads = [line.cells[0] for line in filled[:_LOOKED_AT] if line.cells]
    fields = [entry.name for head in heads if (entry := field_of(head)) is not None]
    if (
        len(fields) < _FEWEST_QUESTIONS
        or len(set(fields)) < len(fields)
        or not IDENTIFYING_FIELDS & set(fields)
    ):
        return False
    width = max(len(line.cells) for line in filled)
    rows = max(sum(is_known_header(cell) for cell in line.cells) for line in filled[:_LOOKED_AT])
    return width > _FEWEST_PEOPLE and rows < len(fields)


def _are_skills_by_people(filled: Sequence[Line]) -> bool:
    """Return whether lines are skills and columns people, whose cells say both directions."""
    if len(filled) <= _FEWEST_QUESTIONS or not filled[0].cells or not SKILL.match(filled[0].cells[0].strip()):
        return False
    people = [cell.strip() for cell in filled[0].cells[1:] if cell.strip()]
    if len(people) < _FEWEST_PEOPLE or any(map(is_known_header, people)):
        return False
    answers = {text for line in filled[1:] for cell in line.cells[1:] if (text := cell.strip())}
    return 0 < len(answers) <= _MOST_ANSWERS and ways_in(frozenset(answers), by_elimination=True) is not None


def _has_line_of_addresses(filled: Sequence[Line]) -> bool:
    """Return whether one line alone holds addresses, after a header for them, beside a line of names."""
    lines = filled[:_LOOKED_AT]
    counts = [sum(EMAIL.match(cell.strip()) is not None for cell in line.cells[1:]) for line in lines]
    found = [k for k, count in enumerate(counts) if count]
    if len(found) != 1 or counts[found[0]] < _FEWEST_PEOPLE or len(lines) > _MOST_QUESTIONS:
        return False
    heads = [field_of(line.cells[0]) for line in lines if line.cells]
    fields = [entry.name for entry in heads if entry is not None]
    known = max(sum(is_known_header(cell) for cell in line.cells) for line in lines)
    return fields.count("email") == 1 and len(IDENTIFYING_FIELDS & set(fields)) > 1 and known <= 1


def turned(filled: Sequence[Line]) -> list[Line]:
    """Return the columns as lines, each numbered by its column; columns that hold nothing are left out."""
    width = max(len(line.cells) for line in filled)
    columns = [
        Line(k + 1, [line.cells[k] if k < len(line.cells) else "" for line in filled]) for k in range(width)
    ]
    if _are_skills_by_people(filled):
        columns[0].cells[0] = "Name"
    return [line for line in columns if any(cell.strip() for cell in line.cells)]
