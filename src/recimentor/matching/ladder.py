"""Objectives in order, as one worth: each step of the ladder outweighs all that lies below it.

With such multipliers one set of prices proves everything at once: that nobody more can be placed, that no
tier counts more, and that no total is higher. The numbers are large, but whole numbers do not mind.

References
----------
.. [1] H. D. Sherali, A. L. Soyster, "Preemptive and nonpreemptive multi-objective programming", Journal of
   Optimization Theory and Applications 39, 1983: weights by which one objective has all that come before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import find_keys, pair_keys

if TYPE_CHECKING:
    from recimentor.matching.problem import Tier
    from recimentor.matching.weights import IntArray


TALLEST = 2**48
"""Worths up to this one are exact in the floating point of the relaxation."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What a pair, and a count of each tier, is worth in units of weight."""

    per_pair: int
    per_tier: tuple[int, ...]

    def fits(self, largest: int) -> bool:
        """Whether the worth of every pair of weights up to `largest` is exact everywhere."""
        return self.per_pair + 2 * sum(self.per_tier) + largest <= TALLEST


def build_ladder(most_pairs: int, largest: int, tiers: tuple[Tier, ...], *, coverage: bool) -> Ladder:
    """Choose multipliers by which each objective outweighs everything after it.

    Parameters
    ----------
    most_pairs
        No pairing has more pairs.
    largest
        No weight is above it.
    tiers
        In order, after coverage and before the total.
    coverage
        Whether the number of pairs comes first.
    """
    # What all pairs of a pairing can add to the objectives below; one more than that outweighs it [1].
    below = most_pairs * largest
    per_tier: list[int] = []
    for tier in reversed(tiers):
        per_tier.append(below + 1)
        below += (below + 1) * min(most_pairs * (2 if tier.people else 1), len(tier.people or tier.pairs))
    return Ladder(below + 1 if coverage else 0, tuple(reversed(per_tier)))


def build_gentle_ladder(step: int, largest: int, tiers: tuple[Tier, ...], *, coverage: bool) -> Ladder:
    """Choose multipliers that mostly do, where those that always do would be too large.

    Each step is worth `step` times what all below it add to one pair; whether that was enough shows in the
    counts of the pairing.
    """
    below = max(1, largest)
    per_tier: list[int] = []
    for _ in tiers:
        per_tier.append(step * below)
        below += 2 * step * below
    return Ladder(step * below if coverage else 0, tuple(reversed(per_tier)))


class TierWorth:
    """What the tiers add to the worth of pairs.

    Parameters
    ----------
    num_people
        Number of people.
    tiers, per_tier
        The tiers and what a count of each is worth.
    """

    def __init__(self, num_people: int, tiers: tuple[Tier, ...], per_tier: tuple[int, ...]) -> None:
        self._num_people = num_people
        self.person = np.zeros(num_people, dtype=np.int64)
        pairs: dict[tuple[int, int], int] = {}
        for tier, worth in zip(tiers, per_tier, strict=True):
            self.person[sorted(set(tier.people))] += worth
            for pair in {(min(pair), max(pair)) for pair in tier.pairs}:
                pairs[pair] = pairs.get(pair, 0) + worth
        both = [(i, j, worth) for (low, high), worth in pairs.items() for i, j in ((low, high), (high, low))]
        self.pairs: IntArray = np.array(sorted(both), dtype=np.int64).reshape(-1, 3)

    def of(self, rows: IntArray, cols: IntArray) -> IntArray:
        """Return what the tiers add to each of some pairs."""
        added = self.person[rows] + self.person[cols]
        if len(self.pairs):
            held = pair_keys(self._num_people, self.pairs[:, 0], self.pairs[:, 1])
            place = find_keys(held, pair_keys(self._num_people, rows, cols))
            added += np.where(place >= 0, self.pairs[place, 2], 0)
        return added


def count_tiers(tiers: tuple[Tier, ...], pairs: IntArray) -> tuple[int, ...]:
    """Count each tier in a pairing."""
    chosen = {(int(i), int(j)) for i, j in pairs}
    placed = {person for pair in chosen for person in pair}
    return tuple(
        len(placed & set(tier.people))
        if tier.people
        else len(chosen & {(min(pair), max(pair)) for pair in tier.pairs})
        for tier in tiers
    )
