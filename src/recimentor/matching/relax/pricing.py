"""Passes over every eligible pair: which exceed their prices, and which are nearly tight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, joined, make_edges, union
from recimentor.matching.relax.best import best_of_rows
from recimentor.matching.relax.reduced_cost import Excess
from recimentor.matching.sweep import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable

    from recimentor.matching.relax.reduced_cost import Prices
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray, WeightSource

WORST_PER_PERSON = 8


@dataclass(frozen=True, slots=True)
class Pricing:
    """What a pass over all pairs found.

    Parameters
    ----------
    worst
        ``(n,)`` the largest excess among each person's pairs, 0 where none is above 0.
    missing
        The pairs of largest excess above 0, a few of each person.
    """

    worst: IntArray
    missing: Edges

    @property
    def holds(self) -> bool:
        """Whether no pair exceeds its prices."""
        return not self.worst.any()


def price_all(source: WeightSource, prices: Prices, bonus: int, sweep: Sweep = QUIET) -> Pricing:
    """Find the pairs whose worth exceeds their prices.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    prices
        Of people and odd sets.
    bonus
        Added to the weight of every eligible pair.
    sweep
        How to go over the rows.

    Returns
    -------
    Pricing
        The worst excess of each person, and `WORST_PER_PERSON` pairs of each at most.
    """
    num_people = source.num_people
    excess = Excess(source, prices, bonus)

    def work(start: int, stop: int) -> tuple[AnyIntArray, Edges]:
        return _worst_of_block(*excess.block(start, stop), start)

    blocks = list(sweep.rows(work, num_people))
    worst = np.concatenate([np.zeros(0, dtype=np.int64), *(block_worst for block_worst, _ in blocks)])
    return Pricing(worst, union(num_people, [missing for _, missing in blocks]))


def collect(
    source: WeightSource,
    prices: Prices,
    bonus: int,
    delta: int,
    *,
    limit: int,
    sweep: Sweep = QUIET,
    wanted: Callable[[Edges], BoolArray] | None = None,
) -> Edges | None:
    """Collect every eligible pair that falls short of its prices by `delta` or less.

    Parameters
    ----------
    source, prices, bonus, sweep
        As of `price_all`.
    delta
        In units of the prices, 0 or more.
    limit
        How many pairs to look at, at most.
    wanted
        ``(m,)`` marks those of some pairs to keep; called on several threads. None = all.

    Returns
    -------
    Edges or None
        All that are wanted, or None where there are more than `limit` to look at: from a part of them nothing
        can be concluded.
    """
    num_people = source.num_people
    excess = Excess(source, prices, bonus)
    found: list[Edges] = []
    total = 0

    def work(start: int, stop: int) -> tuple[int, Edges]:
        weights, over = excess.block(start, stop)
        # One long vector is gone through several times as quickly as a matrix.
        rows, cols = np.divmod(np.flatnonzero((over >= -delta) & (weights > 0)), num_people)
        later = cols > rows + start
        rows, cols = rows[later], cols[later]
        near = Edges(rows + start, cols, weights[rows, cols].astype(np.int64))
        return len(near), near if wanted is None else near.only(wanted(near))

    for number, part in sweep.rows(work, num_people):
        found.append(part)
        total += number
        if total > limit:
            return None
    return joined(found)


def _worst_of_block(weights: AnyIntArray, over: AnyIntArray, start: int) -> tuple[AnyIntArray, Edges]:
    num_people = weights.shape[1]
    worst = np.maximum(over.max(axis=1, initial=0), 0)
    above = np.flatnonzero(worst)
    rows, cols = best_of_rows(over[above], above + start, WORST_PER_PERSON, 1)
    rows = above[rows]
    return worst, make_edges(num_people, rows + start, cols, weights[rows, cols])
