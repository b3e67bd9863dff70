"""Views of a weight source: the same pairs, some of them left out, or weighed another way.

A view makes its blocks of those of its source; a sample alone is read once and held. Where the source is a
list of edges, so is the view, and nothing is looked at that is not a pair.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import pair_keys
from recimentor.matching.sweep import QUIET, row_ranges
from recimentor.matching.weights import BoundedSource, DenseWeights, EdgeWeights

if TYPE_CHECKING:
    from recimentor.matching.ladder import TierWorth
    from recimentor.matching.problem import Problem
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray, WeightSource

HELD_WHOLE = 3_000
"""Pools up to this size are read once and held whole: later passes cost little then."""


class View:
    """A source that makes its blocks of those of another one.

    Parameters
    ----------
    source
        The weights that are looked at.
    """

    def __init__(self, source: WeightSource) -> None:
        self._source = source

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self._source.num_people


class Ones(View):
    """Every eligible pair weighs 1."""

    largest = 1

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        return (self._source.block(start, stop) > 0).astype(np.int32)


class ThresholdWeights(View):
    """The pairs below a threshold are absent."""

    def __init__(self, source: WeightSource, threshold: int) -> None:
        super().__init__(source)
        self._threshold = threshold

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        weights = self._source.block(start, stop)
        return np.where(weights >= self._threshold, weights, 0)


class TieredWeights(View):
    """The weights hold what the tiers add."""

    def __init__(self, source: WeightSource, worth: TierWorth) -> None:
        super().__init__(source)
        self._worth = worth

    @property
    def largest(self) -> int:
        """No weight is above it; missing where the source knows none."""
        person, pairs = self._worth.person, self._worth.pairs
        if not isinstance(self._source, BoundedSource):
            raise AttributeError("the source knows no limit of its weights")  # noqa: TRY004 - as if not here
        return self._source.largest + 2 * int(person.max(initial=0)) + int(pairs[:, 2].max(initial=0))

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        weights = self._source.block(start, stop)
        person, pairs = self._worth.person, self._worth.pairs
        total = weights + person + person[start:stop, None]
        first, last = np.searchsorted(pairs[:, 0], (start, stop))
        total[pairs[first:last, 0] - start, pairs[first:last, 1]] += pairs[first:last, 2]
        return np.where(weights > 0, total, 0)


class RuledWeights(View):
    """The pairs that the rules forbid are absent.

    Parameters
    ----------
    source
        All weights.
    side
        ``(n,)`` 0 or 1: pairs only across; -1 = none. None = one pool.
    has_room
        ``(n,)`` who may take a partner.
    banned
        ``(m, 2)`` pairs that are out.
    """

    def __init__(
        self, source: WeightSource, side: IntArray | None, has_room: BoolArray, banned: IntArray
    ) -> None:
        super().__init__(source)
        self._side = side
        self.largest = largest_weight(source)
        self._shut = np.flatnonzero(~has_room)
        both = np.concatenate((banned, banned[:, ::-1]))
        self._banned = both[np.argsort(both[:, 0], kind="stable")]

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        weights = self._source.block(start, stop).copy()
        if self._side is not None:
            here, there = self._side[start:stop, None], self._side
            weights[(here == there) | (here < 0) | (there < 0)] = 0
        weights[:, self._shut] = 0
        weights[self._shut[(self._shut >= start) & (self._shut < stop)] - start] = 0
        first, last = np.searchsorted(self._banned[:, 0], (start, stop))
        weights[self._banned[first:last, 0] - start, self._banned[first:last, 1]] = 0
        return weights


class ListWeights:
    """Weights between owners, the first half, and names, the second half; people left out have none."""

    def __init__(self, source: WeightSource, is_in: BoolArray) -> None:
        self._source, self._is_in = source, is_in
        self.num_people = 2 * source.num_people

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``, which may lie in both halves."""
        size = self._source.num_people
        parts = []
        for half, (first, last) in enumerate(((start, min(stop, size)), (max(start, size), stop))):
            if first < last:
                low, high = first - half * size, last - half * size
                weights = self._source.block(low, high) * (self._is_in & self._is_in[low:high, None])
                nothing = np.zeros_like(weights)
                parts.append(np.hstack((weights, nothing) if half else (nothing, weights)))
        return np.vstack(parts) if parts else np.zeros((0, self.num_people), dtype=np.int64)


class SampleWeights:
    """The weights among some people of a source, held as a matrix.

    Parameters
    ----------
    source
        The weights of everybody.
    people
        ``(s,)`` whom to take, ascending.
    sweep
        How to go over the rows.
    """

    def __init__(self, source: WeightSource, people: IntArray, sweep: Sweep = QUIET) -> None:

        def work(start: int, stop: int) -> IntArray:
            return rows_of(source, people[start:stop])[:, people].astype(np.int64)

        blocks = list(sweep.rows(work, len(people), source.num_people))
        self._matrix = np.concatenate([np.zeros((0, len(people)), dtype=np.int64), *blocks])
        self.largest = int(self._matrix.max(initial=0))

    @property
    def num_people(self) -> int:
        """Number of people in the sample."""
        return len(self._matrix)

    def block(self, start: int, stop: int) -> IntArray:
        """Rows ``start .. stop - 1`` among the sample, a view."""
        return self._matrix[start:stop]


def ones_of(source: WeightSource) -> WeightSource:
    """Let every eligible pair weigh 1."""
    if not isinstance(source, EdgeWeights):
        return Ones(source)
    return source.weighing(np.ones_like(source.weights))


def at_or_above(source: WeightSource, threshold: int) -> WeightSource:
    """Leave out the pairs below a threshold."""
    if not isinstance(source, EdgeWeights):
        return ThresholdWeights(source, threshold)
    return source.only(source.weights >= threshold)


def with_tiers(source: WeightSource, worth: TierWorth) -> WeightSource:
    """Add to the weights what the tiers add."""
    if not worth.person.any() and not len(worth.pairs):
        return source
    if not isinstance(source, EdgeWeights):
        return TieredWeights(source, worth)
    return source.weighing(source.weights + worth.of(source.rows, source.cols))


def under_rules(problem: Problem, has_room: BoolArray, banned: IntArray) -> WeightSource:
    """Leave out pairs of one side, of people without room, and those that are banned, ``(m, 2)``."""
    source, side = held_whole(problem.source), problem.side
    if side is None and has_room.all() and not len(banned):
        return source
    if not isinstance(source, EdgeWeights):
        return RuledWeights(source, side, has_room, banned)
    rows, cols, num_people = source.rows, source.cols, problem.num_people
    keep = has_room[rows] & has_room[cols]
    keep &= ~np.isin(pair_keys(num_people, rows, cols), pair_keys(num_people, banned[:, 0], banned[:, 1]))
    if side is not None:
        keep &= (side[rows] >= 0) & (side[cols] >= 0) & (side[rows] != side[cols])
    return source.only(keep)


def held_whole(source: WeightSource) -> WeightSource:
    """Read a small source once and hold it."""
    num_people = source.num_people
    if isinstance(source, (DenseWeights, EdgeWeights)) or not 0 < num_people <= HELD_WHOLE:
        return source
    blocks = [source.block(start, stop) for start, stop in row_ranges(num_people, num_people)]
    return DenseWeights(np.concatenate(blocks))


def rows_of(source: WeightSource, people: IntArray) -> AnyIntArray:
    """Return the rows of some people, ``(len(people), n)``."""
    return np.concatenate([source.block(person, person + 1) for person in people.tolist()])


def largest_weight(source: WeightSource, sweep: Sweep = QUIET) -> int:
    """Return a limit that no weight of a source is above: its own, else the largest found in one pass."""
    if isinstance(source, BoundedSource):
        return source.largest

    def work(start: int, stop: int) -> int:
        return int(source.block(start, stop).max(initial=0))

    return max(sweep.rows(work, source.num_people), default=0)
