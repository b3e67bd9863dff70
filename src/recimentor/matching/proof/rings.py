"""Checks a packing of rings and pairs and its certificate, sharing no code with what found them.

Every ring that the arcs allow is listed anew, one arc after the other, and each must be covered by the
prices; what follows for every goal is compared with what the outcome claims. Whole numbers throughout.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.outcome import Proof, Status
from recimentor.matching.proof.witness import Unproved
from recimentor.matching.rings.problem import PAIRS, PEOPLE, RINGS, TOTAL, ring_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recimentor.matching.rings.outcome import RingInequality, RingOutcome
    from recimentor.matching.rings.problem import IntArray, RingProblem

MAX_PRICE = 2**58
"""Prices and worths above this one are refused: what is computed from them might not fit into 64 bits."""
MAX_PER_SCORE = 2**24
"""What a unit of score may be worth: times a weight, below 2**32, it fits as well."""


@dataclass(frozen=True, slots=True)
class RingVerdict:
    """What a check found.

    Parameters
    ----------
    faults
        What is wrong, one sentence each; empty where the outcome holds.
    counts
        Reached for each goal, counted anew.
    bounds
        What the certificate proves of each goal; None for nothing.
    """

    faults: tuple[str, ...]
    counts: tuple[int, ...]
    bounds: tuple[int | None, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check_rings(problem: RingProblem, outcome: RingOutcome) -> RingVerdict:
    """Check an outcome against its problem.

    Parameters
    ----------
    problem
        Arcs, pairs and places.
    outcome
        Rings and pairs, the claims about them, and the certificate.

    Notes
    -----
    One pass over all rings for each inequality; none for prices that cover each person alone.
    """
    goals = problem.goals
    faults = [
        *_ring_faults(problem, outcome),
        *_pair_faults(problem, outcome),
        *_room_faults(problem, outcome),
    ]
    if faults:
        return RingVerdict(tuple(faults), (0,) * len(goals), (None,) * len(goals))
    counts = _counts(problem, outcome)
    proved: dict[str, int] = {}
    for part in outcome.certificate.inequalities:
        try:
            limit = _limit(problem, part, counts, _prove(problem, part))
        except (Unproved, OverflowError) as fault:
            faults.append(f"the proof of {part.name!r} fails: {fault}")
            continue
        if limit is not None:
            proved[part.name] = min(limit, proved.get(part.name, limit))
    if RINGS in proved:
        proved[RINGS] = -problem.fewest_rings(-proved[RINGS], counts[PEOPLE])
    bounds = tuple(
        None if goal not in proved else -proved[goal] if goal == RINGS else proved[goal] for goal in goals
    )
    told = tuple(counts[goal] for goal in goals)
    faults += _claim_faults(goals, outcome, told, bounds)
    return RingVerdict(tuple(faults), told, bounds)


def _ring_faults(problem: RingProblem, outcome: RingOutcome) -> Iterator[str]:
    """Name every ring that breaks a rule."""
    arcs = problem.arcs
    if outcome.rings.shape != (len(outcome.ring_weights), 3):
        yield "the rings are not three people each with a weight"
        return
    place = {
        ends: at for at, ends in enumerate(zip(arcs.teachers.tolist(), arcs.learners.tolist(), strict=True))
    }
    for (i, j, k), weight in zip(outcome.rings.tolist(), outcome.ring_weights.tolist(), strict=True):
        steps = ((i, j), (j, k), (k, i))
        missing = [step for step in steps if step not in place]
        yield from (f"in the ring {i}, {j}, {k} person {a} may not teach {b}" for a, b in missing)
        if missing:
            continue
        at = [place[step] for step in steps]
        worth = tuple(arcs.worth[[one]] for one in at)
        real = int(ring_weights((worth[0], worth[1], worth[2]), arcs.meetings[at].sum()[None])[0])
        if real != weight:
            yield f"the weight of the ring {i}, {j}, {k} is {real}, not {weight}"


def _pair_faults(problem: RingProblem, outcome: RingOutcome) -> Iterator[str]:
    if len(outcome.pairs) != len(outcome.pair_weights):
        yield "the pairs are not two people each with a weight"
        return
    weights = {
        tuple(pair): w for pair, w in zip(problem.pairs.tolist(), problem.pair_weights.tolist(), strict=True)
    }
    made = [tuple(pair) for pair in outcome.pairs.tolist()]
    yield from (f"the pair {pair} is there twice" for pair, times in Counter(made).items() if times > 1)
    for pair, weight in zip(made, outcome.pair_weights.tolist(), strict=True):
        if weights.get(pair) != weight:
            yield f"the pair {pair} is not eligible, or does not weigh {weight}"


def _room_faults(problem: RingProblem, outcome: RingOutcome) -> Iterator[str]:
    in_pairs = Counter(outcome.pairs.ravel().tolist())
    in_rings = Counter(outcome.rings.ravel().tolist())
    rooms, taken = problem.rooms.tolist(), problem.has_partner.tolist()
    yield from (f"person {i} has {times} partners" for i, times in in_pairs.items() if times > rooms[i])
    for i, times in in_rings.items():
        if times > 1 or in_pairs[i] or taken[i] or rooms[i] < 1:
            yield f"person {i} is in a ring, and has a partner besides or no room"


def _counts(problem: RingProblem, outcome: RingOutcome) -> dict[str, int]:
    people = set(outcome.pairs.ravel().tolist()) | set(outcome.rings.ravel().tolist())
    people = {person for person in people if not problem.has_partner[person]}
    pairs = {tuple(pair) for pair in outcome.pairs.tolist()}
    counts = {PEOPLE: len(people), RINGS: len(outcome.rings), PAIRS: len(pairs)}
    for tier in problem.tiers:
        wanted = {(min(pair), max(pair)) for pair in tier.pairs}
        counts[tier.name] = len(people & set(tier.people)) + len(pairs & wanted)
    counts[TOTAL] = int(outcome.ring_weights.sum()) + int(outcome.pair_weights.sum())
    return counts


def _limit(problem: RingProblem, part: RingInequality, counts: dict[str, int], most: int) -> int | None:
    """Return what no packing reaches more of that reaches as much in all goals before it."""
    worth = {PEOPLE: part.per_person, RINGS: part.per_ring, PAIRS: part.per_pair, TOTAL: part.per_score}
    worth |= {tier.name: each for tier, each in zip(problem.tiers, part.per_tier, strict=True)}
    goals = problem.goals
    if part.name not in goals:
        return None
    left, own = most, goals.index(part.name)
    for goal, each in worth.items():
        if goal == part.name or not each:
            continue
        if goal not in goals[:own]:
            # What is counted on top must not be sought later, and must not bring anything below nothing.
            return None
        left -= each * counts[goal]
    each = -worth[RINGS] if part.name == RINGS else worth[part.name]
    return left // each if each > 0 else None


def _prove(problem: RingProblem, part: RingInequality) -> int:
    """Return the right-hand side of an inequality, proved over every pair and ring.

    Raises
    ------
    Unproved
        If a pair or a ring is not covered, or a number is not what it may be.
    """
    first = _first(problem, part)
    prices, discounts = _prices(problem, part, first)
    several = (problem.rooms > 1) & ~problem.has_partner
    if (discounts[~several] != first[~several]).any():
        raise Unproved("somebody with room for one has a discount of their own")
    low, high = problem.pairs[:, 0], problem.pairs[:, 1]
    worth = part.per_pair + part.per_score * problem.pair_weights
    worth = worth + _tier_worth(problem, part)
    over = worth - prices[low] - prices[high] + discounts[low] + discounts[high]
    uncovered = (over > 0) & ~(problem.rooms > 1)[problem.pairs].all(axis=1)
    if uncovered.any():
        i, j = problem.pairs[np.flatnonzero(uncovered)[0]].tolist()
        raise Unproved(f"the pair {i}, {j} is not covered")
    paid = problem.rooms * prices - discounts
    if part.per_score or part.per_ring > 0 or (paid[problem.may_join] < 0).any():
        _cover_rings(problem, part, paid)
    terms = (problem.rooms * prices, first - discounts, over[over > 0])
    return sum(int(number) for term in terms for number in term.tolist())


def _first(problem: RingProblem, part: RingInequality) -> IntArray:
    if len(part.per_tier) != len(problem.tiers):
        raise Unproved("it does not speak of the tiers of the problem")
    numbers = (part.per_person, part.per_ring, part.per_pair, part.per_score, *part.per_tier)
    if any(abs(number) > MAX_PRICE for number in numbers) or part.per_score < 0 or part.per_person < 0:
        raise Unproved("a worth is out of range")
    if part.per_score > MAX_PER_SCORE or sum(map(abs, numbers)) > MAX_PRICE:
        raise Unproved("what a unit of score is worth, or all together, is out of range")
    first = np.full(problem.num_people, part.per_person, dtype=np.int64)
    for tier, each in zip(problem.tiers, part.per_tier, strict=True):
        if each < 0:
            raise Unproved("a tier is worth less than nothing")
        first[list(tier.people)] += each
    first[problem.has_partner] = 0
    return first


def _prices(problem: RingProblem, part: RingInequality, first: IntArray) -> tuple[IntArray, IntArray]:
    lengths = {len(part.prices), len(part.first_discounts) or problem.num_people}
    if lengths != {problem.num_people}:
        raise Unproved("it does not hold one price a person")
    if any(not 0 <= price <= MAX_PRICE // 64 for price in part.prices):
        raise Unproved("a price is below 0 or too large")
    prices = np.array(part.prices, dtype=np.int64)
    discounts = np.array(part.first_discounts, dtype=np.int64) if part.first_discounts else first.copy()
    if ((discounts < 0) | (discounts > first)).any():
        raise Unproved("a discount is more than what it is taken from")
    return prices, discounts


def _tier_worth(problem: RingProblem, part: RingInequality) -> IntArray:
    worth = np.zeros(len(problem.pairs), dtype=np.int64)
    for tier, each in zip(problem.tiers, part.per_tier, strict=True):
        wanted = {(min(pair), max(pair)) for pair in tier.pairs}
        if wanted and each:
            worth += each * np.array(
                [tuple(pair) in wanted for pair in problem.pairs.tolist()], dtype=np.int64
            )
    return worth


def _cover_rings(problem: RingProblem, part: RingInequality, paid: IntArray) -> None:
    """Go through every ring, from its smallest person, and have it covered by what its people pay."""
    arcs, free = problem.arcs, problem.may_join
    starts = np.searchsorted(arcs.teachers, np.arange(problem.num_people + 1))
    back = np.full(problem.num_people, -1, dtype=np.int64)
    by_learner = np.argsort(arcs.learners, kind="stable")
    ends = np.searchsorted(arcs.learners[by_learner], np.arange(problem.num_people + 1))
    for i in np.flatnonzero(free).tolist():
        into = by_learner[ends[i] : ends[i + 1]]
        back[arcs.teachers[into]] = into
        for one in range(int(starts[i]), int(starts[i + 1])):
            j = int(arcs.learners[one])
            if j < i or not free[j]:
                continue
            two = np.arange(starts[j], starts[j + 1])
            k = arcs.learners[two]
            good = (k > i) & free[k] & (back[k] >= 0)
            two, k = two[good], k[good]
            three = back[k]
            steps = (np.full(len(k), arcs.worth[one]), arcs.worth[two], arcs.worth[three])
            weights = ring_weights(steps, arcs.meetings[one] + arcs.meetings[two] + arcs.meetings[three])
            left = part.per_ring + part.per_score * weights - (paid[i] + paid[j] + paid[k])
            if (left > 0).any():
                raise Unproved(f"the ring {i}, {j}, {int(k[np.argmax(left)])} is not covered")
        back[arcs.teachers[into]] = -1


def _claim_faults(
    goals: tuple[str, ...],
    outcome: RingOutcome,
    counts: tuple[int, ...],
    bounds: tuple[int | None, ...],
) -> Iterator[str]:
    """Name every claim that is not what was found."""
    if len(outcome.counts) != len(goals) or len(outcome.bounds) != len(goals):
        yield "not every goal is counted and bounded"
        return
    for goal, claimed, real in zip(goals, outcome.counts, counts, strict=True):
        if claimed != real:
            yield f"{goal} is {real}, not {claimed}"
    for goal, bound, proved in zip(goals, outcome.bounds, bounds, strict=True):
        if bound is not None and bound != proved:
            yield f"the bound on {goal} is {'not proved' if proved is None else proved}, not {bound}"
    bounded = [pair for pair in zip(outcome.bounds, counts, strict=True) if pair[0] is not None]
    if outcome.proof is Proof.WITNESS and any(bound != count for bound, count in bounded):
        yield "the certificate does not prove the packing the best, as is claimed"
    if outcome.proof is Proof.SEARCH and all(bound == count for bound, count in bounded):
        yield "the certificate proves the packing the best, and a search is said to have found it so"
    if outcome.status is Status.OPTIMAL and outcome.proof is Proof.NONE:
        yield "the packing is called the best, and nothing proves it"
    if outcome.status is Status.EMPTY and (len(outcome.rings) or len(outcome.pairs)):
        yield "the status says that nobody is placed"
