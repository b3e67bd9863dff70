"""Ratings in words and numbers: ``Expert``, ``Basic``, ``4 - Advanced`` as levels 1-5."""

from __future__ import annotations

import re
from collections.abc import Mapping

from recimentor.model.participant import header_key
from recimentor.model.skill import MAX_LEVEL

_WORDS = {
    5: """
    Expert, Could teach it, I could teach it, Could run a course, Very strong, Master, Very high,
    Very interested, Essential, Definitely yes, Strongly agree, Must have, Very important, Extremely
    important
    """,
    4: """
    Advanced, Strong, Proficient, High, Experienced, Important, Agree, Interested, Can work without
    help
    """,
    3: """
    Intermediate, Medium, Competent, Good, Moderate, Somewhat interested, Neutral, Can help a
    beginner, Somewhat important, Nice to have, Working knowledge
    """,
    2: """
    Basic, Low, Some, Elementary, Novice, Advanced beginner, Slightly interested, Fundamental
    """,
    1: """
    Beginner, Very low, Have touched it, Has touched it, Heard of it, Aware, Awareness
    """,
    0: """
    None, No, Not at all, No experience, Never, Not interested, N/A, NA, Not important, Not
    applicable, No knowledge, -
    """,
}

#: Words that forms use, and the level or priority each means; 0 says that there is nothing.
RATING_WORDS: dict[str, int] = {
    " ".join(word.split()): level for level, words in _WORDS.items() for word in words.split(",")
}
RATING_WORDS |= {"Not my first preference, but I'd make it work.": 3, "": 0}

_BY_KEY = {header_key(word): level for word, level in RATING_WORDS.items()}
_NUMBER_FIRST = re.compile(
    r"^([0-9]{1,6})(?:\.0+)?(?:\s*(?:[-\u2010-\u2015:.)/=].*|of \d+.*|points?|stars?))?$", re.DOTALL
)
_NUMBER_LAST = re.compile(r"^\D+[(\[: -]\s*([0-9])\s*[)\]]?$")
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
    key = header_key(text)
    own = {header_key(answer): level for answer, level in levels.items()}
    if key in own:
        return own[key]
    if key in _BY_KEY:
        return _BY_KEY[key]
    number = _NUMBER_FIRST.match(text.strip()) or _NUMBER_LAST.match(text.strip())
    if number:
        level = own.get(number.group(1), int(number.group(1)))
        return level if 0 <= level <= MAX_LEVEL else None
    start = _FIRST_WORDS.match(text.strip())
    return _BY_KEY.get(header_key(start.group())) if start else None


def is_rating(text: str) -> bool:
    """Return whether an answer is one of the common words, alone or before an explanation, or 1-5."""
    return rating_of(text, {}) is not None
