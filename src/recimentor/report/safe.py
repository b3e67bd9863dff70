"""Text of other people made harmless: control and direction characters are shown, never obeyed."""

from __future__ import annotations

import json
import re
from functools import lru_cache

#: Controls, lone surrogates, and what reorders or hides its neighbours; zero-width joiners stay, scripts need
#: them.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LATIN_1 = 0xFF


def one_line(text: str) -> str:
    r"""Return the text on one line: runs of blanks and line breaks become one space, controls are shown.

    Parameters
    ----------
    text
        Anything that somebody typed.

    Returns
    -------
    str
        The text with control characters, direction marks and lone surrogates written as ``\x1b`` or
        ``\u202e``.

    Examples
    --------
    >>> one_line("Ana\x1b[31m  Lee\n")
    'Ana\\x1b[31m Lee'
    """
    return _UNSAFE.sub(_shown, " ".join(text.split()))


def many_lines(text: str) -> str:
    """Return the text with its line breaks kept and everything else as :func:`one_line` has it."""
    return "\n".join(one_line(line) for line in text.splitlines())


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code <= _LATIN_1 else f"\\u{code:04x}"


def for_encoding(text: str, encoding: str) -> str:
    r"""Return the text in characters that an encoding has.

    A letter that the encoding lacks is written as ``\u0142``, as JSON has it, so that no two people become
    one; signs of our own sentences have a plain form. Meant for consoles of old code pages; files are always
    UTF-8.

    Parameters
    ----------
    text
        Any text without lone surrogates.
    encoding
        A codec of Python, such as ``cp1252``.
    """
    if can_encode(text, encoding):
        return text
    return "".join(char if can_encode(char, encoding) else _nearest(char, encoding) for char in text)


def can_encode(text: str, encoding: str) -> bool:
    """Return whether an encoding has all characters of a text; an unknown encoding has ASCII alone."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:
        return text.isascii()
    return True


#: Signs of our own sentences, which tell nobody from anybody.
# fmt: off
_LIKE = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-",
    "\u2026": "...", "\u00d7": "x", "\u2192": "->", "\u00a0": " ", "\u202f": " ", "\u00b7": "-",
}
# fmt: on


def _nearest(char: str, encoding: str) -> str:
    plain = _LIKE.get(char)
    return plain if plain and can_encode(plain, encoding) else json.dumps(char)[1:-1]


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
