"""Partners share at least one language, or one way to meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from recimentor.model.modes import mode_of
from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, IntArray
from recimentor.scoring.fields import bits_of, words_of
from recimentor.scoring.rules.words import blanks, tally


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
