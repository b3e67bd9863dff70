"""Words that the reasons of several rules share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from recimentor.model.names import same_value

#: Values that a tally shows.
MOST_VALUES: Final = 12


def label(field: str) -> str:
    """Return a field as a sentence names it: ``career stage``."""
    return field.replace("_", " ")


def tally(values: Iterable[str]) -> str:
    """Return values with how many have each, as compared: ``IT 8, Sales 5; 3 blank``."""
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    blank = 0
    for value in values:
        if key := same_value(value):
            shown.setdefault(key, value)
            counts[key] += 1
        else:
            blank += 1
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    told = [f"{shown[key]} {count}" for key, count in ordered[:MOST_VALUES]]
    if len(ordered) > MOST_VALUES:
        told.append(f"and {len(ordered) - MOST_VALUES} more values")
    return ", ".join(told or ["no value"]) + (f"; {blank} blank" if blank else "")


def blanks(answers: Iterable[tuple[str, object]], what: str) -> str:
    """Return who did not say what a rule needs, as half a sentence; empty where everybody did.

    Parameters
    ----------
    answers
        Names and answers; an empty answer was not given.
    what
        What was asked, as a noun.
    """
    missing = [name for name, answer in answers if not answer]
    return f"{' and '.join(missing)} gave no {what}" if missing else ""
