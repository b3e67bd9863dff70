"""Where weights come from: whole matrices, edge lists, or anything that hands out blocks of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]
    UInt64Array = NDArray[np.uint64]
    AnyIntArray = NDArray[np.integer[Any]]

MAX_WEIGHT = 2**40
"""The largest weight taken: sums over a pairing of a million pairs still fit in 64 bits."""


class WeightSource(Protocol):
    """Hands out the weights of pairs, a block of rows at a time.

    Weights are integers in ``0 .. MAX_WEIGHT``; 0 means *not eligible*: the pair is absent. They are
    symmetric, and the diagonal is 0. Blocks are asked for more than once, and must be equal each time.
    """

    @property
    def num_people(self) -> int:
        """Number of people, ``n``."""

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Weights of people ``start .. stop - 1`` with everyone, ``(stop - start, n)``, any integers."""


@runtime_checkable
class BoundedSource(Protocol):
    """A source that knows a limit of its weights; others are read through once to find one."""

    @property
    def largest(self) -> int:
        """No weight is above it."""


class DenseWeights:
    """A weight source over a whole matrix.

    Parameters
    ----------
    matrix
        ``(n, n)`` symmetric integers, 0 = not eligible, zero diagonal.

    Raises
    ------
    ValueError
        If the matrix is not square, integer, symmetric, within ``0 .. MAX_WEIGHT`` and zero on its diagonal.
    """

    def __init__(self, matrix: ArrayLike) -> None:
        weights = np.asarray(matrix)
        if weights.size == 0:
            weights = np.zeros((0, 0), dtype=np.int64)
        if weights.shape != (len(weights), len(weights)):
            raise ValueError(f"weights must form a square matrix, not one of shape {weights.shape}")
        _require_integers(weights)
        _require_range(weights)
        if weights.diagonal().any():
            raise ValueError("nobody can be paired with themselves: the diagonal must be 0")
        if not np.array_equal(weights, weights.T):
            raise ValueError("weights must be symmetric: the pair (i, j) and the pair (j, i) are one pair")
        self._matrix: AnyIntArray = weights.view()
        self._matrix.flags.writeable = False
        self.largest = int(weights.max(initial=0))

    @property
    def num_people(self) -> int:
        """Number of people."""
        return len(self._matrix)

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``, a read-only view."""
        return self._matrix[start:stop]


class EdgeWeights:
    """A weight source over an edge list, for sparse general graphs; only the blocks asked for are dense.

    Parameters
    ----------
    num_people
        Number of people, ``n``.
    rows, cols
        ``(m,)`` the two ends of each edge, ``0 .. n - 1``, in either order.
    weights
        ``(m,)`` integers; an edge of weight 0 is dropped, for it is not eligible.

    Raises
    ------
    ValueError
        If shapes differ, an end is out of range, an edge is a loop or listed twice, or a weight does not fit.
    """

    def __init__(self, num_people: int, rows: ArrayLike, cols: ArrayLike, weights: ArrayLike) -> None:
        ends_a, ends_b, values = (_as_vector(part) for part in (rows, cols, weights))
        if not len(ends_a) == len(ends_b) == len(values):
            raise ValueError("rows, cols and weights must have the same length")
        _require_range(values)
        low, high = np.minimum(ends_a, ends_b), np.maximum(ends_a, ends_b)
        if len(low) and (low.min() < 0 or high.max() >= num_people):
            raise ValueError(f"an edge ends outside 0 .. {num_people - 1}")
        if (low == high).any():
            raise ValueError("an edge joins a person to themselves")
        order = np.lexsort((high, low))
        low, high, values = low[order], high[order], values[order]
        if ((np.diff(low) == 0) & (np.diff(high) == 0)).any():
            raise ValueError("an edge is listed twice")
        keep = values > 0
        self._fill(num_people, low[keep], high[keep], values[keep])

    @classmethod
    def trusted(cls, num_people: int, rows: IntArray, cols: IntArray, weights: IntArray) -> EdgeWeights:
        """Make a source of edges known to fit: each once, ``rows < cols``, sorted, weights above 0."""
        source = cls.__new__(cls)
        source._fill(num_people, rows, cols, weights)  # noqa: SLF001 - its own kind
        return source

    def _fill(self, num_people: int, rows: IntArray, cols: IntArray, weights: IntArray) -> None:
        self._num_people = num_people
        self.rows, self.cols, self.weights = rows, cols, weights
        self.largest = int(weights.max(initial=0))
        self._start, self._neighbour, self._weight = _both_directions(num_people, rows, cols, weights)

    def weighing(self, weights: IntArray) -> EdgeWeights:
        """Return a source of the same edges that weigh something else, above 0."""
        return EdgeWeights.trusted(self._num_people, self.rows, self.cols, weights)

    def only(self, keep: BoolArray) -> EdgeWeights:
        """Return a source of some of the edges, ``(m,)`` marked."""
        return EdgeWeights.trusted(self._num_people, self.rows[keep], self.cols[keep], self.weights[keep])

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self._num_people

    def block(self, start: int, stop: int) -> IntArray:
        """Rows ``start .. stop - 1`` written out whole."""
        block = np.zeros((stop - start, self._num_people), dtype=np.int64)
        arcs = slice(self._start[start], self._start[stop])
        row = np.repeat(np.arange(stop - start), np.diff(self._start[start : stop + 1]))
        block[row, self._neighbour[arcs]] = self._weight[arcs]
        return block


def _both_directions(
    num_people: int, rows: IntArray, cols: IntArray, weights: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    tails = np.concatenate((rows, cols))
    heads = np.concatenate((cols, rows))
    order = np.lexsort((heads, tails))
    start = np.zeros(num_people + 1, dtype=np.int64)
    np.cumsum(np.bincount(tails, minlength=num_people), out=start[1:])
    return start, heads[order], np.concatenate((weights, weights))[order]


def _as_vector(values: ArrayLike) -> IntArray:
    array = np.asarray(values)
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.ndim != 1:
        raise ValueError("rows, cols and weights must be one-dimensional")
    _require_integers(array)
    return array.astype(np.int64)


def _require_integers(array: NDArray[Any]) -> None:
    if not np.issubdtype(array.dtype, np.integer):
        raise ValueError(f"weights must be integers, not {array.dtype}")


def _require_range(weights: AnyIntArray) -> None:
    if weights.size and (weights.min() < 0 or weights.max() > MAX_WEIGHT):
        raise ValueError(f"weights must lie in 0 .. {MAX_WEIGHT}")
