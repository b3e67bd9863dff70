"""The best pairing of people with one place each: in one go where one ladder fits, else in stages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from recimentor.matching.answer import TOTAL, Answer
from recimentor.matching.ladder import build_gentle_ladder, build_ladder, count_tiers
from recimentor.matching.outcome import Proof
from recimentor.matching.problem import WeightsTooLarge
from recimentor.matching.single import answer_once, start_once
from recimentor.matching.sweep import Interrupted
from recimentor.matching.views import largest_weight, ones_of

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.problem import Tier
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
        return answer_once(start_once(source, keys, sweep, ladder, tiers))
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
    counted = answer_once(start_once(ones_of(source), None, sweep, low, tiers))
    largest, step = largest_weight(source, sweep), FIRST_STEP
    while (ladder := build_gentle_ladder(step, largest, tiers, coverage=coverage)).fits(largest):
        answer = answer_once(start_once(source, keys, sweep, ladder, tiers), certain=True)
        if counted.proof is Proof.NONE or answer.proof is Proof.NONE:
            return Answer(answer.pairs, coarse=True)
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
