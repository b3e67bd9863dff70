"""What columns share: the items in their cells, and how far one list of items is the other's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recimentor.intake.propose.profile import Profile
from recimentor.model.participant import skill_key
from recimentor.model.patterns import short

#: What separates items anywhere; a comma inside a choice only makes two items of it, on both sides alike.
_SEPARATORS = re.compile(
    r"[;,\n\r\t|/\u3001\uff0c\uff1b\u30fb\u2022]|(?<!\s)\s+(?:and|und|et|y|e|en|i|oraz|och|og)\s+|"
    r"\s[+&\u00b7]\s|\s[-\u2013]\s(?=\D)|\s(?=[b-h]\)\s)"
)
_MARKS = short(
    re.compile(
        r"^[\s\-\u2013*\u2022#\d.)\['\"]+|[\s\]'\"]+$|\s*[:(\[=\-\u2013]\s*[\w./%+★☆ ]{0,14}[)\]]?$|"
        r"\s\d{1,2}%?$|^\(?[a-h]\)\s|[★☆]+|[.!]+$"
    ),
    600,
)
_LONGEST = 60
_MOST = 400


def items_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the items of some cells, compared as skills are; levels and bullets are taken off."""
    found: set[str] = set()
    for text in texts:
        for part in _SEPARATORS.split(text):
            item = _MARKS.sub("", _MARKS.sub("", part.strip()))
            key = skill_key(item)
            if key and len(item) <= _LONGEST and not key.isdigit():
                found.add(key)
        if len(found) > _MOST:
            break
    return frozenset(found)


def items_of_profile(profile: Profile) -> frozenset[str]:
    """Return the items of a column."""
    return items_in(profile.counts)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter list that the other holds too, 0-1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def united(profiles: Sequence[Profile]) -> frozenset[str]:
    """Return the items of several columns."""
    return frozenset[str]().union(*map(items_of_profile, profiles))
