"""How a person is written to: a name set as names are, what stands after "Dear", and names of files.

For words to people alone: lists, plans and findings show names as they were typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text

#: Small within a name, capital at its start: "Jan van der Berg", but "Van der Berg".
_PARTICLES: Final = frozenset(
    """
    van von vom zu zum zur der den de del della di da do dos das du des e y la las los le ten ter te 't
    af av bin ibn bint
    """.split()  # noqa: SIM905
)
_AFTER: Final = frozenset(
    """
    jr sr phd md mba esq ii iii iv
    """.split()  # noqa: SIM905
)
_NUMERALS: Final = frozenset(
    """
    ii iii iv vi vii viii
    """.split()  # noqa: SIM905
)
#: What stands before a name and is not called out across a table.
_TITLES: Final = frozenset(
    """
    dr dra prof profa professor mr mrs ms miss mx herr frau hr fr m mme mlle monsieur madame sr sra srta
    señor señora don doña dom dona dhr mevr mw ing dipl-ing sir dame eng engr rev hon drs ir
    """.split()  # noqa: SIM905
)
#: Letters by which Turkish and Azeri names are known, whose I is small without its dot.
_TURKISH: Final = re.compile("[İıĞğ]")
#: Scripts in which the family name stands first or alone; such names are not cut.
_WHOLE: Final = re.compile(r"CJK|HANGUL|HIRAGANA|KATAKANA|BOPOMOFO|THAI|TIBETAN|MYANMAR|KHMER|LAO ")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:[\u0300-\u036f]|[^\W\d_])*")
_VOWELS: Final = frozenset("aeiouy")
_APOSTROPHES: Final = "'\u2019\u02bc"


@lru_cache(4096)
def set_name(name: str) -> str:
    """Return a name set as a name, where it was typed in capitals alone or in small letters alone.

    Parameters
    ----------
    name
        As typed.

    Returns
    -------
    str
        ``AISHA KARIM`` is ``Aisha Karim``, ``jan van der berg`` ``Jan van der Berg``, ``O'NEIL`` ``O'Neil``.
        A name in which capitals and small letters stand together is left as it is, so is one with digits
        or with an at sign: its owner, or a program, wrote it so.

    Examples
    --------
    >>> set_name("SEAN O'NEIL-McDONALD")
    "Sean O'Neil-McDonald"
    """
    if name == REMOVED or "@" in name or any(char.isdigit() for char in name):
        return name
    if not (_is_shouted(name) or _is_whispered(name)):
        return name
    is_turkish = _TURKISH.search(name) is not None
    words = name.split(" ")
    return " ".join(
        _set_word(word, is_first=at == 0, is_turkish=is_turkish, is_whole=len(words) == 1)
        for at, word in enumerate(words)
    )


def whole_name(name: str) -> str:
    """Return a name as a letter writes it: set as a name, the first name first.

    Examples
    --------
    >>> whole_name("O'NEIL, BEN")
    "Ben O'Neil"
    >>> whole_name("Martin Luther King, Jr.")
    'Martin Luther King, Jr.'
    """
    before, _, after = (part.strip() for part in name.partition(","))
    is_turned = before and _given(after) and "," not in after and not _is_not_cut(name) and "@" not in name
    return set_name(f"{after} {before}" if is_turned else name)


def _given(after: str) -> list[str]:
    """Return the first names that stand behind a comma; nothing for "Jr." and the like."""
    return [word for word in _without_titles(after.split()) if same_text(word).rstrip(".") not in _AFTER]


@lru_cache(4096)
def first_name(name: str, *, is_set: bool = True) -> str:
    """Return what a person is called by: the first name, set as a name; the whole name where none is plain.

    Parameters
    ----------
    name
        As typed.
    is_set
        Whether a name typed in capitals or small letters alone is set as a name.

    Returns
    -------
    str
        ``KARIM, Aisha`` and ``Dr. AISHA KARIM`` are ``Aisha``; ``KARIM Aisha`` is too, as only the
        family name is in capitals. Names in Chinese, Japanese, Korean and like scripts, initials and single
        words stay whole.
    """
    shown = set_name(name.strip()) if is_set else name.strip()
    if shown == REMOVED or "@" in shown or any(char.isdigit() for char in shown) or _is_not_cut(shown):
        return shown
    before, _, after = shown.partition(",")
    given = _given(after)
    words = given or _without_titles(before.split())
    if len(words) < 2 and not given:  # noqa: PLR2004 - a first name needs another to stand before
        return words[0] if words else shown
    mixed = [word for word in words if not _is_capitals(word)]
    first = (mixed if mixed and len(mixed) < len(words) else words)[0]
    return shown if _is_initial(first) or same_text(first) in _PARTICLES else first


def _without_titles(words: list[str]) -> list[str]:
    kept = list(words)
    while kept and same_text(kept[0]).rstrip(".") in _TITLES and (len(kept) > 1 or kept[0].endswith(".")):
        kept = kept[1:]
    return kept


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 or word.endswith(".")


def _is_capitals(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters)


def _is_not_cut(name: str) -> bool:
    return any(_WHOLE.match(unicodedata.name(char, "")) for char in name if char.isalpha())


def _is_shouted(name: str) -> bool:
    """Return whether a name is in capitals; the small letters of Mc, Mac and d' count as such."""
    bare = re.sub(r"\b(Mc|Mac|Fitz|[dl]['\u2019])(?=[^\W\d_]{2})", lambda found: found[0].upper(), name)
    return _is_capitals(bare)


def _is_whispered(name: str) -> bool:
    return any(char.islower() for char in name) and name == name.lower()


def _set_word(word: str, *, is_first: bool, is_turkish: bool, is_whole: bool) -> str:
    small = _lower(word, is_turkish=is_turkish)
    if small in _PARTICLES and not is_first:
        return small
    if small in _NUMERALS and not is_first:
        return small.upper()
    if is_first and not is_whole and _is_two_initials(small):
        return small.upper()
    return _WORD.sub(lambda found: _capital(found, small, word, is_turkish=is_turkish), small)


def _is_two_initials(small: str) -> bool:
    """Return whether a first word is two initials, as in TJ MILLER; Ng is a name."""
    return len(small) == 2 and not set(small) & _VOWELS and small != "ng" and small.isascii()  # noqa: PLR2004


def _capital(found: re.Match[str], small: str, typed: str, *, is_turkish: bool) -> str:
    word = found[0]
    before = small[found.start() - 1] if found.start() else ""
    # A single letter after an apostrophe ends a word: "d's"; anything longer begins one: O'Neil.
    if before in _APOSTROPHES and before and len(word) == 1:
        return word
    for beginning in ("mc", "fitz", "mac"):
        parts = typed[found.start() : found.end()]
        was_so = parts[: len(beginning)] == beginning.title() and parts[len(beginning) :].isupper()
        if word.startswith(beginning) and len(word) > len(beginning) + 1 and (beginning == "mc" or was_so):
            return beginning.title() + word[len(beginning) :].capitalize()
    if word.startswith("ij") and not is_turkish:
        return f"IJ{word[2:]}"
    first = "İ" if is_turkish and word[0] == "i" else word[0].title()
    return first + word[1:]


def _lower(word: str, *, is_turkish: bool) -> str:
    plain = word.replace("I", "\u0131") if is_turkish else word
    return plain.replace("İ", "i").lower()


#: Names are cut to so many letters in file names.
SLUG_LENGTH: Final = 24
_NOBODY: Final = "person"


def slug(name: str) -> str:
    """Return a name as part of a file name that every system takes: lower-case letters, digits and hyphens.

    Letters of other scripts are written in Latin ones (``陳大文`` becomes ``chendawen``), so that files that
    differ do so on systems that fold case or normalise as well; a name without any letter is ``person``.
    """
    return bare_slug(name) or _NOBODY


def bare_slug(name: str) -> str:
    """Return the same, and nothing for a name without any letter."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:SLUG_LENGTH].strip("-")


def different(stems: Sequence[str]) -> list[str]:
    """Return parts of file names with a number where one stands twice; no two are the same."""
    made: list[str] = []
    for at, stem in enumerate(stems, 1):
        one, number = f"{stem}-{at}" if stems.count(stem) > 1 else stem, at
        while one in made or (one != stem and one in stems):
            number += 1
            one = f"{stem}-{number}"
        made.append(one)
    return made
