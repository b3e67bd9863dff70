"""The route for one partner each: relaxation over all pairs, then price and repair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.closing import start_closing
from recimentor.matching.edges import Edges
from recimentor.matching.fairest import largest_weight
from recimentor.matching.ladder import TierWorth, build_ladder, with_tiers
from recimentor.matching.large import Interrupted, Relaxed, relaxed
from recimentor.matching.outcome import Inequality
from recimentor.matching.reduced import SCALE
from recimentor.matching.sparse import relax
from recimentor.matching.weights import EdgeWeights

if TYPE_CHECKING:
    from recimentor.matching.closing import Closing
    from recimentor.matching.ladder import Ladder
    from recimentor.matching.problem import Tier
    from recimentor.matching.reduced import Prices
    from recimentor.matching.watch import Watch
    from recimentor.matching.weights import UInt64Array, WeightSource


@dataclass(frozen=True, slots=True)
class Answer:
    """A pairing of people with one place each.

    Parameters
    ----------
    pairs
        The pairs with their weights.
    inequality
        What proves its worth; None where nothing was proved.
    most
        What no pairing is worth more than, by the inequality; 0 without one.
    coarse
        Whether equals were too many for the lottery.
    """

    pairs: Edges
    inequality: Inequality | None
    most: int
    coarse: bool


def pair_once(
    source: WeightSource,
    keys: UInt64Array,
    watch: Watch,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
    threads: int = 1,
) -> Answer:
    """Find the best pairing: most pairs first if `coverage`, then the tiers, then the total.

    Raises
    ------
    InexactRelaxation
        If weights and tiers are so large that their worth does not fit.
    """
    largest = largest_weight(source, threads=threads)
    ladder = build_ladder(source.num_people // 2, largest, tiers, coverage=coverage)
    added = TierWorth(source.num_people, tiers, ladder.per_tier)
    worth = with_tiers(source, added)
    state = relax_pool(worth, ladder.per_pair, watch, threads=threads)
    pairs, prices, coarse = _pairs_of(state), state.prices, True
    if prices is not None and state.exact:
        closing = start_closing(worth, ladder.per_pair, prices, state.candidates, keys, threads=threads)
        closed = close(closing, watch)
        pairs, coarse = closing.pairs(), closing.coarse
        prices = closing.prices() if closed else prices
    scores = Edges(pairs.rows, pairs.cols, pairs.weights - added.of(pairs.rows, pairs.cols))
    if prices is None:
        return Answer(scores, None, 0, coarse)
    return Answer(scores, _inequality(ladder, prices), prices.total() // SCALE, coarse)


def relax_pool(source: WeightSource, bonus: int, watch: Watch, *, threads: int = 1) -> Relaxed:
    """Solve the relaxation, over the edges where the source has them, else over row blocks."""
    if not isinstance(source, EdgeWeights):
        return relaxed(source, bonus, threads=threads, tick=watch.tick)
    edges = Edges(source.rows, source.cols, source.weights)
    relaxation = relax(source.num_people, edges, bonus)
    return Relaxed(relaxation.prices, exact=True, candidates=edges, partner=relaxation.partner)


def close(closing: Closing, watch: Watch) -> bool:
    """Search and repair until every pair is covered; False where that was stopped."""
    rounds = 0
    try:
        while True:
            closing.search(watch.pause)
            rounds += 1
            watch.tick("closing", rounds, 0, None)
            if not closing.repair():
                return True
    except Interrupted:
        return False


def _inequality(ladder: Ladder, prices: Prices) -> Inequality:
    return Inequality(
        name="total",
        scale=SCALE,
        per_person=0,
        per_pair=ladder.per_pair,
        per_tier=ladder.per_tier,
        per_score=1,
        threshold=0,
        prices=tuple(prices.person.tolist()),
        odd_sets=prices.odd_sets,
    )


def _pairs_of(state: Relaxed) -> Edges:
    """Make a pairing of what was known when work stopped: mutual assignments, then greedily."""
    num_people = len(state.partner)
    edges = state.candidates
    mutual = state.partner[edges.rows] == edges.cols
    mutual &= state.partner[edges.cols] == edges.rows
    free = np.ones(num_people, dtype=np.bool_)
    chosen: list[int] = []
    for place in np.lexsort((edges.cols, edges.rows, -edges.weights, ~mutual)).tolist():
        i, j = int(edges.rows[place]), int(edges.cols[place])
        if free[i] and free[j]:
            free[[i, j]] = False
            chosen.append(place)
    places = np.array(sorted(chosen), dtype=np.int64)
    return Edges(edges.rows[places], edges.cols[places], edges.weights[places])
