"""What every route hands back: a pairing of the free part of a problem, and what is proved about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from recimentor.matching.outcome import Proof

if TYPE_CHECKING:
    from recimentor.matching.edges import Edges
    from recimentor.matching.outcome import Inequality

PEOPLE, PAIRS, TOTAL = "people", "pairs", "total"


@dataclass(frozen=True, slots=True)
class Answer:
    """A pairing of what locks leave open.

    Parameters
    ----------
    pairs
        The pairs with their weights.
    bounds
        For people, pairs, each tier and the total: what no pairing exceeds that does as well in all before
        it. What is absent or None is not proved.
    inequalities, proof
        What proves them.
    coarse
        Whether equals were too many for the lottery.
    threshold
        Of a fairest pairing, the weight that no pair is below.
    """

    pairs: Edges
    bounds: dict[str, int | None] = field(default_factory=dict)
    inequalities: tuple[Inequality, ...] = ()
    proof: Proof = Proof.NONE
    coarse: bool = False
    threshold: int = 0
