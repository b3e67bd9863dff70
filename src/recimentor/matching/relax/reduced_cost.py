"""By how much pairs exceed their prices, in blocks of rows.

Prices live at `SCALE` units to one unit of weight, so that halves and quarters are whole. An eligible pair
is worth its weight plus a uniform bonus, and its *excess* is ``SCALE (w_ij + bonus) - y_i - y_j - z_ij``,
with ``z_ij`` the sum of the prices of the odd sets that hold both people: above 0 it breaks the prices, at
0 it is tight, and minus the excess is what the books call its reduced cost. A pair that is not eligible has
no excess: it is absent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.relax.laminar import share_prices, sizes_of

if TYPE_CHECKING:
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.relax.laminar import SharedPrices
    from recimentor.matching.weights import AnyIntArray, IntArray, WeightSource

SCALE = 4
_NARROW_LIMIT = 2**28


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices at `SCALE`: ``(n,)`` of people, none below 0, and of odd sets (without teeth)."""

    person: IntArray
    odd_sets: tuple[OddSet, ...] = ()

    def total(self) -> int:
        """Return the sum that bounds every pairing, at `SCALE`, where no pair exceeds its prices."""
        sizes = sizes_of(self.odd_sets)
        inside = sum(s.price * (size // 2) for s, size in zip(self.odd_sets, sizes, strict=True))
        return exact_sum(self.person) + inside

    def raised(self, worst: IntArray) -> Prices:
        """Raise the prices of people so that no pair exceeds them.

        A pair's excess is at most the worst of either of its people, so half of each, rounded up, is enough.
        """
        return Prices(self.person + (worst + 1) // 2, self.odd_sets)


@dataclass(slots=True)
class Excess:
    """Blocks of excesses under given prices; safe to be read by several threads."""

    source: WeightSource
    prices: Prices
    bonus: int
    _level: IntArray = field(init=False)
    _shared: SharedPrices = field(init=False)
    _narrow: bool = field(init=False)

    def __post_init__(self) -> None:
        """Prepare what every block needs."""
        self._level = self.prices.person - (SCALE // 2) * self.bonus
        self._shared = share_prices(self.prices.odd_sets)
        largest = int(np.abs(self._level).max(initial=0))
        self._narrow = largest + int(self._shared.neighbours.max(initial=0)) < _NARROW_LIMIT

    def block(self, start: int, stop: int) -> tuple[AnyIntArray, AnyIntArray]:
        """Return weights and excesses of people start to stop with everybody.

        Returns
        -------
        weights
            As the source gives them, ``(stop - start, n)``.
        excess
            The same shape; at absent pairs the lowest number of its type, which no eligible pair reaches.
        """
        # Numbers of 32 bits are twice as quick to go through, and nearly always wide enough.
        weights = self.source.block(start, stop)
        narrow = self._narrow and int(weights.max(initial=0)) < _NARROW_LIMIT // SCALE
        kind: type[np.int32 | np.int64] = np.int32 if narrow else np.int64
        level: AnyIntArray = self._level.astype(kind)
        excess: AnyIntArray = np.multiply(weights, SCALE, dtype=kind, casting="unsafe")
        excess -= level
        excess -= level[start:stop, None]
        if self.prices.odd_sets:
            self._charge_odd_sets(excess, start, stop)
        np.copyto(excess, np.iinfo(kind).min, where=weights == 0)
        return weights, excess

    def _charge_odd_sets(self, excess: AnyIntArray, start: int, stop: int) -> None:
        order, place = self._shared.order, self._shared.place
        for person in range(start, stop):
            if person in place:
                excess[person - start, order] -= self._shared.row(person).astype(excess.dtype)


def exact_sum(values: IntArray) -> int:
    """Add up 64-bit integers whose sum may need more than 64 bits."""
    return (int((values >> 32).sum()) << 32) + int((values & 0xFFFFFFFF).sum())


def best_positions(
    values: AnyIntArray, columns: AnyIntArray, person: int, count: int, num_people: int
) -> IntArray:
    """Return positions of the largest values, at most `count` of them.

    Of equals, the columns that follow `person` in the circle of all people come first: were it the lowest
    columns, everybody would choose the same few people.
    """
    if len(values) <= count:
        return np.arange(len(values))
    least = np.partition(values, -count)[-count]
    better, equal = np.flatnonzero(values > least), np.flatnonzero(values == least)
    room = count - len(better)
    if room < len(equal):
        equal = equal[np.argpartition((columns[equal] - person) % num_people, room - 1)[:room]]
    return np.concatenate((better, equal))
