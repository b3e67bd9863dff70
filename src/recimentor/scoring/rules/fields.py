"""Rules on what two people answered: fields that differ, are shared or stand near, words in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final

import numpy as np

from recimentor.model.names import same_value
from recimentor.model.participant import Participant, mode_of
from recimentor.model.rules import AtMostApart, ladder_steps
from recimentor.scoring.arrays import BoolArray, IntArray, frozen
from recimentor.scoring.fields import bits_of, field_codes, words_of


class _OneFieldRule:
    """What rules over one field share: its values, and who has which."""

    code: ClassVar[str]

    def __init__(self, people: Sequence[Participant], field: str) -> None:
        self.name = f"{self.code}: {field}"
        self._field = field
        self._names = tuple(person.name for person in people)
        self._codes = field_codes(people, field)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        return tally(self._codes.values)

    def _missing(self, i: int, j: int) -> str:
        """Return who of two people gave no value; empty where both did."""
        return blanks([(self._names[k], self._codes.values[k]) for k in (i, j)], label(self._field))


class MustDifferRule(_OneFieldRule):
    """``must_differ``: partners have different values of a field; a blank is known to differ from none."""

    code = "must_differ"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both of each pair have the same value, or one of them gave none."""
        return self._codes.same(i, j) | ~self._codes.both_given(i, j)

    def reason(self, i: int, j: int) -> str:
        """Name the value that they share, or who gave none."""
        both = f"Both have the same {label(self._field)}, {self._codes.values[i]}"
        return f"{self._missing(i, j) or both} (rule {self.name})."


class MustShareRule(_OneFieldRule):
    """``must_share``: partners have the same value of a field; a blank is shared with nobody."""

    code = "must_share"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair lacks a common value."""
        return ~self._codes.same(i, j)

    def reason(self, i: int, j: int) -> str:
        """Name both values, or who gave none."""
        mine, theirs = self._codes.values[i], self._codes.values[j]
        apart = f"{mine} and {theirs} are not the same {label(self._field)}"
        return f"{self._missing(i, j) or apart} (rule {self.name})."


_NOWHERE = -1_000_000


class AtMostApartRule:
    """``at_most_apart``: a value that is not on the ladder, or blank, is near nobody."""

    code: Final = "at_most_apart"

    def __init__(self, people: Sequence[Participant], rule: AtMostApart) -> None:
        self.name = f"{self.code}: {rule.field}, {rule.steps}"
        self._rule = rule
        self._names = tuple(person.name for person in people)
        self._values = tuple(person.value_of(rule.field) for person in people)
        steps = ladder_steps(self._values, rule.ladder) or {}
        self._steps = frozen(
            np.array([steps.get(same_value(v), _NOWHERE) for v in self._values], dtype=np.int64)
        )

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        off = int(np.count_nonzero(self._steps == _NOWHERE))
        return f"{tally(self._values)}; {off} not on the ladder"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair stands too far apart, or one of them nowhere."""
        mine, theirs = self._steps[i], self._steps[j]
        result: BoolArray = (
            (np.abs(mine - theirs) > self._rule.steps) | (mine == _NOWHERE) | (theirs == _NOWHERE)
        )
        return result

    def reason(self, i: int, j: int) -> str:
        """Say how far apart they stand, or who stands nowhere."""
        what = label(self._rule.field)
        placed = [(self._names[k], self._steps[k] != _NOWHERE) for k in (i, j)]
        missing = blanks(placed, f"{what} on the ladder")
        if missing:
            return f"{missing} (rule {self.name})."
        apart = abs(int(self._steps[i]) - int(self._steps[j]))
        values = f"{self._values[i]} and {self._values[j]}"
        return f"{values} are {apart} steps of {what} apart, more than {self._rule.steps} (rule {self.name})."

    def easing(self, person: int, others: IntArray) -> str:
        """Return the steps that the nearest of some people is apart."""
        steps = self._steps[others]
        known = steps[steps != _NOWHERE]
        if self._steps[person] == _NOWHERE or not len(known):
            return f"A {label(self._rule.field)} on the ladder"
        return f"{int(np.abs(known - self._steps[person]).min())} steps instead of {self._rule.steps}"


class _CommonWordRule:
    """A rule that two sets of words meet; somebody who gave none meets nobody."""

    def __init__(
        self, people: Sequence[Participant], code: str, what: str, sets: Sequence[frozenset[str]]
    ) -> None:
        self.code = self.name = code
        self._what = what
        self._names = tuple(person.name for person in people)
        self._sets = tuple(sets)
        self._bits = bits_of(self._sets)

    @property
    def saw(self) -> str:
        """What it looked at in this pool."""
        blank = sum(not words for words in self._sets)
        return f"{tally(word for words in self._sets for word in sorted(words))}; {blank} gave none"

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether each pair has nothing in common."""
        result: BoolArray = self._bits.num_common(i, j) == 0
        return result

    def reason(self, i: int, j: int) -> str:
        """Say that nothing is common, or who gave nothing."""
        missing = blanks([(self._names[k], self._sets[k]) for k in (i, j)], self._what)
        return f"{missing or f'No common {self._what}'} (rule {self.name})."


COMMON_LANGUAGE: Final = "common_language"
COMMON_MODE: Final = "common_mode"


def common_language(people: Sequence[Participant]) -> _CommonWordRule:
    """Return the rule ``common_language``."""
    return _CommonWordRule(people, COMMON_LANGUAGE, "language", [words_of(p.languages) for p in people])


def common_mode(people: Sequence[Participant]) -> _CommonWordRule:
    """Return the rule ``common_mode``: in person, video, phone, chat, or any word of the program's own."""
    to_mode: Callable[[str], str] = mode_of
    sets = [frozenset(map(to_mode, person.modes)) for person in people]
    return _CommonWordRule(people, COMMON_MODE, "way to meet", sets)


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
