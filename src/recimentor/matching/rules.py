"""What the rules of a problem leave to choose: sides, vetoes and locks, applied to weights block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.fairest import largest_weight
from recimentor.matching.problem import ImpossibleLock
from recimentor.matching.sweep import row_ranges
from recimentor.matching.weights import DenseWeights, EdgeWeights

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray, WeightSource


HELD_WHOLE = 3_000
"""Pools up to this size are read once and held whole: later passes cost little then."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a problem once its locks are set aside.

    Parameters
    ----------
    source
        Weights of the pairs that may still be chosen, 0 elsewhere.
    capacity
        ``(n,)`` partners that each person may still take.
    placed
        ``(n,)`` who has a partner by a lock.
    locked
        The locked pairs with their weights.
    """

    source: WeightSource
    capacity: IntArray
    placed: BoolArray
    locked: Edges

    @property
    def one_place_each(self) -> bool:
        """Whether nobody may take two partners, or one beside that of a lock."""
        return not ((self.capacity > 1) | (self.placed & (self.capacity > 0))).any()


def apply_rules(problem: Problem) -> Rest:
    """Set locks aside and leave out the pairs that no pairing may hold.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    """
    num_people = problem.num_people
    locked = _locked_edges(problem)
    used = np.bincount(np.concatenate((locked.rows, locked.cols)), minlength=num_people)
    full = np.ones(num_people, dtype=np.int64) if problem.capacity is None else problem.capacity
    capacity = full - used
    banned = np.array([*problem.forbidden, *problem.locked], dtype=np.int64).reshape(-1, 2)
    return Rest(_ruled(problem, capacity > 0, banned), capacity, used > 0, locked)


class RuledWeights:
    """A source without the pairs that the rules forbid.

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
        self._source, self._side = source, side
        self.largest = largest_weight(source)
        self._shut = np.flatnonzero(~has_room)
        both = np.concatenate((banned, banned[:, ::-1]))
        self._banned = both[np.argsort(both[:, 0], kind="stable")]

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self._source.num_people

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


def _ruled(problem: Problem, has_room: BoolArray, banned: IntArray) -> WeightSource:
    source, side = _held(problem.source), problem.side
    if side is None and has_room.all() and not len(banned):
        return source
    if not isinstance(source, EdgeWeights):
        return RuledWeights(source, side, has_room, banned)
    rows, cols = source.rows, source.cols
    keep = has_room[rows] & has_room[cols]
    keep &= ~np.isin(rows * problem.num_people + cols, banned[:, 0] * problem.num_people + banned[:, 1])
    if side is not None:
        keep &= (side[rows] >= 0) & (side[cols] >= 0) & (side[rows] != side[cols])
    return EdgeWeights.trusted(problem.num_people, rows[keep], cols[keep], source.weights[keep])


def _held(source: WeightSource) -> WeightSource:
    """Read a small source whole."""
    num_people = source.num_people
    if isinstance(source, (DenseWeights, EdgeWeights)) or not 0 < num_people <= HELD_WHOLE:
        return source
    blocks = [source.block(start, stop) for start, stop in row_ranges(num_people, num_people)]
    return DenseWeights(np.concatenate(blocks))


def _locked_edges(problem: Problem) -> Edges:
    weights = list(problem.locked_weights)
    if not weights:
        weights = [problem.weight(i, j) for i, j in problem.locked]
    for pair, weight in zip(problem.locked, weights, strict=True):
        if weight == 0:
            raise ImpossibleLock(pair, "not eligible")
    pairs = np.array(problem.locked, dtype=np.int64).reshape(-1, 2)
    return make_edges(problem.num_people, pairs[:, 0], pairs[:, 1], np.array(weights, dtype=np.int64))
