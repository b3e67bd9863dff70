"""Tables that lie on their side: a column for each person, and the questions down the first column."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.intake.columns.fields import field_of, is_known_header
from recimentor.intake.reading.heads import EMAIL
from recimentor.intake.reading.line import Line

_LOOKED_AT = 60
_FEWEST_QUESTIONS = 3
_FEWEST_PEOPLE = 2
_MOST_QUESTIONS = 60
_NAMES = frozenset({"name", "first_name", "last_name", "email", "id"})


def is_turned(filled: Sequence[Line]) -> bool:
    """Return whether the headers stand in the first column.

    They do where the first column names three known fields or more, one of them of who somebody is, each
    once, and no line names as many; or where a line of addresses follows a known header.
    """
    if _has_line_of_addresses(filled):
        return True
    heads = [line.cells[0] for line in filled[:_LOOKED_AT] if line.cells]
    fields = [entry.name for head in heads if (entry := field_of(head)) is not None]
    if len(fields) < _FEWEST_QUESTIONS or len(set(fields)) < len(fields) or not _NAMES & set(fields):
        return False
    width = max(len(line.cells) for line in filled)
    rows = max(sum(is_known_header(cell) for cell in line.cells) for line in filled[:_LOOKED_AT])
    return width > _FEWEST_PEOPLE and rows < len(fields)


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
    return fields.count("email") == 1 and len(_NAMES & set(fields)) > 1 and known <= 1


def turned(filled: Sequence[Line]) -> list[Line]:
    """Return the columns as lines, each numbered by its column; columns that hold nothing are left out."""
    width = max(len(line.cells) for line in filled)
    columns = [
        Line(k + 1, [line.cells[k] if k < len(line.cells) else "" for line in filled]) for k in range(width)
    ]
    return [line for line in columns if any(cell.strip() for cell in line.cells)]
