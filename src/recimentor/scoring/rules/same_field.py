"""Partners differ in a field, or share its value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.fields import field_codes
from recimentor.scoring.rules.words import blanks, label, tally


class MustDifferRule:
    """``must_differ``: partners have different values of a field; a blank is known to differ from none."""

    code: Final = "must_differ"

    def __init__(self, people: Sequence[Participant], field: str) -> None:
        self.name = f"{self.code}: {field}"
        self._field = field
        self._names = tuple(person.name for person in people)
        self._codes = field_codes(people, field)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return tally(self._codes.values)

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair have the same value, or one of them gave none."""
        return self._codes.same(i, j) | ~self._codes.both_given(i, j)

    def reason(self, i: int, j: int) -> str:
        """Name the value that they share, or who gave none."""
        given = [(self._names[k], self._codes.values[k]) for k in (i, j)]
        if missing := blanks(given, label(self._field)):
            return f"{missing} (rule {self.name})."
        return f"Both have the same {label(self._field)}, {self._codes.values[i]} (rule {self.name})."


class MustShareRule:
    """``must_share``: partners have the same value of a field; a blank is shared with nobody."""

    code: Final = "must_share"

    def __init__(self, people: Sequence[Participant], field: str) -> None:
        self.name = f"{self.code}: {field}"
        self._field = field
        self._names = tuple(person.name for person in people)
        self._codes = field_codes(people, field)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return tally(self._codes.values)

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair lacks a common value."""
        return ~self._codes.same(i, j)

    def reason(self, i: int, j: int) -> str:
        """Name both values, or who gave none."""
        mine, theirs = self._codes.values[i], self._codes.values[j]
        what = label(self._field)
        missing = blanks([(self._names[i], mine), (self._names[j], theirs)], what)
        return f"{missing or f'{mine} and {theirs} are not the same {what}'} (rule {self.name})."
