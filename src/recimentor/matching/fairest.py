"""How high the weakest pair can go: the highest threshold at which nobody more is left over.

Binary search over thresholds. That the answer is the highest is shown by the next threshold up, which loses
somebody; whoever asks keeps the proof of that head count.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.blocks import map_ranges, row_ranges
from recimentor.matching.weights import BoundedSource, EdgeWeights

if TYPE_CHECKING:
    from collections.abc import Callable

    from recimentor.matching.answer import Answer
    from recimentor.matching.weights import AnyIntArray, BoolArray, WeightSource

    Route = Callable[[WeightSource], Answer]


@dataclass(frozen=True, slots=True)
class Placing:
    """The best head count above a threshold.

    Parameters
    ----------
    num_placed
        The most people that pairs at or above the threshold can place.
    weakest
        Smallest weight in a pairing that places as many, 0 where it is empty.
    """

    num_placed: int
    weakest: int


class ThresholdWeights:
    """A source without the pairs below a threshold.

    Parameters
    ----------
    source
        All weights.
    threshold
        The least weight that stays; others become 0, absent.
    """

    def __init__(self, source: WeightSource, threshold: int) -> None:
        self._source, self._threshold = source, threshold

    @property
    def num_people(self) -> int:
        """Number of people."""
        return self._source.num_people

    def block(self, start: int, stop: int) -> AnyIntArray:
        """Rows ``start .. stop - 1``."""
        weights = self._source.block(start, stop)
        return np.where(weights >= self._threshold, weights, 0)


def pair_fairly(source: WeightSource, placed: BoolArray, count: Route, best: Route) -> Answer:
    """Find the highest threshold that costs nobody their place, and the best pairing above it.

    Parameters
    ----------
    source
        Weights by row blocks.
    placed
        ``(n,)`` who has a partner by a lock and does not count.
    count
        Solves a source for the head count, with its proof.
    best
        Solves a source for coverage, tiers and total.

    Returns
    -------
    Answer
        With proofs of the head count without a threshold, of what the next threshold up would leave of it,
        and of the pairing itself.
    """

    def place(threshold: int) -> Placing:
        pairs = count(at_or_above(source, threshold)).pairs
        people = np.unique(np.concatenate((pairs.rows, pairs.cols)))
        return Placing(int((~placed[people]).sum()), min(pairs.weights.tolist(), default=0))

    threshold = highest_threshold(largest_weight(source), place)
    answer = best(at_or_above(source, threshold))
    next_up = count(at_or_above(source, threshold + 1))
    proofs = [
        *count(source).inequalities,
        *(replace(part, threshold=threshold + 1) for part in next_up.inequalities),
        *(replace(part, threshold=threshold) for part in answer.inequalities),
    ]
    return replace(answer, inequalities=tuple(proofs), threshold=threshold)


def at_or_above(source: WeightSource, threshold: int) -> WeightSource:
    """Leave out the pairs below a threshold."""
    if not isinstance(source, EdgeWeights):
        return ThresholdWeights(source, threshold)
    keep = source.weights >= threshold
    return EdgeWeights.trusted(source.num_people, source.rows[keep], source.cols[keep], source.weights[keep])


def highest_threshold(largest: int, place: Callable[[int], Placing]) -> int:
    """Find the highest threshold at which as many people are placed as without one.

    Parameters
    ----------
    largest
        No weight is above it.
    place
        Solves the head count among the pairs at or above a threshold, exactly.

    Returns
    -------
    int
        The threshold: it keeps the head count, and the next whole number loses somebody. It is the weight
        of an eligible pair. 0 where nobody can be placed.

    Notes
    -----
    At most ``log2(largest) + 2`` questions, fewer where pairings found on the way are better than asked for.
    """
    everybody = place(1)
    if everybody.num_placed == 0:
        return 0
    kept, lost = everybody.weakest, largest + 1
    while lost - kept > 1:
        middle = (kept + lost) // 2
        placing = place(middle)
        if placing.num_placed == everybody.num_placed:
            kept = placing.weakest
        else:
            lost = middle
    return kept


def largest_weight(source: WeightSource, *, threads: int = 1) -> int:
    """Return a limit that no weight of a source is above: its own, else the largest found in one pass."""
    if isinstance(source, BoundedSource):
        return source.largest
    num_people = source.num_people

    def work(start: int, stop: int) -> int:
        return int(source.block(start, stop).max(initial=0))

    ranges = row_ranges(num_people, num_people)
    return max((largest for _, _, largest in map_ranges(work, ranges, threads)), default=0)
