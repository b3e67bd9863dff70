"""Checks a pairing and its certificate from the weights alone, sharing no code with what found them.

A pairing is checked rule by rule, each inequality of its certificate is proved anew over every eligible
pair, and what follows for head count, tiers and total is compared with what the outcome claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.outcome import Proof, Status, gap_between
from recimentor.matching.problem import Objective, Settings
from recimentor.matching.proof.witness import ROWS_AT_A_TIME, FreePart, Unproved, prove
from recimentor.matching.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recimentor.matching.outcome import Inequality, Outcome
    from recimentor.matching.problem import Problem

PEOPLE, PAIRS, TOTAL = "people", "pairs", "total"
_NAMES = (PEOPLE, PAIRS, TOTAL, "counts")
_UNMOVED = (Objective.COVERAGE, Objective.FAIREST)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    Parameters
    ----------
    faults
        What is wrong, one sentence each; empty where the outcome holds.
    num_placed, value, tiers
        Counted anew from the pairs.
    placed_bound, pairs_bound, bound
        Proved anew from the certificate; None where it proves nothing of the kind.
    reaches_most
        Whether it is proved that no pairing counts more in what comes before the total.
    is_best
        Whether it is proved that no pairing is better in what the objective asks for: of a stable pairing,
        that it is stable; of an empty one, that nobody can be paired.
    """

    faults: tuple[str, ...]
    num_placed: int
    value: int
    tiers: tuple[int, ...]
    placed_bound: int | None
    pairs_bound: int | None
    bound: int | None
    reaches_most: bool = False
    is_best: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(problem: Problem, outcome: Outcome, objective: Objective, *, threads: int = 2) -> Verdict:
    """Check an outcome against its problem.

    Parameters
    ----------
    problem
        The pool and its rules.
    outcome
        The pairing, the claims about it and the certificate.
    objective
        What was to be maximised.
    threads
        Blocks of rows worked on at a time; the verdict does not depend on it.

    Notes
    -----
    One pass over all pairs for each inequality, ``n^2`` steps in row blocks; of a stable pairing, one.
    """
    faults = list(_pair_faults(problem, outcome))
    counts, locked = _count(problem, outcome)
    if faults:
        return Verdict(
            tuple(faults), counts[PEOPLE], counts[TOTAL], _tiers(problem, counts), None, None, None
        )
    free = FreePart.of(problem)
    faults += _stray_faults(problem, outcome, objective)
    proved, unproved = _prove_all(free, outcome, Sweep(Settings(threads=threads)))
    faults += unproved
    limits = _limits(problem, objective, proved, counts, locked, threshold=outcome.certificate.threshold)
    faults += _claim_faults(problem, outcome, objective, counts, limits)
    unreached = list(_unreached(problem, objective, counts, limits))
    if outcome.status is Status.EMPTY:
        unreached = list(_open_faults(free))
    elif objective is Objective.STABLE:
        unreached = list(_blocking_faults(free, outcome)) if outcome.proof is Proof.WITNESS else [""]
    elif objective is Objective.FAIREST:
        unreached += _threshold_faults(outcome, proved, counts, locked, set(problem.locked))
    faults += unreached if _is_vouched_for(outcome, objective) else []
    reaches_most = not (faults or unreached)
    return Verdict(
        tuple(faults),
        counts[PEOPLE],
        counts[TOTAL],
        _tiers(problem, counts),
        limits.get(PEOPLE),
        limits.get(PAIRS),
        limits.get(TOTAL),
        reaches_most=reaches_most,
        is_best=reaches_most and (limits.get(TOTAL) == counts[TOTAL] or not _has_total(outcome, objective)),
    )


def _prove_all(
    free: FreePart, outcome: Outcome, sweep: Sweep
) -> tuple[list[tuple[Inequality, int]], list[str]]:
    """Prove each inequality anew: what it comes to, and a fault for each that does not hold."""
    proved: list[tuple[Inequality, int]] = []
    faults: list[str] = []
    for inequality in outcome.certificate.inequalities:
        try:
            proved.append((inequality, prove(free, inequality, sweep)))
        except Unproved as fault:
            faults.append(f"the proof of {inequality.name!r} fails: {fault}")
    return proved, faults


def _has_total(outcome: Outcome, objective: Objective) -> bool:
    """Return whether a total is to be proved the highest beside what else is proved."""
    return outcome.status is not Status.EMPTY and objective is not Objective.STABLE


def _is_vouched_for(outcome: Outcome, objective: Objective) -> bool:
    """Return whether an outcome says of itself that the proof reaches everything that was asked for."""
    if outcome.status is Status.EMPTY:
        return True
    if objective is Objective.STABLE:
        return outcome.proof is Proof.WITNESS
    return outcome.status is not Status.FEASIBLE and outcome.proof is not Proof.SEARCH


def _stray_faults(problem: Problem, outcome: Outcome, objective: Objective) -> Iterator[str]:
    """Name what a certificate holds that its objective has no use for."""
    certificate = outcome.certificate
    names = {*_NAMES, *(tier.name for tier in problem.tiers)}
    if any(inequality.name not in names for inequality in certificate.inequalities):
        yield "an inequality is named after nothing that is counted"
    allowed = {0}
    if objective is Objective.FAIREST:
        allowed |= {certificate.threshold, certificate.threshold + 1}
    if certificate.threshold not in allowed or certificate.threshold < 0:
        yield "a threshold belongs to the fairest pairing alone"
    if any(inequality.threshold not in allowed for inequality in certificate.inequalities):
        yield "an inequality leaves out pairs that this objective may choose"
    if objective is Objective.STABLE and certificate.inequalities:
        yield "a stable pairing has no inequalities to prove"


def _pair_faults(problem: Problem, outcome: Outcome) -> Iterator[str]:
    """Name every pair that breaks a rule."""
    pairs = [(int(i), int(j)) for i, j in outcome.pairs]
    if any(not 0 <= i < j < problem.num_people for i, j in pairs) or len(pairs) != len(outcome.weights):
        yield "the pairs are not pairs of two people each with its weight"
        return
    yield from (f"the pair {i}, {j} is there twice" for (i, j), times in Counter(pairs).items() if times > 1)
    room = np.ones(problem.num_people, dtype=np.int64) if problem.capacity is None else problem.capacity
    used = Counter(person for pair in pairs for person in pair)
    yield from (f"person {i} has {times} partners" for i, times in used.items() if times > room[i])
    yield from (f"the locked pair {i}, {j} is missing" for i, j in set(problem.locked) - set(pairs))
    yield from (f"the pair {i}, {j} is forbidden" for i, j in set(problem.forbidden) & set(pairs))
    overridden = dict(zip(problem.locked, problem.locked_weights, strict=False))
    real_weights = _weights_of(problem, pairs)
    for (i, j), weight in zip(pairs, outcome.weights.tolist(), strict=True):
        real = overridden.get((i, j), real_weights[i, j])
        if real == 0:
            yield f"the pair {i}, {j} is not eligible"
        elif real != weight:
            yield f"the weight of the pair {i}, {j} is {real}, not {weight}"
        if problem.side is not None and sorted((problem.side[i], problem.side[j])) != [0, 1]:
            yield f"the pair {i}, {j} does not go across the sides"


def _weights_of(problem: Problem, pairs: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Read the weights of pairs, a block of rows at a time."""
    found: dict[tuple[int, int], int] = {}
    by_block: dict[int, list[tuple[int, int]]] = {}
    for i, j in pairs:
        by_block.setdefault(i // ROWS_AT_A_TIME * ROWS_AT_A_TIME, []).append((i, j))
    for start, chosen in by_block.items():
        block = problem.source.block(start, min(problem.num_people, start + ROWS_AT_A_TIME))
        found |= {(i, j): int(block[i - start, j]) for i, j in chosen}
    return found


def _count(problem: Problem, outcome: Outcome) -> tuple[dict[str, int], dict[str, int]]:
    """Count what a pairing reaches, and what of it its locked pairs reach alone."""
    everything = [(int(i), int(j)) for i, j in outcome.pairs]
    locked = set(problem.locked)
    counts = []
    for chosen in (everything, [pair for pair in everything if pair in locked]):
        people = {person for pair in chosen for person in pair}
        count = {PEOPLE: len(people), PAIRS: len(chosen)}
        for tier in problem.tiers:
            wanted = {(min(pair), max(pair)) for pair in tier.pairs}
            count[f"tier {tier.name}"] = len(people & set(tier.people)) + len(wanted & set(chosen))
        weight = dict(zip(everything, outcome.weights.tolist(), strict=False))
        count[TOTAL] = sum(weight.get(pair, 0) for pair in chosen)
        counts.append(count)
    return counts[0], counts[1]


def _tiers(problem: Problem, counts: dict[str, int]) -> tuple[int, ...]:
    return tuple(counts[f"tier {tier.name}"] for tier in problem.tiers)


def _limits(
    problem: Problem,
    objective: Objective,
    proved: list[tuple[Inequality, int]],
    counts: dict[str, int],
    locked: dict[str, int],
    *,
    threshold: int,
) -> dict[str, int]:
    """Return, for each thing counted, what no pairing exceeds that reaches as much in all before it."""
    limits: dict[str, int] = {}
    for inequality, most in proved:
        if inequality.threshold > threshold:
            continue
        head = [(PEOPLE, inequality.per_person), (PAIRS, inequality.per_pair)]
        steps = [(f"tier {t.name}", n) for t, n in zip(problem.tiers, inequality.per_tier, strict=True)]
        steps.append((TOTAL, inequality.per_score))
        left = most
        for name, worth in head + steps if objective in _UNMOVED else steps + head:
            if worth:
                limit = left // worth + locked[name]
                limits[name] = min(limit, limits.get(name, limit))
            left -= worth * (counts[name] - locked[name])
    if PAIRS in limits and PEOPLE not in limits and FreePart.of(problem).one_place_each:
        limits[PEOPLE] = 2 * (limits[PAIRS] - locked[PAIRS]) + locked[PEOPLE]
    return limits


def _claim_faults(
    problem: Problem,
    outcome: Outcome,
    objective: Objective,
    counts: dict[str, int],
    limits: dict[str, int],
) -> Iterator[str]:
    """Name every number that is not what was found, and a status that the bounds do not carry."""
    claims = {PEOPLE: outcome.num_placed, TOTAL: outcome.value}
    claims |= {f"tier {t.name}": n for t, n in zip(problem.tiers, outcome.tiers, strict=False)}
    yield from (
        f"{name} is {counts[name]}, not {claimed}"
        for name, claimed in claims.items()
        if claimed != counts[name]
    )
    if len(outcome.tiers) != len(problem.tiers):
        yield "not every tier is counted"
    bounds = {PEOPLE: outcome.placed_bound, PAIRS: outcome.pairs_bound, TOTAL: outcome.bound}
    for name, claimed in bounds.items():
        proved = limits.get(name)
        if claimed is None and (outcome.status is Status.FEASIBLE or _is_aside(name, objective)):
            continue
        vouched = proved is not None and claimed is not None and counts[name] <= claimed <= proved
        if claimed != proved and not (outcome.proof is Proof.SEARCH and vouched):
            yield f"the bound on {name} is {'not proved' if proved is None else proved}, not {claimed}"
    # While nothing is proved of what comes before the total, totals are not compared.
    unsaid = outcome.proof is Proof.NONE
    if outcome.gap != (None if unsaid else gap_between(outcome.value, outcome.bound)):
        yield "the gap does not follow from value and bound"
    yield from _status_faults(problem, outcome, objective, counts, limits)


def _is_aside(name: str, objective: Objective) -> bool:
    """Return whether an objective asks for nothing of the kind, so that its bound need not be told."""
    return name != TOTAL and objective not in _UNMOVED


def _status_faults(
    problem: Problem,
    outcome: Outcome,
    objective: Objective,
    counts: dict[str, int],
    limits: dict[str, int],
) -> Iterator[str]:
    """Name words of an outcome about itself that do not go together."""
    status, proof = outcome.status, outcome.proof
    if (status is Status.EMPTY) != (counts[PAIRS] == 0 and proof is not Proof.NONE):
        yield (
            "the status says that nobody is paired"
            if counts[PAIRS]
            else "nobody is paired, and it is not said"
        )
    if (status is Status.OPTIMAL) != (outcome.gap == 0.0 and status is not Status.EMPTY):
        yield "the pairing is called optimal where its value is its bound, and only there"
    if status is Status.WITHIN_GAP and outcome.gap is None:
        yield "the pairing is called near the best, and nothing bounds it"
    if status is Status.OPTIMAL and proof is Proof.NONE:
        yield "the pairing is called optimal, and says that nothing proves it"
    if proof is not Proof.SEARCH:
        return
    if objective is Objective.STABLE or FreePart.of(problem).one_place_each:
        yield "no search is needed where everybody has one place"
    elif objective is not Objective.FAIREST and all(
        limits.get(name) == count
        for name, count in counts.items()
        if objective is Objective.COVERAGE or name not in (PEOPLE, PAIRS)
    ):
        yield "the certificate proves the pairing the best, and a search is said to have found it so"


def _unreached(
    problem: Problem, objective: Objective, counts: dict[str, int], limits: dict[str, int]
) -> Iterator[str]:
    """Name what is not proved to be the most; the total may fall short, which the gap says."""
    names = [f"tier {tier.name}" for tier in problem.tiers]
    if objective in _UNMOVED:
        names = [PEOPLE, PAIRS, *names]
    for name in names:
        if limits.get(name) != counts[name]:
            yield f"it is not proved that no pairing has more {name}"
    if limits.get(TOTAL) is None:
        yield "nothing bounds the total"


def _open_faults(free: FreePart) -> Iterator[str]:
    """Name a pair that is open, where nobody is said to be able to pair."""
    num_people = free.problem.num_people
    for start in range(0, num_people, ROWS_AT_A_TIME):
        rows, others = np.nonzero(free.block(start, min(num_people, start + ROWS_AT_A_TIME), 0))
        if len(rows):
            yield f"nobody is paired, and the pair {rows[0] + start}, {others[0]} is possible"
            return


def _blocking_faults(free: FreePart, outcome: Outcome) -> Iterator[str]:
    """Name pairs of people who would both rather have each other than what they have."""
    num_people = free.problem.num_people
    least = np.full(num_people, np.iinfo(np.int64).max)
    partners = np.zeros(num_people, dtype=np.int64)
    chosen = set[tuple[int, int]]()
    for (i, j), weight in zip(outcome.pairs.tolist(), outcome.weights.tolist(), strict=True):
        if (i, j) not in set(free.problem.locked):
            least[[i, j]] = np.minimum(least[[i, j]], weight)
            partners[[i, j]] += 1
            chosen.add((i, j))
    least[partners < free.room] = 0
    for start in range(0, num_people, ROWS_AT_A_TIME):
        stop = min(num_people, start + ROWS_AT_A_TIME)
        weights = free.block(start, stop, 0)
        rows, others = np.nonzero((weights > least) & (weights > least[start:stop, None]))
        for i, j in zip((rows + start).tolist(), others.tolist(), strict=True):
            if i < j and (i, j) not in chosen:
                yield f"{i} and {j} would both rather have each other"


def _threshold_faults(
    outcome: Outcome,
    proved: list[tuple[Inequality, int]],
    counts: dict[str, int],
    locked: dict[str, int],
    locks: set[tuple[int, int]],
) -> Iterator[str]:
    """Check that the weakest pair reaches the threshold and that the next one up would lose somebody."""
    threshold = outcome.certificate.threshold
    weights = {
        tuple(pair): weight for pair, weight in zip(outcome.pairs.tolist(), outcome.weights, strict=True)
    }
    free = [weight for pair, weight in weights.items() if pair not in locks]
    reached = counts[PEOPLE] - locked[PEOPLE]
    if not free or not reached:
        if threshold:
            yield "there is a threshold, and nobody whose place hangs on it"
        return
    if threshold != min(free):
        yield "the threshold is not what the weakest pair reaches"
    unlimited = [most // i.per_person for i, most in proved if i.threshold == 0 and i.per_person]
    unlimited += [2 * (most // i.per_pair) for i, most in proved if i.threshold == 0 and i.per_pair]
    if not unlimited or min(unlimited) > reached:
        yield "it is not proved that the threshold costs nobody their place"
    above = [most // i.per_person for i, most in proved if i.threshold == threshold + 1 and i.per_person]
    above += [2 * (most // i.per_pair) for i, most in proved if i.threshold == threshold + 1 and i.per_pair]
    if not above or min(above) >= reached:
        yield "it is not proved that a higher threshold would lose somebody"
