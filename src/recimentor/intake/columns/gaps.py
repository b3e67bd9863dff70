"""Two columns for each skill: the level today and the one aimed at; who aims higher wants to learn."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from recimentor.intake.columns.long_rows import NOW, THEN
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.ratings import rating_of
from recimentor.model.counting import counted
from recimentor.model.participant import header_key
from recimentor.model.patterns import short

_LONGEST = 600
#: The skill and the word for today or the aim, in brackets, behind or before a sign, or beside it.
_SHAPES = (
    (short(re.compile(r"\A(.+?)\s*[(\[]\s*([^()\[\]]+)[)\]]\s*\Z", re.DOTALL), _LONGEST), True),
    (
        short(re.compile(r"\A(.+?)\s*[-\u2013\u2014:|/>]+\s*([^-\u2013\u2014:|/>]+)\Z", re.DOTALL), _LONGEST),
        True,
    ),
    (
        short(
            re.compile(
                r"\A([^-\u2013\u2014:|/>\[(]+?)\s*[-\u2013\u2014:|/>\[(]+\s*(.+?)[)\]]?\s*\Z", re.DOTALL
            ),
            _LONGEST,
        ),
        False,
    ),
    (short(re.compile(r"\A(.+\S)\s+(\S+)\Z", re.DOTALL), _LONGEST), True),
    (short(re.compile(r"\A(\S+)\s+(\S.*)\Z", re.DOTALL), _LONGEST), False),
)
_MOST_WORDS = 4
_FEWEST = 3


def with_gaps_read(table: Table, claimed: Collection[str], notebook: Notebook) -> Table:
    """Return a table whose columns of today and of the aim are two columns: offers with levels, and wants.

    Parameters
    ----------
    table
        As read.
    claimed
        Keys of the headers that the program reads by name.
    notebook
        Takes ``columns-of-skills``.
    """
    pairs = _pairs(table, claimed)
    if len(pairs) < _FEWEST:
        return table
    columns = sorted(k for pair in pairs.values() for k in pair)
    first, second = columns[:2]
    headers = ["" if k in columns else header for k, header in enumerate(table.headers)]
    headers[first], headers[second] = "Offers", "Wants"
    records = []
    for record in table.records:
        offers, wants = [], []
        for label, (now, then) in pairs.items():
            level = rating_of(text_of(record.values[now]), {}) or 0
            aim = rating_of(text_of(record.values[then]), {}) or 0
            offers += [f"{label}:{level}"] if level else []
            wants += [label] if aim > level else []
        values = ["" if k in columns else value for k, value in enumerate(record.values)]
        values[first], values[second] = "\n".join(offers), "\n".join(wants)
        records.append(Record(record.row, tuple(values)))
    count = counted(len(columns), "column", "columns")
    message = f"{count} of one skill each say its level today and the one aimed at."
    notebook.add("columns-of-skills", table.header_place(), message)
    return replace(table, headers=tuple(headers), records=tuple(records))


def _pairs(table: Table, claimed: Collection[str]) -> dict[str, tuple[int, int]]:
    """Return the columns of today and of the aim by skill, in one of the shapes of headers."""
    for shape, is_skill_first in _SHAPES:
        found: dict[str, dict[str, int]] = {}
        for k, header in enumerate(table.headers):
            match = shape.match(header.strip()) if header_key(header) not in claimed else None
            if match is None:
                continue
            skill, words = match.groups() if is_skill_first else match.groups()[::-1]
            if when := _when(words):
                found.setdefault(skill.strip(), {})[when] = k
        pairs = {skill: (at["now"], at["then"]) for skill, at in found.items() if len(at) > 1}
        if len(pairs) >= _FEWEST and all(_holds_ratings(table, k) for pair in pairs.values() for k in pair):
            return pairs
    return {}


def _when(words: str) -> str:
    text = words.replace("_", " ")
    is_now, is_then = NOW.search(text) is not None, THEN.search(text) is not None
    if is_now == is_then or len(text.split()) > _MOST_WORDS:
        return ""
    return "now" if is_now else "then"


def _holds_ratings(table: Table, k: int) -> bool:
    answers = {text for record in table.records if (text := text_of(record.values[k]))}
    return all(rating_of(text, {}) is not None for text in answers)
