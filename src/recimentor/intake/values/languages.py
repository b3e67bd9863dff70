"""Languages as people write them: ``English (fluent)``, ``EN``, ``Englisch und Deutsch``.

Names in eleven languages stand in ``languages.csv``, from the Unicode CLDR (licence Unicode-3.0), with a few
that people use beside them; a language is shown by its English name, so that two spellings are one language.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from recimentor.intake.values.tongues import word_key
from recimentor.model.names import is_no_answer, same_text, visible
from recimentor.model.patterns import short

_SEPARATORS = re.compile(
    r"[;,/|\r\n\t&+\u3001\uff0c\uff1b\uff0f\uff06\u2022\u30fb]+"
    r"|\s(?:and|und|et|y|e|en|i|oraz|sowie|plus|as well as)\s|\u3068|\u548c",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\uff08[^\uff08\uff09]*\uff09")
_LEVEL = short(
    re.compile(r"\s*(?:[:=]|\s[-\u2010-\u2015])\s*[^:=]*$|\s+[abcABC][12][+-]?$|\s+\d(?:/5)?$"), 200
)
_MARKS = " -*.\u2022\u00b7\"'"
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})?")
#: Codes that are words too; they count in capitals alone.
_WORDS_TOO = frozenset(
    "am be el es et eu ha he hi hy id is it km la lo mi mn ms my ne no ro si so te th".split()  # noqa: SIM905
)
_LONGEST = 300


@lru_cache(maxsize=10_000)
def language_of(text: str) -> str:
    """Return the English name of a language, written in any of the known tongues or as a code; or nothing."""
    known = _names().get(word_key(text))
    if known:
        return known
    code = _CODE.fullmatch(visible(text))
    if code is None:
        return ""
    short = same_text(code[1])
    if short in _WORDS_TOO and not code[1].isupper():
        return ""
    return _codes().get(short, "")


def is_language(text: str) -> bool:
    """Return whether a text names a language; a code alone does not."""
    return word_key(text) in _names()


def languages_in(text: str) -> tuple[str, ...]:
    """Return the languages of a cell, each once; what names no known language stays as typed."""
    return languages_of([text])


@lru_cache(maxsize=10_000)
def _read(text: str) -> tuple[str, ...]:
    found: list[str] = []
    # Separators, brackets and codes may be of another width.
    plain = "\n".join(map(visible, text.splitlines()))
    for part in _SEPARATORS.split(_without_asides(plain)):
        short = part[:_LONGEST].strip().strip("[]{}")
        cleaned = _LEVEL.sub("", short).strip(_MARKS) or short.strip(_MARKS)
        if not cleaned or is_no_answer(cleaned):
            continue
        behind = language_of(short.rpartition(":")[2])
        found.append(language_of(cleaned) or behind or _within(cleaned) or cleaned)
    return tuple(found)


def languages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of some texts, each once; what names no known language stays as typed."""
    found: dict[str, str] = {}
    for text in texts:
        for name in _read(text):
            found.setdefault(word_key(name) or name, name)
    return tuple(found.values())


def _without_asides(text: str) -> str:
    """Return the text without what stands in brackets, where brackets do not hold all of it."""
    return bare if (bare := _ASIDE.sub(" ", text)).strip() else text


def _within(text: str) -> str:
    """Return the one language that a few words name: ``Fluent in English``."""
    named = {name for word in text.split() if (name := _names().get(word_key(word)))}
    return named.pop() if len(named) == 1 else ""


@cache
def _table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    text = files(__package__).joinpath("languages.csv").read_text("utf-8")
    return tuple(
        (row["code"], row["language"], tuple(row["names"].split(";")))
        for row in csv.DictReader(text.splitlines())
    )


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for _, language, others in _table():
        for name in (language, *others):
            if key := word_key(name):
                names.setdefault(key, language)
    return names


@cache
def _codes() -> dict[str, str]:
    short = {code: language for code, language, _ in _table()}
    three = {
        "eng": "en",
        "deu": "de",
        "ger": "de",
        "fra": "fr",
        "fre": "fr",
        "spa": "es",
        "por": "pt",
        "ita": "it",
    }
    return short | {code: short[two] for code, two in three.items()}
