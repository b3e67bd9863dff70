"""Cells to values: lists of words, yes and no, numbers, windows. Nothing here knows a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from recimentor.intake.reading.cells import Value
from recimentor.intake.values.faults import Fault, Faults
from recimentor.intake.values.items import items_of
from recimentor.intake.values.windows import merged, read_window
from recimentor.model.columns import Column
from recimentor.model.participant import MAX_CAPACITY, Window, header_key

_WHOLE = re.compile(r"[-+]?\d{1,6}(?:\.0{1,3})?")

YES = frozenset({"yes", "y", "true", "1", "x", "ok", "agree", "agreed", "iagree", "ja", "oui", "si", "sí"})
NO = frozenset({"no", "n", "false", "0", "disagree", "nein", "non"})


def words_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return a list of words, each once, in their order; commas separate where nothing else does."""
    return each_once(item.text for item in items_of(value, column, by_comma=True))


def each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in their order, each in its first spelling only."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found.values())


def lines_of(value: Value, column: Column) -> tuple[str, ...]:
    """Return lines of free text, in their order."""
    return tuple(item.text for item in items_of(value, column))


def yes_or_no(text: str) -> bool | None:
    """Return what a yes/no cell says, or None where it says neither."""
    key = header_key(text)
    if key in YES or text.strip() in {"✓", "✔", "☑"}:
        return True
    return False if key in NO else None


def capacity_of(text: str) -> tuple[int, Faults]:
    """Return a capacity, 1 where it cannot be read."""
    number = int(float(text)) if _WHOLE.fullmatch(text) else 0
    if 1 <= number <= MAX_CAPACITY:
        return number, []
    return 1, [Fault("bad-capacity", f"The capacity is not a whole number from 1 to {MAX_CAPACITY}.")]


def number_of(text: str, lowest: float, highest: float) -> tuple[float | None, Faults]:
    """Return a number within its range, None where it cannot be read."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None, [Fault("bad-number", "This is not a number.")]
    if lowest <= number <= highest:
        return number, []
    return None, [Fault("bad-number", f"The number is not between {lowest:g} and {highest:g}.")]


def windows_of(value: Value, column: Column) -> tuple[tuple[Window, ...], Faults]:
    """Return the weekly windows of a cell."""
    windows: list[Window] = []
    faults: Faults = []
    for item in items_of(value, column):
        read = _windows_in(item.text)
        if read is None:
            faults.append(Fault("bad-availability", "A time window cannot be read.", node=item.node))
        else:
            windows += read
    return merged(windows), faults


@lru_cache(maxsize=10_000)
def _windows_in(text: str) -> tuple[Window, ...] | None:
    """Return the windows of one item, which may be several with commas between."""
    whole = read_window(text)
    if whole is not None:
        return whole
    parts = [read_window(part) for part in text.split(",")]
    if any(part is None for part in parts):
        return None
    return tuple(window for part in parts if part is not None for window in part)
