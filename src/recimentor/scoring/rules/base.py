"""What every hard rule offers: which pairs it forbids, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from recimentor.scoring.arrays import BoolArray, IntArray


class Rule(Protocol):
    """A hard rule over the pairs of one pool; symmetric, and never overridden by a preference.

    A rule fails closed: a blank meets none that rests on a field, and whoever a reference may mean counts
    as meant.
    """

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        ...

    @property
    def name(self) -> str:
        """The rule as the program states it, such as ``must_differ: department``."""
        ...

    @property
    def saw(self) -> str:
        """What the rule looked at in this pool: values and how many people have each, or how many pairs."""
        ...

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether the rule keeps each pair of people (by index) apart."""
        ...

    def reason(self, i: int, j: int) -> str:
        """Return one sentence that says why a pair that the rule forbids is out."""
        ...


@runtime_checkable
class Graded(Protocol):
    """A rule with a number that can be eased step by step."""

    def easing(self, person: int, others: IntArray) -> str:
        """Return the smallest change of the number that lets one of some forbidden partners through."""
        ...


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason.

    Parameters
    ----------
    code
        A stable code, such as ``avoid`` or ``gains-nothing``.
    text
        One plain sentence.
    """

    code: str
    text: str
