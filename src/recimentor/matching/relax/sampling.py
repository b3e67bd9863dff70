"""Prices learned on a sample: what people are worth to each other, before everybody is looked at.

In a large pool the best partners by weight are the same few people for everybody, and a graph of those
leaves most people out. The prices of a small sample, extended to everybody by what the sample would pay for
them, tell popular people from others, and partners chosen by priced weight make a graph that is nearly the
right one at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.lottery import keys_by_index
from recimentor.matching.relax.reduced import SCALE, Prices
from recimentor.matching.sweep import QUIET

if TYPE_CHECKING:
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import AnyIntArray, IntArray, WeightSource

ROBUST_RANK = 3
"""The third best offer of the sample is a person's price: the best is an accident of the sample."""
_ROWS = 16


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
        self._matrix = np.zeros((len(people), len(people)), dtype=np.int64)

        def work(start: int, stop: int) -> None:
            self._matrix[start:stop] = _rows(source, people[start:stop])[:, people]

        for _ in sweep.rows(work, len(people), source.num_people):
            pass

    @property
    def num_people(self) -> int:
        """Number of people in the sample."""
        return len(self._matrix)

    def block(self, start: int, stop: int) -> IntArray:
        """Rows ``start .. stop - 1`` among the sample, a view."""
        return self._matrix[start:stop]


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
        weights = _rows(source, sample[start:stop])
        offers = SCALE * (weights.astype(np.int64) + bonus) - sample_prices[start:stop, None]
        offers[weights == 0] = 0
        return _largest(np.zeros((ROBUST_RANK, num_people), dtype=np.int64), offers)

    ranges = [(start, min(len(sample), start + _ROWS)) for start in range(0, len(sample), _ROWS)]
    for offers in sweep.over(work, ranges):
        best = _largest(best, offers)
    return Prices(best[-1])


def _rows(source: WeightSource, people: IntArray) -> AnyIntArray:
    return np.concatenate([source.block(person, person + 1) for person in people.tolist()])


def _largest(best: IntArray, offers: IntArray) -> IntArray:
    """Let each row of offers sink into the rows of the best so far, the largest first; `best` is used up."""
    for offer in offers:
        sinking = offer
        for place in range(len(best)):
            best[place], sinking = np.maximum(best[place], sinking), np.minimum(best[place], sinking)
    return best
