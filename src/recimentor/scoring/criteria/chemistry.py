"""The criterion *chemistry*: interests and working style in common, and a language beyond the first.

Rarer words count more, in coarse steps so that one person's answers hardly ever move other people's scores:
a word given by more than half of those who answered counts 1, by more than an eighth 2, by fewer 3. Words in
common that add up to 4 are worth the full value: more answers never lower it, and long lists are not
punished.

A blank counts one quarter: those who fill it in do not lose to those who leave it out. No demographic
likeness.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.criteria.parts import PartsCriterion
from recimentor.scoring.fields import bits_of, joined, words_of

NAME: Final = "chemistry"
FILLED_BY: Final = "interests, working style or languages"
#: What words in common must add up to for the full value.
ENOUGH: Final = 4
#: A word counts one more for each of these shares of answers that it does not exceed.
RARE_BELOW: Final = (0.5, 0.125)


def chemistry(people: Sequence[Participant]) -> PartsCriterion:
    """Return the criterion *chemistry* of a pool."""
    interests = WordsPart("interests", 3, [words_of(person.interests) for person in people])
    style = WordsPart("working style", 2, [words_of(person.style) for person in people])
    return PartsCriterion(NAME, (interests, style, LanguagesPart(people)))


class WordsPart:
    """Words in common, rarer ones counting more."""

    neutral: Final = 0.25

    def __init__(self, name: str, importance: int, sets: Sequence[frozenset[str]]) -> None:
        self.name = name
        self.importance = importance
        self._sets = tuple(sets)
        self._given = frozen(np.array([bool(words) for words in sets], dtype=np.bool_))
        answers = int(np.count_nonzero(self._given))
        self.is_filled = answers > 1
        counts = Counter(word for words in sets for word in words)
        rarity = {word: 1 + sum(n <= share * answers for share in RARE_BELOW) for word, n in counts.items()}
        # A word that counts 3 is in all three sets of bits: the counts of common bits add up.
        self._layers = tuple(
            bits_of([[w for w in words if counts[w] > 1 and rarity[w] >= least] for words in sets])
            for least in range(1, 2 + len(RARE_BELOW))
        )

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """The words that somebody else named too, and whether there was an answer."""
        return joined([*self._layers[0].words, self._given])

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both answered."""
        return self._given[i] & self._given[j]

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return the sum of what common words count, over ``ENOUGH``."""
        total = np.zeros(len(i), dtype=np.uint8)
        for layer in self._layers:
            total += np.minimum(layer.num_common(i, j), ENOUGH)
        result: FloatArray = np.minimum(total, ENOUGH) / float(ENOUGH)
        return result

    def words(self, i: int, j: int) -> str:
        """Name the common words."""
        common = sorted(self._sets[i] & self._sets[j])
        return f"both named {', '.join(common)}" if common else f"no {self.name} in common"


class LanguagesPart:
    """A second language in common: the first is what they will speak anyway."""

    name: Final = "languages"
    importance: Final = 1
    neutral: Final = 0.25

    def __init__(self, people: Sequence[Participant]) -> None:
        self._sets = tuple(words_of(person.languages) for person in people)
        self._bits = bits_of(self._sets)
        self.is_filled = int(np.count_nonzero(self._bits.given)) > 1

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """The languages."""
        return self._bits.profile

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return whether both named languages."""
        return self._bits.given[i] & self._bits.given[j]

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return 1 for two languages in common, else 0."""
        return (self._bits.num_common(i, j) > 1).astype(np.float64)

    def words(self, i: int, j: int) -> str:
        """Name the common languages."""
        common = sorted(self._sets[i] & self._sets[j])
        return f"both speak {', '.join(word.title() for word in common)}" if common else "no common language"
