"""A column for each skill, once: the cell says whether its owner teaches it, wants to learn it, or both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from recimentor.intake.columns.fields import field_of
from recimentor.intake.columns.headers import label_of
from recimentor.intake.columns.ways import OFFER, WANT, ways_in, ways_of
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.model.counting import counted
from recimentor.model.participant import header_key
from recimentor.model.patterns import short

_FEWEST = 3
_MOST_ANSWERS = 6
#: Where a question that stands in every header ends, and where one begins that stands behind every skill.
_END, _BEGIN = (
    short(re.compile(r".*[:>|\]/\u2013\u2014-]\s+|.*[\[(]\s*", re.DOTALL), 600),
    short(re.compile(r"\s+[:>|/\u2013\u2014-].*|\s*[\])].*"), 600),
)
_SKILLS = frozenset({OFFER, WANT})


def with_matrix_read(table: Table, claimed: Collection[str], notebook: Notebook) -> Table:
    """Return a table whose matrix of directions is two columns: offers and wants, one skill per line.

    Parameters
    ----------
    table
        As read.
    claimed
        Keys of the headers that the program reads by name.
    notebook
        Takes ``columns-of-skills``.
    """
    answers = {k: _answers(table, k) for k in range(len(table.headers)) if _may_be_skill(table, k, claimed)}
    answers = {k: found for k, found in answers.items() if found and len(found) <= _MOST_ANSWERS}
    meant = _matrix(answers)
    if meant is None or _SKILLS & {entry.name for h in table.headers if (entry := field_of(h)) is not None}:
        return table
    columns = sorted(meant)
    labels = dict(zip(columns, _labels([table.headers[k] for k in columns]), strict=True))
    first, second = columns[:2]
    headers = list(table.headers)
    for k in columns:
        headers[k] = ""
    headers[first], headers[second] = "Offers", "Wants"
    records = []
    for record in table.records:
        values = list(record.values)
        skills: dict[str, list[str]] = {OFFER: [], WANT: []}
        for k in columns:
            for way in meant[k].get(text_of(values[k]), ()):
                skills[way].append(labels[k])
            values[k] = ""
        values[first], values[second] = "\n".join(skills[OFFER]), "\n".join(skills[WANT])
        records.append(Record(record.row, tuple(values)))
    count = counted(len(columns), "column", "columns")
    message = f"{count} of one skill each say who teaches it and who wants to learn it."
    notebook.add("columns-of-skills", table.header_place(), message)
    return replace(table, headers=tuple(headers), records=tuple(records))


def _may_be_skill(table: Table, k: int, claimed: Collection[str]) -> bool:
    header = table.headers[k]
    return bool(header.strip()) and field_of(header) is None and header_key(header) not in claimed


def _answers(table: Table, k: int) -> frozenset[str]:
    found: set[str] = set()
    for record in table.records:
        text = text_of(record.values[k])
        if text:
            found.add(text)
            if len(found) > _MOST_ANSWERS:
                break
    return frozenset(found)


def _matrix(answers: dict[int, frozenset[str]]) -> dict[int, dict[str, frozenset[str]]] | None:
    """Return what the answers of each column of a matrix say; None where there is none."""
    signs = [found for found in answers.values() if all(len(text) == 1 for text in found)]
    all_signs = frozenset[str]().union(*signs)
    by_sign = ways_in(all_signs) if len(signs) >= _FEWEST else None
    found: dict[int, dict[str, frozenset[str]]] = {}
    for k, texts in answers.items():
        if by_sign is not None and texts <= all_signs:
            found[k] = {text: by_sign[text] for text in texts}
            continue
        ways = {text: way for text in texts if (way := ways_of(text)) is not None}
        if len(ways) == len(texts) and any(ways.values()):
            found[k] = ways
    told = frozenset[str]().union(*(way for ways in found.values() for way in ways.values()))
    if len(found) < _FEWEST or told != _SKILLS:
        return _by_elimination(answers)
    return found if len(found) >= _FEWEST and told == _SKILLS else None


def _by_elimination(answers: dict[int, frozenset[str]]) -> dict[int, dict[str, frozenset[str]]] | None:
    """Return what the answers of several columns say where one of few is in no list of words."""
    counts = Counter(text for texts in answers.values() for text in texts)
    common = {text for text, count in counts.items() if count >= _FEWEST}
    columns = {k: texts for k, texts in answers.items() if texts <= common}
    all_texts = frozenset[str]().union(*columns.values())
    ways = ways_in(all_texts, by_elimination=True) if 1 < len(all_texts) <= _FEWEST else None
    if ways is None or len(columns) < _FEWEST:
        return None
    return {k: {text: ways[text] for text in texts} for k, texts in columns.items()}


def _labels(headers: list[str]) -> list[str]:
    """Return the skill of each header: the question that all of them share is taken off."""
    if all(header.rstrip().endswith("]") for header in headers):
        return [label_of(header) for header in headers]
    start = _END.match(_shared_start(headers))
    turned = _shared_start([header[::-1] for header in headers])[::-1]
    end = _BEGIN.search(turned)
    begin = start.end() if start else 0
    stop = len(turned) - end.start() if end else 0
    return [header[begin : len(header) - stop].strip() or header for header in headers]


def _shared_start(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    length = next((k for k, (a, z) in enumerate(zip(first, last, strict=False)) if a != z), len(first))
    return first[:length]
