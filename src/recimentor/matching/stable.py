"""Stable pairings: no two people who would both rather have each other.

Both sides of a pair see the same weight, so the greedy pairing, best pair first, is stable: of any two people
who are not paired, one was full of pairs at least as good when their turn came.

References
----------
.. [1] D. J. Abraham, A. Levavi, D. F. Manlove, G. O'Malley, "The stable roommates problem with
globally-ranked
   pairs", Internet Mathematics 5, 2008.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.lottery import DIGIT_BITS, draw_digits
from recimentor.matching.sweep import QUIET
from recimentor.matching.weights import MAX_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from numpy.typing import NDArray

    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import IntArray, UInt64Array, WeightSource

MAX_HELD = 4_000_000
"""Pairs held at a time; larger pools are worked off in slices of falling rank."""
_CHUNK = 4_096
_RANK_BITS = 63 - MAX_WEIGHT.bit_length()


def stable_pairs(
    source: WeightSource,
    capacity: IntArray,
    keys: UInt64Array,
    sweep: Sweep = QUIET,
    *,
    max_held: int = MAX_HELD,
) -> Edges:
    """Pair greedily, best pair first, equals by lottery.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    capacity
        ``(n,)`` partners that each person may take, 0 or more.
    keys
        ``(n,)`` one key per person, for the lottery.
    sweep
        How to go over all pairs; it tells the places taken, after each slice.
    max_held
        About how many pairs to hold at a time; the answer does not depend on it.

    Returns
    -------
    Edges
        The pairs, each once, nobody above their capacity.

    Notes
    -----
    One pass over all pairs for each slice of `max_held` pairs among people who still have room.
    """
    room = capacity.astype(np.int64)
    taken: list[NDArray[np.int64]] = []
    ceiling, slices = 2**63 - 1, sweep.telling("stable")
    while ceiling > 0:
        held = _Slice(keys, ceiling, max_held)
        for part in sweep.rows(_reader(source, room), source.num_people):
            held.add(part)
        taken.append(_take_greedily(held.in_order(), room))
        ceiling = held.floor
        slices.tell(int(capacity.sum() - room.sum()), int(capacity.sum()))
    pairs = np.concatenate(taken, axis=1)
    return make_edges(source.num_people, pairs[0], pairs[1], pairs[2])


class _Slice:
    """The pairs of highest rank below a ceiling, as many as may be held.

    The rank of a pair is its weight and, below, the leading digits of its lottery number. After all parts are
    added, every pair with `floor` < rank <= ceiling is held.
    """

    def __init__(self, keys: UInt64Array, ceiling: int, max_held: int) -> None:
        self.floor = 0
        self._keys, self._ceiling, self._max_held = keys, ceiling, max_held
        self._parts: list[NDArray[np.int64]] = []
        self._num_held = 0

    def add(self, part: NDArray[np.int64]) -> None:
        """Add rows, columns and weights ``(3, m)``."""
        digits = draw_digits(self._keys, part[0], part[1])
        ranks = (part[2] << _RANK_BITS) + (digits >> (DIGIT_BITS + 1 - _RANK_BITS))
        keep = (ranks > self.floor) & (ranks <= self._ceiling)
        self._parts.append(np.stack((*part, digits, ranks))[:, keep])
        self._num_held += int(keep.sum())
        if self._num_held > 2 * self._max_held:
            self._raise_floor()

    def in_order(self) -> NDArray[np.int64]:
        """Return rows, columns and weights, best first."""
        held = np.concatenate(self._parts, axis=1) if self._parts else np.zeros((5, 0), dtype=np.int64)
        return held[:3, np.lexsort((held[1], held[0], -held[3], -held[4]))]

    def _raise_floor(self) -> None:
        held = np.concatenate(self._parts, axis=1)
        ranks = held[4]
        self.floor = int(
            np.partition(ranks, self._num_held - self._max_held)[self._num_held - self._max_held]
        )
        if self.floor == int(ranks.max()):
            self.floor -= 1
        held = held[:, ranks > self.floor]
        self._parts, self._num_held = [held], held.shape[1]


def _reader(source: WeightSource, room: IntArray) -> Callable[[int, int], NDArray[np.int64]]:
    has_room = room > 0

    def read(start: int, stop: int) -> NDArray[np.int64]:
        if not has_room[start:stop].any():
            return np.zeros((3, 0), dtype=np.int64)
        weights: NDArray[np.integer[Any]] = source.block(start, stop)
        rows, cols = np.nonzero((weights > 0) & has_room & has_room[start:stop, None])
        later = cols > rows + start
        rows, cols = rows[later], cols[later]
        return np.stack((rows + start, cols, weights[rows, cols].astype(np.int64)))

    return read


def _take_greedily(pairs: NDArray[np.int64], room: IntArray) -> NDArray[np.int64]:
    """Take each pair whose people both still have room, in order; `room` is used up."""
    chosen = []
    for first in range(0, pairs.shape[1], _CHUNK):
        chunk = pairs[:, first : first + _CHUNK]
        possible = np.flatnonzero((room[chunk[0]] > 0) & (room[chunk[1]] > 0))
        for place in possible.tolist():
            i, j = int(chunk[0, place]), int(chunk[1, place])
            if room[i] > 0 and room[j] > 0:
                room[i] -= 1
                room[j] -= 1
                chosen.append(first + place)
    return pairs[:, chosen]
