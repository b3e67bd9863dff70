"""Price and repair: from the relaxation's prices to the best pairing and prices that meet its worth exactly.

The relaxation leaves a few odd cycles, and prices that hold over every pair. Edmonds' searches on a core of
nearly tight pairs close the cycles; pricing all pairs again shows which pairs of small reduced cost the core
lacks; they join it, and the searches begin again from the relaxation, until every pair is covered.

References
----------
Derigs & Metz (1986), On the use of optimal fractional matchings for solving the (integer) matching problem.
Applegate & Cook (1993), Solving large-scale matching problems.
Balinski (1965), Integer programming: methods, uses, computation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges
from recimentor.matching.edmonds.blossoms import NOBODY, PrimalDual
from recimentor.matching.edmonds.core import Core
from recimentor.matching.edmonds.fine import fine_prices
from recimentor.matching.edmonds.search import TreeSearch
from recimentor.matching.edmonds.ties import CORE_PER_PERSON, settle_ties, within_some
from recimentor.matching.lottery import draw_digits
from recimentor.matching.relax.pricing import WORST_PER_PERSON, collect, price_all
from recimentor.matching.relax.reduced_cost import SCALE, Prices
from recimentor.matching.sweep import QUIET, Interrupted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recimentor.matching.edmonds.fine import FinePrices
    from recimentor.matching.relax.column_generation import Relaxed
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import BoolArray, IntArray, UInt64Array, WeightSource

CORE_LIMIT = 4_000_000
"""Pairs that may tie; beyond, the lottery decides among the relaxation's candidates alone."""


@dataclass(slots=True)
class Closing:
    """A pool on its way from the relaxation to the best pairing.

    Parameters
    ----------
    source, bonus
        What to pair.
    sweep
        How to go over all pairs.
    keys
        ``(n,)`` for the lottery; None = there is none.
    core
        Pairs that the search looks at.
    start
        Matching and prices of the relaxation, which cover every pair. Each round begins there: it takes
        longer to undo wrong blossoms than to grow the right ones.
    state
        Matching and prices in units of ``2**-shift / SCALE``.
    shift
        Bits of the lottery's digits below the weights.
    coarse
        Whether there were too many equals for the lottery to look at all of them.
    """

    source: WeightSource
    bonus: int
    sweep: Sweep
    keys: UInt64Array | None
    core: Core
    start: PrimalDual
    state: PrimalDual
    shift: int
    coarse: bool

    def prices(self) -> Prices:
        """Return the prices without the lottery's part, at `SCALE`: they bound the total as tightly."""
        person = np.array([self._round(price) for price in self.state.price], dtype=np.int64)
        return Prices(person, self.state.odd_sets(self._round))

    def pairs(self) -> Edges:
        """Return the matched pairs and their weights, the bonus taken off."""
        rows, cols = np.array(self.state.pairs(), dtype=np.int64).reshape(-1, 2).T
        return Edges(rows, cols, self.core.weights_of(rows, cols) - self.bonus)

    def close(self) -> bool:
        """Search and repair until every pair is covered; False where that was stopped."""
        rounds, sweep = 0, self.sweep.telling("closing")
        try:
            while True:
                self.search()
                rounds += 1
                sweep.tell(rounds, 0)
                if not self.repair():
                    return True
        except Interrupted:
            return False

    def search(self) -> None:
        """Serve everybody who is left over with a price.

        Raises
        ------
        Interrupted
            Between searches, where the sweep is to stop.
        """
        for root in self.state.roots():
            self.sweep.pause()
            if self.state.mate[root] == NOBODY and self.state.price[root] > 0:
                TreeSearch(self.state, self.core, root).run()

    def repair(self) -> bool:
        """Price all pairs; begin again with those that are not covered. Return whether there were any."""
        prices, near = self.prices(), None
        if self.keys is not None:
            wanted = partial(self._worst, fine_prices(self.state, self.shift))
            near = collect(
                self.source, prices, self.bonus, 0, limit=CORE_LIMIT, sweep=self.sweep, wanted=wanted
            )
        if near is None:
            # Without the lottery, pairs that are just covered are as good in the core as out of it.
            self.coarse |= self.keys is not None
            near = price_all(self.source, prices, self.bonus, self.sweep).missing
        return self._take_in(near)

    def _worst(self, fine: FinePrices | None, near: Edges) -> BoolArray:
        """Mark pairs out of the core that prices and the lottery's part of them may not cover.

        They are a few of each person, those of largest excess: these bring the others in line.
        """
        new = ~self.core.holds(near)
        if fine is None or self.keys is None:
            return new
        some = near.only(new)
        worth = Edges(some.rows, some.cols, some.weights + self.bonus)
        over = fine.excess(worth, draw_digits(self.keys, some.rows, some.cols))
        new[new] = worst_of_rows(some.rows, over, WORST_PER_PERSON)
        return new

    def _take_in(self, near: Edges) -> bool:
        new = ~self.core.holds(near)
        added = Edges(near.rows[new], near.cols[new], near.weights[new] + self.bonus)
        digits = np.zeros(len(added), dtype=np.int64)
        if self.keys is not None:
            digits = draw_digits(self.keys, added.rows, added.cols)
        parts = (added.rows.tolist(), added.cols.tolist(), added.weights.tolist(), digits.tolist())
        broken = any(
            self.state.slack(i, j, self.core.worth(weight, digit)) < 0
            for i, j, weight, digit in zip(*parts, strict=True)
        )
        if broken:
            self.core.add(added, digits)
            self.state = self.start.copy()
        return broken

    def _round(self, price: int) -> int:
        return (price + (1 << self.shift >> 1)) >> self.shift


def start_closing(
    source: WeightSource, bonus: int, relaxed: Relaxed, keys: UInt64Array | None, sweep: Sweep = QUIET
) -> Closing | None:
    """Set up the closing of a pool: choose the core, settle ties of the relaxation, pair even cycles.

    Parameters
    ----------
    source, bonus
        What to pair.
    relaxed
        Its relaxation.
    keys
        ``(n,)`` one key per person for the lottery; None = equals may be told apart in any way.
    sweep
        How to go over all pairs.

    Returns
    -------
    Closing or None
        None where the relaxation was stopped before it was solved.
    """
    prices, num_people = relaxed.prices, source.num_people
    if prices is None or not relaxed.exact:
        return None
    edges = _choose_core(source, bonus, prices, relaxed.candidates, sweep)
    coarse = edges is None
    if edges is None or keys is None:
        edges = relaxed.candidates if edges is None else edges
        keys, shift, digits = None, 0, np.zeros(len(edges), dtype=np.int64)
        start = PrimalDual(prices.person.tolist(), _mates_of(relaxed.partner, prices.person))
    else:
        settled = settle_ties(
            prices, bonus, edges, draw_digits(keys, edges.rows, edges.cols), relaxed.partner
        )
        edges, digits, shift = settled.edges, settled.digits, settled.shift
        start = PrimalDual(settled.prices, _mates_of(settled.partner, prices.person))
    core = Core(num_people, Edges(edges.rows, edges.cols, edges.weights + bonus), digits, shift)
    return Closing(source, bonus, sweep, keys, core, start, start.copy(), shift, coarse)


def _choose_core(
    source: WeightSource, bonus: int, prices: Prices, candidates: Edges, sweep: Sweep
) -> Edges | None:
    """Collect every pair within a reduced cost that lets in some ten per person, None if too many tie."""
    person = prices.person
    cost = person[candidates.rows] + person[candidates.cols] - SCALE * (candidates.weights + bonus)
    within = within_some(cost, CORE_PER_PERSON // 2 * source.num_people)
    near = collect(source, prices, bonus, within, limit=CORE_LIMIT, sweep=sweep)
    if near is not None or within == 0:
        return near
    return collect(source, prices, bonus, 0, limit=CORE_LIMIT, sweep=sweep)


def worst_of_rows(rows: IntArray, over: NDArray[np.float64], count: int) -> BoolArray:
    """Mark the largest numbers above 0 of each row, so many at most."""
    above = np.flatnonzero(over > 0)
    order = above[np.lexsort((-over[above], rows[above]))]
    first = np.searchsorted(rows[order], rows[order])
    marks = np.zeros(len(rows), dtype=np.bool_)
    marks[order[np.arange(len(order)) - first < count]] = True
    return marks


def _mates_of(partner: IntArray, person: IntArray) -> list[int]:
    """Split cycles into pairs; of an odd one, the person of lowest price is left over.

    The fractional optimum has cycles of halves besides its whole pairs (Balinski 1965); an even one is the
    mean of two pairings of equal worth.
    """
    mates = [NOBODY] * len(partner)
    follower = partner.tolist()
    seen = [False] * len(partner)
    for first in range(len(partner)):
        cycle, at = list[int](), first
        while not seen[at]:
            seen[at] = True
            cycle.append(at)
            at = follower[at]
        if len(cycle) % 2:
            lowest = min(range(len(cycle)), key=lambda k: person[cycle[k]])
            cycle = cycle[lowest + 1 :] + cycle[:lowest]
        for i, j in zip(cycle[::2], cycle[1::2], strict=True):
            mates[i], mates[j] = j, i
    return mates
