"""Bytes to text: byte-order marks, UTF-8, UTF-16, then the encoding that fits best, with a warning."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from recimentor.files.formats import Format, format_of_bytes
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.encodings import ENCODINGS, guess_encoding
from recimentor.model.finding import Place

MAX_FILE_BYTES = 100_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: What is no text, and the way out.
_NOT_TEXT = {
    Format.PICTURE: "Give the table itself, as CSV.",
    Format.PDF: "Save the table as CSV.",
    Format.GZIP: "Unpack it first.",
}
_SAVE_AS_CSV = "Open it and save the sheet as CSV UTF-8."

# Control characters that no text file of answers holds; tab, line ends and form feed may occur.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte-order mark, and the encoding it was read as."""

    text: str
    encoding: str


def decode(data: bytes, file: str, notebook: Notebook, encoding: str = "") -> Decoded | None:
    """Return the text of a file, or None with a finding where it is not text.

    Parameters
    ----------
    data
        The bytes of the file.
    file
        Name for the findings.
    notebook
        Takes ``file-unreadable``, ``too-large``, ``bad-character`` and ``encoding-guessed``.
    encoding
        The encoding, where it is said; by default it is found.
    """
    place = Place(file)
    if len(data) > MAX_FILE_BYTES:
        notebook.add("too-large", place, f"The file is larger than {MAX_FILE_BYTES // 1_000_000} MB.")
        return None
    kind = format_of_bytes(data)
    if kind is not None:
        fix = _NOT_TEXT.get(kind, _SAVE_AS_CSV)
        notebook.add("file-unreadable", place, f"This is a file of another kind ({kind}), not text.", fix)
        return None
    decoded = _as_said(data, encoding, place, notebook) if encoding else _climb(data, place, notebook)
    if decoded is None:
        return None
    return _without_controls(decoded, place, notebook)


def encoding_of(data: bytes) -> tuple[bytes, str]:
    """Return the byte-order mark of some bytes of text, and the encoding that they probably are in."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return mark, encoding
    if encoding := _unmarked_utf16(data):
        return b"", encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return b"", guess_encoding(data)
    return b"", "utf-8"


def _climb(data: bytes, place: Place, notebook: Notebook) -> Decoded | None:
    mark, encoding = encoding_of(data)
    decoded = _strictly(data[len(mark) :], encoding, place, notebook)
    if encoding in ENCODINGS and decoded is not None and not _CONTROL.search(decoded.text):
        message = f"The file is not UTF-8; it was read as {ENCODINGS[encoding]} ({encoding})."
        notebook.add("encoding-guessed", place, message)
    return decoded


def _as_said(data: bytes, encoding: str, place: Place, notebook: Notebook) -> Decoded | None:
    """Return the text in the encoding that a human named; a byte-order mark is no part of it."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], marked, place, notebook)
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        message = f"The file is not in the encoding {encoding}."
        notebook.add(
            "file-unreadable", place, message, "Correct `encoding:` or `--encoding`, or leave it out."
        )
        return None


def _strictly(data: bytes, encoding: str, place: Place, notebook: Notebook) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        message = "The file is neither UTF-8 nor another text encoding that is known here."
        notebook.add("file-unreadable", place, message, "Save it again as CSV UTF-8.")
        return None


def _unmarked_utf16(data: bytes) -> str:
    """Return the UTF-16 that the bytes look like (every other byte of Latin text is NUL), or nothing."""
    sample = data[:2000]
    half = len(sample) // 2
    if half <= 1 or len(data) % 2:
        return ""
    if sample[1::2].count(0) > half * 0.7 and not sample[0::2].count(0):
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _without_controls(decoded: Decoded, place: Place, notebook: Notebook) -> Decoded | None:
    found = _CONTROL.search(decoded.text)
    if found is None:
        return decoded
    line = len(_LINE_END.findall(decoded.text, 0, found.start())) + 1
    where = Place(place.file, "", line)
    message = (
        f"Line {line} holds a control character (code {ord(found.group())}): this is no plain text file."
    )
    notebook.add("bad-character", where, message)
    return None
