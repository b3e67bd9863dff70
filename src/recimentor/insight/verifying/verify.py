"""Does a plan hold? Its proof is checked over every pair; it is made anew from the files and compared whole.

The pairs are the plan's, the scores and rules are the files', the proof is the plan's. Nothing is solved for
the proof. Solved anew is what no certificate speaks of: head counts of the ladder, what choices cost, a
search that had the last word, and in small pools the draw between equals.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from recimentor.insight.planning.decided import Keep
from recimentor.insight.planning.rings import RingsFound, paired_of
from recimentor.insight.planning.settle import settled_problem, without_extra
from recimentor.insight.planning.solve import one_way_problem, solve_one_way, solve_pool
from recimentor.insight.verifying.claims import (
    NoClaim,
    extra_weight,
    ids_of,
    one_way_claim,
    placed_ids,
    two_way_claim,
)
from recimentor.insight.verifying.conditions import (
    file_faults,
    file_notes,
    input_faults,
    keep_faults,
    listed,
    plugin_faults,
    plugin_notes,
    settled_faults,
)
from recimentor.insight.verifying.differences import differences, moved_on, state_faults
from recimentor.insight.verifying.ring_claims import ring_claim, ring_words
from recimentor.matching import Objective, Outcome, Proof, Ties, Verdict, check
from recimentor.model.counting import counted
from recimentor.model.decisions import Decisions
from recimentor.model.plan import Input, Plan
from recimentor.model.program import Reciprocity, Rings
from recimentor.model.settled import Settled
from recimentor.model.verdict import PlanVerdict
from recimentor.scoring import FULL_WEIGHT, Pool

#: In larger pools the draw between equals is not repeated: that takes as long as pairing them.
DRAWN_UP_TO: Final = 2_000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a plan is held against.

    Parameters
    ----------
    settled
        What decisions and history come to today.
    remake
        Makes a plan of a two-way and a one-way pairing and of rings, from the files, under what the plan says
        was settled.
    decisions
        As they are today.
    keep
        The earlier plan that was to be kept, if one was named.
    inputs, history
        The files that were read.
    version
        Of this program.
    """

    settled: Settled
    remake: Callable[[Outcome, Outcome | None, RingsFound | None], Plan]
    decisions: Decisions = field(default_factory=Decisions)
    keep: Keep | None = None
    inputs: tuple[Input, ...] = ()
    history: tuple[Input, ...] = ()
    version: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """What the proof of a plan came to."""

    faults: tuple[str, ...]
    verdict: Verdict | None = None
    two_way: Outcome | None = None
    one_way: Outcome | None = None
    rings: RingsFound | None = None


def verify_plan(plan: Plan, pool: Pool, evidence: Evidence) -> PlanVerdict:
    """Check a plan against what was read from its files.

    Parameters
    ----------
    plan
        The plan.
    pool
        The scored pool of the files, after ``insight.planning.settle.settle_pool`` with what the plan
        says was settled.
    evidence
        What it is held against.

    Returns
    -------
    PlanVerdict
        Cost: one pass over all pairs for each inequality of the proof, and what it takes to write the plan.
    """
    if strange := tuple(input_faults(plan, pool)):
        # Of other people or settings all the rest would differ too, and say nothing.
        return _verdict(plan, pool, evidence, _Found(strange))
    faults = [
        *file_faults(plan.inputs, evidence.inputs),
        *file_faults(plan.history, evidence.history),
        *settled_faults(plan, evidence.settled),
        *keep_faults(plan, pool, evidence.keep),
    ]
    known = {person.id for person in pool.people}
    strangers = sorted(set(placed_ids(plan)) - known)
    if strangers:
        faults.append(f"The plan pairs people who are not in the files: {listed(strangers)}.")
        return _verdict(plan, pool, evidence, _Found(tuple(faults)))
    found = _proof_of(plan, pool)
    faults += found.faults
    again = None
    if not found.faults and found.two_way is not None:
        again = evidence.remake(found.two_way, found.one_way, found.rings)
        faults += [
            *plugin_faults(plan, again),
            *differences(plan, again),
            *state_faults(plan, again, evidence.decisions),
        ]
    if not faults and found.verdict is not None:
        faults += _solved_again(plan, pool, found, evidence)
    return _verdict(plan, pool, evidence, replace(found, faults=tuple(faults)), again)


def _proof_of(plan: Plan, pool: Pool) -> _Found:
    """Check what the plan claims of its pairings over every pair."""
    at = {person.id: k for k, person in enumerate(pool.people)}
    try:
        claim = two_way_claim(plan, at)
        problem = settled_problem(paired_of(pool, pool.program.rings, plan.rings, plan.settled), plan.settled)
        verdict = check(problem, claim, Objective(pool.program.objective.value))
        faults = _in_names(verdict.faults, [person.id for person in pool.people])
        if faults:
            return _Found(tuple(faults), verdict)
        rings = ring_claim(plan, pool, claim)
        if rings.faults:
            return _Found(rings.faults, verdict)
        told, one_way = _one_way(plan, pool, claim, rings.found)
    except NoClaim as fault:
        return _Found((str(fault),))
    return _Found(tuple(told), verdict, without_extra(claim, problem.source), one_way, rings.found)


def _one_way(
    plan: Plan, pool: Pool, two_way: Outcome, rings: RingsFound | None
) -> tuple[list[str], Outcome | None]:
    """Check the one-way pairs and their proof over the people whom two-way pairs and rings leave over."""
    pairs = [pair for pair in plan.pairs if pair.kind == "one-way"]
    if pool.program.reciprocity is not Reciprocity.PREFERRED:
        stray = ["The program asks for two-way pairs alone."] if pairs or plan.one_way is not None else []
        return stray, None
    in_rings = np.zeros(0, dtype=np.int64) if rings is None else rings.people
    people, problem = one_way_problem(pool, np.concatenate((two_way.pairs.ravel(), in_rings)))
    at = {pool.people[int(person)].id: k for k, person in enumerate(people)}
    if plan.one_way is None or any(person not in at for pair in pairs for person in ids_of(pair)):
        return ["The one-way pairs hold people who are in a two-way pair, or are not accounted for."], None
    claim = one_way_claim(plan.one_way, pairs, at)
    faults = _in_names(check(problem, claim, Objective.COVERAGE).faults, list(at))
    return [f"One-way pairs: {fault}" for fault in faults], replace(
        claim, pairs=people[claim.pairs].reshape(-1, 2)
    )


def _solved_again(plan: Plan, pool: Pool, found: _Found, evidence: Evidence) -> Iterator[str]:
    """Repeat what no certificate speaks of: a search, and in small pools the draw between equals."""
    claim, verdict = found.two_way, found.verdict
    if claim is None or verdict is None or not _is_solved_again(plan, pool, verdict, evidence):
        return
    paired = paired_of(pool, pool.program.rings, plan.rings, plan.settled)
    again = solve_pool(paired, settled=plan.settled, gap=0.0)
    if (again.num_placed, len(again.pairs), again.tiers, again.value) != (
        claim.num_placed,
        len(claim.pairs),
        claim.tiers,
        claim.value,
    ):
        yield "Solved again, the pairing is another one."
    elif again.ties is not claim.ties:
        yield f"Equals are told apart otherwise than the plan says: {again.ties.value}."
    elif claim.ties is Ties.SETTLED and not np.array_equal(again.pairs, claim.pairs):
        yield "Among pairings that are as good, the draw by lot takes another one."
    elif found.one_way is not None and claim.ties is Ties.SETTLED:
        beside = solve_one_way(pool, again, None if found.rings is None else found.rings.people)
        if beside is None or not np.array_equal(beside.pairs, found.one_way.pairs):
            yield "Among one-way pairings that are as good, the draw by lot takes another one."


def _is_solved_again(plan: Plan, pool: Pool, verdict: Verdict, evidence: Evidence) -> bool:
    if plan.proof == Proof.SEARCH.value:
        return plan.status == "optimal"
    return verdict.is_best and pool.num_people <= DRAWN_UP_TO and plan.version == evidence.version


def _verdict(
    plan: Plan, pool: Pool, evidence: Evidence, found: _Found, again: Plan | None = None
) -> PlanVerdict:
    proved, extra = found.verdict, extra_weight(plan)
    bound = None if proved is None else proved.bound
    placed = set(placed_ids(plan))
    return PlanVerdict(
        faults=tuple(dict.fromkeys(found.faults)),
        notes=tuple(_conditions(plan, pool, evidence, again)),
        people=pool.num_people,
        placed=len(placed),
        pairs=len(plan.pairs),
        value=0.0 if proved is None else (proved.value - extra) / FULL_WEIGHT,
        bound=None if bound is None else (bound - extra) / FULL_WEIGHT,
        by_search=plan.proof == Proof.SEARCH.value,
        objective=pool.program.objective.value,
        is_best=proved is not None and proved.is_best,
        reaches_most=proved is not None and proved.reaches_most,
    )


def _conditions(plan: Plan, pool: Pool, evidence: Evidence, again: Plan | None) -> Iterator[str]:
    if plan.settled.keep_by is not None:
        kept = f"{len(plan.settled.kept)} pairs of an earlier plan"
        yield f"given that {kept} were to be kept by {plan.settled.keep_by.value}"
    if plan.rings and pool.program.rings is Rings.TOGETHER:
        yield "the pairs are the best of those who are in no ring"
    if plan.ring_proof is not None:
        yield ring_words(plan.ring_proof)
    if any(pair.c is not None for pair in plan.pairs):
        yield "the third person of the trio came after the pairs were proved"
    yield from file_notes((*plan.inputs, *plan.history), (*evidence.inputs, *evidence.history))
    if again is not None:
        yield from plugin_notes(plan, again)
    if again is not None and (number := moved_on(plan, again)):
        yield f"answers came since for {counted(number, 'pair or ring', 'pairs or rings')}"
    if plan.version != evidence.version:
        yield f"the plan was made by version {plan.version}: the draw between equals was not repeated"
    elif pool.num_people > DRAWN_UP_TO:
        yield "the draw between equals was not repeated"


def _in_names(faults: tuple[str, ...], ids: list[str]) -> list[str]:
    """Return the checker's sentences with ids in the place of its numbers."""

    def both(found: re.Match[str]) -> str:
        return f"the pair {ids[int(found[1])]}, {ids[int(found[2])]}"

    def rather(found: re.Match[str]) -> str:
        return f"{ids[int(found[1])]} and {ids[int(found[2])]} would"

    told = [re.sub(r"the pair (\d+), (\d+)", both, fault) for fault in faults]
    told = [re.sub(r"person (\d+)", lambda found: ids[int(found[1])], fault) for fault in told]
    told = [re.sub(r"^(\d+) and (\d+) would", rather, fault) for fault in told]
    return [f"{fault[0].upper()}{fault[1:]}." for fault in told]
