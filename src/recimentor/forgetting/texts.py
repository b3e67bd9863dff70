"""Texts of files: as encoded, as readers of their formats see them, and the way back to what is written."""

from __future__ import annotations

import base64
import html
import re
import sys
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from recimentor.files.formats import format_of_bytes
from recimentor.intake.reading.text import encoding_of

#: What formats write in the place of letters: entities; escapes of addresses, of mails and of programs; lines
#: that are folded; backslashes before marks; letters that were decoded as those of another encoding.
_CODES: Final = (
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});?|(?:%[0-9A-Fa-f]{2}){1,400}+"
    r"|(?:=[0-9A-F]{2}){1,400}+|=\r?\n|\\u[1-9]\d{1,4}\?|\\u[0-9a-fA-F]{4}|\\u\{[0-9a-fA-F]{1,6}\}"
    r"|\\x[0-9a-fA-F]{2}|\\'[0-9a-f]{2}|\\[nrt]|\\(?=[^\w\s])|\r?\n[ \t]"
    r"|[\u00c3-\u00c5][\u0080-\u00bf\u2000-\u2122\u0152-\u017e\u0192\u02c6\u02dc]"
)
_CODED: Final = re.compile(_CODES)
#: Marks that end a cell, a paragraph or a text of its own: names do not go on behind them.
_ENDS: Final = re.compile(
    r"</(?:\w{1,20}:)?(?:p|si|is|c|v|t[dhr]|li|h\d|dt|dd|title|tc|comment|text)>|<br\s{0,9}/?>", re.IGNORECASE
)
_TAG: Final = r"<[^<>]{1,4000}>"
_MARKED: Final = re.compile(f"{_CODES}|{_TAG}")
_TAGS: Final = re.compile(_TAG)
_STANDS_FOR_END: Final = " ;\n"
#: Bytes as letters, over one line or several. Most words look like it and are none; that does no harm.
_AS_LETTERS: Final = re.compile(r"(?:[A-Za-z0-9+/]{12,}\r?\n[ \t]{0,40})*[A-Za-z0-9+/]{6,}={0,2}")
_GROUP: Final = 4
#: What is written within something else that is written within something else is found so deep.
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, its encoding, and the mark that it began with."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Return another text as the bytes of this file."""
        return self.mark + text.encode(self.encoding, "surrogatepass")


def read_text(data: bytes) -> Text | None:
    """Return the text of some bytes, decoded as reading does, or ``None`` where they are no text."""
    if format_of_bytes(data) is not None:
        return None
    mark, encoding = encoding_of(data)
    try:
        text = Text(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        text = Text(data.decode("latin-1"), "latin-1")
    return None if "\0" in text.text else text


@dataclass(frozen=True)
class Decoded:
    """A text as it is read, and what it was written as."""

    written: str
    pattern: re.Pattern[str]

    @cached_property
    def text(self) -> str:
        """What a reader sees."""
        return self.pattern.sub(lambda found: _read(found[0]), self.written)

    def without(self, spans: Iterable[tuple[int, int]], instead: str) -> str:
        """Return what was written with something in the place of stretches of the text; tags in them stay."""
        starts, stops, at = list[int](), list[int](), 0
        for found in self.pattern.finditer(self.written):
            start, stop = found.span()
            length = len(_read(found[0]))
            starts += [*range(at, start), *[start] * length]
            stops += [*range(at + 1, start + 1), *[stop] * length]
            at = stop
        starts += range(at, len(self.written))
        stops += range(at + 1, len(self.written) + 1)
        parts, at = list[str](), 0
        for start, stop in spans:
            first, behind = starts[start], stops[stop - 1]
            parts += [self.written[at:first], instead, *_TAGS.findall(self.written[first:behind])]
            at = behind
        return "".join([*parts, self.written[at:]])


def decodings(text: str) -> Iterator[Decoded]:
    """Yield a text as readers of its format see it: without escapes, then without tags too."""
    if _CODED.search(text):
        yield Decoded(text, _CODED)
    if "<" in text and _TAGS.search(text):
        yield Decoded(text, _MARKED)


def readings(text: str) -> Iterator[str]:
    """Yield a text, and every other that readers may see in it: decoded as far as it is coded; each once."""
    found, last = {text: None}, [text]
    for _ in range(_DEEPEST):
        last = list(dict.fromkeys(read.text for one in last for read in decodings(one)))
        last = [one for one in last if one not in found]
        found |= dict.fromkeys(last)
    yield from found


def as_letters(text: str) -> Iterator[bytes]:
    """Yield the bytes that a text may hold as letters (base64): each run of lines, and each of its lines."""
    for found in _AS_LETTERS.finditer(text):
        lines = found[0].split()
        whole = _of_letters("".join(lines))
        yield from whole
        if len(lines) > 1 and not any(map(format_of_bytes, whole)):
            # What stands behind looks the same, and is none.
            yield from (data for one in lines for data in _of_letters(one))


def _of_letters(text: str) -> list[bytes]:
    if text[1:] == text[1:].lower() or text == text.upper():
        # A word as people write them.
        return []
    bare = text.rstrip("=")
    bare = bare[:-1] if len(bare) % _GROUP == 1 else bare
    return [base64.b64decode(bare + "=" * (-len(bare) % _GROUP))]


def in_utf_8(data: bytes) -> str:
    """Return bytes as text; those of another encoding letter by letter."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _read(code: str) -> str:
    """Return what a reader sees where a code stands."""
    first = code[0]
    if first == "<":
        return _STANDS_FOR_END if _ENDS.fullmatch(code) else ""
    if first == "&":
        return html.unescape(code)
    if first == "%":
        return urllib.parse.unquote(code)
    if first == "=":
        return in_utf_8(bytes.fromhex(code.replace("=", ""))) if code[1:].strip() else ""
    if first == "\\":
        return _escaped(code[1:])
    return "" if first in "\r\n" else _decoded_again(code)


def _escaped(code: str) -> str:
    """Return the letter that stands behind a backslash, as JSON, programs and RTF write it."""
    if code in {"n", "r", "t", ""}:
        return " " if code else ""
    if code[0] == "'":
        return bytes.fromhex(code[1:]).decode("cp1252", "replace")
    number = int(code[1:-1]) if code[-1] == "?" else int(code[1:].strip("{}"), base=16)
    return chr(number) if number <= sys.maxunicode else ""


def _decoded_again(letters: str) -> str:
    """Return the letter that some letters stand for, where its bytes were taken for another encoding."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return letters.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return letters
