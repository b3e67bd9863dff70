"""Which lines of a sheet are its headers: one, or two and three as survey tools write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recimentor.intake.columns.fields import field_of, is_known_header
from recimentor.intake.reading.cells import Line
from recimentor.model.names import same_text
from recimentor.model.participant import IDENTIFYING_FIELDS

EMAIL = re.compile(r"[^@\s\[]+@[^@\s]+\.[^@\s]+$")

_LOOKED_AT = 15
#: Codes, questions, import ids are the first three lines.
_WITH_IDS = 3
_FEWEST_KNOWN = 2
_NUMBER = re.compile(r"[-+\d.,:/ ]+")
#: Qualtrics writes a third line of headers, for machines.
_IMPORT_ID = re.compile(r'\s*\{\s*"?ImportId"?\s*:', re.IGNORECASE)
#: What SurveyMonkey writes below a question that has no choices.
_NO_CHOICE = frozenset({"response", "open-ended response", "antwort", "offene antwort", "réponse"})
_DIRECTIONS = frozenset({"offers", "wants"})


@dataclass(frozen=True, slots=True)
class Head:
    """The headers of a table.

    Parameters
    ----------
    start, end
        The filled lines that they are in; ``end`` is the first line below.
    row
        Row of the last of them.
    cells
        The headers; of two lines, ``question [choice]``.
    """

    start: int
    end: int
    row: int
    cells: tuple[str, ...]


def find_head(filled: Sequence[Line], *, is_given: bool = False) -> Head:
    """Return the headers among the filled lines.

    Parameters
    ----------
    filled
        Lines that hold anything.
    is_given
        Whether the first of them is said to be the header; a line of choices may still follow it.
    """
    ids = next((at for at, line in enumerate(filled[:_WITH_IDS]) if is_import_ids(line.cells)), 0)
    at = 0 if is_given else (ids - 1 if ids else _find_header(filled))
    head = filled[at]
    below = filled[at + 1] if at + 1 < len(filled) else None
    if below is not None and (_are_choices(head.cells, below.cells) or _are_groups(head.cells, below.cells)):
        cells = _joined(head.cells, below.cells)
        return Head(at, at + 2, below.row, cells)
    above = filled[at - 1] if at and not is_given and not ids else None
    if (
        above is not None
        and above.row == head.row - 1
        and (_are_groups(above.cells, head.cells) or _are_choices(above.cells, head.cells))
    ):
        return Head(at - 1, at + 1, head.row, _joined(above.cells, head.cells))
    return Head(at, at + 1, head.row, tuple(head.cells))


def is_import_ids(cells: Sequence[str]) -> bool:
    """Return whether a line holds the import ids of Qualtrics."""
    return any(_IMPORT_ID.match(cell) for cell in cells)


def _find_header(filled: Sequence[Line]) -> int:
    """Return which of the filled lines holds the headers.

    The first line that names the most known fields wins, two at least; else the first that fills at least
    half as many cells as the widest of the first lines, with words.
    """
    sample = filled[:_LOOKED_AT]
    moving = _moving(sample)
    known = [
        sum(is_known_header(cell) for cell in line.cells if same_text(cell) not in moving) for line in sample
    ]
    best = max(known)
    if best >= _FEWEST_KNOWN:
        return known.index(best)
    widths = [sum(bool(cell.strip()) for cell in line.cells) for line in sample]
    for at, line in enumerate(sample):
        words = [cell for cell in line.cells if cell.strip() and not _NUMBER.fullmatch(cell.strip())]
        if 2 * widths[at] >= max(widths) and 2 * len(words) >= widths[at]:
            return at
    return 0


def _moving(sample: Sequence[Line]) -> frozenset[str]:
    """Return the texts that stand in other columns on other lines: answers do, and headers do not."""
    first: dict[str, tuple[int, int]] = {}
    found: set[str] = set()
    for at, line in enumerate(sample):
        for k, cell in enumerate(line.cells):
            text = same_text(cell)
            if text:
                row, column = first.setdefault(text, (at, k))
                if row != at and column != k:
                    found.add(text)
    return frozenset(found)


def _are_groups(top: Sequence[str], bottom: Sequence[str]) -> bool:
    """Return whether a line above the headers groups them: ``I can teach`` over eight skills."""
    labels = [cell.strip() for cell in bottom]
    groups = [cell.strip() for cell in top]
    filled = [cell for cell in groups if cell]
    if not filled or len(filled) >= sum(map(bool, labels)) or any(map(_is_data, (*filled, *labels))):
        return False
    if not any(map(is_known_header, labels)):
        return False
    is_telling = any(_direction(cell) for cell in filled)
    counts = Counter(same_text(label) for label in labels if label)
    return is_telling or (len(filled) > 1 and max(counts.values(), default=0) > 1)


def _are_choices(top: Sequence[str], bottom: Sequence[str]) -> bool:
    """Return whether a line under the headers names the choices of questions that take several columns."""
    holes = [k for k in range(len(bottom)) if k >= len(top) or not top[k].strip()]
    told = [bottom[k].strip() for k in holes if bottom[k].strip()]
    if not told or len(told) != len(holes) or any(_is_data(cell) for cell in bottom):
        return False
    if any(map(is_known_header, told)):
        return False
    told_once = (bottom[k].strip() for k in range(min(len(top), len(bottom))) if _is_answered_once(top[k]))
    return all(not choice or same_text(choice) in _NO_CHOICE for choice in told_once)


def _is_data(cell: str) -> bool:
    text = cell.strip()
    return bool(text) and (EMAIL.match(text) is not None or _NUMBER.fullmatch(text) is not None)


def _is_answered_once(header: str) -> bool:
    """Return whether a question has one answer in words and no choices: a name, an e-mail."""
    entry = field_of(header)
    return entry is not None and entry.name in IDENTIFYING_FIELDS


def _direction(text: str) -> str:
    entry = field_of(text)
    return entry.name if entry is not None and entry.name in _DIRECTIONS else ""


def _joined(top: Sequence[str], bottom: Sequence[str]) -> tuple[str, ...]:
    """Return the headers of two lines: the group goes on over the blank cells to its right."""
    width = max(len(top), len(bottom))
    groups: list[str] = []
    for k in range(width):
        own = top[k].strip() if k < len(top) else ""
        groups.append(own or (groups[-1] if groups else ""))
    sizes = Counter(groups)
    found = []
    for k, group in enumerate(groups):
        label = bottom[k].strip() if k < len(bottom) else ""
        if not label or same_text(label) in _NO_CHOICE:
            found.append(group)
        elif not group or (is_known_header(label) and not _direction(group) and not _is_alone(sizes, group)):
            found.append(label)
        else:
            found.append(f"{group} [{label}]")
    return tuple(found)


def _is_alone(sizes: Counter[str], group: str) -> bool:
    return sizes[group] == 1 and field_of(group) is not None
