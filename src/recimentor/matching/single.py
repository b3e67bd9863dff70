"""The route for one partner each: relaxation over all pairs, then price and repair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL, Answer
from recimentor.matching.edges import Edges
from recimentor.matching.edmonds.closing import start_closing
from recimentor.matching.greedy import pair_greedily, pair_in_passing, place_more
from recimentor.matching.ladder import TierWorth, count_tiers
from recimentor.matching.outcome import Inequality, Proof
from recimentor.matching.relax.large import Relaxed, relaxed
from recimentor.matching.relax.reduced import SCALE
from recimentor.matching.relax.sparse import relax
from recimentor.matching.views import with_tiers
from recimentor.matching.weights import EdgeWeights

if TYPE_CHECKING:
    from recimentor.matching.edmonds.closing import Closing
    from recimentor.matching.ladder import Ladder
    from recimentor.matching.problem import Tier
    from recimentor.matching.relax.reduced import Prices
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import UInt64Array, WeightSource


@dataclass(frozen=True, slots=True)
class Once:
    """A pool of people with one place each, ready for its closing.

    Parameters
    ----------
    worth
        Weights with what the tiers add.
    ladder, added
        What objectives are worth, and what the tiers add to each pair.
    tiers
        What to have most of before the total.
    relaxation
        As far as it came.
    closing
        None where the relaxation was stopped.
    """

    worth: WeightSource
    ladder: Ladder
    added: TierWorth
    tiers: tuple[Tier, ...]
    relaxation: Relaxed
    closing: Closing | None

    def scores(self, pairs: Edges) -> Edges:
        """Return pairs with what the tiers add taken off their weights."""
        return Edges(pairs.rows, pairs.cols, pairs.weights - self.added.of(pairs.rows, pairs.cols))


def start_once(
    source: WeightSource,
    keys: UInt64Array | None,
    sweep: Sweep,
    ladder: Ladder,
    tiers: tuple[Tier, ...],
) -> Once:
    """Solve the relaxation of what a ladder makes of a pool, and set up the closing.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    keys
        ``(n,)`` for the lottery; None = any of several best pairings will do.
    sweep
        How to go over all pairs.
    ladder, tiers
        What objectives are worth, and what the tiers are.
    """
    added = TierWorth(source.num_people, tiers, ladder.per_tier)
    worth = with_tiers(source, added)
    state = relax_pool(worth, ladder.per_pair, sweep)
    closing = start_closing(worth, ladder.per_pair, state, keys, sweep)
    return Once(worth, ladder, added, tiers, state, closing)


def answer_once(once: Once, *, certain: bool = False) -> Answer:
    """Close a pool, and say what is proved of its pairing.

    Parameters
    ----------
    once
        The pool.
    certain
        Whether the counts on the ladder are proved elsewhere, and only the total is asked for.
    """
    prices, closing = once.relaxation.prices, once.closing
    if closing is None:
        pairs, coarse = guess_pairs(once), True
    else:
        closed = closing.close()
        pairs, coarse = closing.pairs(), closing.coarse
        prices = closing.prices() if closed else prices
    pairs = once.scores(pairs)
    if prices is None:
        return Answer(pairs, coarse=coarse)
    bounds = _bounds(once, pairs, prices.total() // SCALE, certain=certain)
    proof = Proof.NONE if bounds[TOTAL] is None else Proof.WITNESS
    return Answer(pairs, bounds, (_inequality(once.ladder, prices),), proof, coarse)


def relax_pool(source: WeightSource, bonus: int, sweep: Sweep) -> Relaxed:
    """Solve the relaxation, over the edges where the source has them, else over row blocks."""
    if not isinstance(source, EdgeWeights):
        return relaxed(source, bonus, sweep=sweep)
    edges = Edges(source.rows, source.cols, source.weights)
    relaxation = relax(source.num_people, edges, bonus)
    return Relaxed(relaxation.prices, exact=True, candidates=edges, partner=relaxation.partner)


def _bounds(once: Once, pairs: Edges, most: int, *, certain: bool) -> dict[str, int | None]:
    """Work down the ladder: what is left after each step bounds the next, if the step is reached."""
    ladder, tiers = once.ladder, once.tiers
    steps = [(PAIRS, ladder.per_pair, len(pairs))] if ladder.per_pair else []
    counts = count_tiers(tiers, pairs.stacked())
    steps += [
        (tier.name, worth, count) for tier, worth, count in zip(tiers, ladder.per_tier, counts, strict=True)
    ]
    bounds: dict[str, int | None] = {TOTAL: None}
    if ladder.per_pair:
        bounds[PEOPLE] = 2 * (most // ladder.per_pair)
    for name, worth, count in steps:
        bounds[name] = most // worth
        if count < most // worth and not certain:
            return bounds
        most -= worth * count
    bounds[TOTAL] = most
    return bounds


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


def guess_pairs(once: Once) -> Edges:
    """Make a pairing of what is known where work was stopped: mutual assignments first, then greedily."""
    partner, edges = once.relaxation.partner, once.relaxation.candidates
    if not len(edges):
        return pair_in_passing(once.worth)
    mutual = (partner[edges.rows] == edges.cols) & (partner[edges.cols] == edges.rows)
    pairs, everybody = pair_greedily(edges, len(partner), mutual), np.ones(len(partner), dtype=np.int64)
    return place_more(edges, pairs, everybody, everybody == 0)
