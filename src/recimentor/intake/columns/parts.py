"""Headers that hold a known one: numbered (``Skill 1``), or one of a grid (``I can teach [Excel]``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recimentor.intake.columns.fields import Kind, field_of
from recimentor.intake.reading.cells import Record, text_of
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.model.columns import Cells
from recimentor.model.participant import header_key
from recimentor.model.patterns import short

_ORDINALS = """
    first second third fourth fifth 1st 2nd 3rd 4th 5th erste erster zweite zweiter dritte dritter premier
    premiere deuxieme troisieme primera segunda tercera primeira terceira eerste tweede derde
"""
_ORDINAL = "|".join(_ORDINALS.split())
_NUMBERED = short(
    re.compile(
        r"^(?P<base>.+?)[\s_.\-\u2013:#(\[]*(?:no\.?\s*|nr\.?\s*|#)?"
        rf"(?P<number>\d{{1,2}}|\b(?:{_ORDINAL})(?: choice| skill)?)[)\]]?$",
        re.IGNORECASE | re.DOTALL,
    ),
    600,
)
_GRIDS = (
    short(re.compile(r"^(?P<base>.+?)\s*\[(?P<label>[^\[\]]+)\]\s*$", re.DOTALL), 600),
    short(re.compile(r"^(?P<base>[^:]+?)\s*:\s*(?P<label>\S.*)$", re.DOTALL), 600),
    short(
        re.compile(
            r"^(?P<base>.+?)\s+(?:[-\u2013\u2014>|/]|>>|->)\s+(?:Selected Choice\s+-\s+)?(?P<label>\S.*)$",
            re.DOTALL,
        ),
        600,
    ),
)
_CODE = re.compile(r"(?:SQ|Q|A|C|AO|item|opt(?:ion)?|ans)?[_ ]?\d+(?:[._]\d+)*|[A-Z]\d*", re.IGNORECASE)
_LISTS = frozenset({Kind.OFFERS, Kind.WANTS, Kind.LIST, Kind.LINES, Kind.WINDOWS})
_SKILLS = frozenset({"offers", "wants"})
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Part:
    """What a header says beyond the field that it names.

    Parameters
    ----------
    field
        Name of the canonical field.
    base
        The part of the header that names it.
    label
        What one column of a grid is about; empty for a numbered column.
    """

    field: str
    base: str
    label: str = ""


def is_code(label: str) -> bool:
    """Return whether a label is a code of a survey tool, such as ``SQ001``, and no name of a skill."""
    return _CODE.fullmatch(label.strip()) is not None


@lru_cache(maxsize=10_000)
def numbered_part(header: str) -> Part | None:
    """Return the field of a numbered header, such as ``Skill 1`` or ``What can you teach? (second)``."""
    found = _NUMBERED.match(header.strip())
    entry = field_of(found.group("base")) if found else None
    if found is None or entry is None or entry.kind not in _LISTS:
        return None
    return Part(entry.name, header_key(found.group("base")))


@lru_cache(maxsize=10_000)
def grid_part(header: str) -> Part | None:
    """Return field and label of one column of a grid whose question is known."""
    for pattern in _GRIDS:
        found = pattern.match(header.strip())
        entry = field_of(found.group("base")) if found else None
        if found is not None and entry is not None and entry.name in _SKILLS:
            return Part(entry.name, header_key(found.group("base")), found.group("label").strip())
    return None


def parts_of(headers: Sequence[str]) -> dict[int, Part]:
    """Return the parts of a table's headers by position; a grid has two columns at least."""
    grids = {k: part for k, header in enumerate(headers) if (part := grid_part(header)) is not None}
    sizes = Counter(part.base for part in grids.values())
    found = {k: part for k, part in grids.items() if sizes[part.base] >= _FEWEST}
    for k, header in enumerate(headers):
        if k not in found and field_of(header) is None and (part := numbered_part(header)) is not None:
            found[k] = part
    return found


def cells_of_grid(records: Sequence[Record], columns: Sequence[tuple[int, str]]) -> Cells | None:
    """Return what the cells of a grid hold: levels, ticks, or lists of skills after all (None: neither).

    Parameters
    ----------
    records
        The rows.
    columns
        Position and label of each column of the grid.
    """
    answers: set[str] = set()
    for index, label in columns:
        key = header_key(label)
        answers |= {
            text for record in records if (text := text_of(record.values[index])) and header_key(text) != key
        }
    if all(yes_or_no(text) is not None for text in answers):
        return Cells.TICK
    if all(rating_of(text, {}) is not None for text in answers):
        return Cells.LEVEL
    has_signs = any(yes_or_no(text) is not None or rating_of(text, {}) is not None for text in answers)
    return None if has_signs else Cells.LIST
