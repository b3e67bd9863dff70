"""A set of weighted pairs as three arrays, and the index by which pairs and people are found in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray


@dataclass(frozen=True, slots=True)
class Edges:
    """Eligible pairs, each once.

    Parameters
    ----------
    rows, cols
        ``(m,)`` the two people, ``rows[e] < cols[e]``, sorted by row, then column.
    weights
        ``(m,)`` positive integers.
    """

    rows: IntArray
    cols: IntArray
    weights: IntArray

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.rows)

    def only(self, chosen: IntArray | BoolArray | list[int]) -> Edges:
        """Return some of the pairs, by place or by mark."""
        return Edges(self.rows[chosen], self.cols[chosen], self.weights[chosen])

    def stacked(self) -> IntArray:
        """Return the people of each pair, ``(m, 2)``."""
        return np.stack((self.rows, self.cols), axis=1)


def no_edges() -> Edges:
    """Return the set without a pair."""
    nothing = np.zeros(0, dtype=np.int64)
    return Edges(nothing, nothing, nothing)


def make_edges(num_people: int, ends: AnyIntArray, others: AnyIntArray, weights: AnyIntArray) -> Edges:
    """Sort pairs that are named in either order, perhaps twice, into a set."""
    low, high = np.minimum(ends, others).astype(np.int64), np.maximum(ends, others).astype(np.int64)
    keys, first = np.unique(pair_keys(num_people, low, high), return_index=True)
    size = max(1, num_people)
    return Edges(keys // size, keys % size, weights[first].astype(np.int64))


def union(num_people: int, parts: Sequence[Edges]) -> Edges:
    """Return the pairs that are in any of the parts."""
    nothing = np.zeros(0, dtype=np.int64)
    return make_edges(
        num_people,
        np.concatenate([nothing, *(part.rows for part in parts)]),
        np.concatenate([nothing, *(part.cols for part in parts)]),
        np.concatenate([nothing, *(part.weights for part in parts)]),
    )


def joined(parts: Sequence[Edges]) -> Edges:
    """Return the pairs of parts that follow one another: no pair of a part comes before one of an earlier."""
    parts = [no_edges(), *parts]
    return Edges(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.cols for part in parts]),
        np.concatenate([part.weights for part in parts]),
    )


def pair_keys(num_people: int, rows: IntArray, cols: IntArray) -> IntArray:
    """Return one number for each pair, in the order of row, then column."""
    keys: IntArray = rows * np.int64(num_people) + cols
    return keys


def find_keys(held: IntArray, wanted: IntArray) -> IntArray:
    """Return where each wanted key stands among held ones in rising order, -1 where it does not.

    A walk through sorted keys is quicker than a table of all of them.
    """
    if not len(held):
        return np.full(len(wanted), -1)
    place = np.minimum(np.searchsorted(held, wanted), len(held) - 1)
    return np.where(held[place] == wanted, place, -1)


def person_starts(num_people: int, people: IntArray) -> IntArray:
    """Return ``(n + 1,)`` where the entries of each person start, in a list in the order of people."""
    starts: IntArray = np.searchsorted(people, np.arange(num_people + 1))
    return starts
