"""The relaxation of a whole pool, without ever holding all its pairs.

Solve on a sparse graph of candidates, price every pair, add those that exceed their prices, and again,
until none does: then the prices hold over all pairs and are the best there are. Memory is bounded by the
candidates.

References
----------
.. [1] R. E. Bixby, J. W. Gregory, I. J. Lustig, R. E. Marsten, D. F. Shanno, "Very large-scale linear
   programming: a case study in combining interior point and simplex methods", Operations Research 40, 1992:
   sifting, which is column generation over columns that are all known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, union
from recimentor.matching.relax.assignment import relax
from recimentor.matching.relax.candidates import CANDIDATES, best_partners, choose_sample, extend_prices
from recimentor.matching.relax.pricing import price_all
from recimentor.matching.relax.reduced_cost import SCALE, Prices
from recimentor.matching.sweep import QUIET, Interrupted
from recimentor.matching.views import SampleWeights, largest_weight

if TYPE_CHECKING:
    from recimentor.matching.relax.assignment import Relaxation
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import IntArray, WeightSource

SAMPLE_FROM = 4_000
"""Pools of this many people and more learn prices on a sample first."""
SAMPLE_SHARE = 16
SAMPLE_LEAST, SAMPLE_MOST = 2_000, 4_000


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The relaxation of a pool as far as it came.

    Parameters
    ----------
    prices
        Prices that no eligible pair exceeds, at `SCALE`; None where work stopped before all pairs were
        priced.
    exact
        Whether the prices are the best there are: their total is what the relaxation is worth.
    candidates
        The pairs that were looked at; with `exact`, none is missing that the relaxation could use.
    partner
        ``(n,)`` the assignment found on the candidates, themselves for people left over.
    tops
        ``(n,)`` no pair of a person weighs more: their largest weight where all pairs were looked at.
    """

    prices: Prices | None
    exact: bool
    candidates: Edges
    partner: IntArray
    tops: IntArray


def relaxed_pool(
    source: WeightSource,
    bonus: int,
    *,
    gap: float = 0.0,
    sweep: Sweep = QUIET,
    sample_from: int = SAMPLE_FROM,
) -> Relaxed:
    """Solve the relaxation over all eligible pairs of a pool and price everybody.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where a pair is not eligible.
    bonus
        Added to the weight of every eligible pair, 0 or more.
    gap
        Stop when the prices, raised until they hold, are within this share of the relaxation's score.
    sweep
        How to go over the rows; it tells the gap so far between prices that hold and the relaxation on the
        candidates.
    sample_from
        Pools of this size and more learn prices on a sample first.

    Notes
    -----
    Each round is one pass over all pairs, ``n^2`` steps cut into row blocks; two to four rounds are usual.
    """
    state = _Pool(source, bonus, gap, sweep)
    try:
        guide = state.learn_prices() if source.num_people >= sample_from else None
        state.choose_candidates(guide)
        while not state.improve():
            pass
    except Interrupted:
        pass
    return state.result()


class _Pool:
    """The loop's state: candidates, the last assignment, the best prices that hold."""

    def __init__(self, source: WeightSource, bonus: int, gap: float, sweep: Sweep) -> None:
        self._source, self._bonus, self._gap, self._sweep = source, bonus, gap, sweep
        self._candidates = union(source.num_people, [])
        self._tops = np.full(source.num_people, largest_weight(source, sweep), dtype=np.int64)
        self._relaxation: Relaxation | None = None
        self._valid: Prices | None = None
        self._proven: float | None = None
        self._exact = False

    def learn_prices(self) -> Prices:
        num_people = self._source.num_people
        size = min(num_people, SAMPLE_MOST, max(SAMPLE_LEAST, num_people // SAMPLE_SHARE))
        people = choose_sample(num_people, size)
        sample = SampleWeights(self._source, people, self._sweep)
        prices = relaxed_pool(sample, self._bonus, sweep=self._sweep, sample_from=size + 1).prices
        if prices is None:
            raise Interrupted
        return extend_prices(self._source, people, prices.person, self._bonus, self._telling("sample"))

    def choose_candidates(self, guide: Prices | None) -> None:
        self._candidates = best_partners(
            self._source, CANDIDATES, prices=guide, sweep=self._telling("candidates"), tops=self._tops
        )

    def improve(self) -> bool:
        """Solve on the candidates and price all pairs; true when that is good enough."""
        num_people = self._source.num_people
        near = None if self._relaxation is None else self._relaxation.prices.person
        self._relaxation = relax(num_people, self._candidates, self._bonus, near=near)
        prices = self._relaxation.prices
        pricing = price_all(self._source, prices, self._bonus, self._telling("prices"))
        self._keep(prices.raised(pricing.worst), self._relaxation)
        self._exact = pricing.holds
        if self._exact or (self._proven is not None and self._proven <= self._gap):
            return True
        self._candidates = union(num_people, [self._candidates, pricing.missing])
        return False

    def result(self) -> Relaxed:
        num_people = self._source.num_people
        partner = np.arange(num_people) if self._relaxation is None else self._relaxation.partner
        return Relaxed(self._valid, self._exact, self._candidates, partner, self._tops)

    def _keep(self, valid: Prices, relaxation: Relaxation) -> None:
        """Keep the lowest prices that hold; tell how far they are from the relaxation on the candidates."""
        if self._valid is None or valid.total() < self._valid.total():
            self._valid = valid
        placed = int((relaxation.partner != np.arange(self._source.num_people)).sum())
        score_bound = self._valid.total() - SCALE * self._bonus * placed // 2
        excess = self._valid.total() - relaxation.prices.total()
        self._proven = max(0, excess) / score_bound if score_bound > 0 else 0.0

    def _telling(self, stage: str) -> Sweep:
        return self._sweep.telling(stage, self._proven)
