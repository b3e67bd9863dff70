"""Which groups of the table of related skills a name belongs to, or partly serves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.wording.concepts import Concepts
from recimentor.wording.related import FULL, related_groups
from recimentor.wording.words import stems_of

#: What a name within a longer one is worth against the same name.
_WITHIN: Final = 0.9

_Entry = tuple[frozenset[str], int, float, bool]


def memberships(
    names: Sequence[Sequence[str]], known: Concepts, language: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return, for names by their stems, what they are and what they partly serve.

    Parameters
    ----------
    names
        Stems of each name.
    known
        How much each stem tells.
    language
        Of the names.

    Returns
    -------
    tuple of ndarray
        ``(names, groups)`` each, 0-1: 1 where a name is one of a group's own; less where one of them stands
        within it, or where the group gives it a credit.
    """
    entries, by_stem = _entries(language)
    belongs = np.zeros((len(names), len(related_groups())))
    serves = np.zeros_like(belongs)
    for row, stems in enumerate(names):
        own = frozenset(stems)
        for at in {entry for stem in own for entry in by_stem.get(stem, ())}:
            words, group, share, is_full = entries[at]
            if own == words or own > words or own < words:
                worth = share * (1.0 if own == words else _WITHIN * _alike(own, words, known))
                table = belongs if is_full else serves
                table[row, group] = max(table[row, group], worth)
    return belongs, serves


@lru_cache(maxsize=4)
def _entries(language: str) -> tuple[list[_Entry], dict[str, list[int]]]:
    entries: list[_Entry] = []
    by_stem: dict[str, list[int]] = {}
    for number, group in enumerate(related_groups()):
        members = [(group.skill, FULL), *((word, FULL) for word in group.same), *group.partly]
        for word, credit in members:
            words = frozenset(stems_of(word, language))
            for stem in words:
                by_stem.setdefault(stem, []).append(len(entries))
            entries.append((words, number, credit / FULL, credit == FULL))
    return entries, by_stem


def _alike(first: frozenset[str], second: frozenset[str], known: Concepts) -> float:
    """Return the cosine of two sets of words, each word as much as it tells; one holds the other."""
    smaller, larger = sorted((_told(first, known), _told(second, known)))
    return float((smaller / larger) ** 0.5)


def _told(stems: frozenset[str], known: Concepts) -> float:
    return sum(known.told_by(stem) ** 2 for stem in stems)
