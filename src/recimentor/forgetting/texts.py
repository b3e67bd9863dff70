"""Text files as text: decoded as reading does, changed and encoded again as they were."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.files.formats import format_of_bytes
from recimentor.intake.reading.text import encoding_of


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
    if format_of_bytes(data) is not None:
        return None
    mark, encoding = encoding_of(data)
    try:
        text = Text(data[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        text = Text(data.decode("latin-1"), "latin-1")
    return None if "\0" in text.text else text
