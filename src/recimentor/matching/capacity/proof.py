"""Exact bounds where people have room for several: whole-numbered prices, and a pass over every pair.

The prices may come from anywhere, floating point included: whatever they are, the sum of `outcome.Inequality`
bounds every pairing. Good prices make it tight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.blocks import map_ranges, row_ranges
from recimentor.matching.edges import Edges, make_edges, union
from recimentor.matching.outcome import Inequality
from recimentor.matching.relax.reduced import best_positions, exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recimentor.matching.capacity.lp import Fraction
    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.weights import AnyIntArray, IntArray

GRID = 5_040
"""Prices are rounded to this many steps a unit: halves, thirds and up to tenths are whole."""
MISSING_PER_PERSON = 12
_ABSENT = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices, `GRID` to a unit: of places and of first partners ``(n,)``, and odd sets with theirs."""

    place: IntArray
    first: IntArray
    odd_sets: tuple[OddSet, ...]


@dataclass(frozen=True, slots=True)
class Priced:
    """What a pass over every pair found.

    Parameters
    ----------
    over
        Sum of what pairs are worth above their prices, `GRID` to a unit.
    missing
        Pairs outside the ones given that are worth more than their prices, the best few of each person.
    near
        Pairs that fall short of their prices by the slack asked for or less; None where there were too many.
    """

    over: int
    missing: Edges
    near: Edges | None


def round_prices(
    model: CapacityModel, worth: Worth, found: Fraction, odd_sets: Sequence[OddSet], largest: int
) -> Prices:
    """Round the prices of a fractional pairing to the grid.

    Parameters
    ----------
    model, worth
        What was asked.
    found
        What the linear program answered.
    odd_sets
        Its odd sets.
    largest
        No weight is above it.
    """
    first_worth = model.person_worth(worth) * GRID
    first = np.clip(np.rint(found.first_price * GRID).astype(np.int64), 0, first_worth)
    first = np.where(model.capacity > 1, first, first_worth)
    place = np.rint(found.capacity_price * GRID).astype(np.int64)
    place = np.where(model.capacity > 0, place, too_dear(model, worth, largest))
    prices = np.rint(found.set_prices * GRID).astype(np.int64).tolist()
    kept = tuple(
        replace(odd_set, price=price) for odd_set, price in zip(odd_sets, prices, strict=True) if price > 0
    )
    return Prices(place, first, kept)


def too_dear(model: CapacityModel, worth: Worth, largest: int) -> int:
    """Return a price above what any pair is worth, for places that do not exist."""
    pair = worth.per_pair + sum(worth.per_tier) + worth.per_score * largest
    return GRID * (pair + 2 * int(model.person_worth(worth).max(initial=0)))


def price_pairs(
    model: CapacityModel,
    worth: Worth,
    prices: Prices,
    known: Edges,
    *,
    slack: int | None = None,
    limit: int = 0,
    threads: int = 1,
    tick: Callable[[int, int], None] | None = None,
) -> Priced:
    """Compare every eligible pair with its prices.

    Parameters
    ----------
    model, worth, prices
        What was asked, and the prices.
    known
        Pairs that need not be reported as missing.
    slack, limit
        With a slack, collect the pairs that fall short by so much or less, `limit` of them at most.
    threads, tick
        As of `pricing.price_all`.
    """
    num_people = model.num_people
    passing = _Pass(model, worth, prices, known)
    over, missing, near = 0, list[Edges](), list[Edges]()
    num_near = 0

    def work(start: int, stop: int) -> tuple[int, Edges, Edges]:
        return passing.work(start, stop, slack)

    for _, stop, (block_over, block_missing, block_near) in map_ranges(
        work, row_ranges(num_people, num_people), threads
    ):
        over += block_over
        missing.append(block_missing)
        num_near += len(block_near)
        if num_near <= limit:
            near.append(block_near)
        if tick is not None:
            tick(stop, num_people)
    enough = slack is not None and num_near <= limit
    return Priced(over, union(num_people, missing), union(num_people, near) if enough else None)


def excess_of(model: CapacityModel, worth: Worth, prices: Prices, edges: Edges) -> IntArray:
    """Return by how much each of some pairs exceeds its prices, ``(m,)``, below 0 where it falls short."""
    level = prices.place - prices.first
    over: IntArray = GRID * model.pair_worth(worth, edges) - level[edges.rows] - level[edges.cols]
    keys = edges.rows * model.num_people + edges.cols
    for odd_set in prices.odd_sets:
        member = np.zeros(model.num_people, dtype=bool)
        member[list(odd_set.members)] = True
        teeth = [i * model.num_people + j for i, j in odd_set.teeth]
        over -= odd_set.price * ((member[edges.rows] & member[edges.cols]) | np.isin(keys, teeth))
    return over


def inequality(model: CapacityModel, name: str, worth: Worth, prices: Prices) -> Inequality:
    """Write the prices down as a part of a certificate."""
    return Inequality(
        name=name,
        scale=GRID,
        per_person=worth.per_person,
        per_pair=worth.per_pair,
        per_tier=worth.per_tier,
        per_score=worth.per_score,
        threshold=0,
        prices=tuple(prices.place.tolist()),
        first_discounts=tuple(np.where(model.placed, 0, prices.first).tolist()),
        odd_sets=prices.odd_sets,
    )


def most_worth(model: CapacityModel, worth: Worth, prices: Prices, over: int) -> int:
    """Return what no pairing is worth more than, `GRID` to a unit."""
    total = exact_sum(model.capacity * prices.place) + over
    total += exact_sum(model.person_worth(worth) * GRID - prices.first)
    for odd_set in prices.odd_sets:
        room = int(model.capacity[list(odd_set.members)].sum()) + len(odd_set.teeth)
        total += odd_set.price * (room // 2)
    return total


class _Pass:
    """What every block of a pass needs."""

    def __init__(self, model: CapacityModel, worth: Worth, prices: Prices, known: Edges) -> None:
        self._model, self._factor = model, GRID * worth.per_score
        self._level = prices.place - prices.first
        self._constant = GRID * worth.per_pair
        self._per_score = worth.per_score
        self._extras = [(*self._cells(keys), GRID * each) for keys, each in model.pair_tiers(worth)]
        size = model.num_people
        for odd_set in prices.odd_sets:
            teeth = np.array([i * size + j for i, j in odd_set.teeth], dtype=np.int64)
            self._extras.append((*self._cells(teeth), -odd_set.price))
        self._sets_of: dict[int, list[OddSet]] = {}
        for odd_set in prices.odd_sets:
            for person in odd_set.members:
                self._sets_of.setdefault(person, []).append(odd_set)
        self._known = self._cells(known.rows * size + known.cols)

    def _cells(self, keys: IntArray) -> tuple[IntArray, IntArray]:
        """Return both cells of each pair, sorted by row."""
        size = max(1, self._model.num_people)
        keys = np.unique(keys)
        rows, cols = np.concatenate((keys // size, keys % size)), np.concatenate((keys % size, keys // size))
        order = np.argsort(rows, kind="stable")
        return rows[order], cols[order]

    def work(self, start: int, stop: int, slack: int | None) -> tuple[int, Edges, Edges]:
        weights = self._model.source.block(start, stop)
        over = self._over(weights, start, stop)
        num_people = weights.shape[1]
        later = np.arange(num_people) > np.arange(start, stop)[:, None]
        total = exact_sum(over[(over > 0) & later])
        near = make_edges(num_people, *(np.zeros(0, dtype=np.int64),) * 3)
        if slack is not None:
            rows, cols = np.nonzero((over >= -slack) & (over != _ABSENT) & later)
            near = make_edges(num_people, rows + start, cols, weights[rows, cols])
        rows, cols = self._cells_of_rows(self._known, start, stop)
        over[rows, cols] = _ABSENT
        return total, _best_missing(weights, over, start), near

    def _over(self, weights: AnyIntArray, start: int, stop: int) -> IntArray:
        over: IntArray = weights.astype(np.int64)
        over *= self._factor
        over += self._constant
        over -= self._level
        over -= self._level[start:stop, None]
        for person in range(start, stop):
            for odd_set in self._sets_of.get(person, ()):
                over[person - start, list(odd_set.members)] -= odd_set.price
        for rows, cols, value in self._extras:
            row, col = self._cells_of_rows((rows, cols), start, stop)
            over[row, col] += value
        over[weights == 0] = _ABSENT
        return over

    @staticmethod
    def _cells_of_rows(cells: tuple[IntArray, IntArray], start: int, stop: int) -> tuple[IntArray, IntArray]:
        first, last = np.searchsorted(cells[0], (start, stop))
        return cells[0][first:last] - start, cells[1][first:last]


def _best_missing(weights: AnyIntArray, over: IntArray, start: int) -> Edges:
    num_people = weights.shape[1]
    rows, cols = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for row in np.flatnonzero(over.max(axis=1, initial=0) > 0):
        above = np.flatnonzero(over[row] > 0)
        chosen = best_positions(over[row, above], above, start + int(row), MISSING_PER_PERSON, num_people)
        rows.append(np.full(len(chosen), row))
        cols.append(above[chosen])
    row_of, col_of = np.concatenate(rows), np.concatenate(cols)
    return make_edges(num_people, row_of + start, col_of, weights[row_of, col_of])
