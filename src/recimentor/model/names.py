"""One form for comparing texts: who is meant, which value of a field, which skill; and what is no answer.

Everything that asks whether two texts are the same asks here, so that a text written decomposed, with
no-break or zero-width spaces, in full-width letters or another case is the same text everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from typing import Final

from recimentor.model.no_answers import NO_ANSWERS, NO_NAMES

#: Letters that the usual forms keep apart and people do not: Turkish dotless i, sharps, dashes, apostrophes.
_ALIKE: Final = str.maketrans(
    {
        "\u0131": "i",
        "\u266f": "#",
        "\u00b4": "'",
        "`": "'",
        "\u02bc": "'",
        "\u2018": "'",
        "\u2019": "'",
        "\u2032": "'",
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-"),
    }
)
#: Letters that no decomposition takes apart, as keyboards without them write them.
_STRUCK: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
#: Letters as people write them who have no key for them, where that is another word than without the mark.
_WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
#: Marks of Japanese that make another letter, as a stroke makes a G of a C.
_VOICED: Final = "\u3099\u309a"
#: Shown as nothing though Unicode calls them letters or marks: joiners, fillers, variation selectors.
_UNSEEN: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0]")
#: Signs of other keyboards that mean the same as their plain ones; each for one, so that places stay.
_PLAIN_SIGNS: Final = str.maketrans(
    "\uff1b\uff0c\uff1a\uff08\uff09\uff3b\uff3d\uff0f\uff5c\uff05\uff03\uff0b\uff1d\u2044\u2215",
    ";,:()[]/|%#+=//",
)
#: What no reader of a file needs; joiners are needed between letters of some scripts, and within pictures.
_HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0001]"
    "|(?<![^\0-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\0-\x7f])"
)
_DOTTED: Final = re.compile("i\u0307")
_AROUND_JOINTS: Final = re.compile(r"(?:(?<!\s)\s+)?([&/+\-])\s*")
#: Kept because they tell skills apart: C, C++, C#, .NET, R&D.
_SKILL_SIGNS: Final = frozenset("+#&.")
_LOOSE_DOT: Final = re.compile(r"\.(?=\s|$)")
_FIRST_EMOJI: Final = "\U0001f000"


def is_unseen(char: str) -> bool:
    """Return whether a character shows as nothing: zero-width signs, soft hyphens, marks of direction."""
    return unicodedata.category(char) == "Cf" or _UNSEEN.match(char) is not None


def plain_signs(text: str) -> str:
    """Return the text with full-width signs as plain ones; its length stays."""
    return text if text.isascii() else text.translate(_PLAIN_SIGNS)


def legible(text: str) -> str:
    """Return a text without signs that show as nothing and would hide a number or a word from its reader.

    Joiners stay where letters of other scripts or pictures are joined; all else is as typed.
    """
    return text if text.isascii() else _HIDDEN.sub("", text)


def visible(text: str) -> str:
    """Return a text without what shows as nothing, composed and in the usual width, spaces made single.

    Letters keep their case: this is the form in which an id is stored.
    """
    if text.isascii():
        return " ".join(text.split())
    # An acute accent that stands alone would become a space and a mark.
    shown = _bare(text).replace("\u00b4", "'")
    return " ".join(_bare(unicodedata.normalize("NFKC", shown)).split())


@lru_cache(maxsize=65_536)
def same_text(text: str) -> str:
    """Return the form under which ids, names, e-mails and free texts compare.

    NFKC, case folding, no characters that show as nothing, every stretch of any spaces one space; i with
    and without its dot, dashes, and apostrophes are alike.

    Parameters
    ----------
    text
        As typed.

    Returns
    -------
    str
        The form; empty for a text that shows nothing.

    Examples
    --------
    >>> same_text("  Zoe\u0301\u00a0LAMBERT\u200b") == same_text("Zo\u00e9 Lambert")
    True
    >>> same_text("D\u0130YARBAKIR") == same_text("diyarbak\u0131r")
    True
    """
    if text.isascii():
        return " ".join(text.casefold().replace("`", "'").split())
    shown = _bare(text).translate(_ALIKE)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", shown).casefold())
    return " ".join(_DOTTED.sub("i", _bare(folded).translate(_ALIKE)).split())


@lru_cache(maxsize=65_536)
def same_value(text: str) -> str:
    """Return the form under which values of a field compare: a department, site, side, grade, language.

    As :func:`same_text`, and spaces around ``& / + -`` do not count: ``R & D`` is ``R&D``.
    """
    return _AROUND_JOINTS.sub(r"\1", same_text(text))


@lru_cache(maxsize=65_536)
def skill_key(name: str) -> str:
    """Return the form under which two spellings of one skill compare equal.

    As :func:`same_text`, and every run of spaces and punctuation is one space; ``+ # & .`` stay, a full
    stop at the end of a word does not. A name of pictures alone (emoji) is its pictures.

    Parameters
    ----------
    name
        A skill name as typed.

    Returns
    -------
    str
        The key; empty for a name without letters, digits, ``+ # &`` or pictures.

    Examples
    --------
    >>> skill_key("  Public-Speaking "), skill_key("C#"), skill_key("c"), skill_key("Node.js")
    ('public speaking', 'c#', 'c', 'node.js')
    """
    form = same_text(name)
    spaced = "".join(char if _is_word(char) or char in _SKILL_SIGNS else " " for char in form)
    key = " ".join(_LOOSE_DOT.sub(" ", spaced).split())
    if any(char.isalnum() or char in "+#&" for char in key):
        return key
    return "".join(char for char in form if char >= _FIRST_EMOJI)


@lru_cache(maxsize=65_536)
def header_key(header: str) -> str:
    """Return the form under which headers and settings compare: letters, marks and digits alone."""
    return "".join(char for char in same_text(header) if _is_word(char))


def without_accents(text: str) -> str:
    """Return the comparing form of a text without accents: for likeness, never for sameness."""
    form = same_text(text)
    if form.isascii():
        return form
    plain = unicodedata.normalize("NFKD", form.translate(_STRUCK))
    kept = (char for char in plain if not unicodedata.combining(char) or char in _VOICED)
    return unicodedata.normalize("NFC", "".join(kept))


def written_out(text: str) -> str:
    """Return the comparing form of a text with umlauts as two letters: ``Röder`` becomes ``roeder``."""
    return without_accents(same_text(text).translate(_WRITTEN_OUT))


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters and digits, with the marks that some scripts write them with."""
    return word_pattern(is_plain=text.isascii()).findall(text)


@cache
def word_pattern(*, is_plain: bool) -> re.Pattern[str]:
    """Return what matches one word.

    Vowel signs of Indic scripts and tones are marks, which a regular expression takes for no part of a word:
    a name would fall into letters, none of which stands alone in a text.

    Parameters
    ----------
    is_plain
        Whether the text is ASCII, which holds no marks.
    """
    if is_plain:
        return re.compile(r"[^\W_]+")
    marks = _ranges(code for code in range(0x300, 0x20000) if unicodedata.category(chr(code))[0] == "M")
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks}])*")


def _ranges(codes: Iterable[int]) -> str:
    """Return sorted numbers of characters as the inside of a class of a regular expression."""
    found: list[list[int]] = []
    for code in codes:
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)


def fits_pattern(text: str, pattern: str) -> bool:
    """Return whether a name of a file or sheet fits a pattern with ``*``, ``?`` and ``[...]``."""
    return fnmatchcase(same_text(text), same_text(pattern))


def without_start(start: str, text: str) -> str:
    """Return a text without what it begins with, however that is written; else the text as it is."""
    wanted = same_text(start)
    if not wanted or not same_text(text).startswith(wanted):
        return text
    # The form of a text may be longer or shorter than what was typed.
    ends = (end for end in range(1, len(text) + 1) if same_text(text[:end]) == wanted)
    return text[max(ends, default=0) :].strip()


def is_no_answer(text: str, *, is_name: bool = False) -> bool:
    """Return whether a text says that there is no answer: ``N/A``, ``none``, ``-``, ``TBD``, ``keine``.

    Parameters
    ----------
    text
        A cell, or one item of it.
    is_name
        Whether it should be somebody's name: there only signs and plain stand-ins are no answer, as people
        are called Nada, Null and Na.
    """
    # Nothing that people write for "nothing" is long; long tables ask this of every cell.
    if len(text) > _LONGEST_NO_ANSWER and len(same_text(text)) > _LONGEST_NO_ANSWER:
        return False
    return _says_nothing(text, is_name=is_name)


@lru_cache(maxsize=65_536)
def _says_nothing(text: str, *, is_name: bool) -> bool:
    form = same_text(text)
    if not form or "&" in form or "+" in form:
        return False
    words = _words_alone(form)
    if not words:
        # A sign alone; ticks and pictures are answers.
        return not any(char >= _FIRST_EMOJI or char in _TICKS for char in form)
    return words in (_NO_NAMES if is_name else _NO_ANSWERS)


def _bare(text: str) -> str:
    return "".join(char for char in text if not is_unseen(char))


def _is_word(char: str) -> bool:
    # Vowel signs of Indic scripts and tones are marks, and part of a word.
    return char.isalnum() or (not char.isascii() and unicodedata.category(char).startswith("M"))


_TICKS: Final = frozenset(
    "\u2713\u2714\u2611\u2705\u2717\u2718\u2610\u2612\u2605\u2606\u25cf\u25cb\u25a0\u25a1"
)


_NO_WORD: Final = re.compile(r"[\W_]+")


def _forms(words: str) -> frozenset[str]:
    return frozenset(_words_alone(same_text(each)) for each in words.replace("\n", " ").split(",")) - {""}


def _words_alone(form: str) -> str:
    if form.isascii():
        return " ".join(_NO_WORD.sub(" ", form).split())
    return " ".join("".join(char if _is_word(char) else " " for char in form).split())


_NO_NAMES: Final = _forms(NO_NAMES)
_NO_ANSWERS: Final = _NO_NAMES | _forms(NO_ANSWERS)
#: Signs may stand around and between the words.
_LONGEST_NO_ANSWER: Final = 2 * max(map(len, _NO_ANSWERS)) + 8
