"""Ratings in words and numbers: ``Expert``, ``Basic``, ``4 - Advanced`` as levels 1-5."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recimentor.intake.values.tongues import rating_word, word_key
from recimentor.model.participant import MAX_LEVEL
from recimentor.model.patterns import short

#: A longer text is no rating; it keeps the patterns from long work.
_LONGEST = 500
_NUMBER_FIRST = re.compile(
    r"^([0-9]{1,6})(?:\.0+)?(?:\s*(?:[-\u2010-\u2015:.)/=].*|of \d+.*|points?|stars?))?$", re.DOTALL
)
_NUMBER_LAST = short(re.compile(r"^\D+[(\[: -]\s*([0-9])\s*[)\]]?$"), _LONGEST)
_FULL_STARS = "\u2605\u2b50\u25cf*"
_STARS = re.compile(r"(?=[\u2605\u2b50\u25cf*])[\u2605\u2b50\u25cf*]{1,5}[\u2606\u2729\u25cb\u25ef]{0,4}")
_NOTHING = frozenset({"", "-", "\u2013", "\u2014"})
_FIRST_WORDS = re.compile(r"^[^-\u2010-\u2015:(,.]+")


def rating_of(text: str, levels: Mapping[str, int]) -> int | None:
    """Return the level or priority that an answer means.

    Parameters
    ----------
    text
        The cell.
    levels
        The program's own answers, which go before the common words.

    Returns
    -------
    int or None
        0 (nothing) to 5; None where the answer cannot be read.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    own = {word_key(answer) or answer.strip(): level for answer, level in levels.items()}
    if (said := own.get(word_key(text) or text)) is not None:
        return said
    if text in _NOTHING:
        return 0
    word = sum(map(text.count, _FULL_STARS)) if _STARS.fullmatch(text) else rating_word(text)
    if word is not None:
        return word
    number = _NUMBER_FIRST.match(text) or _NUMBER_LAST.match(text)
    if number:
        level = own.get(number.group(1), int(number.group(1)))
        return level if 0 <= level <= MAX_LEVEL else None
    start = _FIRST_WORDS.match(text)
    return rating_word(start.group()) if start else None


def is_rating(text: str) -> bool:
    """Return whether an answer is one of the common words, alone or before an explanation, or 1-5."""
    return rating_of(text, {}) is not None
