"""Each person's most promising partners: a sparse graph to solve on, before every pair is priced.

In a large pool the best partners by weight are the same few people for everybody, and a graph of those
leaves most people out. The prices of a small sample, extended to everybody by what the sample would pay for
them, tell popular people from others, and partners chosen by priced weight make a graph that is nearly the
right one at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges, union
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.relax.best import best_of_rows
from recimentor.matching.relax.reduced_cost import SCALE, Excess, Prices
from recimentor.matching.sweep import QUIET
from recimentor.matching.views import rows_of

if TYPE_CHECKING:
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, IntArray, WeightSource

CANDIDATES = 30
ROBUST_RANK = 3
"""The third best offer of the sample is a person's price: the best is an accident of the sample."""
_SAMPLE_ROWS = 16


def best_partners(
    source: WeightSource,
    per_person: int = CANDIDATES,
    *,
    prices: Prices | None = None,
    sweep: Sweep = QUIET,
    tops: IntArray | None = None,
) -> Edges:
    """Return each person's best partners, by weight or by what the weight exceeds the prices.

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
    tops
        ``(n,)`` limits of the weights of each person's pairs: as far as the pass comes, the largest is put
        in. None = not wanted.

    Notes
    -----
    One pass over all pairs, in memory for ``n * per_person`` pairs and a few blocks.
    """
    num_people = source.num_people
    excess = Excess(source, prices or Prices(np.zeros(num_people, dtype=np.int64)), 0)

    def work(start: int, stop: int) -> Edges:
        weights, over = excess.block(start, stop)
        if tops is not None:
            tops[start:stop] = weights.max(axis=1, initial=0)
        return best_of_block(weights, over, start, per_person)

    return union(num_people, list(sweep.rows(work, num_people)))


def best_of_block(weights: AnyIntArray, over: AnyIntArray, start: int, per_person: int) -> Edges:
    """Return the pairs of largest excess of each person of a block of rows that begins at `start`."""
    rows, cols = best_of_rows(over, np.arange(start, start + len(over)), per_person)
    return make_edges(weights.shape[1], rows + start, cols, weights[rows, cols])


def choose_sample(num_people: int, size: int) -> IntArray:
    """Choose people evenly and without regard to any order they came in; the same ones each time."""
    return np.sort(np.argsort(keys_by_index(num_people), kind="stable")[:size])


def extend_prices(
    source: WeightSource,
    sample: IntArray,
    sample_prices: IntArray,
    bonus: int,
    sweep: Sweep = QUIET,
) -> Prices:
    """Price everybody by what a sample would pay for them.

    The price of j is the third largest ``SCALE (w_ij + bonus) - y_i`` over the people i of the sample, at
    least 0: an estimate to choose candidates by, not a bound.

    Parameters
    ----------
    source
        The weights of everybody.
    sample, sample_prices
        ``(s,)`` people and their prices at `SCALE`.
    bonus
        Added to the weight of every eligible pair.
    sweep
        How to go over the sample.
    """
    num_people = source.num_people
    best = np.zeros((ROBUST_RANK, num_people), dtype=np.int64)

    def work(start: int, stop: int) -> IntArray:
        weights = rows_of(source, sample[start:stop])
        offers = SCALE * (weights.astype(np.int64) + bonus) - sample_prices[start:stop, None]
        offers[weights == 0] = 0
        return _largest(np.zeros((ROBUST_RANK, num_people), dtype=np.int64), offers)

    ranges = [
        (start, min(len(sample), start + _SAMPLE_ROWS)) for start in range(0, len(sample), _SAMPLE_ROWS)
    ]
    for offers in sweep.over(work, ranges):
        best = _largest(best, offers)
    return Prices(best[-1])


def _largest(best: IntArray, offers: IntArray) -> IntArray:
    """Let each row of offers sink into the rows of the best so far, the largest first; `best` is used up."""
    for offer in offers:
        sinking = offer
        for place in range(len(best)):
            best[place], sinking = np.maximum(best[place], sinking), np.minimum(best[place], sinking)
    return best
