"""Ties: which of the best assignments has the largest sum of lottery numbers, and the prices that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges
from recimentor.matching.relax.assignment import relax
from recimentor.matching.relax.reduced_cost import SCALE
from recimentor.matching.relax.sifting import relax_by_sifting

if TYPE_CHECKING:
    from recimentor.matching.relax.assignment import Relaxation
    from recimentor.matching.relax.reduced_cost import Prices
    from recimentor.matching.weights import IntArray

CORE_PER_PERSON = 10
"""Nearly tight pairs that the core holds for each person, on average."""
SIFTED_FROM = 200_000
"""Pairs that tie from which on few of them are looked at first; prices are the same either way."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The assignment that the lottery takes among the best ones.

    Parameters
    ----------
    partner
        ``(n,)`` the assignment.
    prices
        ``(n,)`` of people, with the lottery's part, in units of ``2**-shift / SCALE``.
    shift
        Bits of the lottery's part.
    edges, digits
        Pairs for the core and their numbers: where very many tie, those that the lottery's prices leave
        nearly tight. Who looks for all pairs that exceed prices must look at the others too.
    """

    partner: IntArray
    prices: list[int]
    shift: int
    edges: Edges
    digits: IntArray


def settle_ties(prices: Prices, bonus: int, edges: Edges, digits: IntArray, partner: IntArray) -> Settled:
    """Choose, among the best assignments, the one of the largest sum of digits, with prices that prove it.

    They are those on tight pairs in which everybody with a price takes part.

    Parameters
    ----------
    prices
        Of the relaxation, without odd sets.
    bonus
        Added to the weight of every pair.
    edges, digits
        All pairs up to some reduced cost, and the lottery's number of each.
    partner
        ``(n,)`` one best assignment.
    """
    person = prices.person
    # Complementary slackness: the best assignments are those on tight arcs that leave no priced person over.
    tight = person[edges.rows] + person[edges.cols] == SCALE * (edges.weights + bonus)
    drawn = Edges(edges.rows[tight], edges.cols[tight], digits[tight])
    lottery = _largest_sum(drawn, partner, person)
    low = lottery.prices.person
    # Twice the largest sum of digits along any path stays below one unit of the weights.
    shift = int(np.abs(low).max(initial=1)).bit_length() + 2 * len(person).bit_length() + 4
    fine = [(high << shift) + part for high, part in zip(person.tolist(), low.tolist(), strict=True)]
    if len(drawn) >= SIFTED_FROM:
        cost = low[drawn.rows] + low[drawn.cols] - SCALE * drawn.weights
        near = np.flatnonzero(tight)[cost <= within_some(cost, CORE_PER_PERSON // 2 * len(person))]
        edges, digits = edges.only(near), digits[near]
    return Settled(lottery.partner, fine, shift, edges, digits)


def within_some(cost: IntArray, number: int) -> int:
    """Return the reduced cost up to which there are so many pairs, all of them where there are fewer."""
    return int(np.partition(cost, number)[number]) if len(cost) > number else int(cost.max(initial=0))


def _largest_sum(drawn: Edges, partner: IntArray, person: IntArray) -> Relaxation:
    if len(drawn) < SIFTED_FROM:
        return relax(len(person), drawn, 0, may_stay=person == 0)
    return relax_by_sifting(len(person), drawn, partner, may_stay=person == 0)
