"""Text files as text: decoded, changed and encoded again as they were."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


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
    """Return the text of some bytes, or ``None`` where they are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, mark)
    if b"\0" in data[:4096]:
        return None
    return _decoded(data, "utf-8") or _decoded(data, "cp1252") or _decoded(data, "latin-1")


def _decoded(data: bytes, encoding: str, mark: bytes = b"") -> Text | None:
    try:
        return Text(data.decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        return None
