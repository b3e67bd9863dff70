"""What every criterion beside *skills* offers: a value for each pair."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from recimentor.scoring.arrays import FloatArray, IntArray
from recimentor.scoring.criteria.parts import Fact, Part


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
