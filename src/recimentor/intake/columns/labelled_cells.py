"""Cells that hold both sides behind labels: ``Offer: Excel, SQL. Looking for: Writing``."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from recimentor.intake.columns.ways import OFFER, WANT, ways_of
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.tongues import rating_word
from recimentor.model.names import plain_signs
from recimentor.model.participant import header_key

_LONGEST = 4_000
#: A label stands at the beginning, or behind a sign that parts; a colon, an arrow or a dash ends it.
#: Every run has a greatest length, so that a cell of blanks costs no more than a line of text.
_LABEL = re.compile(
    r"(?:^|[;\n\r|/,.\u2022\t(\[]|\s[-\u2013\u2014+]\s)[*_#\s\u2022-]{0,9}+"
    r"([^\W\d_][^:;|/,.\n\r\u2022\t()\[\]*\u2192>]{1,40}?)[*_\s]{0,9}(?::|->|=>|\u2192|\s[-\u2013\u2014]\s)"
)
_MAY_HOLD_LABEL = re.compile(r"[:>\u2192\uff1a]|\s[-\u2013\u2014]\s")
_SIGNS = " \t\r\n;|/,.\u2022-\u2013\u2014+*_)]"
_SAMPLE = 200
_FEWEST = 2


def with_labels_read(table: Table, claimed: Collection[str], notebook: Notebook) -> Table:
    """Return a table in which a column whose cells name both sides behind labels is two columns.

    Parameters
    ----------
    table
        As read.
    claimed
        Keys of the headers that the program reads by name; these stay.
    notebook
        Takes ``columns-of-skills``.
    """
    at = next((k for k in range(len(table.headers)) if _holds_both_sides(table, k, claimed)), None)
    if at is None:
        return table
    records = []
    for record in table.records:
        sides = sides_in(text_of(record.values[at]))
        values = [*record.values, "\n".join(sides.get(WANT, ()))]
        values[at] = "\n".join(sides.get(OFFER, ()))
        records.append(Record(record.row, tuple(values)))
    headers = [*table.headers, "Wants"]
    headers[at] = "Offers"
    message = "One column holds both sides, each behind its word: read as offers and wants."
    notebook.add("columns-of-skills", table.header_place(at), message)
    return replace(table, headers=tuple(headers), records=tuple(records))


def sides_in(text: str) -> dict[str, list[str]]:
    """Return what stands behind the labels of a cell, by side; empty where none says a side."""
    plain = plain_signs(text)
    found = list(_LABEL.finditer(plain)) if len(plain) <= _LONGEST else []
    labels = [(label, way) for label in found if (way := _way(label[1]))]
    sides: dict[str, list[str]] = {}
    for k, (label, way) in enumerate(labels):
        end = labels[k + 1][0].start() if k + 1 < len(labels) else len(plain)
        if part := plain[label.end() : end].strip(_SIGNS):
            sides.setdefault(way, []).append(part)
    return sides


def _way(label: str) -> str:
    """Return the side that a label says; a level above a list, such as ``Expert: Excel``, says none."""
    ways = ways_of(label) if rating_word(label) is None else None
    ways = ways or frozenset()
    return next(iter(ways)) if len(ways) == 1 else ""


def _holds_both_sides(table: Table, k: int, claimed: Collection[str]) -> bool:
    """Return whether all cells of a column say a side, and most of them both."""
    if header_key(table.headers[k]) in claimed:
        return False
    texts = [text for record in table.records[:_SAMPLE] if (text := text_of(record.values[k]))]
    if len(texts) < _FEWEST or not all(map(_MAY_HOLD_LABEL.search, texts)):
        return False
    sides = [set(sides_in(text)) for text in texts]
    return all(sides) and 2 * sum(len(side) > 1 for side in sides) > len(sides)
