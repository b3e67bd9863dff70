"""What a plan claims of its rings, held against the files in the form that the checker of rings takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from recimentor.insight.planning.keep import members
from recimentor.insight.planning.rings import (
    RingsFound,
    after_problem,
    fixed_of,
    fixed_people,
    free_pairs,
    left_by,
    together_problem,
    without_fixed,
)
from recimentor.insight.planning.settle import settled_problem
from recimentor.insight.verifying.claims import NoClaim
from recimentor.matching import Outcome, Proof, Status
from recimentor.matching.proof.rings import check_rings
from recimentor.matching.rings import FULL_WORTH, RingCertificate, RingOutcome, RingProblem
from recimentor.model.counting import counted
from recimentor.model.plan import Plan, Ring, RingProof
from recimentor.model.program import Rings
from recimentor.scoring import FULL_WEIGHT, Pool

#: No pool has a count or a total above this one.
_MOST: Final = 2**62

_Beside = tuple[tuple[tuple[int, int], ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class RingClaim:
    """The rings of a plan as they were found, if they hold; and what is wrong with them."""

    faults: tuple[str, ...]
    found: RingsFound | None = None


def ring_claim(plan: Plan, pool: Pool, pairs: Outcome) -> RingClaim:
    """Check the rings of a plan and their proof.

    Parameters
    ----------
    plan
        The plan.
    pool
        The scored pool of the files, with what the plan says was settled.
    pairs
        Its two-way pairs, in the pool's indices, as the solver weighs them.

    Raises
    ------
    NoClaim
        If what the plan says of its rings cannot be read.
    """
    order, proof = pool.program.rings, plan.ring_proof
    if order is Rings.OFF:
        stray = bool(plan.rings) or proof is not None
        return RingClaim(("The plan holds rings, and the program allows none.",) if stray else ())
    if proof is None or proof.order != order.value:
        return RingClaim((f"The plan does not say how rings were sought {order.value} its pairs.",))
    at = {person.id: place for place, person in enumerate(pool.people)}
    fixed, standing = fixed_of(pool, plan.settled), set(plan.settled.rings)
    open_rings = [ring for ring in plan.rings if members(ring) not in standing]
    shapes = [*_shape_faults(plan.rings, at)]
    if len(open_rings) + len(fixed) != len(plan.rings):
        shapes.append("A ring that was fixed before is not in the plan.")
    if shapes:
        return RingClaim(tuple(shapes))
    problem, people, beside = _asked(plan, without_fixed(pool, plan.settled), pairs, order)
    place = {int(person): number for number, person in enumerate(people)}
    rows = [[at[person.id] for person in ring.members] for ring in open_rings]
    is_paired = any(person not in place for row in rows for person in row)
    if is_paired or tuple(goal.name for goal in proof.goals) != problem.goals:
        return RingClaim(("Somebody is in a pair and in a ring, or other goals were sought.",))
    outcome = _outcome(open_rings, proof, [[place[person] for person in row] for row in rows], beside)
    ids = [pool.people[int(person)].id for person in people]
    faults = [f"Rings: {_in_ids(fault, ids)}." for fault in check_rings(problem, outcome).faults]
    faults += _open_goals(proof, problem, outcome)
    rings = people[outcome.rings].reshape(-1, 3)
    return RingClaim(tuple(faults), RingsFound(order, problem.goals, outcome, rings, fixed))


def ring_words(proof: RingProof) -> str:
    """Return what was checked of the rings, and how far they may be from the best."""
    number = f"{counted(proof.rings, 'ring', 'rings')} of three, checked too"
    people = next((goal for goal in proof.goals if goal.name == "people"), None)
    if people is None or people.bound is None:
        return f"{number}; nothing bounds how many more people others could place"
    if people.bound > people.reached:
        more = round(people.bound - people.reached)
        return f"{number}; the certificate allows {more} more people to be placed by others"
    last = " by a search at the end" if proof.proof == "search" else ""
    return f"{number}: no others place more people{', the best of them found' + last if last else ''}"


def _asked(
    plan: Plan, pool: Pool, pairs: Outcome, order: Rings
) -> tuple[RingProblem, np.ndarray[tuple[int], np.dtype[np.int64]], _Beside]:
    """Return the problem that the rings answer, its people by index, and the pairs made beside them."""
    if order is Rings.TOGETHER:
        locked = settled_problem(pool, plan.settled).locked
        everybody = np.arange(pool.num_people, dtype=np.int64)
        return together_problem(pool, plan.settled), everybody, free_pairs(pairs, locked)
    taken = np.concatenate((pairs.pairs.ravel(), fixed_people(pool, plan.settled)))
    people = left_by(pool, taken)
    return after_problem(pool, plan.settled, people), people, ((), ())


def _shape_faults(rings: tuple[Ring, ...], at: Mapping[str, int]) -> Iterator[str]:
    seen: set[str] = set()
    for number, ring in enumerate(rings, start=1):
        teachers = [step.teacher.id for step in ring.steps]
        learners = [step.learner.id for step in ring.steps]
        if strangers := {*teachers, *learners} - set(at):
            yield f"Ring {number} holds people who are not in the files: {', '.join(sorted(strangers))}."
        if learners != [*teachers[1:], teachers[0]] or len(set(teachers)) != len(teachers):
            yield f"Ring {number} does not close: each learner is the next one's teacher."
        if teachers[0] != min(teachers):
            yield f"Ring {number} does not begin with its smallest id."
        if seen & set(teachers):
            yield f"Somebody of ring {number} is in another ring as well."
        seen |= set(teachers)


def _open_goals(proof: RingProof, problem: RingProblem, outcome: RingOutcome) -> Iterator[str]:
    """Name a bound that was left out: only where no ring is needed may the goals after it have none."""
    needed = problem.goals
    if "rings" in needed and not len(outcome.rings):
        needed = needed[: needed.index("rings") + 1]
    is_open = any(goal.bound is None for goal in proof.goals if goal.name in needed)
    if is_open and proof.status in ("optimal", "empty"):
        yield "The rings are called the best, and not every goal has a bound."


def _outcome(rings: list[Ring], proof: RingProof, rows: list[list[int]], beside: _Beside) -> RingOutcome:
    weights = [_number(ring.score, FULL_WEIGHT) for ring in rings]
    ranked = sorted(zip(rows, weights, strict=True))
    units = [FULL_WORTH if goal.name == "total" else 1 for goal in proof.goals]
    try:
        certificate = RingCertificate.from_json(proof.certificate)
    except ValueError:
        raise NoClaim("The certificate of the rings cannot be read.") from None
    return RingOutcome(
        rings=np.array([row for row, _ in ranked], dtype=np.int64).reshape(-1, 3),
        ring_weights=np.array([weight for _, weight in ranked], dtype=np.int64),
        pairs=np.array(beside[0], dtype=np.int64).reshape(-1, 2),
        pair_weights=np.array(beside[1], dtype=np.int64),
        counts=tuple(_number(goal.reached, unit) for goal, unit in zip(proof.goals, units, strict=True)),
        bounds=tuple(
            None if goal.bound is None else _number(goal.bound, unit)
            for goal, unit in zip(proof.goals, units, strict=True)
        ),
        status=Status(proof.status),
        proof=Proof(proof.proof),
        certificate=certificate,
    )


def _number(told: float, unit: int) -> int:
    number = round(told * unit)
    if abs(number) > _MOST:
        raise NoClaim("The plan holds a number of its rings that cannot be.")
    return number


def _in_ids(fault: str, ids: list[str]) -> str:
    """Return a sentence of the checker with ids in the place of its numbers."""

    def ring(found: re.Match[str]) -> str:
        return f"the ring {', '.join(ids[int(part)] for part in found.groups())}"

    def arrow(found: re.Match[str]) -> str:
        return f"{ids[int(found[1])]} may not teach {ids[int(found[2])]}"

    told = re.sub(r"the ring (\d+), (\d+), (\d+)", ring, fault)
    told = re.sub(r"person (\d+) may not teach (\d+)", arrow, told)
    return re.sub(r"person (\d+)", lambda found: ids[int(found[1])], told)
