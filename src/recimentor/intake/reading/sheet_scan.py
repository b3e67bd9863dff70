"""A look at the parts of a workbook before they are read: how much there is, entities, what is hidden."""

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

_CHUNK = 1 << 20
_OVERLAP = 400
_WORD = b"|".join(b"\\x00?".join(bytes([c]) for c in word) for word in (b"DOCTYPE", b"ENTITY"))
#: In UTF-16 a NUL stands between two letters.
_ENTITY = re.compile(rb"<\x00?!\x00?(?:" + _WORD + rb")", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*\bhidden=\"(?:1|true)\"[^<>]*>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b[^<>]*\bhidden=\"(?:1|true)\"[^<>]*>")
_NUMBER = re.compile(rb"\br=\"(\d+)\"")
_FROM_TO = re.compile(rb"\b(min|max)=\"(\d+)\"")


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
                num_cells, num_others = num_cells + count * is_sheet, num_others + count * (not is_sheet)
                if num_cells > MAX_ELEMENTS or num_others > MAX_OTHER_ELEMENTS:
                    return "too-large"
    except ARCHIVE_FAULTS:
        return "damaged"
    return None


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


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield the bytes of a part; each piece begins with the end of the former, so that no tag is cut."""
    with archive.open(name) as part:
        tail = b""
        while piece := part.read(_CHUNK):
            yield tail + piece
            tail = piece[-_OVERLAP:]
