"""Partners of an earlier round who may meet again, at a cost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import FloatArray, IntArray
from recimentor.scoring.pairset import PairSet


class Repeats:
    """What repeats keep of their score.

    Parameters
    ----------
    people
        The pool.
    pairs
        Ids of earlier partners who may meet again, in either order; ids that are not in the pool are ignored.
    cost
        The share of its score that a repeat loses, 0-1.
    """

    def __init__(self, people: Sequence[Participant], pairs: Iterable[tuple[str, str]], cost: float) -> None:
        index = {person.id: k for k, person in enumerate(people)}
        self.pairs = PairSet(
            len(people), ((index[a], index[b]) for a, b in pairs if a in index and b in index)
        )
        # As written: 0.1 means a tenth, not its nearest binary fraction.
        self.kept = 1 - Fraction(str(cost))

    def __len__(self) -> int:
        """Return how many pairs of the pool are repeats."""
        return len(self.pairs)

    def shares(self, i: IntArray, j: IntArray) -> FloatArray:
        """Return ``(m,)`` the share of its score that each pair keeps: 1 for new partners."""
        shares: FloatArray = np.where(self.pairs.holds(i, j), float(self.kept), 1.0)
        return shares
