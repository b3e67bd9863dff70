"""Bounds that cost next to nothing: from the largest weight of each person's pairs.

A pair weighs at most the mean of the largest weights of its two people, so half of each is a price that
covers every pair. It is what is known where work was stopped before there were better prices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import PAIRS, PEOPLE, TOTAL
from recimentor.matching.outcome import Inequality
from recimentor.matching.relax.reduced_cost import SCALE, exact_sum

if TYPE_CHECKING:
    from recimentor.matching.weights import BoolArray, IntArray

    Proved = tuple[Inequality, int]


def rough_bounds(
    tops: IntArray, capacity: IntArray, placed: BoolArray, num_tiers: int, *, coverage: bool
) -> list[Proved]:
    """Bound people, pairs and the total, each by itself.

    Parameters
    ----------
    tops
        ``(n,)`` no pair of a person weighs more; 0 for somebody without any.
    capacity
        ``(n,)`` partners that each person may have.
    placed
        ``(n,)`` who has a partner already and is not counted.
    num_tiers
        Tiers of the problem; nothing is said of them.
    coverage
        Whether people and pairs are asked for.

    Returns
    -------
    list of (Inequality, int)
        Each with what it comes to, in whole units.
    """
    has_pairs = tops > 0
    half = SCALE // 2
    found = [_of(TOTAL, (0, 0, 1), half * tops, capacity, num_tiers)]
    if not coverage:
        return found
    pairs = _of(PAIRS, (0, 1, 0), half * has_pairs, capacity, num_tiers)
    if (capacity <= 1).all() and not placed.any():
        return [pairs, *found]
    alone = SCALE * (~has_pairs & ~placed)
    people = _inequality(PEOPLE, (1, 0, 0), np.zeros_like(tops), num_tiers, tuple(alone.tolist()))
    return [(people, int((has_pairs & ~placed).sum())), pairs, *found]


def _of(
    name: str, worth: tuple[int, int, int], prices: IntArray, capacity: IntArray, num_tiers: int
) -> Proved:
    return _inequality(name, worth, prices, num_tiers), exact_sum(capacity * prices) // SCALE


def _inequality(
    name: str,
    worth: tuple[int, int, int],
    prices: IntArray,
    num_tiers: int,
    first_discounts: tuple[int, ...] = (),
) -> Inequality:
    per_person, per_pair, per_score = worth
    return Inequality(
        name=name,
        scale=SCALE,
        per_person=per_person,
        per_pair=per_pair,
        per_tier=(0,) * num_tiers,
        per_score=per_score,
        threshold=0,
        prices=tuple(prices.tolist()),
        first_discounts=first_discounts,
        odd_sets=(),
    )
