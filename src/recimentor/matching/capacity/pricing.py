"""Exact bounds where people have room for several: whole-numbered prices, and a pass over every pair.

The prices may come from anywhere, floating point included: whatever they are, the sum of `outcome.Inequality`
bounds every pairing. Good prices make it tight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges, union
from recimentor.matching.outcome import Inequality
from recimentor.matching.relax.reduced_cost import best_positions, exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.capacity.program import Fraction, PairingProgram
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, IntArray

COARSE, FINE = 4, 5_040
"""Steps to a unit that prices are rounded to: halves and quarters are whole; thirds and up to tenths too."""
MISSING_PER_PERSON = 12
_NARROW_LIMIT = 2**29


@dataclass(frozen=True, slots=True)
class Prices:
    """Dual prices, `scale` to a unit: of places and of first partners ``(n,)``, and odd sets with theirs."""

    scale: int
    place: IntArray
    first: IntArray
    odd_sets: tuple[OddSet, ...]

    @property
    def level(self) -> IntArray:
        """What a pair has to be worth for either of its people, odd sets aside."""
        return self.place - self.first


@dataclass(frozen=True, slots=True)
class Priced:
    """What a pass over every pair found.

    Parameters
    ----------
    most
        No pairing is worth more, in whole units.
    missing
        Pairs that are worth more than their prices, the best few of each person.
    near
        Pairs that fall short of their prices by the slack asked for or less.
    """

    most: int
    missing: Edges
    near: Edges


def round_prices(
    model: CapacityModel, worth: Worth, found: Fraction, odd_sets: Sequence[OddSet], scale: int
) -> Prices:
    """Round the dual prices of a fractional pairing to whole steps."""
    full = model.person_worth(worth) * scale
    first = np.clip(np.rint(found.first * scale).astype(np.int64), 0, full)
    prices = np.rint(found.odd_sets * scale).astype(np.int64).tolist()
    return Prices(
        scale,
        np.rint(found.place * scale).astype(np.int64),
        np.where(model.capacity > 1, first, full),
        tuple(
            replace(odd_set, price=price)
            for odd_set, price in zip(odd_sets, prices, strict=True)
            if price > 0
        ),
    )


def price_pairs(
    model: CapacityModel,
    worth: Worth,
    prices: Prices,
    program: PairingProgram,
    sweep: Sweep,
    *,
    slack: int = -1,
) -> Priced:
    """Compare every eligible pair with its prices.

    Parameters
    ----------
    model, worth, prices
        What is asked, and the prices.
    program
        The pairs that it holds are never missing: what they are worth above their prices is priced in.
    sweep
        How to go over all pairs.
    slack
        0 or more: collect the pairs that fall short by so many units or less too.

    Notes
    -----
    Levels are rounded down to narrow numbers first; few pairs are left for the exact look.
    """
    num_people = model.num_people
    sieve = _Sieve(model, worth, prices, slack)
    over, missing, near = 0, list[Edges](), list[Edges]()
    for pairs in sweep.telling("prices").rows(sieve.rows, num_people):
        excess = excess_of(model, worth, prices, pairs)
        is_later = pairs.cols > pairs.rows
        over += exact_sum(excess[(excess > 0) & is_later])
        missing.append(_largest(num_people, pairs, np.where(program.holds(pairs), 0, excess)))
        if slack >= 0:
            near.append(pairs.only((excess >= -slack * prices.scale) & is_later))
    most = _most_worth(model, worth, prices) + over
    return Priced(most // prices.scale, union(num_people, missing), union(num_people, near))


def excess_of(model: CapacityModel, worth: Worth, prices: Prices, pairs: Edges) -> IntArray:
    """Return by how much each of some pairs exceeds its prices, ``(m,)``, below 0 where it falls short."""
    level = prices.level
    low, high = np.minimum(pairs.rows, pairs.cols), np.maximum(pairs.rows, pairs.cols)
    ordered = Edges(low, high, pairs.weights)
    over: IntArray = prices.scale * model.pair_worth(worth, ordered) - level[low] - level[high]
    for odd_set in prices.odd_sets:
        over -= odd_set.price * model.is_inside(odd_set, ordered)
    return over


def inequality_of(model: CapacityModel, name: str, worth: Worth, prices: Prices) -> Inequality:
    """Write the prices down as a part of a certificate."""
    return Inequality(
        name=name,
        scale=prices.scale,
        per_person=worth.per_person,
        per_pair=worth.per_pair,
        per_tier=worth.per_tier,
        per_score=worth.per_score,
        threshold=0,
        prices=tuple(prices.place.tolist()),
        first_discounts=tuple(np.where(model.placed, 0, prices.first).tolist()),
        odd_sets=prices.odd_sets,
    )


def _most_worth(model: CapacityModel, worth: Worth, prices: Prices) -> int:
    total = exact_sum(model.capacity * prices.place)
    total += exact_sum(model.person_worth(worth) * prices.scale - prices.first)
    return total + sum(odd_set.price * model.most_inside(odd_set) for odd_set in prices.odd_sets)


class _Sieve:
    """Lets the pairs through that may exceed their prices, or fall short of them by little."""

    def __init__(self, model: CapacityModel, worth: Worth, prices: Prices, slack: int) -> None:
        self._model = model
        largest = model.largest * worth.per_score + worth.per_pair
        level = COARSE * prices.level // prices.scale
        self._members = np.zeros((len(prices.odd_sets), model.num_people))
        for row, odd_set in zip(self._members, prices.odd_sets, strict=True):
            row[list(odd_set.members)] = 1.0
        # Rounded down, as levels are: a few pairs too many come through, none too few.
        self._charges = np.array([COARSE * odd_set.price // prices.scale for odd_set in prices.odd_sets])
        most = 2 * int(np.abs(level).max(initial=0)) + int(self._charges.sum())
        is_narrow = COARSE * largest + most < _NARROW_LIMIT
        self._kind: type[np.int32 | np.int64] = np.int32 if is_narrow else np.int64
        self._level: AnyIntArray = level.astype(self._kind)
        self._factor, self._constant = COARSE * worth.per_score, COARSE * worth.per_pair
        self._least = -COARSE * max(slack, 0) - (slack >= 0)
        tiers = [keys for keys, _ in model.pair_tiers(worth)]
        keys = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *tiers]))
        size = max(1, model.num_people)
        self._always = np.stack((np.r_[keys // size, keys % size], np.r_[keys % size, keys // size]))

    def rows(self, start: int, stop: int) -> Edges:
        """Return the pairs of some people, each from their side."""
        weights = self._model.source.block(start, stop)
        over: AnyIntArray = np.multiply(weights, self._factor, dtype=self._kind, casting="unsafe")
        over += self._kind(self._constant)
        over -= self._level
        over -= self._level[start:stop, None]
        self._charge_odd_sets(over, start, stop)
        keep = over > self._least
        rows, cols = self._always[:, (self._always[0] >= start) & (self._always[0] < stop)]
        keep[rows - start, cols] = True
        keep &= weights > 0
        rows, cols = np.nonzero(keep)
        return Edges(rows + start, cols, weights[rows, cols].astype(np.int64))

    def _charge_odd_sets(self, over: AnyIntArray, start: int, stop: int) -> None:
        """Take off what the odd sets around both people cost; floating point is exact for such numbers."""
        here = self._members[:, start:stop]
        inside = np.flatnonzero(here.any(axis=0))
        if len(inside):
            over[inside] -= ((here[:, inside].T * self._charges) @ self._members).astype(self._kind)


def _largest(num_people: int, pairs: Edges, excess: IntArray) -> Edges:
    """Return the pairs of largest excess above 0 of each person on the left; these stand in order."""
    above = np.flatnonzero(excess > 0)
    chosen = [np.zeros(0, dtype=np.int64)]
    for mine in np.split(above, np.flatnonzero(np.diff(pairs.rows[above])) + 1):
        if len(mine):
            person = int(pairs.rows[mine[0]])
            best = best_positions(excess[mine], pairs.cols[mine], person, MISSING_PER_PERSON, num_people)
            chosen.append(mine[best])
    places = np.concatenate(chosen)
    return make_edges(num_people, pairs.rows[places], pairs.cols[places], pairs.weights[places])
