"""A pairing in a hurry: what to return where work was stopped before anything was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.blocks import row_ranges
from recimentor.matching.edges import Edges, make_edges

if TYPE_CHECKING:
    from recimentor.matching.weights import WeightSource

MOST_CELLS = 100_000_000
"""Cells of the weights that are read at most; a second's work or so."""


def pair_greedily(edges: Edges, num_people: int, first: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Edges:
    """Choose pairs from a list, those marked `first` before the others, heavier before lighter."""
    free = np.ones(num_people, dtype=np.bool_)
    chosen: list[int] = []
    for place in np.lexsort((edges.cols, edges.rows, -edges.weights, ~first)).tolist():
        i, j = int(edges.rows[place]), int(edges.cols[place])
        if free[i] and free[j]:
            free[[i, j]] = False
            chosen.append(place)
    places = np.array(sorted(chosen), dtype=np.int64)
    return Edges(edges.rows[places], edges.cols[places], edges.weights[places])


def pair_in_passing(source: WeightSource) -> Edges:
    """Give one person after the other the best partner still free, as far as `MOST_CELLS` reach."""
    num_people = source.num_people
    free = np.ones(num_people, dtype=np.bool_)
    chosen: list[tuple[int, int, int]] = []
    for start, stop in row_ranges(num_people, num_people):
        if start * num_people > MOST_CELLS:
            break
        block = source.block(start, stop)
        for person in range(start, stop):
            if free[person]:
                open_weights = np.where(free, block[person - start], 0)
                other = int(open_weights.argmax())
                if open_weights[other] > 0:
                    free[[person, other]] = False
                    chosen.append((person, other, int(open_weights[other])))
    parts = np.array(chosen, dtype=np.int64).reshape(-1, 3)
    return make_edges(num_people, parts[:, 0], parts[:, 1], parts[:, 2])
