"""The largest few values of each row of a block, told apart among equals by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from recimentor.matching.weights import AnyIntArray, BoolArray, IntArray

WHOLE_ROW = 256
"""Rows up to this length are sorted whole; of longer ones, some columns first tell what is worth a look."""
_LEAST_STRIDE, _LOOKED_AT = 16, 1_024


def best_of_rows(
    values: AnyIntArray, people: IntArray, count: int, least: int | None = None
) -> tuple[IntArray, IntArray]:
    """Return where the largest values of each row stand, at most `count` of a row.

    Of equals, the columns that follow the row's person in the circle of all people come first: were it the
    lowest columns, everybody would choose the same few people.

    Parameters
    ----------
    values
        ``(rows, n)`` one column per person.
    people
        ``(rows,)`` whose row it is.
    count
        How many of a row, 1 or more.
    least
        Smaller values are never chosen; None = the lowest number of the type, which marks absent ones.

    Returns
    -------
    rows, cols
        ``(m,)`` each, by row, then column.
    """
    least = int(np.iinfo(values.dtype).min) + 1 if least is None else least
    is_long = values.shape[1] > WHOLE_ROW
    lowest = np.maximum(_guess(values, count) if is_long else _least_of_best(values, count), least)
    # One long vector is gone through several times as quickly as a matrix.
    rows, cols = np.divmod(np.flatnonzero(values >= lowest[:, None]), values.shape[1])
    found = values[rows, cols]
    if is_long:
        lowest = np.maximum(_least_of_best(_side_by_side(rows, found, len(values)), count), least)
        chosen = found >= lowest[rows]
        rows, cols, found = rows[chosen], cols[chosen], found[chosen]
    crowded = np.bincount(rows, minlength=len(values)) > count
    if crowded.any():
        equal = np.flatnonzero(crowded[rows] & (found == lowest[rows]))
        turn = (cols[equal] - people[rows[equal]]) % values.shape[1]
        keep = _with_room(rows, equal, turn, count)
        rows, cols = rows[keep], cols[keep]
    return rows, cols


def _least_of_best(values: AnyIntArray, count: int) -> AnyIntArray:
    """Return the `count`-th largest value of each row, the lowest number of the type where there is none."""
    place = values.shape[1] - count
    if place <= 0:
        return np.full(len(values), np.iinfo(values.dtype).min, dtype=values.dtype)
    # Where many are equal, as here, sorting whole rows is several times as quick as parting them.
    exact: AnyIntArray = np.sort(values, axis=1)[:, place]
    return exact


def _guess(values: AnyIntArray, count: int) -> AnyIntArray:
    """Guess from some columns a value, not far down, that at least `count` cells of each row reach."""
    stride = max(_LEAST_STRIDE, values.shape[1] // _LOOKED_AT)
    guess = _least_of_best(np.ascontiguousarray(values[:, ::stride]), 2 * count // stride + 4)
    few = np.flatnonzero(np.count_nonzero(values >= guess[:, None], axis=1) < count)
    guess[few] = _least_of_best(values[few], count)
    return guess


def _side_by_side(rows: IntArray, found: AnyIntArray, num_rows: int) -> AnyIntArray:
    """Lay out what was found of each row from the left, the lowest number of the type behind it."""
    counts = np.bincount(rows, minlength=num_rows)
    shape = num_rows, int(counts.max(initial=0))
    laid = np.full(shape, np.iinfo(found.dtype).min, dtype=found.dtype)
    laid[rows, np.arange(len(rows)) - (np.cumsum(counts) - counts)[rows]] = found
    return laid


def _with_room(rows: IntArray, equal: IntArray, turn: IntArray, count: int) -> BoolArray:
    """Return what stays where of the least of rows, at places `equal`, only the first in turn have room."""
    row = rows[equal]
    room = count - np.bincount(rows) + np.bincount(row, minlength=int(rows[-1]) + 1)
    order = np.lexsort((turn, row))
    ordered = row[order]
    rank = np.arange(len(ordered)) - np.searchsorted(ordered, ordered)
    keep = np.ones(len(rows), dtype=bool)
    keep[equal[order[rank >= room[ordered]]]] = False
    return keep
