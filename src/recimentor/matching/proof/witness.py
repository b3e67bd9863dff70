"""Proves one inequality of a certificate anew: prices that cover every eligible pair bound every pairing.

Part of the checker: it reads weights, rules and the certificate, and shares no code with what made them.

The numbers of a certificate may be anything, so nothing computed from them may wrap: before a block is
read, a limit of everything in it is counted in whole numbers without end. Below 2**62 the block is computed
in 64 bits; above, in whole numbers without end, which is slow and exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from recimentor.matching.sweep import QUIET
from recimentor.matching.weights import MAX_WEIGHT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from recimentor.matching.outcome import Inequality, OddSet
    from recimentor.matching.problem import Problem
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray

ROWS_AT_A_TIME = 256
FITS = 2**62
"""Sums of which every part is below this one cannot wrap in 64 bits."""
LARGEST = 2**256
"""Numbers of a certificate above this one are refused: no proof needs them, they only cost time."""
_HALF = 32


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


def prove(free: FreePart, inequality: Inequality, sweep: Sweep = QUIET) -> int:
    """Return what no pairing of the free part is worth more than, in whole units.

    Rows are read on several threads; what is found does not depend on how many.

    Raises
    ------
    Unproved
        If a number is out of its range, an odd set is none, or, where everybody has one place, a pair is not
        covered.
    """
    num_people = free.problem.num_people
    first = [worth * inequality.scale for worth in _first_worths(free, inequality)]
    prices, discounts = _vectors(inequality, first)
    most: int = sum(room * price for room, price in zip(free.room.tolist(), prices, strict=True))
    most += sum(first) - sum(discounts)
    most += _price_of_sets(free.room, inequality.odd_sets)
    level = [price - discount for price, discount in zip(prices, discounts, strict=True)]
    excess = _Excess.of(free, inequality, level)
    single = free.one_place_each

    def over_rows(start: int, stop: int) -> int:
        over = excess.rows(start, stop)
        row, other = np.nonzero(over > 0)
        if single and len(row):
            raise Unproved(f"its prices do not cover the pair {row[0] + start}, {other[0]}")
        once = other > row + start
        return exact_sum(over[row[once], other[once]])

    starts = range(0, num_people, ROWS_AT_A_TIME)
    ranges = [(start, min(num_people, start + ROWS_AT_A_TIME)) for start in starts]
    most += sum(sweep.over(over_rows, ranges))
    return most // inequality.scale


def exact_sum(values: NDArray[Any]) -> int:
    """Return the sum of whole numbers of 64 bits, or of any size, ``(m,)`` with ``m`` below 2**31."""
    if values.dtype == object:
        return sum(map(int, values.tolist()))
    # Halves of 32 bits: no sum of fewer than 2**31 of them wraps.
    high, low = values >> _HALF, values & (2**_HALF - 1)
    return (int(high.sum()) << _HALF) + int(low.sum())


def _first_worths(free: FreePart, inequality: Inequality) -> list[int]:
    """Return what a first partner of each person is worth: 0 where a lock has given them one."""
    tiers = free.problem.tiers
    if len(inequality.per_tier) != len(tiers):
        raise Unproved("it does not name every tier")
    worths = (inequality.per_person, inequality.per_pair, inequality.per_score, *inequality.per_tier)
    if min(*worths, inequality.threshold) < 0 or inequality.scale < 1:
        raise Unproved("a multiplier is below 0")
    if max(*worths, inequality.threshold, inequality.scale) > LARGEST:
        raise Unproved("a multiplier is too large")
    first = [inequality.per_person] * free.problem.num_people
    for tier, worth in zip(tiers, inequality.per_tier, strict=True):
        for person in set(tier.people):
            first[person] += worth
    return [0 if placed else worth for worth, placed in zip(first, free.placed.tolist(), strict=True)]


def _vectors(inequality: Inequality, full: list[int]) -> tuple[list[int], list[int]]:
    prices, discounts = list(inequality.prices), list(inequality.first_discounts) or full
    if len(prices) != len(full) or len(discounts) != len(full):
        raise Unproved("it does not hold one price per person")
    if max(prices, default=0) > LARGEST:
        raise Unproved("a price is too large")
    if min(prices, default=0) < 0:
        raise Unproved("the price of a person is below 0")
    if any(not 0 <= discount <= most for discount, most in zip(discounts, full, strict=True)):
        raise Unproved("the discount of a first partner is out of range")
    return prices, discounts


def _price_of_sets(room: IntArray, odd_sets: tuple[OddSet, ...]) -> int:
    """Check that the sets are sets, nested as they say, and return what they add to the bound."""
    total = 0
    rooms: list[int] = []
    for number, odd_set in enumerate(odd_sets):
        if not all(0 <= inner < number for inner in odd_set.inner):
            raise Unproved("odd sets are not nested as they say")
        ends = (person for tooth in odd_set.teeth for person in tooth)
        if not all(0 <= person < len(room) for person in (*odd_set.members, *ends)):
            raise Unproved("an odd set names nobody known")
        if not 0 <= odd_set.price <= LARGEST:
            raise Unproved("the price of an odd set is below 0, or too large")
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
    shared: NDArray[Any]

    def row(self, place: int) -> NDArray[Any]:
        """Return what one person shares with each: the least of what neighbours share in between."""
        right = np.minimum.accumulate(self.shared[place:])
        left = np.minimum.accumulate(self.shared[:place][::-1])[::-1]
        return np.concatenate((left, np.zeros(1, dtype=self.shared.dtype), right))


@dataclass(frozen=True, slots=True)
class _Trees:
    of_person: dict[int, list[tuple[_Tree, int]]]
    teeth: list[tuple[int, int, int]]


def _trees_of(odd_sets: tuple[OddSet, ...], kind: np.dtype[Any]) -> _Trees:
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
        tree = _tree(odd_sets, number, kind) if number in outermost or odd_set.teeth else None
        if tree is not None and number in outermost:
            for place, person in enumerate(tree.order.tolist()):
                of_person.setdefault(person, []).append((tree, place))
        people = set() if tree is None else set(tree.order.tolist())
        for i, j in _teeth(odd_set):
            if (i in people) == (j in people):
                raise Unproved("a tooth of an odd set does not cross its border")
            teeth += [(i, j, odd_set.price), (j, i, odd_set.price)]
    return _Trees(of_person, teeth)


def _tree(odd_sets: tuple[OddSet, ...], outermost: int, kind: np.dtype[Any]) -> _Tree:
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
    return _Tree(np.array(order, dtype=np.int64), np.array(shared[1:], dtype=kind))


@dataclass(frozen=True, slots=True)
class _Excess:
    """By how much open pairs are worth more than their prices, a block of rows at a time.

    Parameters
    ----------
    free, inequality
        What is open, and the prices.
    level
        ``(n,)`` price of each person less the discount of their first partner, in the kind of number used.
    trees
        The odd sets.
    largest
        No weight is above it.
    """

    free: FreePart
    inequality: Inequality
    level: NDArray[Any]
    trees: _Trees
    largest: int

    @classmethod
    def of(cls, free: FreePart, inequality: Inequality, level: list[int]) -> _Excess:
        """Choose the kind of number that holds whatever may come up."""
        largest = _largest(free.problem)
        scale = inequality.scale
        tiers = sum(inequality.per_tier)
        above = scale * (inequality.per_score * largest + inequality.per_pair + tiers)
        sets = sum(odd_set.price * (1 + len(odd_set.teeth)) for odd_set in inequality.odd_sets)
        below = 2 * max(map(abs, level), default=0) + sets
        kind = np.dtype(np.int64) if above + below < FITS else np.dtype(object)
        trees = _trees_of(inequality.odd_sets, kind)
        return cls(free, inequality, np.array(level, dtype=kind), trees, largest)

    def rows(self, start: int, stop: int) -> NDArray[Any]:
        """Return the excess of people ``start`` to ``stop`` with everybody; 0 where a pair is not open."""
        free, inequality, level = self.free, self.inequality, self.level
        scale = inequality.scale
        weights = free.block(start, stop, inequality.threshold)
        if weights.max(initial=0) > self.largest:
            raise Unproved("a weight is larger than the largest")
        over = weights.astype(level.dtype)
        over *= inequality.per_score * scale
        over += inequality.per_pair * scale
        over -= level
        over -= level[start:stop, None]
        for tier, worth in zip(free.problem.tiers, inequality.per_tier, strict=True):
            for i, j in {ends for pair in tier.pairs for ends in (tuple(pair), tuple(pair[::-1]))}:
                if start <= i < stop:
                    over[i - start, j] += worth * scale
        for person in range(start, stop):
            for tree, place in self.trees.of_person.get(person, ()):
                over[person - start, tree.order] -= tree.row(place)
        for i, j, price in self.trees.teeth:
            if start <= i < stop:
                over[i - start, j] -= price
        over[weights == 0] = 0
        return over


def _largest(problem: Problem) -> int:
    """Return what no weight may be above; whether none is, every block is asked."""
    known = getattr(problem.source, "largest", MAX_WEIGHT)
    return int(min(known, MAX_WEIGHT))
