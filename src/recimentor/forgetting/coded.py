"""A text with what its format did to it undone, and the way back to what was written."""

from __future__ import annotations

import html
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_CODES: Final = (
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});?|(?:%[0-9A-Fa-f]{2}){1,400}+"
    r"|\\u[0-9a-fA-F]{4}|\r?\n[ \t]"
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


def _read(code: str) -> str:
    """Return what a reader sees where a code stands."""
    if code[0] == "<":
        return _STANDS_FOR_END if _ENDS.fullmatch(code) else ""
    if code[0] == "%":
        return urllib.parse.unquote(code)
    if code[0] == "\\":
        return chr(int(code.removeprefix("\\u"), base=16))
    return html.unescape(code) if code[0] == "&" else ""
