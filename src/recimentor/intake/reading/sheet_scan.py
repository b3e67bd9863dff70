"""A look at the parts of a workbook before they are read: how much, entities, what is hidden or merged."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from recimentor.files.formats import ARCHIVE_FAULTS

#: More elements than this, and a small file would take minutes: some 2 million cells.
MAX_ELEMENTS = 10_000_000
#: Styles and names cost more each than cells do, and no list of people has as many.
MAX_OTHER_ELEMENTS = 500_000
#: In a piece of a part: no element has as many attributes, and each costs more than a cell.
MAX_ATTRIBUTES = 2_000
MAX_ATTRIBUTES_OF_EACH = 100

_CHUNK = 1 << 20
_OVERLAP = 400
#: A formula may be long; a cell with one is looked for in pieces that overlap by so much.
_FORMULA_OVERLAP = 20_000
_WORD = b"|".join(b"\\x00?".join(bytes([c]) for c in word) for word in (b"DOCTYPE", b"ENTITY"))
#: In UTF-16 a NUL stands between two letters.
_ENTITY = re.compile(rb"<\x00?!\x00?(?:" + _WORD + rb")", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*\bhidden=\"(?:1|true)\"[^<>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^<>]*\bhidden=\"(?:1|true)\"[^<>]*>")
_ATTRIBUTE = re.compile(rb"=\s{0,20}[\"']")
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_FROM_TO = re.compile(rb"\b(min|max)=\"(\d+)\"")


_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b(?P<about>[^<>]*)>\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_AT = re.compile(rb"\br=\"([A-Z]{1,3})(\d+)\"")
_IS_TEXT = re.compile(rb"\bt=\"str\"")
_MOST_MERGED = 10_000


@dataclass(frozen=True, slots=True)
class Merged:
    """A stretch of merged cells of one column over several rows, numbered from 1."""

    column: int
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """Rows and columns of a sheet that a spreadsheet does not show, numbered from 1."""

    rows: frozenset[int] = frozenset()
    columns: tuple[int, ...] = ()


def fault_of_parts(archive: zipfile.ZipFile) -> str | None:
    """Return what makes a workbook unreadable: ``damaged``, ``entities`` or ``too-large``; else None.

    Every part is unpacked piece by piece; nothing is held.
    """
    num_cells = num_others = 0
    try:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            is_sheet = "worksheets/" in name or name.endswith("sharedStrings.xml")
            for chunk in _chunks(archive, name):
                if _ENTITY.search(chunk):
                    return "entities"
                count = chunk.count(b"<")
                if _has_too_many_attributes(chunk, count):
                    return "too-large"
                num_cells, num_others = num_cells + count * is_sheet, num_others + count * (not is_sheet)
                if num_cells > MAX_ELEMENTS or num_others > MAX_OTHER_ELEMENTS:
                    return "too-large"
    except ARCHIVE_FAULTS:
        return "damaged"
    return None


def _has_too_many_attributes(chunk: bytes, num_elements: int) -> bool:
    most = MAX_ATTRIBUTES + MAX_ATTRIBUTES_OF_EACH * num_elements
    # Texts hold signs of equality too: they are told apart only where there are that many.
    return chunk.count(b"=") > most and sum(1 for _ in _ATTRIBUTE.finditer(chunk)) > most


def hidden_in(archive: zipfile.ZipFile, name: str) -> Hidden:
    """Return what is hidden in a sheet, by the name of its part."""
    rows: set[int] = set()
    columns: set[int] = set()
    for chunk in _chunks(archive, name):
        if b"hidden=" not in chunk:
            continue
        rows |= {int(number.group(1)) for tag in _ROW.findall(chunk) if (number := _NUMBER.search(tag))}
        for tag in _COLUMN.findall(chunk):
            ends = {key: int(value) for key, value in _FROM_TO.findall(tag)}
            if len(ends) == len((b"min", b"max")):
                columns.update(range(ends[b"min"], min(ends[b"max"], ends[b"min"] + 100) + 1))
    return Hidden(frozenset(rows), tuple(sorted(columns)))


def merged_in(archive: zipfile.ZipFile, name: str) -> tuple[Merged, ...]:
    """Return the merged cells of a sheet that reach over several rows, by the name of its part."""
    found: dict[Merged, None] = {}
    for chunk in _chunks(archive, name):
        for left, top, _, bottom in _MERGED.findall(chunk):
            if int(bottom) > int(top) and len(found) < _MOST_MERGED:
                found[Merged(_column(left), int(top), int(bottom))] = None
    return tuple(found)


def formulas_without_value(archive: zipfile.ZipFile, name: str) -> tuple[tuple[int, int], ...]:
    """Return row and column, from 1, of every formula of a sheet whose value no program has calculated."""
    found: set[tuple[int, int]] = set()
    for chunk in _chunks(archive, name, _FORMULA_OVERLAP):
        if b"<f" not in chunk and b":f" not in chunk:
            continue
        for cell in _FORMULA.finditer(chunk):
            at = _AT.search(cell["about"])
            # A formula may well give an empty text.
            if at is not None and not _IS_TEXT.search(cell["about"]):
                found.add((int(at[2]), _column(at[1])))
    return tuple(sorted(found))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _chunks(archive: zipfile.ZipFile, name: str, overlap: int = _OVERLAP) -> Iterator[bytes]:
    """Yield the bytes of a part; each piece begins with the end of the former, so that no tag is cut."""
    with archive.open(name) as part:
        tail = b""
        while piece := part.read(_CHUNK):
            yield tail + piece
            tail = piece[-overlap:]
