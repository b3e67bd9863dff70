"""The route for one partner each: relaxation over all pairs, then price and repair."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL, Answer
from recimentor.matching.closing import start_closing
from recimentor.matching.edges import Edges
from recimentor.matching.fairest import largest_weight
from recimentor.matching.greedy import pair_greedily, pair_in_passing
from recimentor.matching.ladder import TierWorth, build_ladder, count_tiers, with_tiers
from recimentor.matching.large import Interrupted, Relaxed, relaxed
from recimentor.matching.outcome import Inequality, Proof
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
class Once:
    """A pool of people with one place each, ready for its closing.

    Parameters
    ----------
    ladder, added
        What objectives are worth, and what the tiers add to each pair.
    tiers
        What to have most of before the total.
    relaxation
        As far as it came.
    closing
        None where the relaxation was stopped.
    """

    ladder: Ladder
    added: TierWorth
    tiers: tuple[Tier, ...]
    relaxation: Relaxed
    closing: Closing | None

    def scores(self, pairs: Edges) -> Edges:
        """Return pairs with what the tiers add taken off their weights."""
        return Edges(pairs.rows, pairs.cols, pairs.weights - self.added.of(pairs.rows, pairs.cols))


def pair_once(
    source: WeightSource,
    keys: UInt64Array | None,
    watch: Watch,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
    threads: int = 1,
) -> Answer:
    """Find the best pairing: most pairs first if `coverage`, then the tiers, then the total.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    keys
        ``(n,)`` for the lottery; None = any of several best pairings will do.
    watch
        Told of progress, asked whether to stop.
    tiers, coverage
        What to have most of before the total.
    threads
        Blocks worked on at a time; the answer does not depend on it.

    Raises
    ------
    InexactRelaxation
        If weights and tiers are so large that their worth does not fit.
    """
    once = start_once(source, keys, watch, tiers=tiers, coverage=coverage, threads=threads)
    prices, closing = once.relaxation.prices, once.closing
    if closing is None:
        pairs, coarse = guess_pairs(once, source), True
    else:
        closed = close(closing, watch)
        pairs, coarse = once.scores(closing.pairs()), closing.coarse
        prices = closing.prices() if closed else prices
    if prices is None:
        return Answer(pairs, coarse=coarse)
    bounds = _bounds(once, pairs, prices.total() // SCALE)
    proof = Proof.NONE if bounds[TOTAL] is None else Proof.WITNESS
    return Answer(pairs, bounds, (_inequality(once.ladder, prices),), proof, coarse)


def start_once(
    source: WeightSource,
    keys: UInt64Array | None,
    watch: Watch,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
    threads: int = 1,
) -> Once:
    """Solve the relaxation and set up the closing; parameters as of `pair_once`."""
    largest = largest_weight(source, threads=threads)
    ladder = build_ladder(source.num_people // 2, largest, tiers, coverage=coverage)
    added = TierWorth(source.num_people, tiers, ladder.per_tier)
    worth = with_tiers(source, added)
    state = relax_pool(worth, ladder.per_pair, watch, threads=threads)
    closing = None
    if state.prices is not None and state.exact:
        closing = start_closing(worth, ladder.per_pair, state.prices, state.candidates, keys, threads=threads)
    return Once(ladder, added, tiers, state, closing)


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


def _bounds(once: Once, pairs: Edges, most: int) -> dict[str, int | None]:
    """Work down the ladder: what is left after each step bounds the next, if the step is reached."""
    ladder, tiers = once.ladder, once.tiers
    steps = [(PAIRS, ladder.per_pair, len(pairs))] if ladder.per_pair else []
    counts = count_tiers(tiers, np.stack((pairs.rows, pairs.cols), axis=1))
    steps += [
        (tier.name, worth, count) for tier, worth, count in zip(tiers, ladder.per_tier, counts, strict=True)
    ]
    bounds: dict[str, int | None] = {TOTAL: None}
    if ladder.per_pair:
        bounds[PEOPLE] = 2 * (most // ladder.per_pair)
    for name, worth, count in steps:
        bounds[name] = most // worth
        if count < most // worth:
            return bounds
        most -= worth * count
    bounds[TOTAL] = most
    return bounds


def count_once(source: WeightSource, num_tiers: int, watch: Watch, *, threads: int = 1) -> Answer:
    """Find a pairing of most pairs and prove that, with an inequality that heeds no tier.

    Raises
    ------
    Interrupted
        If the watch wants to stop.
    """
    answer = pair_once(source, None, watch, threads=threads)
    if answer.proof is Proof.NONE:
        raise Interrupted
    padding = (0,) * num_tiers
    return replace(
        answer, inequalities=tuple(replace(part, per_tier=padding) for part in answer.inequalities)
    )


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


def guess_pairs(once: Once, source: WeightSource) -> Edges:
    """Make a pairing of what is known where work was stopped: mutual assignments first, then greedily."""
    partner, edges = once.relaxation.partner, once.relaxation.candidates
    if not len(edges):
        return pair_in_passing(source)
    mutual = (partner[edges.rows] == edges.cols) & (partner[edges.cols] == edges.rows)
    return once.scores(pair_greedily(edges, len(partner), mutual))
