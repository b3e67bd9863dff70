"""What every hard rule offers: which pairs it forbids, and why, in words."""

from __future__ import annotations

from typing import Protocol

from recimentor.scoring.arrays import BoolArray, IntArray


class Rule(Protocol):
    """A hard rule over the pairs of one pool; symmetric, and never overridden by a preference."""

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        ...

    def forbids(self, i: IntArray, j: IntArray) -> BoolArray:
        """Return ``(m,)`` whether the rule keeps each pair of people (by index) apart."""
        ...

    def reason(self, i: int, j: int) -> str:
        """Return one sentence that says why a pair that the rule forbids is out."""
        ...
