"""What stands in a file, in every form in which it may be written: laid open as its readers see it."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePath
from typing import Any, Final

from recimentor.files.formats import (
    ARCHIVE_FAULTS,
    MAX_UNPACKED_BYTES,
    Format,
    format_of,
    format_of_bytes,
)
from recimentor.forgetting.foreign import sheets_read
from recimentor.forgetting.texts import read_text

#: Archives within archives are opened so far.
_DEEPEST: Final = 3
#: Marks that end a cell, a paragraph or a text of its own: names do not go on behind them.
_END: Final = re.compile(
    r"</(?:\w+:)?(?:p|si|is|c|v|t[dhr]|li|h\d|dt|dd|title|tc|comment|text)>|<br\s*/?>", re.IGNORECASE
)
_TAG: Final = re.compile(r"<[^<>]*>")
_CODED: Final = re.compile(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[\"/nrt]")
_MARKUP: Final = re.compile(r"<[!?/A-Za-z]")


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
    if _is_archive(data):
        yield from _archive(data, depth)
        return
    if kind is Format.GZIP:
        yield from layers(PurePath(name).stem, _unzipped(data), depth + 1)
        return
    text = read_text(data)
    if kind in {Format.PDF, Format.PICTURE, Format.OLD_OFFICE} or text is None:
        if rows := sheets_read(name, data):
            yield from (("", "\n".join(cells)) for sheet in rows for cells in sheet)
            return
        yield "", data.decode("latin-1")
        yield "", data.replace(b"\0", b"").decode("utf-8", "replace")
        raise CannotReadError(str(kind))
    yield from (("", one) for one in _undone(kind, data, text.text))


def _undone(kind: Format, data: bytes, text: str) -> Iterator[str]:
    """Yield a text as it is, and with what formats did to it undone, each once."""
    found = {text: None}
    if _MARKUP.search(text):
        for ended in (_END.sub(" ;\n", text), text):
            bare = _TAG.sub("", ended)
            found |= dict.fromkeys((html.unescape(bare), html.unescape(ended)))
    if "&" in text:
        found[html.unescape(text)] = None
    if "%" in text:
        found[urllib.parse.unquote(text)] = None
    if "\\" in text:
        found[re.sub(r"\\(?=\W)", "", html.unescape(text))] = None
        found[_CODED.sub(_decoded, text)] = None
        found["\n".join(_json_texts(text))] = None
    if "\n " in text or "\n\t" in text:
        found[re.sub(r"\r?\n[ \t]", "", text).replace("\\", "")] = None
    yield from found
    if kind is Format.MAIL or re.match(r"[A-Za-z-]+:", text):
        yield from _mail(data)


def _decoded(found: re.Match[str]) -> str:
    code = found[0][2:]
    return chr(int(code, 16)) if code else " "


def _json_texts(text: str) -> Iterator[str]:
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting: list[Any] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            waiting += [*node, *node.values()]
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, str):
            yield node


def _mail(data: bytes) -> Iterator[str]:
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        yield from map(str, message.values())
        for part in message.walk():
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content != data:
                for text in {content.decode("utf-8", "replace"), content.decode("latin-1")}:
                    yield from _undone(Format.TEXT, b"", text)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as fault:
        # What is no mail after all may be read as one; its own text came before.
        if data[:9] == b"X-Unsent:":
            raise CannotReadError("mail") from fault


def _archive(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    if depth > _DEEPEST:
        raise CannotReadError("archives within archives")
    faults = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            yield "", "\n".join(member.filename for member in members)
            yield "", archive.comment.decode("utf-8", "replace")
            if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise CannotReadError("unpacks to a monster")
            for member in members:
                try:
                    content = archive.read(member)
                    for part, text in layers(member.filename, content, depth + 1):
                        yield f"{member.filename} {part}".strip(), text
                except (*ARCHIVE_FAULTS, CannotReadError) as fault:
                    # A picture in a document is looked through as far as it goes.
                    is_picture = isinstance(fault, CannotReadError) and str(fault) == Format.PICTURE
                    if not is_picture and not member.filename.endswith("/"):
                        faults.append(member.filename)
    except ARCHIVE_FAULTS:
        raise CannotReadError("damaged archive") from None
    if faults:
        raise CannotReadError(f"damaged part {faults[0]}")


def _is_archive(data: bytes) -> bool:
    found = format_of_bytes(data)
    return found in {Format.WORKBOOK, Format.DOCX, Format.OPEN_DOCUMENT, Format.ZIP}


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            found = stream.read(MAX_UNPACKED_BYTES + 1)
    except (*ARCHIVE_FAULTS, zlib.error):
        raise CannotReadError("damaged archive") from None
    if len(found) > MAX_UNPACKED_BYTES:
        raise CannotReadError("unpacks to a monster")
    return found
