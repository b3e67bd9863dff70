"""What a file is: by its content, then by its suffix. Every room asks here, so that all answer alike."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath

#: Everything that a damaged or hostile ZIP archive raises, on opening or on unpacking a part of it.
ARCHIVE_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


#: More than this, and no workbook or document of people unpacks to it.
MAX_UNPACKED_BYTES = 400_000_000


class Format(StrEnum):
    """What a file is."""

    CSV = "table of text"
    JSON = "JSON"
    YAML = "YAML"
    WORKBOOK = "workbook"
    MARKDOWN = "Markdown"
    TEXT = "text"
    HTML = "page"
    SVG = "drawing"
    CALENDAR = "calendar"
    MAIL = "mail draft"
    DOCX = "Word document"
    OLD_OFFICE = "old or password-protected Office file"
    OPEN_DOCUMENT = "OpenDocument file"
    ZIP = "ZIP archive"
    GZIP = "gzip archive"
    PDF = "PDF"
    PICTURE = "picture"
    UNKNOWN = "file of an unknown kind"


_SUFFIXES = {
    **dict.fromkeys((".csv", ".tsv", ".tab"), Format.CSV),
    ".json": Format.JSON,
    **dict.fromkeys((".yaml", ".yml"), Format.YAML),
    **dict.fromkeys((".xlsx", ".xlsm"), Format.WORKBOOK),
    **dict.fromkeys((".md", ".markdown"), Format.MARKDOWN),
    **dict.fromkeys((".txt", ".text", ".log"), Format.TEXT),
    **dict.fromkeys((".html", ".htm"), Format.HTML),
    ".svg": Format.SVG,
    **dict.fromkeys((".ics", ".ical"), Format.CALENDAR),
    ".eml": Format.MAIL,
    ".docx": Format.DOCX,
    **dict.fromkeys((".xls", ".doc", ".ppt", ".msg"), Format.OLD_OFFICE),
    **dict.fromkeys((".ods", ".odt"), Format.OPEN_DOCUMENT),
    ".zip": Format.ZIP,
    ".gz": Format.GZIP,
    ".pdf": Format.PDF,
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".emf", ".wmf"), Format.PICTURE
    ),
}
_MAGIC = (
    (b"\x89PNG", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"%PDF", Format.PDF),
    (b"\x1f\x8b", Format.GZIP),
    (b"\xd0\xcf\x11\xe0", Format.OLD_OFFICE),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
)
_YAML_STARTS = ("---", "- ", "participants:", "people:")

#: Formats that can hold sign-ups, answers and other lists of people.
LISTS = frozenset({Format.CSV, Format.JSON, Format.YAML, Format.WORKBOOK})
#: Formats with rows under headers.
TABLES = frozenset({Format.CSV, Format.WORKBOOK})
_OLD_TABLES = frozenset({".xls", ".ods"})
#: Formats of pages, letters, drafts and calendars, which are made from a plan.
PAGES = frozenset(
    {
        Format.HTML,
        Format.CALENDAR,
        Format.MAIL,
        Format.DOCX,
        Format.MARKDOWN,
        Format.SVG,
        Format.TEXT,
    }
)
#: ZIP archives whose parts are text that can be looked through.
ARCHIVES = frozenset({Format.WORKBOOK, Format.DOCX, Format.OPEN_DOCUMENT, Format.ZIP})


def format_of_name(name: str | PurePath) -> Format:
    """Return what the suffix of a file says, in any case of letters; ``UNKNOWN`` where it says nothing."""
    return _SUFFIXES.get(PurePath(name).suffix.casefold(), Format.UNKNOWN)


def may_be_round(name: str | PurePath) -> bool:
    """Return whether a file may hold pairs by its name: a plan, or a table of any kind, also an old one."""
    return format_of_name(name) in {*TABLES, Format.JSON} or PurePath(name).suffix.casefold() in _OLD_TABLES


def format_of_bytes(data: bytes) -> Format | None:
    """Return what the first bytes of a file say; of a ZIP archive, what its parts say; None for text."""
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    return _format_of_archive(data) if found is Format.ZIP else found


def format_of(name: str | PurePath, data: bytes) -> Format:
    """Return what a file is: by its content where that says so, else by its suffix.

    A workbook called ``people.csv`` is a workbook, and a picture called so is no table. Text says nothing of
    itself that a suffix does not know better; without a suffix, see :func:`format_of_text`.
    """
    return format_of_bytes(data) or format_of_name(name)


def format_of_text(name: str | PurePath, text: str) -> Format:
    """Return how a list of people in text is read: by its suffix, else by how it starts, else as a table."""
    known = format_of_name(name)
    if known in {Format.CSV, Format.JSON, Format.YAML}:
        return known
    if known is Format.TEXT:
        return Format.CSV
    start = text.lstrip()
    if start.startswith(("[", "{")):
        return Format.JSON
    return Format.YAML if start.startswith(_YAML_STARTS) else Format.CSV


def _format_of_archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except ARCHIVE_FAULTS:
        return Format.ZIP
    if "xl/workbook.xml" in names:
        return Format.WORKBOOK
    if "word/document.xml" in names:
        return Format.DOCX
    is_open_document = "mimetype" in names and bool({"content.xml", "META-INF/manifest.xml"} & names)
    return Format.OPEN_DOCUMENT if is_open_document else Format.ZIP
