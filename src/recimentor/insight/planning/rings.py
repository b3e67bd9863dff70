"""Rings of three: sought for the people whom pairs leave over, or together with the pairs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recimentor.insight.planning.fixed_rings import rings_by_index, weight_of
from recimentor.insight.planning.settle import settled_problem
from recimentor.insight.planning.solve import NotVouchedForError, was_stopped
from recimentor.matching import Outcome, Problem, Proof, Status, Tier
from recimentor.matching.proof.rings import check_rings
from recimentor.matching.rings import Arcs, RingOutcome, RingProblem, RingSettings, solve_rings
from recimentor.model.plan import Ring, RingGoal, RingProof
from recimentor.model.program import Rings
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Pool
from recimentor.scoring.arcs import arc_table
from recimentor.scoring.rings import Three
from recimentor.scoring.rules.presence import OutRule

#: Up to so many people left over, the end of a run says how many rings would place.
PREVIEW_UP_TO: Final = 300

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RingsFound:
    """Rings of a pool.

    Parameters
    ----------
    order
        *after* or *together*.
    goals
        Names of what was sought, in this order.
    outcome
        What the solver found, in its own numbering.
    rings
        ``(r, 3)`` people by index: each teaches the next, the last the first.
    fixed
        Rings that stood before, with what they weigh.
    """

    order: Rings
    goals: tuple[str, ...]
    outcome: RingOutcome
    rings: IntArray
    fixed: tuple[tuple[Three, int], ...] = ()

    @property
    def weighed(self) -> tuple[tuple[Three, int], ...]:
        """All rings with what they weigh, fixed ones included."""
        weights = self.outcome.ring_weights.tolist()
        rows = zip(self.rings.tolist(), weights, strict=True)
        return (*(((a, b, c), weight) for (a, b, c), weight in rows), *self.fixed)

    @property
    def people(self) -> IntArray:
        """Everybody in a ring, ascending."""
        return np.unique(np.array([one for three, _ in self.weighed for one in three], dtype=np.int64))


@dataclass(frozen=True, slots=True)
class Placed:
    """Pairs and rings of a pool.

    Parameters
    ----------
    pairs
        The best pairing of those who are in no ring, in the pool's indices.
    rings
        The rings; ``None`` where the program allows none.
    """

    pairs: Outcome
    rings: RingsFound | None = None


def place(
    pool: Pool,
    settled: Settled,
    solve_pairs: Callable[[Pool], Outcome],
    *,
    settings: RingSettings | None = None,
) -> Placed:
    """Return the pairs of a pool, and its rings where the program allows any.

    Parameters
    ----------
    pool, settled
        The scored pool, and what was settled before.
    solve_pairs
        Pairs a pool, and has it vouched for.
    settings
        How the rings are sought.

    Raises
    ------
    NotVouchedForError
        If the checker, which shares no code with the solver, finds anything wrong.
    """
    order = pool.program.rings
    if order is Rings.OFF:
        return Placed(solve_pairs(pool))
    fixed = fixed_of(pool, settled)
    pool = without_fixed(pool, settled)
    pairs = solve_pairs(pool)
    if order is Rings.AFTER:
        return Placed(pairs, replace(rings_after(pool, settled, pairs, settings), fixed=fixed))
    problem, locked = together_problem(pool, settled), settled_problem(pool, settled).locked
    limits = settings or RingSettings()
    # The pairs beside the rings are sought after them: half of the time that is left is theirs.
    deadline = None if limits.deadline is None else limits.deadline.sooner(0.5)
    start = free_pairs(pairs, locked)[0]
    outcome = solve_rings(problem, replace(limits, start=start, while_rings_help=True, deadline=deadline))
    if len(outcome.rings):
        others = solve_pairs(beside(pool, _ids(pool, np.unique(outcome.rings))))
        if was_stopped(pool, others):
            outcome = replace(outcome, status=Status.FEASIBLE, proof=Proof.NONE)
        if others.num_placed + outcome.rings.size < pairs.num_placed:
            outcome = without_rings(outcome)
        else:
            pairs = others
    outcome = with_pairs(problem, outcome, *free_pairs(pairs, locked))
    found = RingsFound(order, problem.goals, _vouched(problem, outcome), outcome.rings, fixed)
    return Placed(pairs, found)


def fixed_of(pool: Pool, settled: Settled) -> tuple[tuple[Three, int], ...]:
    """Return the rings that stand before anything is sought, with what they weigh."""
    if pool.program.rings is Rings.OFF:
        return ()
    return tuple((three, weight_of(pool, three)) for three in rings_by_index(pool, settled.rings))


def without_fixed(pool: Pool, settled: Settled) -> Pool:
    """Return the pool with everybody out who is in a ring that stands already."""
    return beside(pool, [one for ring in settled.rings for one in ring])


def rings_after(
    pool: Pool, settled: Settled, pairs: Outcome, settings: RingSettings | None = None
) -> RingsFound:
    """Return the best rings among the people whom a pairing leaves over."""
    left = left_by(pool, np.concatenate((pairs.pairs.ravel(), fixed_people(pool, settled))))
    problem = after_problem(pool, settled, left)
    outcome = _vouched(problem, solve_rings(problem, settings))
    return RingsFound(Rings.AFTER, problem.goals, outcome, left[outcome.rings].reshape(-1, 3))


def more_with_rings(pool: Pool, settled: Settled, pairs: IntArray) -> int:
    """Return how many more people rings would place after ``(p, 2)`` pairs; 0 where too many are left over.

    Cost: bounded by :data:`PREVIEW_UP_TO` people.
    """
    left = left_by(pool, pairs.ravel())
    if not 3 <= len(left) <= PREVIEW_UP_TO:  # noqa: PLR2004 - a ring
        return 0
    problem = replace(after_problem(pool, settled, left), tiers=())
    return int(_vouched(problem, solve_rings(problem, RingSettings(num_nodes=50, exact_up_to=60))).rings.size)


def fixed_people(pool: Pool, settled: Settled) -> IntArray:
    """Return everybody in a ring that stands already, by index."""
    rings = rings_by_index(pool, settled.rings) if pool.program.rings is not Rings.OFF else ()
    return np.array(sorted({one for three in rings for one in three}), dtype=np.int64)


def left_by(pool: Pool, taken: IntArray) -> IntArray:
    """Return the people who are not among those taken, by index, ascending."""
    return np.setdiff1d(np.arange(pool.num_people), taken)


def beside(pool: Pool, in_rings: Collection[str]) -> Pool:
    """Return the pool as its pairs see it, with everybody out who is in a ring."""
    gone = OutRule(pool.people, in_rings)
    return pool if gone.is_idle else replace(pool, rules=(*pool.rules, gone))


def paired_of(pool: Pool, order: Rings, rings: Iterable[Ring], settled: Settled) -> Pool:
    """Return the pool in which the pairs of a plan are the best: with *together*, of those in no ring."""
    if order is Rings.OFF:
        return pool
    if order is Rings.AFTER:
        return without_fixed(pool, settled)
    return beside(pool, [person.id for ring in rings for person in ring.members])


def after_problem(pool: Pool, settled: Settled, left: IntArray) -> RingProblem:
    """Return what the people whom pairs leave over ask of the solver of rings, numbered anew."""
    at = {int(person): k for k, person in enumerate(left)}
    tiers = (
        replace(tier, people=tuple(at[person] for person in tier.people if person in at))
        for tier in settled_problem(pool, settled).tiers
        if tier.people
    )
    return RingProblem(
        _arcs(pool, left), keys=pool.keys[left], tiers=tuple(tier for tier in tiers if tier.people)
    )


def together_problem(pool: Pool, settled: Settled) -> RingProblem:
    """Return what a pool asks of the solver of pairs and rings; people of locked pairs join no ring."""
    problem = settled_problem(pool, settled)
    room = np.ones(pool.num_people, dtype=np.int64) if problem.capacity is None else problem.capacity.copy()
    placed = np.zeros(pool.num_people, dtype=np.bool_)
    for pair in problem.locked:
        room[list(pair)] -= 1
        placed[list(pair)] = True
    rows, cols, weights = _pairs(problem, room)
    return RingProblem(
        _arcs(pool, np.arange(pool.num_people)),
        np.stack((rows, cols), axis=1),
        weights,
        room=room,
        placed=placed,
        keys=pool.keys,
        tiers=tuple(_without_locked(tier, problem) for tier in problem.tiers),
    )


def ring_proof(found: RingsFound) -> RingProof:
    """Return what a plan says of its rings as a whole."""
    outcome = found.outcome
    goals = found_goals(found)
    return RingProof(
        order="after" if found.order is Rings.AFTER else "together",
        status=outcome.status.value,
        proof=outcome.proof.value,
        placed=len(found.people),
        rings=len(found.weighed),
        goals=goals,
        certificate=outcome.certificate.to_json(),
    )


def found_goals(found: RingsFound) -> tuple[RingGoal, ...]:
    """Return what was reached and proved of each goal; the total as a sum of scores."""
    outcome = found.outcome
    return tuple(
        RingGoal(name=name, reached=_told(name, reached), bound=None if bound is None else _told(name, bound))
        for name, reached, bound in zip(found.goals, outcome.counts, outcome.bounds, strict=True)
    )


def _told(name: str, number: int) -> float:
    return number / FULL_WEIGHT if name == "total" else number


def without_rings(outcome: RingOutcome) -> RingOutcome:
    """Return an outcome whose rings are not made, for want of time to pair the others well."""
    return replace(outcome, rings=np.zeros((0, 3), dtype=np.int64), ring_weights=np.zeros(0, dtype=np.int64))


def with_pairs(
    problem: RingProblem, outcome: RingOutcome, pairs: tuple[tuple[int, int], ...], weights: tuple[int, ...]
) -> RingOutcome:
    """Return an outcome with other pairs beside its rings, counted anew."""
    rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    told = replace(outcome, pairs=rows, pair_weights=np.array(weights, dtype=np.int64))
    counts = check_rings(problem, told).counts
    met = all(b is None or b == reached for reached, b in zip(counts, outcome.bounds, strict=True))
    proof = Proof.WITNESS if met and outcome.proof is not Proof.NONE else outcome.proof
    if proof is Proof.WITNESS and not met:
        proof = Proof.SEARCH
    return replace(told, counts=counts, proof=proof)


def _vouched(problem: RingProblem, outcome: RingOutcome) -> RingOutcome:
    if not check_rings(problem, outcome).holds:
        raise NotVouchedForError
    return outcome


def _arcs(pool: Pool, people: IntArray) -> Arcs:
    table = arc_table(pool, people)
    return Arcs(len(people), table.teachers, table.learners, table.worth, table.meetings)


def _pairs(problem: Problem, room: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Return the pairs that are open, with what they weigh: locks are set aside."""
    size, rows, cols, weights = problem.num_people, [], [], []
    locked = {low * size + high for low, high in problem.locked}
    for start in range(0, size, 256):
        block = problem.source.block(start, min(size, start + 256)).astype(np.int64)
        row, col = np.nonzero(block)
        chosen = col > row + start
        rows.append(row[chosen] + start)
        cols.append(col[chosen])
        weights.append(block[row[chosen], col[chosen]])
    nothing = np.zeros(0, dtype=np.int64)
    low, high, weight = (np.concatenate([nothing, *parts]) for parts in (rows, cols, weights))
    is_open = (room[low] > 0) & (room[high] > 0) & ~np.isin(low * size + high, sorted(locked))
    return low[is_open], high[is_open], weight[is_open]


def _without_locked(tier: Tier, problem: Problem) -> Tier:
    locked = set(problem.locked)
    return replace(tier, pairs=tuple(pair for pair in tier.pairs if pair not in locked))


def free_pairs(
    outcome: Outcome, locked: tuple[tuple[int, int], ...]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Return the pairs of a pairing that are not locked, and what each weighs."""
    rows = zip(outcome.pairs.tolist(), outcome.weights.tolist(), strict=True)
    found = [((i, j), weight) for (i, j), weight in rows if (i, j) not in set(locked)]
    return tuple(pair for pair, _ in found), tuple(weight for _, weight in found)


def _ids(pool: Pool, people: IntArray) -> tuple[str, ...]:
    return tuple(pool.people[int(person)].id for person in people)
