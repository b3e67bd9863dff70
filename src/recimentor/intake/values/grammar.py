"""The grammar of a cell of skills: marks of lists, separators, a name, and the level beside it.

The table of examples in ``docs/reference/cells.md`` is its test. Nothing here knows a file; what a pool knows
of names comes in as :class:`~recimentor.intake.values.lexicon.Lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from recimentor.intake.values.languages import is_language
from recimentor.intake.values.levels import LEVEL_NAMES, Form, Level, level_of
from recimentor.intake.values.tongues import rating_word
from recimentor.model.names import plain_signs

_SIMPLE = re.compile(r"(?:[ ]?[A-Za-z][A-Za-z0-9 :'+]*(?:;|$))+")
#: Parts with nothing but ``;`` between them, each begun by a letter: what one says, no other changes.
_APART = re.compile(r"(?: *(?![A-Za-z]\))[A-Za-z][ -:<-{}~]*(?:;|$))+")
_HARD = re.compile(r"[;\r\n|\t\u3001\u2022\u2023\u25aa\u25e6]+|\s\u00b7\s|\s//+\s")
#: Possessive, so that a row of signs is gone over once.
_MARKS = re.compile(
    r"(?:[-*\u2010-\u2015\u2043\u00b7]\s++|[\u2190-\u2bff\U0001f300-\U0001faff\ufe0f]\s*+)++(?=[\w(#.'\"])"
)
_NUMBERED = re.compile(r"^\(?#?(\d{1,2})(?:st|nd|rd|th)?\s?([.):\-\u2013\]])\s*(?=[^\W\d]|[^\w\s.,:])")
#: ``a) Python b) Excel``: letters count as numbers do.
_LETTERED = re.compile(r"\(?([a-h])\)\s+(?=\S)")
_NEXT_LETTER = re.compile(r"(?<=[\s,])(?=\(?[b-h]\)\s)")
_NEXT_NUMBER = re.compile(r"(?<=[\s,])(?=\(?\d{1,2}[.)]\s)")
_HASHTAGS = re.compile(r"(?:#[^\s#,;]+[\s,;]*)+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SPACED_DASH = re.compile(r"\s[-\u2010-\u2015\u2212]\s*(?=\S)|\s?[\u2013\u2014]\s?(?=\S)")
_STAR_SIGNS = "\u2605\u2606\u2b50\u2729\u25cf\u25cb\u25ef\u2b51\u2726\ufe0f"
_SIGNED = re.compile(r"[-+]\s?\d{1,6}")
_SCALED = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?(?:/\s?(?:5|6|7|10|100)|%|\*|\u2605)|[\u2605\u2b50]\s?\d")
_LEVEL_WORD = re.compile(rf"(?:{LEVEL_NAMES})[ .:]*\d{{1,2}}", re.IGNORECASE)
#: A length of time says something else than a level, and is not part of the name either.
_YEARS = re.compile(
    r"\d{1,2}\+?\s*(?:years?|yrs?|months?|jahren?|ans?|a\u00f1os?|anos?|anni|jaar|lat|\u5e74)\b.{0,20}",
    re.IGNORECASE,
)
_JOINTS = (" -> ", " => ", " \u2192 ", "=>", "->", "\u2192", "=")
_ONLY_LEVEL = re.compile(
    r"\(?(?:\d{1,2}(?:[.,]\d)?(?:\s?/\s?\d{1,2})?|\d{1,3}\s?%|[\u2605\u2606\u2b50\u25cf\u25cb\ufe0f]{1,12})\)?"
)
_QUOTES = frozenset("'\u2018\u2019`\u00ab\u00bb")
_LONGEST_HEAD = 40
_MOST_ON_SCALE = 10
_DIGITS = 3
_LONGEST_NAME = 2_000
_SHORTEST_LAST = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One skill as it stands in a cell.

    Parameters
    ----------
    name
        Its name as typed, without marks and level.
    level
        The level beside it, None where there is none.
    rank
        Its number in a numbered list, None where there is none.
    is_unclear
        Whether a number or word stands with it that may or may not be a level.
    """

    name: str
    level: Level | None = None
    rank: int | None = None
    is_unclear: bool = False


def is_simple(text: str) -> bool:
    """Return whether a cell holds plain names and levels, with no other separator than ``;``."""
    return _SIMPLE.fullmatch(text) is not None


def are_apart(text: str) -> bool:
    """Return whether each part of a cell between ``;`` reads as it would in a cell of its own.

    No mark, number or level begins a part: none is a rank, or the level of the part before.
    """
    return _APART.fullmatch(text) is not None


def hard_parts(text: str) -> list[str]:
    """Return the parts of a cell between signs that stand in no name: ``;``, line breaks, ``|``, bullets.

    A cell of hashtags gives its tags; numbers in one line part it too, where they count from 1.
    """
    if is_simple(text):
        return [" ".join(part.split()) for part in text.split(";") if part and not part.isspace()]
    plain = plain_signs(text).replace(";#", ";").strip()
    if plain.startswith("#") and _HASHTAGS.fullmatch(plain):
        return [tag for tag in re.split(r"[\s,;#]+", plain) if tag]
    parts = [" ".join(part.split()) for part in _HARD.split(plain) if part and not part.isspace()]
    return [one for part in parts for one in _numbered_in_line(part)]


def is_hashtags(text: str) -> bool:
    """Return whether a cell is a row of hashtags, which hold no spaces."""
    plain = plain_signs(text).strip()
    return plain.startswith("#") and _HASHTAGS.fullmatch(plain) is not None


def read_items(
    parts: Sequence[str], levels: Mapping[str, int] | None = None, fixed: Container[str] = ()
) -> list[Item]:
    """Return the items of the parts of one cell.

    Parameters
    ----------
    parts
        As :func:`hard_parts` and the lexicon give them.
    levels
        The program's own answers for levels.
    fixed
        Names that stay as they are.

    Notes
    -----
    Numbers before the names are ranks where they count from 1 in order, the marks of a list where full stops
    or brackets follow them, and unclear else.
    """
    bare = [_without_mark(part) for part in parts]
    numbers = [_NUMBERED.match(part) if part not in fixed else None for part in bare]
    counted = [int(number[1]) for number in numbers if number is not None]
    in_order = len(counted) == len(bare) > 1 and counted == list(range(1, len(bare) + 1))
    items = []
    for part, number in zip(bare, numbers, strict=True):
        if number is None:
            items.append(read_item(part, levels, fixed))
            continue
        item = read_item(part[number.end() :], levels, fixed)
        is_list = in_order or number[2] in ".)]"
        rank = int(number[1]) if in_order else None
        items.append(replace(item, rank=rank, is_unclear=item.is_unclear or not is_list))
    return [item for item in items if item.name]


def read_item(part: str, levels: Mapping[str, int] | None = None, fixed: Container[str] = ()) -> Item:
    """Return one skill of a cell: its name, and the level behind it.

    A known name stays as it is. ``Mentoring 1:1`` and ``ISO 9001:2015`` hold no level.
    """
    text = part.strip().strip('"\u201c\u201d').rstrip(",").strip()
    if text[:1] in _QUOTES and text[-1:] in _QUOTES:
        text = text[1:-1].strip()
    if text in fixed or len(text) > _LONGEST_NAME:
        return Item(text)
    if not _may_hold_level(text):
        return Item(text)
    text = _without_stop(text)
    for read in (_starred, _bracketed, _coloned, _joined, _dashed, _scaled):
        found = read(text, levels)
        if found is not None:
            return found
    return Item(text)


def _without_stop(text: str) -> str:
    """Return a name without the full stop that ends a sentence; ``e.V.`` and ``M.Sc.`` keep theirs."""
    last = text[:-1].rpartition(" ")[2]
    is_stop = text.endswith(".") and "." not in last and len(last) >= _SHORTEST_LAST and last[-1:].isalpha()
    return text[:-1] if is_stop else text


def has_bare_digit(name: str) -> str:
    """Return the name before a lone digit from 1 to 5 at its end, as in ``Excel 5``; else nothing."""
    head = name[:-1].rstrip(" -\u2013_.\u2026") if name[-1:] in "12345" else ""
    is_apart = len(head) < len(name) - 1
    return head if is_apart and any(map(str.isalpha, head)) and not head[-1].isdigit() else ""


def headed(part: str) -> tuple[str, str]:
    """Return the level word that heads a part, and what stands under it: ``Expert: Excel, SQL``."""
    head, colon, rest = part.partition(":")
    if not colon or not rest.strip() or len(head) > _LONGEST_HEAD or not rating_word(head):
        return "", part
    return head.strip(), rest.strip()


def with_levels_apart(parts: Sequence[str]) -> list[str]:
    """Return the parts, those that are nothing but a level put behind the name before: ``Excel``, ``5``."""
    joined: list[str] = []
    for part in parts:
        if _ONLY_LEVEL.fullmatch(part.strip()) and joined and read_item(joined[-1]).level is None:
            joined[-1] = f"{joined[-1].rstrip(' :-')}: {part.strip()}"
        else:
            joined.append(part)
    return joined


def spread_hashtag(tag: str) -> str:
    """Return a hashtag in words, by its capitals and underscores: ``DataAnalysis`` is two of them."""
    return " ".join(_HUMPS.sub(" ", tag).replace("_", " ").split())


def _without_mark(part: str) -> str:
    """Return a part without the mark of a list before it; a picture alone is a name."""
    text = part.strip()
    found = _MARKS.match(text) if not text[:1].isalnum() else None
    return text[found.end() :] if found is not None else text


def _numbered_in_line(part: str) -> list[str]:
    """Return the parts of ``1. Python 2. Excel``; the part itself where numbers do not count from 1."""
    first = _NUMBERED.match(part.strip())
    if first is None and part[:2].strip("(")[:1] in set("abcdefgh"):
        return _lettered_in_line(part)
    if first is None or first[1] != "1":
        return [part]
    pieces = _NEXT_NUMBER.split(part.strip())
    numbers = [match[1] if (match := _NUMBERED.match(piece)) else "" for piece in pieces]
    if numbers != [str(number) for number in range(1, len(pieces) + 1)]:
        return [part]
    return [piece.strip().rstrip(",") for piece in pieces]


def _lettered_in_line(part: str) -> list[str]:
    """Return the parts of ``a) Python b) Excel``, and of ``a) Python`` alone, without their letters."""
    pieces = [piece.strip().rstrip(",") for piece in _NEXT_LETTER.split(part.strip())]
    letters = [found[1] if (found := _LETTERED.match(piece)) else "" for piece in pieces]
    first = ord(letters[0]) if letters[0] else 0
    if not first or letters != [chr(first + k) for k in range(len(pieces))]:
        return [part]
    return [_LETTERED.sub("", piece, count=1) for piece in pieces]


def _may_hold_level(text: str) -> bool:
    """Return whether a text ends as a level may: the quick look that most names get no further than."""
    last = text[-1:]
    return (
        ":" in text
        or last.isdigit()
        or last in ")]%!.*'\"\u2019"
        or last in _STAR_SIGNS
        or "=" in text
        or " - " in text
        or ">" in text
        or any(sign in text for sign in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2192")
    )


def _starred(text: str, _levels: Mapping[str, int] | None) -> Item | None:
    head = text.rstrip(_STAR_SIGNS)
    if head == text and text.endswith("**") and " " in text:
        head = text.rstrip("*")
        if not head.endswith(" "):
            return None
    level = level_of(text[len(head) :]) if head != text else None
    return (
        None
        if level is None or not head.strip(" :-") or head[-1:].isdigit()
        else Item(head.rstrip(" :-\u2013"), level)
    )


def _bracketed(text: str, levels: Mapping[str, int] | None) -> Item | None:
    opening = {")": "(", "]": "["}.get(text[-1:])
    if opening is None:
        return None
    at = text.rfind(opening)
    name, inside = text[:at].rstrip(" :-"), text[at + 1 : -1]
    if at <= 0 or not name:
        return None
    if _YEARS.fullmatch(inside.strip()):
        return Item(name, is_unclear=True)
    level = _as_level(name, inside, levels)
    return None if level is None else Item(name, level)


def _coloned(text: str, levels: Mapping[str, int] | None) -> Item | None:
    before, colon, after = text.rpartition(":")
    head, tail = before.strip(), after.strip()
    if not colon or not head or not tail or _is_ratio(before, after):
        return None
    if _SIGNED.fullmatch(tail):
        return Item(head, Level(None, Form.NUMBER, tail))
    if _YEARS.fullmatch(tail):
        return Item(head, is_unclear=True)
    level = level_of(tail, levels)
    is_other = level is None or (level.form is Form.CEFR and not is_language(head))
    # A longer number is a year, or that of a norm.
    return (
        None
        if is_other or (level and level.level is None and len(level.typed) > _DIGITS)
        else Item(head, level)
    )


def _is_ratio(head: str, tail: str) -> bool:
    """Return whether a colon stands in a ratio or a norm: ``1:1``, ``ISO 9001:2015``."""
    if not head[-1:].isdigit() or not tail[:1].isdigit():
        return False
    number = re.search(r"(?<!\d)\d+$", head[-12:])
    behind = len(tail) - len(tail.lstrip("0123456789"))
    return number is not None and (number[0] == "1" or behind > _DIGITS)


def _joined(text: str, levels: Mapping[str, int] | None) -> Item | None:
    for joint in _JOINTS:
        head, found, tail = text.rpartition(joint)
        if found and head.strip() and (level := _as_level(head, tail, levels)) is not None:
            return Item(head.rstrip(" -="), level)
    return None


def _dashed(text: str, levels: Mapping[str, int] | None) -> Item | None:
    dashes = list(_SPACED_DASH.finditer(text))
    for dash in dashes[-1:]:
        head, tail = text[: dash.start()].rstrip(), text[dash.end() :]
        if head and _YEARS.fullmatch(tail.strip()):
            return Item(head, is_unclear=True)
        if head and (level := _as_level(head, tail, levels)) is not None:
            return Item(head.rstrip(" :"), level)
    return None


def _scaled(text: str, levels: Mapping[str, int] | None) -> Item | None:
    """Read a level behind a space alone: ``Python 4/5``, ``Python level 4``, ``German B2``."""
    words = text.split()
    for count in (1, 2):
        head, tail = " ".join(words[:-count]), " ".join(words[-count:])
        if not head:
            return None
        is_scale = _SCALED.fullmatch(tail) or _LEVEL_WORD.fullmatch(tail)
        level = level_of(tail, levels) if is_scale or (count == 1 and is_language(head)) else None
        if level is not None and level.level and (is_scale or level.form is Form.CEFR):
            return Item(head.rstrip(" :-,"), level)
    return None


def _as_level(name: str, text: str, levels: Mapping[str, int] | None) -> Level | None:
    """Return the level in brackets or behind a dash: a number on a scale, a word, CEFR behind a language."""
    level = level_of(text, levels)
    if level is None or (level.form is Form.CEFR and not is_language(name)):
        return None
    if level.level is None and not (level.typed.isdigit() and int(level.typed) <= _MOST_ON_SCALE):
        return None
    return level
