"""What every route hands back, and the outcome that is made of it once locks are put back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import union
from recimentor.matching.ladder import count_tiers
from recimentor.matching.outcome import Certificate, Outcome, Proof, Status, Ties, gap_between
from recimentor.matching.relax.reduced_cost import exact_sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recimentor.matching.edges import Edges
    from recimentor.matching.outcome import Inequality
    from recimentor.matching.problem import Problem, Tier
    from recimentor.matching.rules import Rest

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
    inequalities
        What proves them.
    proof
        None where it is not proved that no pairing has more of what comes before the total.
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


def bounds_of(
    proved: Sequence[tuple[Inequality, int]], tiers: Sequence[Tier], reached: Mapping[str, int]
) -> dict[str, int | None]:
    """Return what follows from inequalities for each thing counted.

    Parameters
    ----------
    proved
        Inequalities, each with what it comes to in whole units.
    tiers
        Those of the problem.
    reached
        What the pairing has of people, pairs, each tier and the total.

    Returns
    -------
    dict
        What no pairing exceeds that has as much of all that comes before; the total is always named.
    """
    names = [PEOPLE, PAIRS, *(tier.name for tier in tiers), TOTAL]
    bounds: dict[str, int | None] = {TOTAL: None}
    for part, most in proved:
        left = most
        worths = (part.per_person, part.per_pair, *part.per_tier, part.per_score)
        for name, worth in zip(names, worths, strict=True):
            if worth:
                known = bounds.get(name)
                bounds[name] = left // worth if known is None else min(known, left // worth)
            left -= worth * reached[name]
    return bounds


def outcome_of(problem: Problem, rest: Rest, answer: Answer, wanted_gap: float) -> Outcome:
    """Put locked pairs beside those of an answer, and say what is known of all of them.

    Parameters
    ----------
    problem, rest
        What was asked, and what its locks left open.
    answer
        What a route found for that.
    wanted_gap
        The gap within which a total is good enough.
    """
    everything = union(problem.num_people, [rest.locked, answer.pairs])
    pairs = everything.stacked()
    value = exact_sum(everything.weights)
    bound = _plus(answer.bounds.get(TOTAL), exact_sum(rest.locked.weights))
    # While it is not proved that no pairing has more of what comes first, totals are not compared.
    gap = None if answer.proof is Proof.NONE else gap_between(value, bound)
    return Outcome(
        pairs=pairs,
        weights=everything.weights,
        num_placed=len(np.unique(pairs)),
        pairs_bound=_plus(answer.bounds.get(PAIRS), len(rest.locked)),
        placed_bound=_plus(answer.bounds.get(PEOPLE), int(rest.placed.sum())),
        value=value,
        bound=bound,
        gap=gap,
        status=_status(answer, len(pairs), gap, wanted_gap),
        proof=answer.proof,
        ties=Ties.COARSE if answer.coarse else Ties.SETTLED,
        tiers=count_tiers(problem.tiers, pairs),
        certificate=Certificate(answer.inequalities, answer.threshold),
    )


def _plus(bound: int | None, locked: int) -> int | None:
    return None if bound is None else bound + locked


def _status(answer: Answer, num_pairs: int, gap: float | None, wanted: float) -> Status:
    if num_pairs == 0 and answer.proof is not Proof.NONE:
        return Status.EMPTY
    if gap is None or gap > wanted:
        return Status.FEASIBLE
    return Status.OPTIMAL if gap == 0.0 else Status.WITHIN_GAP
