"""Proves one inequality of a certificate anew: prices that cover every eligible pair bound every pairing.

Part of the checker: it reads weights, rules and the certificate, and shares no code with what made them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.outcome import Inequality, OddSet
    from recimentor.matching.problem import Problem
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray

ROWS_AT_A_TIME = 256
MAX_PRICE = 2**58
"""Prices above this are refused: what is computed from them might not fit."""


class Unproved(ValueError):  # noqa: N818 - it says what is wrong with a certificate, not with the program
    """An inequality does not hold, or not for the reason it gives; the message says why."""


@dataclass(frozen=True, slots=True)
class FreePart:
    """What a problem leaves open once its locks are set aside.

    Parameters
    ----------
    problem
        The whole problem.
    room
        ``(n,)`` partners that each person may still take.
    placed
        ``(n,)`` who has a partner by a lock.
    """

    problem: Problem
    room: IntArray
    placed: BoolArray

    @classmethod
    def of(cls, problem: Problem) -> FreePart:
        """Set the locks of a problem aside."""
        used = np.zeros(problem.num_people, dtype=np.int64)
        for pair in problem.locked:
            used[list(pair)] += 1
        full = np.ones_like(used) if problem.capacity is None else problem.capacity
        return cls(problem, full - used, used > 0)

    @property
    def one_place_each(self) -> bool:
        """Whether nobody may take two partners, or one beside that of a lock."""
        return not ((self.room > 1) | (self.placed & (self.room > 0))).any()

    def block(self, start: int, stop: int, threshold: int) -> AnyIntArray:
        """Weights of the pairs still open, 0 elsewhere."""
        problem = self.problem
        weights = problem.source.block(start, stop)
        closed = (weights < threshold) | (self.room < 1) | (self.room[start:stop, None] < 1)
        if problem.side is not None:
            here, there = problem.side[start:stop, None], problem.side
            closed |= (here < 0) | (there < 0) | (here == there)
        for pair in (*problem.forbidden, *problem.locked):
            for i, j in (pair, pair[::-1]):
                if start <= i < stop:
                    closed[i - start, j] = True
        return np.where(closed, 0, weights)


def prove(free: FreePart, inequality: Inequality) -> int:
    """Return what no pairing of the free part is worth more than, in whole units.

    Raises
    ------
    Unproved
        If a number is out of its range, an odd set is none, or, where everybody has one place, a pair is not
        covered.
    """
    num_people = free.problem.num_people
    first = _first_worths(free, inequality)
    prices, discounts = _vectors(inequality, num_people, first * inequality.scale)
    most: int = sum(room * price for room, price in zip(free.room.tolist(), prices.tolist(), strict=True))
    most += sum((first * inequality.scale - discounts).tolist())
    most += _price_of_sets(free.room, inequality.odd_sets)
    trees = _trees_of(inequality.odd_sets)
    single = free.one_place_each
    for start in range(0, num_people, ROWS_AT_A_TIME):
        rows = range(start, min(num_people, start + ROWS_AT_A_TIME))
        over = np.maximum(_excess(free, inequality, prices - discounts, trees, rows), 0)
        if single and over.any():
            row, other = (int(place[0]) for place in np.nonzero(over))
            raise Unproved(f"its prices do not cover the pair {row + start}, {other}")
        most += int(np.triu(over, start + 1).sum())
    return most // inequality.scale


def _first_worths(free: FreePart, inequality: Inequality) -> IntArray:
    """Return what a first partner of each person is worth: 0 where a lock has given them one."""
    tiers = free.problem.tiers
    if len(inequality.per_tier) != len(tiers):
        raise Unproved("it does not name every tier")
    worths = (inequality.per_person, inequality.per_pair, inequality.per_score, *inequality.per_tier)
    if min(*worths, inequality.threshold) < 0 or inequality.scale < 1:
        raise Unproved("a multiplier is below 0")
    if max(worths) * inequality.scale > MAX_PRICE:
        raise Unproved("a multiplier is too large")
    first = np.full(free.problem.num_people, inequality.per_person, dtype=np.int64)
    for tier, worth in zip(tiers, inequality.per_tier, strict=True):
        first[sorted(set(tier.people))] += worth
    first[free.placed] = 0
    return first


def _vectors(inequality: Inequality, num_people: int, full: IntArray) -> tuple[IntArray, IntArray]:
    prices = np.array(inequality.prices, dtype=np.int64)
    discounts = np.array(inequality.first_discounts, dtype=np.int64) if inequality.first_discounts else full
    if prices.shape != (num_people,) or discounts.shape != (num_people,):
        raise Unproved("it does not hold one price per person")
    if max(prices.max(initial=0), discounts.max(initial=0)) > MAX_PRICE:
        raise Unproved("a price is too large")
    if (prices < 0).any():
        raise Unproved("the price of a person is below 0")
    if (discounts < 0).any() or (discounts > full).any():
        raise Unproved("the discount of a first partner is out of range")
    return prices, discounts


def _price_of_sets(room: IntArray, odd_sets: tuple[OddSet, ...]) -> int:
    """Check that the sets are sets, nested as they say, and return what they add to the bound."""
    total = 0
    rooms: list[int] = []
    for number, odd_set in enumerate(odd_sets):
        if not all(0 <= inner < number for inner in odd_set.inner):
            raise Unproved("odd sets are not nested as they say")
        if odd_set.price < 0 or not all(0 <= person < len(room) for person in odd_set.members):
            raise Unproved("the price of an odd set is below 0, or it names nobody known")
        rooms.append(sum(int(room[i]) for i in odd_set.members) + sum(rooms[k] for k in odd_set.inner))
        total += odd_set.price * ((rooms[-1] + len(_teeth(odd_set))) // 2)
    return total


def _teeth(odd_set: OddSet) -> set[tuple[int, int]]:
    """Return the teeth, each once, the smaller index first."""
    return {(min(tooth), max(tooth)) for tooth in odd_set.teeth}


@dataclass(frozen=True, slots=True)
class _Tree:
    """An outermost odd set: its people, each set inside one stretch of them, and what neighbours share."""

    order: IntArray
    shared: IntArray

    def row(self, place: int) -> IntArray:
        """Return what one person shares with each: the least of what neighbours share in between."""
        right = np.minimum.accumulate(self.shared[place:])
        left = np.minimum.accumulate(self.shared[:place][::-1])[::-1]
        return np.concatenate((left, [0], right))


@dataclass(frozen=True, slots=True)
class _Trees:
    of_person: dict[int, list[tuple[_Tree, int]]]
    teeth: list[tuple[int, int, int]]


def _trees_of(odd_sets: tuple[OddSet, ...]) -> _Trees:
    """List the people of each outermost set.

    Raises
    ------
    Unproved
        If a set is inside two others, holds somebody twice, or has a tooth that does not cross its border.
    """
    inner = [number for odd_set in odd_sets for number in odd_set.inner]
    outermost = set(range(len(odd_sets))) - set(inner)
    if len(set(inner)) != len(inner):
        raise Unproved("odd sets are not nested as they say")
    of_person: dict[int, list[tuple[_Tree, int]]] = {}
    teeth: list[tuple[int, int, int]] = []
    for number, odd_set in enumerate(odd_sets):
        tree = _tree(odd_sets, number) if number in outermost or odd_set.teeth else None
        if tree is not None and number in outermost:
            for place, person in enumerate(tree.order.tolist()):
                of_person.setdefault(person, []).append((tree, place))
        people = set() if tree is None else set(tree.order.tolist())
        for i, j in _teeth(odd_set):
            if (i in people) == (j in people):
                raise Unproved("a tooth of an odd set does not cross its border")
            teeth += [(i, j, odd_set.price), (j, i, odd_set.price)]
    return _Trees(of_person, teeth)


def _tree(odd_sets: tuple[OddSet, ...], outermost: int) -> _Tree:
    order, shared = list[int](), list[int]()
    # A set to enter, what its pairs share beside its price, what its first person shares with the last.
    waiting = [(outermost, 0, 0)]
    while waiting:
        number, above, before = waiting.pop()
        price = above + odd_sets[number].price
        for person in odd_sets[number].members:
            order.append(person)
            shared.append(before)
            before = price
        gaps = [before, *(price for _ in odd_sets[number].inner)]
        waiting += reversed([(k, price, gap) for k, gap in zip(odd_sets[number].inner, gaps, strict=False)])
    if len(set(order)) != len(order):
        raise Unproved("an odd set names somebody twice")
    return _Tree(np.array(order, dtype=np.int64), np.array(shared[1:], dtype=np.int64))


def _excess(free: FreePart, inequality: Inequality, level: IntArray, trees: _Trees, rows: range) -> IntArray:
    """By how much open pairs are worth more than their prices; the lowest number where a pair is not open."""
    start, stop = rows.start, rows.stop
    weights = free.block(start, stop, inequality.threshold)
    over: IntArray = weights.astype(np.int64) * (inequality.per_score * inequality.scale)
    over += inequality.per_pair * inequality.scale - level - level[start:stop, None]
    for tier, worth in zip(free.problem.tiers, inequality.per_tier, strict=True):
        for i, j in {ends for pair in tier.pairs for ends in (tuple(pair), tuple(pair[::-1]))}:
            if start <= i < stop:
                over[i - start, j] += worth * inequality.scale
    for person in range(start, stop):
        for tree, place in trees.of_person.get(person, ()):
            over[person - start, tree.order] -= tree.row(place)
    for i, j, price in trees.teeth:
        if start <= i < stop:
            over[i - start, j] -= price
    over[weights == 0] = np.iinfo(np.int64).min
    return over
