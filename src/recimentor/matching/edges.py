"""A set of weighted pairs as three arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recimentor.matching.weights import AnyIntArray, IntArray


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


def make_edges(num_people: int, ends: AnyIntArray, others: AnyIntArray, weights: AnyIntArray) -> Edges:
    """Sort pairs that are named in either order, perhaps twice, into a set."""
    low, high = np.minimum(ends, others).astype(np.int64), np.maximum(ends, others).astype(np.int64)
    keys, first = np.unique(low * np.int64(num_people) + high, return_index=True)
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
