"""A level as people write it: ``5``, ``4/5``, ``80%``, ``3.5``, stars, words, and CEFR for languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from recimentor.intake.values.tongues import rating_word, word_key
from recimentor.model.names import same_text, visible
from recimentor.model.participant import MAX_LEVEL, MIN_LEVEL

#: A longer text is no level; it keeps the patterns from long work.
LONGEST = 500


class Form(StrEnum):
    """How a level was written; words and CEFR say how well somebody knows a skill, never how dear it is."""

    NUMBER = "number"
    WORD = "word"
    CEFR = "CEFR"


@dataclass(frozen=True, slots=True)
class Level:
    """A level as read.

    Parameters
    ----------
    level
        1 to 5, 0 for nothing at all; None where a number is on no scale that is known.
    form
        How it was written.
    typed
        The number as typed where it is on no known scale; the word, where it is one.
    is_rounded
        Whether the number lay between two levels.
    """

    level: int | None
    form: Form
    typed: str = ""
    is_rounded: bool = False


_NUMBER = r"(\d{1,6})(?:[.,](\d{1,3}))?"
#: Words for "level" that stand before the number.
LEVEL_NAMES = "level|lvl|lv|stufe|niveau|nivel|nível|livello|poziom|レベル"
_BEFORE = rf"(?:(?:{LEVEL_NAMES}|l|rating)[ .:]*|[~\u2248\u2605\u2b50]\s*)?"
_PLAIN = re.compile(rf"{_BEFORE}{_NUMBER}\s*(?:points?|stars?|[*\u2605\u2b50])?[.!]*", re.IGNORECASE)
_OF = re.compile(
    rf"{_BEFORE}{_NUMBER}\s*(?:/|of|out of|von|sur|de|van|su|z|\u2215|\u2044)\s*(\d{{1,3}})[.!]*",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d{1,2})?\s*(?:%|percent|prozent)", re.IGNORECASE)
_STARS = re.compile(r"([\u2605\u2b50\u2726\u2b51\u25cf*]+)([\u2606\u2729\u25cb\u25ef]*)")
_CEFR = re.compile(r"([abc])\s*([12])\s*[+-]?(?:[ /-]+(?:[abc][12]))?", re.IGNORECASE)
_CEFR_LEVELS = {"a1": 1, "a2": 2, "b1": 3, "b2": 4, "c1": 5, "c2": 5}
_EXPLAINED = re.compile(r"[-\u2010-\u2015:(,.=/]")
_SIGNS_ONLY = frozenset({"-", "\u2013", "\u2014"})
_QUOTES = "'\"\u2018\u2019\u201c\u201d`"


def level_of(text: str, levels: Mapping[str, int] | None = None) -> Level | None:
    """Return the level that a text says, or None where it says none.

    Parameters
    ----------
    text
        What stands where a level may stand.
    levels
        The program's own answers, which go before all else.

    Notes
    -----
    A number between two levels counts as the lower one where it lies in the middle or below, else as the
    upper: nobody is promised more than was said. ``8/10`` and ``80%`` are shares of 5, at least 1.
    """
    plain = text.strip().strip(_QUOTES).strip()
    if not plain or len(plain) > LONGEST:
        return None
    own = own_level(plain, levels)
    if own is not None:
        return Level(own, Form.NUMBER)
    for read in (_starred, _shared, _numbered):
        found = read(plain, levels)
        if found is not None:
            return found
    cefr = _CEFR.fullmatch(visible(plain))
    if cefr is not None:
        return Level(_CEFR_LEVELS[same_text(cefr[1] + cefr[2])], Form.CEFR)
    return _worded(plain, levels)


def own_level(text: str, levels: Mapping[str, int] | None) -> int | None:
    """Return the level that the program's own answers give a text, or None."""
    if not levels:
        return None
    key = word_key(text) or text.strip()
    return next(
        (level for answer, level in levels.items() if (word_key(answer) or answer.strip()) == key), None
    )


def _starred(text: str, _levels: Mapping[str, int] | None) -> Level | None:
    stars = _STARS.fullmatch(text.replace("\ufe0f", "").replace(" ", ""))
    if stars is None:
        return None
    full, total = len(stars[1]), max(MAX_LEVEL, len(stars[1]) + len(stars[2]))
    return _on_five(Fraction(full * MAX_LEVEL, total))


def _shared(text: str, _levels: Mapping[str, int] | None) -> Level | None:
    percent = _PERCENT.fullmatch(text)
    if percent is not None:
        share = Fraction(int(percent[1]), 100)
        return _on_five(share * MAX_LEVEL) if share <= 1 else Level(None, Form.NUMBER, f"{percent[1]}%")
    of = _OF.fullmatch(text)
    if of is None:
        return None
    number, most = _fraction(of[1], of[2]), int(of[3])
    if most < 3 or number > most:  # noqa: PLR2004 - a scale of two is none
        return None
    return _on_five(number * MAX_LEVEL / most)


def _numbered(text: str, levels: Mapping[str, int] | None) -> Level | None:
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    if (own := own_level(plain[1], levels)) is not None and not plain[2]:
        return Level(own, Form.NUMBER)
    number = _fraction(plain[1], plain[2])
    if not MIN_LEVEL <= number <= MAX_LEVEL:
        return Level(None, Form.NUMBER, plain[1])
    return _on_five(number)


def _worded(text: str, levels: Mapping[str, int] | None) -> Level | None:
    """Return the level of a word, alone or before what explains it; of a number before its word too."""
    if text in _SIGNS_ONLY:
        return Level(0, Form.WORD)
    word = rating_word(text)
    if word is not None:
        return Level(word, Form.WORD, text)
    first, *rest = _EXPLAINED.split(text, maxsplit=1)
    if not rest or not first.strip():
        return None
    if first.strip().isdigit() and rest[0].strip()[:1].isalpha():
        number = _numbered(first.strip(), levels)
        return number if number is not None and number.level is not None else None
    word = rating_word(first)
    return None if word is None else Level(word, Form.WORD, first)


def _fraction(whole: str, decimals: str | None) -> Fraction:
    return Fraction(int(whole)) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)


def _on_five(number: Fraction) -> Level:
    """Return a number from 0 to 5 as a level, a half rounded down."""
    low = number.numerator // number.denominator
    level = low + (1 if number - low > Fraction(1, 2) else 0)
    if number > 0:
        level = max(MIN_LEVEL, level)
    return Level(level, Form.NUMBER, is_rounded=level != number)
