"""Patterns of whole words and phrases, written as lists."""

from __future__ import annotations

import re


def whole_words(phrases: str) -> str:
    r"""Return a pattern for any of some phrases, one per comma, as whole words.

    A phrase may hold pattern signs such as ``\w*`` or ``?``; a comma ends it. Words of Japanese have no
    boundaries between them and are no phrases of this kind.
    """
    found = (" ".join(phrase.split()) for phrase in phrases.split(","))
    return rf"\b(?:{'|'.join(phrase for phrase in found if phrase)})\b"


def pattern_of(phrases: str, anywhere: str = "") -> re.Pattern[str]:
    """Return the compiled pattern of some phrases, and of signs that count anywhere."""
    return re.compile("|".join(filter(None, (whole_words(phrases), anywhere))), re.IGNORECASE)
