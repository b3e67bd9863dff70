"""Texts that people typed as Markdown that shows them as they are."""

from __future__ import annotations

import re
from functools import lru_cache

from recimentor.report.safe import one_line

# What Markdown obeys anywhere, and what only at the start of a line; `_` within a word is a letter.
_SPECIAL = re.compile(r"[\\`*\[\]<>|~$]|(?<![^\W_])_|_(?![^\W_])|(?<=www)\.|:(?=//)")
_AT_START = re.compile(r"[#+=-]|(?<=\d)[.)]")
_START = re.compile(r"\d*.")


@lru_cache(4096)
def escaped(text: str) -> str:
    """Return somebody's text on one line, with everything that Markdown or HTML would obey escaped."""
    line = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    start = _START.match(line)
    if start and _AT_START.search(start[0]):
        line = _AT_START.sub(r"\\\g<0>", start[0]) + line[start.end() :]
    return line.replace("&", "&amp;")
