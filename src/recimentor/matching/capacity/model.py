"""People with room for several partners: what is counted, and what a pair and a person placed are worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import pair_keys

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recimentor.matching.edges import Edges
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.problem import Tier
    from recimentor.matching.weights import IntArray, WeightSource

    BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Worth:
    """How much each thing that can be counted is worth, in whole numbers.

    Parameters
    ----------
    per_person
        A person placed: one who has a partner, however many.
    per_pair
        A pair.
    per_tier
        A count of each tier, in order.
    per_score
        A unit of weight.
    """

    per_person: int
    per_pair: int
    per_tier: tuple[int, ...]
    per_score: int

    @property
    def parts(self) -> tuple[int, int, int]:
        """What a person, a pair and a unit of weight is worth, the tiers aside."""
        return self.per_person, self.per_pair, self.per_score

    def plus(self, other: Worth, times: int) -> Worth:
        """Return this and so many times another."""
        return Worth(
            self.per_person + times * other.per_person,
            self.per_pair + times * other.per_pair,
            tuple(mine + times * more for mine, more in zip(self.per_tier, other.per_tier, strict=True)),
            self.per_score + times * other.per_score,
        )


@dataclass(frozen=True, slots=True)
class CapacityModel:
    """A pool in which people may take several partners, nobody the same one twice.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    capacity
        ``(n,)`` partners that each person may still take, 0 or more.
    placed
        ``(n,)`` who has a partner already: they count for nothing when they get another one.
    largest
        No weight is above it.
    tiers
        What is counted between coverage and the total.
    """

    source: WeightSource
    capacity: IntArray
    placed: BoolArray
    largest: int
    tiers: tuple[Tier, ...] = ()

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self.source.num_people

    def person_worth(self, worth: Worth) -> IntArray:
        """Return what it is worth to place each person, ``(n,)``; 0 for those who are placed."""
        first = np.full(self.num_people, worth.per_person, dtype=np.int64)
        for tier, each in zip(self.tiers, worth.per_tier, strict=True):
            first[np.array(sorted(set(tier.people)), dtype=np.int64)] += each
        first[self.placed] = 0
        return first

    def pair_worth(self, worth: Worth, edges: Edges) -> IntArray:
        """Return what each pair is worth by itself, ``(m,)``."""
        value = worth.per_pair + worth.per_score * edges.weights
        for keys, each in self.pair_tiers(worth):
            value = value + each * np.isin(pair_keys(self.num_people, edges.rows, edges.cols), keys)
        return value

    def joint_worth(self, worth: Worth, edges: Edges) -> IntArray:
        """Return what each pair is worth with the placing of its people who have room for one, ``(m,)``."""
        first = np.where(self.capacity > 1, 0, self.person_worth(worth))
        return self.pair_worth(worth, edges) + first[edges.rows] + first[edges.cols]

    def is_inside(self, odd_set: OddSet, edges: Edges) -> BoolArray:
        """Return which of some pairs are inside an odd set or among its teeth."""
        member = np.zeros(self.num_people, dtype=np.bool_)
        member[list(odd_set.members)] = True
        inside: BoolArray = member[edges.rows] & member[edges.cols]
        if odd_set.teeth:
            teeth = [i * self.num_people + j for i, j in odd_set.teeth]
            inside |= np.isin(pair_keys(self.num_people, edges.rows, edges.cols), teeth)
        return inside

    def most_inside(self, odd_set: OddSet) -> int:
        """Return how many pairs inside an odd set or among its teeth a pairing has at most."""
        return (int(self.capacity[list(odd_set.members)].sum()) + len(odd_set.teeth)) // 2

    def pair_tiers(self, worth: Worth) -> list[tuple[IntArray, int]]:
        """Return the tiers of pairs that are worth something: ``row * n + col`` of each pair, its worth."""
        return [
            (np.array([min(p) * self.num_people + max(p) for p in tier.pairs], dtype=np.int64), each)
            for tier, each in zip(self.tiers, worth.per_tier, strict=True)
            if tier.pairs and each
        ]

    def value(self, worth: Worth, pairs: Edges) -> int:
        """Return what a pairing is worth."""
        has_partner = np.zeros(self.num_people, dtype=bool)
        has_partner[pairs.rows] = has_partner[pairs.cols] = True
        people = int(self.person_worth(worth)[has_partner].sum())
        return people + int(self.pair_worth(worth, pairs).sum())

    def units(self, *, coverage: bool) -> list[tuple[str, Worth]]:
        """Return what is maximised one after the other: a name, and 1 for each thing counted."""
        zeros = (0,) * len(self.tiers)
        ladder = [("people", Worth(1, 0, zeros, 0)), ("pairs", Worth(0, 1, zeros, 0))] if coverage else []
        for place, tier in enumerate(self.tiers):
            one = tuple(int(place == other) for other in range(len(self.tiers)))
            ladder.append((tier.name, Worth(0, 0, one, 0)))
        return [*ladder, ("total", Worth(0, 0, zeros, 1))]
