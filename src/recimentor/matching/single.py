"""The best pairing of people with one place each: relax, close and prove, on one ladder or in stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL, Answer, bounds_of
from recimentor.matching.edges import Edges, pair_keys, union
from recimentor.matching.edmonds.closing import start_closing
from recimentor.matching.greedy import fill_rooms, pair_in_passing, place_more
from recimentor.matching.ladder import TierWorth, build_gentle_ladder, build_ladder, count_tiers
from recimentor.matching.outcome import Inequality, Proof
from recimentor.matching.problem import WeightsTooLarge
from recimentor.matching.relax.assignment import relax
from recimentor.matching.relax.column_generation import Relaxed, relaxed_pool
from recimentor.matching.relax.reduced_cost import SCALE, exact_sum
from recimentor.matching.rough import rough_bounds
from recimentor.matching.sweep import Interrupted
from recimentor.matching.views import largest_weight, ones_of, with_tiers
from recimentor.matching.weights import EdgeWeights

if TYPE_CHECKING:
    from recimentor.matching.edmonds.closing import Closing
    from recimentor.matching.ladder import Ladder
    from recimentor.matching.problem import Tier
    from recimentor.matching.relax.reduced_cost import Prices
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import UInt64Array, WeightSource

FIRST_STEP = 4
"""How steep a gentle ladder is at first, and by how much it grows."""


def pair_once(
    source: WeightSource,
    keys: UInt64Array | None,
    sweep: Sweep,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
) -> Answer:
    """Find the best pairing: most pairs first if `coverage`, then the tiers, then the total.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    keys
        ``(n,)`` for the lottery; None = any of several best pairings will do.
    sweep
        How to go over all pairs.
    tiers, coverage
        What to have most of before the total.

    Raises
    ------
    WeightsTooLarge
        If weights and tiers are so large that they cannot be told apart exactly.
    """
    largest = largest_weight(source, sweep)
    ladder = build_ladder(source.num_people // 2, largest, tiers, coverage=coverage)
    if ladder.fits(largest):
        return _pair_on(source, keys, sweep, ladder, tiers)
    return pair_in_stages(source, keys, sweep, tiers=tiers, coverage=coverage)


def pair_in_stages(
    source: WeightSource,
    keys: UInt64Array | None,
    sweep: Sweep,
    *,
    tiers: tuple[Tier, ...] = (),
    coverage: bool = True,
) -> Answer:
    """Find the best pairing where one ladder for all objectives would be too tall.

    The counts are proved first, without the weights, by a ladder that fits. A gentler ladder with the
    weights is right as soon as its pairing reaches those counts; its steps grow until it does. Parameters
    as of `pair_once`.

    Raises
    ------
    WeightsTooLarge
        If no ladder that fits is steep enough.
    """
    low = build_ladder(source.num_people // 2, 1, tiers, coverage=coverage)
    if not low.fits(1):
        raise WeightsTooLarge("so many tiers are too large to be told apart exactly")
    counted = _pair_on(ones_of(source), None, sweep, low, tiers)
    largest, step = largest_weight(source, sweep), FIRST_STEP
    while (ladder := build_gentle_ladder(step, largest, tiers, coverage=coverage)).fits(largest):
        answer = _pair_on(source, keys, sweep, ladder, tiers, certain=True)
        if counted.proof is Proof.NONE or answer.proof is Proof.NONE:
            return replace(answer, proof=Proof.NONE, coarse=True)
        if _counts(answer.pairs, tiers, coverage=coverage) == _counts(
            counted.pairs, tiers, coverage=coverage
        ):
            return _joined(counted, answer)
        step *= FIRST_STEP
    raise WeightsTooLarge("weights and tiers are too large to be told apart exactly")


def count_once(source: WeightSource, num_tiers: int, sweep: Sweep) -> Answer:
    """Find a pairing of most pairs and prove that, with inequalities that heed no tier.

    Raises
    ------
    Interrupted
        If the sweep is to stop.
    """
    answer = pair_once(source, None, sweep)
    if answer.proof is Proof.NONE:
        raise Interrupted
    padding = (0,) * num_tiers
    return replace(
        answer, inequalities=tuple(replace(part, per_tier=padding) for part in answer.inequalities)
    )


def _pair_on(
    source: WeightSource,
    keys: UInt64Array | None,
    sweep: Sweep,
    ladder: Ladder,
    tiers: tuple[Tier, ...],
    *,
    certain: bool = False,
) -> Answer:
    """Find the pairing that is worth most on a ladder, and what that proves.

    `certain` says that the counts on the ladder are proved elsewhere, and only the total is asked for.
    """
    added = TierWorth(source.num_people, tiers, ladder.per_tier)
    worth = with_tiers(source, added)
    relaxed = _relax(worth, ladder.per_pair, sweep)
    closing, is_closed = _closing(worth, ladder.per_pair, relaxed, keys, sweep), False
    if closing is not None:
        is_closed = closing.close()
    pairs = closing.pairs() if closing is not None and is_closed else _guess_pairs(worth, relaxed, closing)
    pairs = Edges(pairs.rows, pairs.cols, pairs.weights - added.of(pairs.rows, pairs.cols))
    proved, coverage = [], bool(ladder.per_pair)
    prices = closing.prices() if closing is not None and is_closed else relaxed.prices
    if prices is not None:
        proved.append((_inequality(ladder, prices), prices.total() // SCALE))
    reached = _reached(tiers, pairs)
    bounds = bounds_of(proved, tiers, reached)
    if bounds[TOTAL] is None or not (certain or _is_reached(ladder, tiers, bounds, reached)):
        tops = np.minimum(relaxed.tops, largest_weight(source, sweep)) if tiers else relaxed.tops
        everybody = np.ones_like(tops)
        proved += rough_bounds(tops, everybody, everybody == 0, len(tiers), coverage=coverage)
        bounds = bounds_of(proved, tiers, reached)
    if coverage:
        bounds[PEOPLE] = 2 * (bounds[PAIRS] or 0)
    is_proved = _is_reached(ladder, tiers, bounds, reached) or (certain and prices is not None)
    return Answer(
        pairs,
        bounds,
        tuple(part for part, _ in proved),
        Proof.WITNESS if is_proved else Proof.NONE,
        coarse=closing is None or closing.coarse,
    )


def _relax(source: WeightSource, bonus: int, sweep: Sweep) -> Relaxed:
    """Solve the relaxation, over the edges where the source has them, else over row blocks."""
    if not isinstance(source, EdgeWeights):
        return relaxed_pool(source, bonus, sweep=sweep)
    edges = Edges(source.rows, source.cols, source.weights)
    relaxation = relax(source.num_people, edges, bonus)
    tops = np.zeros(source.num_people, dtype=np.int64)
    for people in (edges.rows, edges.cols):
        np.maximum.at(tops, people, edges.weights)
    return Relaxed(relaxation.prices, exact=True, candidates=edges, partner=relaxation.partner, tops=tops)


def _closing(
    worth: WeightSource, bonus: int, relaxed: Relaxed, keys: UInt64Array | None, sweep: Sweep
) -> Closing | None:
    """Set up the last steps; None where work was stopped before that."""
    try:
        return start_closing(worth, bonus, relaxed, keys, sweep)
    except Interrupted:
        return None


def _reached(tiers: tuple[Tier, ...], pairs: Edges) -> dict[str, int]:
    counts = count_tiers(tiers, pairs.stacked())
    in_tiers = {tier.name: count for tier, count in zip(tiers, counts, strict=True)}
    return {PEOPLE: 2 * len(pairs), PAIRS: len(pairs), **in_tiers, TOTAL: exact_sum(pairs.weights)}


def _is_reached(
    ladder: Ladder, tiers: tuple[Tier, ...], bounds: dict[str, int | None], reached: dict[str, int]
) -> bool:
    """Return whether no pairing has more of anything that comes before the total."""
    before = [PAIRS] if ladder.per_pair else []
    before += [tier.name for tier, each in zip(tiers, ladder.per_tier, strict=True) if each]
    return all(bounds.get(name) == reached[name] for name in before)


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


def _guess_pairs(worth: WeightSource, relaxed: Relaxed, closing: Closing | None) -> Edges:
    """Make a pairing of what is known where work was stopped: mutual assignments first, then greedily."""
    partner, edges, num_people = relaxed.partner, relaxed.candidates, worth.num_people
    everybody = np.ones(num_people, dtype=np.int64)
    if not len(edges):
        return pair_in_passing(worth, everybody, everybody == 0, relaxed.tops)
    if closing is not None:
        first = closing.pairs()
        edges = union(num_people, [edges, first])
        is_first = np.isin(
            pair_keys(num_people, edges.rows, edges.cols), pair_keys(num_people, first.rows, first.cols)
        )
    else:
        is_first = (partner[edges.rows] == edges.cols) & (partner[edges.cols] == edges.rows)
    pairs = fill_rooms(edges, np.lexsort((-edges.weights, ~is_first)), everybody)
    return place_more(edges, pairs, everybody, everybody == 0)


def _counts(pairs: Edges, tiers: tuple[Tier, ...], *, coverage: bool) -> tuple[int, ...]:
    reached = count_tiers(tiers, pairs.stacked())
    return (len(pairs), *reached) if coverage else reached


def _joined(counted: Answer, answer: Answer) -> Answer:
    """Put the proof of the counts and that of the total into one answer.

    Where every pair weighs 1, the score is the number of pairs.
    """
    (counting,) = counted.inequalities
    counting = replace(counting, name="counts", per_pair=counting.per_pair + counting.per_score, per_score=0)
    bounds = counted.bounds | {TOTAL: answer.bounds[TOTAL]}
    return replace(answer, bounds=bounds, inequalities=(counting, *answer.inequalities))
