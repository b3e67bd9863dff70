"""Prices with the lottery's part below the last digit of the weights, as two numbers of 64 bits each.

A fine price is ``(high << shift) + low``, with `low` at most half a step of `high`: whole rows of pairs are
compared at once, where numbers without end would be gone through one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.relax.laminar import share_prices
from recimentor.matching.relax.reduced_cost import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from recimentor.matching.edges import Edges
    from recimentor.matching.edmonds.blossoms import PrimalDual
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.relax.laminar import SharedPrices
    from recimentor.matching.weights import IntArray

_SMALL = 2**60
"""Three of them and a lottery number fit in 64 bits."""


@dataclass(frozen=True, slots=True)
class FinePrices:
    """What people and the blossoms that two of them share cost.

    Parameters
    ----------
    shift
        Bits of the lower part.
    high, low
        ``(n,)`` of people, at the solver's scale; and the lottery's part.
    shared
        The rank of what two people share, among all that is shared.
    shared_high, shared_low
        ``(k,)`` what is shared, by rank; rank 0 is nothing.
    """

    shift: int
    high: IntArray
    low: IntArray
    shared: SharedPrices
    shared_high: IntArray
    shared_low: IntArray

    def excess(self, edges: Edges, digits: IntArray) -> NDArray[np.float64]:
        """Return by how much pairs with their weights and numbers exceed these prices, about.

        Above 0 for all that exceed them, and for hardly any other.
        """
        rows, cols = edges.rows, edges.cols
        excess = SCALE * edges.weights - self.high[rows] - self.high[cols]
        drawn = SCALE * digits - self.low[rows] - self.low[cols]
        rank = self._ranks(rows, cols)
        excess -= self.shared_high[rank]
        drawn -= self.shared_low[rank]
        # The lottery's part alone keeps its sign in floating point; beside steps of weights it may lose bits.
        exceeding: NDArray[np.float64] = np.where(
            excess == 0, drawn, excess * 2.0**self.shift + drawn + 2.0 ** (self.shift - 20)
        )
        return exceeding

    def _ranks(self, rows: IntArray, cols: IntArray) -> IntArray:
        """Return the rank of what each pair shares; rows in rising order."""
        ranks = np.zeros(len(rows), dtype=np.int64)
        if not len(self.shared.order) or not len(rows):
            return ranks
        place = np.full(len(self.high), -1)
        place[self.shared.order] = np.arange(len(self.shared.order))
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        for start, stop in zip(starts.tolist(), [*starts[1:].tolist(), len(rows)], strict=True):
            person = int(rows[start])
            if place[person] >= 0:
                others = place[cols[start:stop]]
                ranks[start:stop] = np.where(others >= 0, self.shared.row(person)[others], 0)
        return ranks


def fine_prices(state: PrimalDual, shift: int) -> FinePrices | None:
    """Split the prices of a state with a lottery of so many bits; None where 64 bits do not hold a part."""
    sets = state.odd_sets(lambda price: price)
    total = _totals(sets)
    ranks = {value: rank for rank, value in enumerate(sorted({0, *total}))}
    parts = _halves(state.price, shift), _halves(ranks, shift)
    if parts[0] is None or parts[1] is None:
        return None
    outer = _outer(sets)
    # A set costs as much as it is ranked above the one around it: what two people share adds up to its rank.
    ranked = tuple(
        replace(odd_set, price=ranks[value] - (ranks[total[around]] if around is not None else 0))
        for odd_set, value, around in zip(sets, total, outer, strict=True)
    )
    return FinePrices(shift, *parts[0], share_prices(ranked), *parts[1])


def _outer(sets: tuple[OddSet, ...]) -> list[int | None]:
    """Return the number of the set right around each, None where there is none."""
    outer: list[int | None] = [None] * len(sets)
    for number, odd_set in enumerate(sets):
        for inner in odd_set.inner:
            outer[inner] = number
    return outer


def _totals(sets: tuple[OddSet, ...]) -> list[int]:
    """Return the price of each set and of all around it; inner sets come first."""
    totals = [odd_set.price for odd_set in sets]
    for number in reversed(range(len(sets))):
        for inner in sets[number].inner:
            totals[inner] += totals[number]
    return totals


def _halves(values: Iterable[int], shift: int) -> tuple[IntArray, IntArray] | None:
    """Return the upper and the lower parts of numbers."""
    half = 1 << shift >> 1
    high = [(value + half) >> shift for value in values]
    low = [value - (upper << shift) for value, upper in zip(values, high, strict=True)]
    if max((abs(part) for part in (*high, *low)), default=0) >= _SMALL:
        return None
    return np.array(high, dtype=np.int64), np.array(low, dtype=np.int64)
