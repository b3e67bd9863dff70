"""The pairs and rings to choose from: every ring that the arcs allow, a block at a time, and some of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from recimentor.matching.edges import find_keys, pair_keys, person_starts
from recimentor.matching.rings.problem import ring_weights

if TYPE_CHECKING:
    from recimentor.matching.rings.problem import BoolArray, IntArray, RingProblem

#: Columns to start with, for each person: the heaviest pairs and rings.
_START: Final = 4
#: Two arcs in a row that are looked at in one block.
_BLOCK: Final = 2_000_000
#: Up to so many rings are kept; more are listed anew each time.
_KEPT: Final = 2_000_000
#: Beyond so many two arcs in a row, rings are not listed whole.
MOST_PATHS: Final = 300_000_000


@dataclass(frozen=True, slots=True)
class RingList:
    """Some rings: ``(r, 3)`` people, the smallest index first, each teaching the next; ``(r,)`` weights."""

    people: IntArray
    weights: IntArray

    def __len__(self) -> int:
        """Return the number of rings."""
        return len(self.people)

    def only(self, chosen: BoolArray | IntArray) -> RingList:
        """Return some of the rings."""
        return RingList(self.people[chosen], self.weights[chosen])

    def without(self, others: RingList, num_people: int) -> RingList:
        """Return the rings that are not among others."""
        return self.only(~self.among(others, num_people))

    def among(self, others: RingList, num_people: int) -> BoolArray:
        """Return which of the rings are among others, ``(r,)``."""
        found: BoolArray = np.isin(self._keys(num_people), others._keys(num_people))
        return found

    def _keys(self, num_people: int) -> IntArray:
        pairs = pair_keys(num_people, self.people[:, 0], self.people[:, 1])
        return pair_keys(num_people, pairs, self.people[:, 2])


@dataclass(frozen=True, slots=True)
class Columns:
    """The pairs (places in the problem's list) and rings to choose from."""

    pairs: IntArray
    rings: RingList

    def united(self, more: Columns, num_people: int | None = None) -> Columns:
        """Return the columns of both; rings that are in both stand once where `num_people` is given."""
        rings = more.rings if num_people is None else more.rings.without(self.rings, num_people)
        return Columns(np.union1d(self.pairs, more.pairs), join([self.rings, rings]))


def join(parts: list[RingList]) -> RingList:
    """Return the rings of several lists, one after the other."""
    nobody = RingList(np.zeros((0, 3), dtype=np.int64), np.zeros(0, dtype=np.int64))
    everything = [nobody, *parts]
    return RingList(
        np.concatenate([part.people for part in everything]),
        np.concatenate([part.weights for part in everything]),
    )


class RingLister:
    """Lists the rings among those who may join one.

    Parameters
    ----------
    problem
        Whose arcs are followed.

    Notes
    -----
    Every ring is found once, from its smallest index: an arc to somebody higher, from there an arc to
    somebody else higher, and an arc back. Cost: the number of two arcs in a row.
    """

    def __init__(self, problem: RingProblem) -> None:
        arcs, free = problem.arcs, problem.may_join
        kept = free[arcs.teachers] & free[arcs.learners]
        self._n = max(1, problem.num_people)
        self._teachers, self._learners = arcs.teachers[kept], arcs.learners[kept]
        self._worth, self._meetings = arcs.worth[kept], arcs.meetings[kept]
        self._keys = pair_keys(self._n, self._teachers, self._learners)
        self._starts = person_starts(problem.num_people, self._teachers)
        self._first = np.flatnonzero(self._learners > self._teachers)
        ends = self._learners[self._first]
        self._paths = (self._starts[ends + 1] - self._starts[ends]).astype(np.int64)
        self._cache: RingList | None = None

    @property
    def num_paths(self) -> int:
        """Two arcs in a row that have to be looked at."""
        return int(self._paths.sum())

    def blocks(self) -> Iterator[RingList]:
        """Yield every ring once, in blocks, in the same order each time."""
        if self._cache is not None:
            yield self._cache
            return
        seen, size = list[RingList](), 0
        for block in self._listed():
            size += len(block)
            if size <= _KEPT:
                seen.append(block)
            yield block
        if size <= _KEPT:
            self._cache = join(seen)

    def _listed(self) -> Iterator[RingList]:
        total = np.cumsum(self._paths)
        start = 0
        while start < len(self._first):
            before = int(total[start - 1]) if start else 0
            stop = max(start + 1, int(np.searchsorted(total, before + _BLOCK, side="right")))
            yield self._block(start, stop)
            start = stop

    def _block(self, start: int, stop: int) -> RingList:
        """Return the rings that begin with some of the arcs upwards."""
        first, number = self._first[start:stop], self._paths[start:stop]
        one = np.repeat(first, number)
        offset = np.arange(len(one)) - np.repeat(np.cumsum(number) - number, number)
        two = np.repeat(self._starts[self._learners[first]], number) + offset
        i, j, k = self._teachers[one], self._learners[one], self._learners[two]
        higher = np.flatnonzero(k > i)
        one, two, i, j, k = one[higher], two[higher], i[higher], j[higher], k[higher]
        three = find_keys(self._keys, pair_keys(self._n, k, i))
        closed = three >= 0
        one, two, three = one[closed], two[closed], three[closed]
        weights = ring_weights(
            (self._worth[one], self._worth[two], self._worth[three]),
            self._meetings[one] + self._meetings[two] + self._meetings[three],
        )
        return RingList(np.stack((i[closed], j[closed], k[closed]), axis=1), weights)


def first_columns(problem: RingProblem, lister: RingLister) -> Columns:
    """Return the heaviest pairs and rings of each person."""
    heavy = np.lexsort((np.arange(len(problem.pairs)), -problem.pair_weights))
    pairs = some_of_each(problem.pairs[heavy], problem.num_people, _START)
    kept = join([])
    for block in lister.blocks():
        both = join([kept, block])
        order = np.lexsort((both.people[:, 2], both.people[:, 1], both.people[:, 0], -both.weights))
        both = both.only(order)
        kept = both.only(some_of_each(both.people, problem.num_people, _START))
    return Columns(np.sort(heavy[pairs]), kept)


def some_of_each(people: IntArray, num_people: int, number: int) -> IntArray:
    """Return the places of rows that are among the first few of any of their people."""
    chosen = np.zeros(len(people), dtype=np.bool_)
    for column in people.T:
        order = np.argsort(column, kind="stable")
        starts = person_starts(num_people, column[order])
        rank = np.arange(len(order)) - starts[column[order]]
        chosen[order[rank < number]] = True
    return np.flatnonzero(chosen)
