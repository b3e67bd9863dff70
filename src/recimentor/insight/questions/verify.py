"""Does a plan hold? What it says is counted anew from the files, its proof checked over every pair.

Nothing here solves: the pairs are the plan's, the scores and rules are the files', the proof is the plan's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

import numpy as np

from recimentor.insight.planning.one_way import one_way_problem
from recimentor.insight.planning.pairs import plan_pairs, with_third
from recimentor.insight.planning.settle import extra_of, paid_pairs, settled_problem, without_extra
from recimentor.insight.planning.trio import find_trio
from recimentor.matching import (
    Certificate,
    Objective,
    Outcome,
    Proof,
    Status,
    Ties,
    Verdict,
    check,
)
from recimentor.model.participant import people_digest, to_record
from recimentor.model.plan import Pair, Plan
from recimentor.model.settled import Settled
from recimentor.model.verdict import PlanVerdict
from recimentor.scoring import FULL_WEIGHT, Pool

#: What a pair says of itself that follows from the files.
_FOLLOWS: Final = (
    "rank",
    "a",
    "b",
    "c",
    "kind",
    "score",
    "gain",
    "points",
    "standing",
    "teaches",
    "reason",
    "requests",
    "served",
    "alternatives",
    "slot",
    "cautions",
)
_PEOPLE_NAMED: Final = 10


def verify_plan(plan: Plan, pool: Pool, today: Settled) -> PlanVerdict:
    """Check a plan against the people and the program that were read from its files.

    Parameters
    ----------
    plan
        The plan.
    pool
        The scored pool of the files, after ``insight.planning.settle.settle_pool`` with what the plan
        says was settled.
    today
        What decisions and history come to now.

    Returns
    -------
    PlanVerdict
        Cost: one pass over all pairs for each inequality of the proof.
    """
    faults = [*_input_faults(plan, pool), *_settled_faults(plan, today)]
    at = {person.id: k for k, person in enumerate(pool.people)}
    strangers = sorted({person for pair in plan.pairs for person in _ids(pair) if person not in at})
    if strangers:
        faults.append(f"The plan pairs people who are not in the files: {_listed(strangers)}.")
        return _verdict(plan, pool, faults, None)
    two_way = [pair for pair in plan.pairs if pair.kind == "two-way"]
    outcome = _outcome(plan, two_way, at)
    problem = settled_problem(pool, plan.settled)
    found = check(problem, outcome, Objective(plan.objective.name))
    faults += _in_names(found.faults, [person.id for person in pool.people])
    if not found.faults:
        faults += _pair_faults(plan, pool, without_extra(outcome, problem.source), at)
    faults += _left_over_faults(plan, pool)
    return _verdict(plan, pool, faults, found)


def _verdict(plan: Plan, pool: Pool, faults: list[str], found: Verdict | None) -> PlanVerdict:
    bound = plan.objective.bound if found is None or found.bound is None else found.bound / FULL_WEIGHT
    placed = {person for pair in plan.pairs for person in _ids(pair)}
    return PlanVerdict(
        faults=tuple(dict.fromkeys(faults)),
        notes=tuple(_conditions(plan)),
        people=pool.num_people,
        placed=len(placed),
        pairs=len(plan.pairs),
        value=0.0 if found is None else (found.value - _extra(plan)) / FULL_WEIGHT,
        bound=None if found is None or bound is None else bound - _extra(plan) / FULL_WEIGHT,
        by_search=plan.proof == "search",
    )


def _input_faults(plan: Plan, pool: Pool) -> Iterator[str]:
    """Name what of the files is not what the plan was made from."""
    records = {person.id: to_record(person) for person in pool.people}
    if records != plan.people:
        changed = [key for key in {*records, *plan.people} if records.get(key) != plan.people.get(key)]
        yield f"The people are not those that the plan was made from: {_listed(sorted(changed))}."
    elif people_digest(pool.people) != plan.people_digest:
        yield "The digest of the people is not what it says."
    program = pool.program.model_dump(mode="json", by_alias=True)
    if program != plan.program:
        names = [key for key in {*program, *plan.program} if program.get(key) != plan.program.get(key)]
        yield f"The settings are not those that the plan was made under: {_listed(sorted(names))}."


def _settled_faults(plan: Plan, today: Settled) -> Iterator[str]:
    """Name decisions that the plan breaks, and conditions of the plan that are no longer there.

    A decision that came later and that the plan keeps does no harm: it takes other pairings away.
    """
    before = plan.settled
    pairs = {(pair.a.id, pair.b.id) for pair in plan.pairs}
    placed = {person for pair in plan.pairs for person in _ids(pair)}
    for name in ("locked", "vetoed", "out", "apart"):
        gone = set(getattr(before, name)) - set(getattr(today, name))
        if gone and not (name == "locked" and before.keep_by):
            yield f"The plan was made with {len(gone)} {name} that today's decisions and history do not hold."
    for name in ("first", "repeated", "picks"):
        if getattr(before, name) != getattr(today, name):
            yield f"The plan was made with another list of {name} than today's decisions and history hold."
    if missing := set(today.locked) - pairs:
        yield f"{len(missing)} locked pairs are not in the plan."
    if broken := (set(today.vetoed) | set(today.apart)) & pairs:
        yield f"{len(broken)} pairs of the plan are vetoed, or partners of an earlier round."
    if away := set(today.out) & placed:
        yield f"The plan pairs people who are out: {_listed(sorted(away))}."


def _outcome(plan: Plan, pairs: list[Pair], at: Mapping[str, int]) -> Outcome:
    """Return what the plan claims, as the checker takes it."""
    goal, extra = plan.objective, extra_of(plan.settled)
    paid = paid_pairs(plan.settled)
    rows = sorted(
        (at[pair.a.id], at[pair.b.id], _weight(pair.score) + extra * ((pair.a.id, pair.b.id) in paid))
        for pair in pairs
    )
    surplus = _extra(plan)
    value = _weight(goal.value) + surplus
    bound = None if goal.bound is None else _weight(goal.bound) + surplus
    return Outcome(
        pairs=np.array([row[:2] for row in rows], dtype=np.int64).reshape(-1, 2),
        weights=np.array([row[2] for row in rows], dtype=np.int64),
        num_placed=goal.placed,
        pairs_bound=goal.pairs_bound,
        placed_bound=goal.placed_bound,
        value=value,
        bound=bound,
        gap=goal.gap if not surplus or bound is None else (bound - value) / bound,
        status=Status(plan.status),
        proof=Proof(plan.proof),
        ties=Ties(plan.ties),
        tiers=tuple(goal.tiers.values()),
        certificate=_certificate(plan.certificate),
    )


def _certificate(data: Mapping[str, object]) -> Certificate:
    try:
        return Certificate.from_json(dict(data))
    except ValueError:
        return Certificate()


def _pair_faults(plan: Plan, pool: Pool, outcome: Outcome, at: Mapping[str, int]) -> Iterator[str]:
    """Name every pair that says something else of itself than the files do."""
    one_way = [pair for pair in plan.pairs if pair.kind == "one-way"]
    taken = {at[person] for pair in one_way for person in _ids(pair)}
    expected = with_third(pool, plan_pairs(pool, outcome), find_trio(pool, outcome, taken))
    if one_way or plan.one_way is not None:
        faults, pairs = _one_way(plan, one_way, pool, outcome, at, after=len(expected))
        yield from faults
        expected += pairs
    known = {(pair.a.id, pair.b.id): pair for pair in expected}
    for pair in plan.pairs:
        other = known.get((pair.a.id, pair.b.id))
        if other is None:
            continue
        for name in _FOLLOWS:
            if getattr(pair, name) != getattr(other, name):
                yield f"The {name} of the pair {pair.a.id}, {pair.b.id} does not follow from the files."


def _one_way(
    plan: Plan, pairs: list[Pair], pool: Pool, two_way: Outcome, at: Mapping[str, int], *, after: int
) -> tuple[list[str], tuple[Pair, ...]]:
    """Check the one-way pairs and their proof over the people whom the two-way pairs leave over."""
    people, problem = one_way_problem(pool, two_way.pairs)
    place = {int(person): k for k, person in enumerate(people)}
    rows = sorted((at[pair.a.id], at[pair.b.id], _weight(pair.score)) for pair in pairs)
    claims = plan.one_way
    if claims is None or any(i not in place or j not in place for i, j, _ in rows):
        return ["The one-way pairs hold people who are in a two-way pair, or are not accounted for."], ()
    outcome = Outcome(
        pairs=np.array([(place[i], place[j]) for i, j, _ in rows], dtype=np.int64).reshape(-1, 2),
        weights=np.array([weight for _, _, weight in rows], dtype=np.int64),
        num_placed=claims.placed,
        pairs_bound=claims.pairs_bound,
        placed_bound=None,
        value=_weight(claims.value),
        bound=None if claims.bound is None else _weight(claims.bound),
        gap=claims.gap,
        status=Status(claims.status),
        proof=Proof.WITNESS,
        ties=Ties.SETTLED,
        certificate=_certificate(claims.certificate),
    )
    ids = [pool.people[int(person)].id for person in people]
    faults = _in_names(check(problem, outcome, Objective.COVERAGE).faults, ids)
    told = [f"One-way pairs: {fault}" for fault in faults]
    placed = replace(outcome, pairs=people[outcome.pairs].reshape(-1, 2))
    return told, () if told else plan_pairs(pool.one_way(), placed, after=after)


def _left_over_faults(plan: Plan, pool: Pool) -> Iterator[str]:
    placed = {person for pair in plan.pairs for person in _ids(pair)}
    aside = {left.id for left in plan.unmatched if any(note.code == "set-aside" for note in left.reasons)}
    expected = {person.id for person in pool.people} - placed
    listed = [left.id for left in plan.unmatched if left.id not in aside]
    if set(listed) != expected or len(listed) != len(expected):
        yield "The people left over are not those without a partner."
    if plan.objective.people != pool.num_people:
        yield f"The pool has {pool.num_people} people, not {plan.objective.people}."
    if plan.objective.pairs != sum(pair.kind == "two-way" for pair in plan.pairs):
        yield "The number of pairs is not what the plan says."


def _conditions(plan: Plan) -> Iterator[str]:
    if plan.settled.keep_by is not None:
        yield f"given that {len(plan.settled.kept)} pairs of an earlier plan were to be kept"
    if any(pair.c is not None for pair in plan.pairs):
        yield "the third person of the trio came after the pairs were proved"


def _extra(plan: Plan) -> int:
    """Return what kept pairs were worth more, in all, under `trade`."""
    paid = paid_pairs(plan.settled)
    two_way = [(pair.a.id, pair.b.id) for pair in plan.pairs if pair.kind == "two-way"]
    return extra_of(plan.settled) * sum(pair in paid for pair in two_way)


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


def _ids(pair: Pair) -> tuple[str, ...]:
    return tuple(person.id for person in (pair.a, pair.b, pair.c) if person is not None)


def _weight(score: float) -> int:
    return round(score * FULL_WEIGHT)


def _listed(names: list[str]) -> str:
    more = len(names) - _PEOPLE_NAMED
    return ", ".join(names[:_PEOPLE_NAMED]) + (f" and {more} more" if more > 0 else "")
