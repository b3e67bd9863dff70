"""What a plan claims of its pairings, in the form that the checker takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from recimentor.insight.planning.settle import extra_of, paid_pairs
from recimentor.matching import Certificate, Outcome, Proof, Status, Ties
from recimentor.matching.outcome import gap_between
from recimentor.model.plan import OneWay, Pair, Plan
from recimentor.scoring import FULL_WEIGHT

#: No pool has totals above this one; whoever claims more has not counted.
_MOST: Final = 2**62

At = Mapping[str, int]


class NoClaim(ValueError):  # noqa: N818 - it says what is wrong with a plan, not with the program
    """What a plan claims cannot be read; the message says what, in a sentence."""


def ids_of(pair: Pair) -> tuple[str, ...]:
    """Return the ids of a pair's people, two or three."""
    return tuple(person.id for person in (pair.a, pair.b, pair.c) if person is not None)


def placed_ids(plan: Plan) -> tuple[str, ...]:
    """Return the ids of everybody in a pair or a ring."""
    in_pairs = (person for pair in plan.pairs for person in ids_of(pair))
    return (*in_pairs, *(person.id for ring in plan.rings for person in ring.members))


def extra_weight(plan: Plan) -> int:
    """Return what kept pairs were worth more, in all, under `trade`."""
    paid = paid_pairs(plan.settled)
    two_way = [(pair.a.id, pair.b.id) for pair in plan.pairs if pair.kind == "two-way"]
    return extra_of(plan.settled) * sum(pair in paid for pair in two_way)


def two_way_claim(plan: Plan, at: At) -> Outcome:
    """Return what a plan claims of its two-way pairs.

    Parameters
    ----------
    plan
        The plan.
    at
        The index of each person in the pool.

    Raises
    ------
    NoClaim
        If the certificate or a number is none.
    """
    goal, extra = plan.objective, extra_of(plan.settled)
    paid = paid_pairs(plan.settled)
    two_way = [pair for pair in plan.pairs if pair.kind == "two-way"]
    rows = [(pair.a.id, pair.b.id, _weight(pair.score)) for pair in two_way]
    surplus = extra_weight(plan)
    value = _weight(goal.value) + surplus
    bound = None if goal.bound is None else _weight(goal.bound) + surplus
    pairs, weights = _columns([(at[a], at[b], weight + extra * ((a, b) in paid)) for a, b, weight in rows])
    return Outcome(
        pairs=pairs,
        weights=weights,
        num_placed=goal.placed,
        pairs_bound=goal.pairs_bound,
        placed_bound=goal.placed_bound,
        value=value,
        bound=bound,
        gap=goal.gap if not surplus or goal.gap is None else gap_between(value, bound),
        status=Status(plan.status),
        proof=Proof(plan.proof),
        ties=Ties(plan.ties),
        tiers=tuple(goal.tiers.values()),
        certificate=_certificate(plan.certificate),
    )


def one_way_claim(claims: OneWay, pairs: Sequence[Pair], at: At) -> Outcome:
    """Return what a plan claims of its one-way pairs, its people numbered as `at` says.

    Raises
    ------
    NoClaim
        As :func:`two_way_claim`.
    """
    rows = [(at[pair.a.id], at[pair.b.id], _weight(pair.score)) for pair in pairs]
    chosen, weights = _columns(rows)
    return Outcome(
        pairs=chosen,
        weights=weights,
        num_placed=claims.placed,
        pairs_bound=claims.pairs_bound,
        # Everybody has one place here.
        placed_bound=None if claims.pairs_bound is None else 2 * claims.pairs_bound,
        value=_weight(claims.value),
        bound=None if claims.bound is None else _weight(claims.bound),
        gap=claims.gap,
        status=Status(claims.status),
        proof=Proof.WITNESS,
        ties=Ties.SETTLED,
        certificate=_certificate(claims.certificate),
    )


def _columns(
    rows: Sequence[tuple[int, int, int]],
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    found = np.array(sorted(rows), dtype=np.int64).reshape(-1, 3)
    return found[:, :2], found[:, 2]


def _certificate(data: Mapping[str, object]) -> Certificate:
    try:
        return Certificate.from_json(dict(data))
    except ValueError:
        raise NoClaim("The certificate of the plan cannot be read.") from None


def _weight(score: float) -> int:
    weight = round(score * FULL_WEIGHT)
    if abs(weight) > _MOST:
        raise NoClaim("The plan holds a score that no pair can have.")
    return weight
