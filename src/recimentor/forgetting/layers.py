"""What stands in a file, in every form in which it may be written: laid open as its readers see it."""

from __future__ import annotations

import contextlib
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from pathlib import PurePath
from typing import Final

from recimentor.files.formats import (
    ARCHIVE_FAULTS,
    ARCHIVES,
    MAX_UNPACKED_BYTES,
    Format,
    format_of,
    format_of_bytes,
)
from recimentor.forgetting.foreign import sheets_read
from recimentor.forgetting.texts import as_letters, in_utf_8, read_text, readings

#: Files within files are opened so far.
_DEEPEST: Final = 3
_BINARY: Final = frozenset({Format.PDF, Format.PICTURE, Format.OLD_OFFICE})
#: Text that begins as a mail does; and where the mails of one file begin.
_HEADER: Final = re.compile(r"[A-Za-z-]{1,40}:|From ")
_MAILS: Final = re.compile(rb"(?m)^From .*\n")
_SETTINGS: Final = re.compile(r"printerSettings\d*\.bin\Z")


class CannotReadError(Exception):
    """A part of a file cannot be read: nobody can say what it holds."""


def layers(name: str | PurePath, data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file, each with the part of the file that it stands in.

    As its bytes say, and with what its format did to them undone: entities, tags, escapes, folded lines,
    quoted-printable and base64, archives and archives in them. The same words may come more than once.

    Raises
    ------
    CannotReadError
        If a part is damaged, or of a kind that nothing here can look into. What could be read came before.
    """
    kind = format_of(name, data)
    if depth > _DEEPEST:
        raise CannotReadError("files within files")
    if kind in ARCHIVES and data[:2] == b"PK":
        yield from _archive(data, depth)
    elif kind is Format.GZIP:
        yield from layers(PurePath(name).stem, _unzipped(data), depth + 1)
    elif (text := read_text(data)) is not None and kind not in _BINARY:
        yield from (("", one) for one in _texts(kind, data, text.text))
        yield from _inside(text.text, depth)
    elif rows := sheets_read(name, data):
        yield from (("", "\n".join(cells)) for sheet in rows for cells in sheet)
    else:
        yield from (("", data.decode(encoding, "ignore")) for encoding in ("latin-1", "utf-8"))
        # Two bytes a letter, from an even place or an odd one.
        yield from (("", part.decode("utf-16-le", "ignore")) for part in (data, data[1:]))
        raise CannotReadError(kind)


def _texts(kind: Format, data: bytes, text: str) -> Iterator[str]:
    yield from readings(text)
    if kind is Format.MAIL or _HEADER.match(text):
        for one in _MAILS.split(data):
            yield from readings("\n".join(_mail(one)))


def _mail(data: bytes) -> Iterator[str]:
    """Yield the headers and texts of a mail, in their own encodings; nothing where it is none after all."""
    with contextlib.suppress(ValueError, LookupError, TypeError, AttributeError, IndexError):
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        yield from map(str, message.values())
        for part in message.walk():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                yield content.decode(part.get_content_charset("utf-8"), "replace")


def _inside(text: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield what stands within a text as letters: files, as mails hold attachments, and texts."""
    files, words = list[bytes](), list[str]()
    for data in as_letters(text):
        if format_of_bytes(data) is None:
            words += [in_utf_8(data), *([data.decode("utf-16-le", "ignore")] if b"\0" in data else [])]
        else:
            files.append(data)
    yield from (("", one) for one in readings("\n".join(words)))
    yield from _parts([("", partial(bytes, data)) for data in files], depth)


def _archive(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            yield "", "\n".join(member.filename for member in members)
            yield "", "\n".join(in_utf_8(one) for one in (archive.comment, *(one.comment for one in members)))
            if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise CannotReadError("unpacks to a monster")
            yield from _parts([(one.filename, partial(archive.read, one)) for one in members], depth)
    except ARCHIVE_FAULTS:
        raise CannotReadError("damaged archive") from None


def _parts(parts: Iterable[tuple[str, Callable[[], bytes]]], depth: int) -> Iterator[tuple[str, str]]:
    """Yield the texts of files within a file; that one of them cannot be read is told behind all others."""
    fault = ""
    for name, read in parts:
        try:
            yield from ((f"{name} {part}".strip(), text) for part, text in layers(name, read(), depth + 1))
        except (*ARCHIVE_FAULTS, CannotReadError) as error:
            # What holds its texts as they are was looked through.
            is_open = str(error) == Format.PICTURE or _SETTINGS.search(name) is not None
            fault = fault or ("" if is_open else f"damaged part {name}")
    if fault:
        raise CannotReadError(fault)


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            found = stream.read(MAX_UNPACKED_BYTES + 1)
    except ARCHIVE_FAULTS:
        raise CannotReadError("damaged archive") from None
    if len(found) > MAX_UNPACKED_BYTES:
        raise CannotReadError("unpacks to a monster")
    return found
