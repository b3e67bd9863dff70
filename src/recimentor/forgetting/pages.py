"""Pages, letters and drafts that this program made, as their readers see them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from recimentor.files.formats import Format

_MARKUP = {Format.HTML, Format.DOCX, Format.SVG}


def read_as_written(kind: Format, parts: Iterable[bytes]) -> Iterator[str]:
    """Yield the texts of a file: as its bytes say, and with what its format did to them undone.

    Parameters
    ----------
    kind
        What the file is.
    parts
        The file, or the members of an archive.
    """
    for part in parts:
        text = part.decode("utf-8", "replace")
        yield text
        if kind in _MARKUP:
            yield html.unescape(text)
        elif kind is Format.MARKDOWN:
            yield re.sub(r"\\(?=\W)", "", html.unescape(text))
        elif kind is Format.CALENDAR:
            yield re.sub(r"\r?\n[ \t]", "", text).replace("\\", "")
        elif kind is Format.MAIL:
            yield from _mail(part)


def _mail(data: bytes) -> Iterator[str]:
    message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    yield from map(str, message.values())
    for part in message.walk():
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield html.unescape(content.decode("utf-8", "replace"))
