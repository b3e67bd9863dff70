"""Goals of a packing: what people, rings, pairs, tiers and scores are worth towards each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import pair_keys
from recimentor.matching.rings.problem import PAIRS, PEOPLE, RINGS, TOTAL

if TYPE_CHECKING:
    from recimentor.matching.rings.columns import RingList
    from recimentor.matching.rings.problem import IntArray, RingProblem


@dataclass(frozen=True, slots=True)
class Worth:
    """What each thing that is counted is worth; whole numbers.

    Parameters
    ----------
    per_person, per_ring, per_pair, per_tier, per_score
        Of a person placed, a ring, a pair, a count of each tier, and a unit of score.
    """

    per_person: int = 0
    per_ring: int = 0
    per_pair: int = 0
    per_tier: tuple[int, ...] = ()
    per_score: int = 0

    def times(self, factor: int) -> Worth:
        """Return everything worth so many times as much."""
        tiers = tuple(factor * worth for worth in self.per_tier)
        return Worth(
            factor * self.per_person,
            factor * self.per_ring,
            factor * self.per_pair,
            tiers,
            factor * self.per_score,
        )

    def plus(self, other: Worth) -> Worth:
        """Return what both say, added up; both speak of the same tiers."""
        tiers = tuple(a + b for a, b in zip(self.per_tier, other.per_tier, strict=True))
        return Worth(
            self.per_person + other.per_person,
            self.per_ring + other.per_ring,
            self.per_pair + other.per_pair,
            tiers,
            self.per_score + other.per_score,
        )


def worth_of(problem: RingProblem, goal: str) -> Worth:
    """Return what counts towards a goal of a problem; of rings the fewest are sought."""
    names = [tier.name for tier in problem.tiers]
    none = (0,) * len(names)
    simple = {
        PEOPLE: Worth(per_person=1, per_tier=none),
        RINGS: Worth(per_ring=-1, per_tier=none),
        PAIRS: Worth(per_pair=1, per_tier=none),
        TOTAL: Worth(per_score=1, per_tier=none),
    }
    return simple.get(goal) or Worth(per_tier=tuple(int(name == goal) for name in names))


def first_worth(problem: RingProblem, worth: Worth) -> IntArray:
    """Return ``(n,)`` what placing each person is worth; 0 for who is placed already."""
    first = np.full(problem.num_people, worth.per_person, dtype=np.int64)
    for tier, each in zip(problem.tiers, worth.per_tier, strict=True):
        first[list(tier.people)] += each
    first[problem.has_partner] = 0
    return first


def pair_worth(problem: RingProblem, worth: Worth) -> IntArray:
    """Return ``(p,)`` what each pair is worth beside placing its people."""
    each = worth.per_pair + worth.per_score * problem.pair_weights
    keys = pair_keys(problem.num_people, problem.pairs[:, 0], problem.pairs[:, 1])
    for tier, counted in zip(problem.tiers, worth.per_tier, strict=True):
        if tier.pairs and counted:
            wanted = [min(pair) * problem.num_people + max(pair) for pair in tier.pairs]
            each = each + counted * np.isin(keys, wanted)
    found: IntArray = each.astype(np.int64)
    return found


def ring_worth(worth: Worth, rings: RingList) -> IntArray:
    """Return ``(r,)`` what each ring is worth beside placing its people."""
    each: IntArray = worth.per_ring + worth.per_score * rings.weights
    return each


def count(problem: RingProblem, worth: Worth, rings: RingList, pairs: IntArray) -> int:
    """Return what a packing is worth; ``pairs`` are places in the problem's list."""
    placed = np.unique(np.concatenate((rings.people.ravel(), problem.pairs[pairs].ravel())))
    return int(
        first_worth(problem, worth)[placed].sum()
        + ring_worth(worth, rings).sum()
        + pair_worth(problem, worth)[pairs].sum()
    )
