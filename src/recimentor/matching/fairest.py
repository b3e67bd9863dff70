"""How high the weakest pair can go: the highest threshold at which nobody more is left over.

Binary search over thresholds. That the answer is the highest is shown by the next threshold up, which loses
somebody; whoever asks keeps the proof of that head count.

References
----------
.. [1] H. N. Gabow, R. E. Tarjan, "Algorithms for two bottleneck optimization problems", Journal of Algorithms
   9, 1988: thresholds by halving.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from recimentor.matching.answer import Answer
from recimentor.matching.outcome import Proof
from recimentor.matching.sweep import QUIET, Interrupted
from recimentor.matching.views import at_or_above

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import BoolArray, IntArray, WeightSource

    Route = Callable[[WeightSource], Answer]


MOST_HELD = 20_000_000
"""Pairs, both ways, that the quick estimate of a threshold holds at most."""


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


def pair_fairly(
    source: WeightSource, placed: BoolArray, highest: Callable[[int], int], count: Route, best: Route
) -> Answer:
    """Find the highest threshold that costs nobody their place, and the best pairing above it.

    Parameters
    ----------
    source, placed
        Weights by row blocks; ``(n,)`` who has a partner by a lock and does not count.
    highest
        Given the most pairs without a threshold: a threshold that none above can cost nobody their place.
    count, best
        Solve a source for the head count, with its proof; for coverage, tiers and total.

    Returns
    -------
    Answer
        With proofs of the head count without a threshold, of what the next threshold up would leave of it,
        and of the pairing itself; of none of them where the last step was stopped.

    Raises
    ------
    Interrupted
        If a count was stopped.
    """
    known: dict[int, Answer] = {}

    def counted(threshold: int) -> Answer:
        if threshold not in known:
            known[threshold] = count(at_or_above(source, threshold))
        if known[threshold].proof is Proof.NONE:
            raise Interrupted
        return known[threshold]

    def place(threshold: int) -> Placing:
        pairs = counted(threshold).pairs
        people = np.unique(np.concatenate((pairs.rows, pairs.cols)))
        return Placing(int((~placed[people]).sum()), min(pairs.weights.tolist(), default=0))

    threshold = highest_threshold(highest(len(counted(1).pairs)), place)
    answer = best(at_or_above(source, threshold))
    if answer.proof is Proof.NONE:
        return Answer(answer.pairs, coarse=True)
    proofs = [
        *counted(1).inequalities,
        *(replace(part, threshold=threshold + 1) for part in counted(threshold + 1).inequalities),
        *(replace(part, threshold=threshold) for part in answer.inequalities),
    ]
    return replace(answer, inequalities=tuple(proofs), threshold=threshold)


def fractional_limit(source: WeightSource, num_pairs: int, largest: int, sweep: Sweep = QUIET) -> int:
    """Return the highest threshold at which halves of pairs could still make up a number of pairs.

    Nobody is placed by a pairing who is not placed by an assignment, so no higher threshold keeps as many
    pairs; mostly this one does.

    Parameters
    ----------
    source
        Weights by row blocks.
    num_pairs
        Pairs that the best pairing has without a threshold, one place each.
    largest
        No weight is above it.
    sweep
        How to go over all pairs.

    Notes
    -----
    Holds every eligible pair at once; where these are more than `MOST_HELD`, the limit is `largest`.
    """
    arcs = _all_arcs(source, sweep)
    if arcs is None:
        return largest
    rows, cols, weights = arcs
    kept, lost = 1, largest + 1
    while lost - kept > 1:
        middle = (kept + lost) // 2
        keep = weights >= middle
        graph = csr_array(
            (np.ones(int(keep.sum()), dtype=np.int8), (rows[keep], cols[keep])),
            shape=(source.num_people, source.num_people),
        )
        partner = maximum_bipartite_matching(graph, perm_type="column")
        if int((partner >= 0).sum()) >= 2 * num_pairs:
            kept = middle
        else:
            lost = middle
    return kept


def _all_arcs(source: WeightSource, sweep: Sweep) -> tuple[IntArray, IntArray, IntArray] | None:
    parts: list[NDArray[np.int64]] = []
    held = 0

    def work(start: int, stop: int) -> NDArray[np.int64]:
        block = source.block(start, stop)
        rows, cols = np.nonzero(block)
        return np.stack((rows + start, cols, block[rows, cols].astype(np.int64)))

    for part in sweep.rows(work, source.num_people):
        parts.append(part)
        held += part.shape[1]
        if held > MOST_HELD:
            return None
    rows, cols, weights = np.concatenate([np.zeros((3, 0), dtype=np.int64), *parts], axis=1)
    return rows, cols, weights


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
    middle = largest
    while lost - kept > 1:
        placing = place(middle)
        if placing.num_placed == everybody.num_placed:
            kept = placing.weakest
        else:
            lost = middle
        middle = (kept + lost) // 2
    return kept
