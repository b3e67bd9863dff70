"""Each person's most promising partners: a sparse graph to solve on, before every pair is priced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges, union
from recimentor.matching.relax.reduced import Excess, Prices, best_positions
from recimentor.matching.sweep import QUIET

if TYPE_CHECKING:
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, IntArray, WeightSource

CANDIDATES = 30
_LEAST_STRIDE, _LOOKED_AT = 16, 1_024


def best_partners(
    source: WeightSource,
    per_person: int = CANDIDATES,
    *,
    prices: Prices | None = None,
    sweep: Sweep = QUIET,
) -> Edges:
    """Return each person's best partners, by weight or by what the weight exceeds the prices.

    In a large pool with coarse skills the best by weight are the same popular people for everybody; priced,
    popular people are dear, and the choice spreads.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    per_person
        Partners chosen by each person; a pair is kept where either chose it.
    prices
        What to take off the weights; None = nothing.
    sweep
        How to go over the rows.

    Notes
    -----
    One pass over all pairs, in memory for ``n * per_person`` pairs and a few blocks.
    """
    num_people = source.num_people
    excess = Excess(source, prices or Prices(np.zeros(num_people, dtype=np.int64)), 0)

    def work(start: int, stop: int) -> Edges:
        return _best_of_block(*excess.block(start, stop), start, per_person)

    return union(num_people, list(sweep.rows(work, num_people)))


def _best_of_block(weights: AnyIntArray, over: AnyIntArray, start: int, per_person: int) -> Edges:
    num_people = weights.shape[1]
    enough = _likely_thresholds(over, per_person)
    rows, cols = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for row in range(len(over)):
        above = np.flatnonzero(over[row] >= enough[row])
        if len(above) < per_person:
            above = np.flatnonzero(weights[row])
            if len(above) > per_person:
                least = np.partition(over[row, above], -per_person)[-per_person]
                above = above[over[row, above] >= least]
        chosen = above[best_positions(over[row, above], above, start + row, per_person, num_people)]
        rows.append(np.full(len(chosen), row))
        cols.append(chosen)
    row_of, col_of = np.concatenate(rows), np.concatenate(cols)
    return make_edges(num_people, row_of + start, col_of, weights[row_of, col_of])


def _likely_thresholds(over: AnyIntArray, per_person: int) -> IntArray:
    """Guess from some columns a value that at least `per_person` cells of the row reach.

    A guess that keeps too few is mended by its caller: this saves time only. The lowest number of the type,
    which marks absent pairs, is never a threshold.
    """
    stride = max(_LEAST_STRIDE, over.shape[1] // _LOOKED_AT)
    some = np.ascontiguousarray(over[:, ::stride])
    rank = min(some.shape[1], 2 * per_person // stride + 4)
    guess: IntArray = np.partition(some, -rank, axis=1)[:, -rank].astype(np.int64)
    return np.maximum(guess, int(np.iinfo(over.dtype).min) + 1)
