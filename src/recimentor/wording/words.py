"""Names to words: spelling of one kind, abbreviations written out, stems."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from recimentor.model.names import skill_key
from recimentor.model.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+(?:[+#]+|\.js\b)?(?:&[^\W_]+)?")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
#: Words that only together say what they mean.
_ONE_WORD = re.compile(r"\b(buy|sign|hand)[\s-](in|off|over)\b", re.IGNORECASE)
#: Words that say nothing of what a skill is about.
_EMPTY: Final = frozenset(
    """
    a about actually am an and are as at be better by can do for from get getting have how i in into is me my
    of on or our own skill skills that the their them this to using we what with you your
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
_SHORT: Final = {
    "mgmt": "management",
    "mgt": "management",
    "comms": "communications",
    "admin": "administration",
    "ops": "operations",
    "org": "organisation",
    "viz": "visualisation",
    "intro": "introduction",
    "dev": "development",
    "ecommerce": "commerce",
}
#: Forms that no stemmer leads to their verb.
_IRREGULAR: Final = {
    "bought": "buy",
    "brought": "bring",
    "built": "build",
    "drew": "draw",
    "gave": "give",
    "given": "give",
    "grew": "grow",
    "held": "hold",
    "kept": "keep",
    "led": "lead",
    "made": "make",
    "ran": "run",
    "sold": "sell",
    "spoke": "speak",
    "spoken": "speak",
    "taught": "teach",
    "thought": "think",
    "told": "tell",
    "understood": "understand",
    "won": "win",
    "written": "write",
    "wrote": "write",
}
_SPELLING: Final = (
    (re.compile(r"is(e|es|ed|er|ers|ing|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|er|ers|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|al)?$"), r"or\1"),
    (re.compile(r"ogue$"), "og"),
    (re.compile(r"(mod|lab|trav|canc|couns|sign|lev)ell(ing|ed|er|ers|or|ors)$"), r"\1el\2"),
    (re.compile(r"^programme(s?)$"), r"program\1"),
)
_LONGEST_PLAIN: Final = 4


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in their order, in one spelling, without those that say nothing.

    A name of such words alone keeps them all.
    """
    found = tuple(spelled(word) for word in split(name))
    return tuple(word for word in found if word not in _EMPTY) or found


def split(name: str) -> list[str]:
    """Return the words of a name as they stand, folded."""
    return _WORD.findall(skill_key(_ONE_WORD.sub(r"\1\2", _POSSESSIVE.sub("", name))))


def stems_of(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the stems of the words of a name, in their order.

    Parameters
    ----------
    name
        A skill, or a sentence.
    language
        A code of :data:`~recimentor.model.wording.LANGUAGES`; words of other languages are left as they are.
    """
    stem = _stemmer(language)
    return tuple(stem(word) for word in words_of(name))


def spelled(word: str) -> str:
    """Return a word in the spelling that all words are compared in, abbreviations written out."""
    word = _SHORT.get(word) or _IRREGULAR.get(word, word)
    if len(word) > _LONGEST_PLAIN:
        for pattern, instead in _SPELLING:
            word = pattern.sub(instead, word)
    return word


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    name = LANGUAGES.get(language)
    if name is None:
        return str
    import snowballstemmer

    stemmer = snowballstemmer.stemmer(name)

    @lru_cache(maxsize=100_000)
    def stem(word: str) -> str:
        return str(stemmer.stemWord(word)) if word.isalpha() else word

    return stem
