"""Whole prices from fractional ones, and what they leave of every pair and ring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from recimentor.matching.rings.goals import Worth, first_worth, pair_worth, ring_worth
from recimentor.matching.rings.outcome import RingInequality

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recimentor.matching.rings.columns import RingList, RingLister
    from recimentor.matching.rings.problem import IntArray, RingProblem
    from recimentor.matching.rings.program import Need, Relaxed

    Numbers = NDArray[np.int64] | NDArray[np.float64]

#: Prices stand for so many parts of a unit of the goal.
SCALE: Final = 10_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices in whole numbers, ``1 / SCALE`` of a unit of the goal.

    Parameters
    ----------
    worth
        What is counted: the goal, and the needs at their prices.
    room, first
        ``(n,)`` of a place of each person, and of being placed.
    """

    worth: Worth
    room: IntArray
    first: IntArray

    def of_pairs(self, problem: RingProblem) -> IntArray:
        """Return ``(p,)`` what each pair is worth above its price; 0 or less where it is covered."""
        low, high = problem.pairs[:, 0], problem.pairs[:, 1]
        each: IntArray = pair_worth(problem, self.worth) - self.room[low] - self.room[high]
        return each + self.first[low] + self.first[high]

    def of_rings(self, problem: RingProblem, rings: RingList) -> IntArray:
        """Return ``(r,)`` what each ring is worth above its price."""
        paid = self.first - problem.rooms * self.room
        each: IntArray = ring_worth(self.worth, rings) + paid[rings.people].sum(axis=1)
        return each


def whole_prices(problem: RingProblem, goal: Worth, needs: list[Need], relaxed: Relaxed) -> Prices:
    """Return prices rounded up, not yet checked over pairs and rings that the program did not hold."""
    worth = goal.times(SCALE)
    for need, price in zip(needs, relaxed.need_prices.tolist(), strict=True):
        worth = worth.plus(need.worth.times(round(SCALE * price)))
    first = first_worth(problem, worth)
    discount = np.clip(np.rint(SCALE * relaxed.first_prices).astype(np.int64), 0, np.maximum(first, 0))
    several = (problem.rooms > 1) & ~problem.has_partner
    return Prices(
        worth,
        np.ceil(SCALE * relaxed.prices - 1e-3).astype(np.int64).clip(min=0),
        np.where(several, discount, first),
    )


def covering(problem: RingProblem, lister: RingLister, prices: Prices) -> Prices:
    """Return prices raised until they cover every pair that has to be, and every ring."""
    room = prices.room.copy()
    several = problem.rooms > 1
    over = prices.of_pairs(problem)
    short = np.flatnonzero((over > 0) & ~several[problem.pairs].all(axis=1))
    np.maximum.at(room, problem.pairs[short, 0], prices.room[problem.pairs[short, 0]] + over[short])
    for block in lister.blocks():
        left = Prices(prices.worth, room, prices.first).of_rings(problem, block)
        at = np.flatnonzero(left > 0)
        if len(at):
            who = block.people[at, 0]
            raised = -(-left[at] // problem.rooms[who])
            np.maximum.at(room, who, room[who] + raised)
    return Prices(prices.worth, room, prices.first)


def inequality(problem: RingProblem, name: str, prices: Prices) -> tuple[RingInequality, int]:
    """Return what the prices prove, and its right-hand side."""
    first = first_worth(problem, prices.worth)
    over = np.maximum(0, prices.of_pairs(problem))
    total = int((problem.rooms * prices.room).sum()) + int((first - prices.first).sum()) + int(over.sum())
    worth = prices.worth
    discounts = () if (first == prices.first).all() else tuple(prices.first.tolist())
    return RingInequality(
        name,
        worth.per_person,
        worth.per_ring,
        worth.per_pair,
        worth.per_tier,
        worth.per_score,
        tuple(prices.room.tolist()),
        discounts,
    ), total
