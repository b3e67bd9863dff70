"""Criteria made of parts: each part looks at one thing that people fill in, and counts where anybody did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray, frozen
from recimentor.scoring.fields import joined

_MOST_KINDS = 1024


@dataclass(frozen=True, slots=True)
class Fact:
    """What one part of a criterion says of a pair.

    Parameters
    ----------
    part
        The part.
    value
        0 to 1.
    is_neutral
        Whether the part's neutral value stands in for an answer that somebody did not give.
    text
        The fact in words.
    """

    part: str
    value: float
    is_neutral: bool
    text: str


class Part(Protocol):
    """One part of a criterion."""

    @property
    def name(self) -> str:
        """Its name in explanations."""
        ...

    @property
    def importance(self) -> int:
        """Its importance beside the other parts of the criterion."""
        ...

    @property
    def neutral(self) -> float:
        """What counts where one of the two gave no answer, 0-1."""
        ...

    @property
    def is_filled(self) -> bool:
        """Whether at least two people of the pool gave an answer."""
        ...

    @property
    def profile(self) -> NDArray[np.int32] | None:
        """Codes, ``(n,)``, equal for people whom the part cannot tell apart; ``None``: it tells all apart."""
        ...

    def known(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether both of each pair gave an answer."""
        ...

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` values in [0, 1] where both gave an answer; anything in [0, 1] elsewhere."""
        ...

    def words(self, i: int, j: int) -> str:
        """Say in words what two people, who both gave an answer, have in common or not."""
        ...


class PartsCriterion:
    """The mean of the parts that somebody filled in, by their importance.

    Parameters
    ----------
    name
        The criterion.
    parts
        All its parts.

    Notes
    -----
    Parts that know few kinds of people are read from one small table of kinds. Values are multiples of 1/8,
    so that sums are exact and their order does not matter.
    """

    def __init__(self, name: str, parts: Sequence[Part]) -> None:
        self.name = name
        self.parts = tuple(part for part in parts if part.is_filled)
        self._total = sum(part.importance for part in self.parts)
        self._table, self._kinds, self._rest = _tabulate(self.parts)

    @property
    def is_filled(self) -> bool:
        """Whether any part counts."""
        return bool(self.parts)

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` the mean of the parts of each pair, 0-1."""
        total = np.zeros(len(i)) if self._table is None else self._tabulated(self._table, i, j)
        for part in self._rest:
            total += _weighed(part, i, j)
        total /= self._total
        return total

    def _tabulated(self, table: FloatArray, i: IntArray, j: IntArray) -> FloatArray:
        places = self._kinds.take(i) * np.int32(len(table))
        places += self._kinds.take(j)
        return table.ravel().take(places)

    def facts(self, i: int, j: int) -> tuple[Fact, ...]:
        """Return what each part says of one pair."""
        at = np.array([i]), np.array([j])
        found = []
        for part in self.parts:
            if part.known(*at)[0]:
                found.append(Fact(part.name, float(part.values(*at)[0]), False, part.words(i, j)))  # noqa: FBT003
            else:
                text = f"{part.name} not given by both: counted as {part.neutral:.0%}"
                found.append(Fact(part.name, part.neutral, True, text))  # noqa: FBT003
        return tuple(found)


def _weighed(part: Part, i: IntArray, j: IntArray) -> FloatArray:
    """Return a part's values, its neutral value where an answer is missing, times its importance."""
    values: FloatArray = np.where(part.known(i, j), part.values(i, j), part.neutral)
    values *= part.importance
    return values


def _tabulate(parts: Sequence[Part]) -> tuple[FloatArray | None, NDArray[np.int32], tuple[Part, ...]]:
    """Return a table of what pairs of kinds are worth, everybody's kind, and the parts left out of it."""
    kinds: NDArray[np.int32] | None = None
    inside: list[Part] = []
    rest: list[Part] = []
    for part in parts:
        profile = part.profile
        wider = profile if kinds is None or profile is None else joined([kinds, profile])
        if wider is None or len(np.unique(wider)) > _MOST_KINDS:
            rest.append(part)
        else:
            kinds = wider
            inside.append(part)
    if kinds is None:
        return None, np.zeros(0, dtype=np.int32), tuple(rest)
    _, first, kind = np.unique(kinds, return_index=True, return_inverse=True)
    i, j = np.repeat(first, len(first)), np.tile(first, len(first))
    table = sum((_weighed(part, i, j) for part in inside), np.zeros(len(i)))
    return frozen(table.reshape(len(first), len(first))), frozen(kind.astype(np.int32)), tuple(rest)


class Criterion(Protocol):
    """A soft criterion over the pairs of one pool."""

    @property
    def name(self) -> str:
        """The name by which ``importance`` weighs it."""
        ...

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that count."""
        ...

    def values(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` values in [0, 1] of pairs of people (by index), the same for (i, j) and (j, i)."""
        ...

    def facts(self, i: int, j: int) -> tuple[Fact, ...]:
        """Return what the criterion says of one pair, part by part."""
        ...


@dataclass(frozen=True, slots=True)
class CriterionUse:
    """Whether a criterion joins the score.

    Parameters
    ----------
    name
        The criterion.
    importance
        As the program states it.
    share
        Its share of the score, 0-1; 0 where it is left out.
    filled_by
        What people fill in for it, in words; empty for *skills*.
    why_not
        Why it is left out, in words; empty where it is used.
    """

    name: str
    importance: float
    share: float
    filled_by: str = ""
    why_not: str = ""

    @property
    def is_used(self) -> bool:
        """Whether it joins the score."""
        return not self.why_not


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion and its share of the score."""

    criterion: Criterion
    share: Fraction


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each criterion counts.

    Parameters
    ----------
    skills
        The share of *skills*; with those of the others it makes 1.
    others
        The other criteria that join the score, with their shares.
    uses
        Every criterion that the program knows, and why it is left out.
    """

    skills: Fraction
    others: tuple[Weighed, ...]
    uses: tuple[CriterionUse, ...]
