"""From a scored pool to a vouched-for pairing, and one-way pairs among those whom it leaves over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recimentor.insight.planning.settle import room, settled_problem, without_extra
from recimentor.matching import (
    Objective,
    Outcome,
    Problem,
    Progress,
    Settings,
    Status,
    Tier,
    WeightSource,
    WeightsTooLarge,
    check,
    solve,
)
from recimentor.matching.deadline import Deadline
from recimentor.model.errors import BadRequest
from recimentor.model.program import Reciprocity
from recimentor.model.settled import Settled
from recimentor.scoring import Pool

CHOICES = "choices"

#: Up to this many people the total is proved to be the best, unless asked otherwise.
EXACT_UP_TO = 5_000
#: Beyond, it is proved to be within this share of the best.
LARGE_GAP = 1e-5


def problem_of(pool: Pool) -> Problem:
    """Return what a pool asks of the solver."""
    choices = pool.mutual_choices()
    return Problem(
        source=pool,
        capacity=room(pool),
        side=None if pool.side is None else pool.side.astype(np.int64),
        keys=pool.keys,
        tiers=(Tier(CHOICES, pairs=choices),) if choices else (),
    )


def solve_pool(
    pool: Pool,
    *,
    settled: Settled | None = None,
    progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
    deadline: Deadline | None = None,
    gap: float | None = None,
) -> Outcome:
    """Pair a pool, and have the pairing vouched for by the checker.

    Parameters
    ----------
    pool
        The scored pool; its program names the objective.
    settled
        What was settled before; nothing by default.
    progress, should_stop, deadline
        See :class:`recimentor.matching.Settings`.
    gap
        How far below the best the total may be, as a share of it; by default 0 up to :data:`EXACT_UP_TO`
        people, and :data:`LARGE_GAP` beyond.

    Returns
    -------
    Outcome
        The pairing with its certificate.

    Raises
    ------
    NotVouchedForError
        If the checker, which shares no code with the solver, finds anything wrong.
    """
    problem = problem_of(pool) if settled is None else settled_problem(pool, settled)
    settings = Settings(
        objective=Objective(pool.program.objective.value),
        progress=progress,
        should_stop=should_stop,
        deadline=deadline,
        gap=_default_gap(pool) if gap is None else gap,
    )
    outcome = vouched(problem, settings)
    return outcome if settled is None else without_extra(outcome, problem.source)


def was_stopped(pool: Pool, outcome: Outcome) -> bool:
    """Return whether a run was out of time; of a stable pairing nothing is proved at any time."""
    objective = Objective(pool.program.objective.value)
    return outcome.status is Status.FEASIBLE and objective is not Objective.STABLE


def _default_gap(pool: Pool) -> float:
    return 0.0 if pool.num_people <= EXACT_UP_TO else LARGE_GAP


class NotVouchedForError(AssertionError):
    """The checker does not accept what the solver returned: a fault of the program, never of the input."""


def vouched(problem: Problem, settings: Settings) -> Outcome:
    """Solve a problem, and have the outcome vouched for.

    Raises
    ------
    NotVouchedForError
        If the checker, which shares no code with the solver, finds anything wrong.
    BadRequest
        If the pool asks for so much before the total that whole numbers cannot hold it.
    """
    try:
        outcome = solve(problem, settings)
    except WeightsTooLarge:
        raise BadRequest(
            "this pool is too large for all that comes before the total score; "
            "`choices: points`, or a `--keep-by trade`, asks for less"
        ) from None
    if not check(problem, outcome, settings.objective, threads=settings.threads).holds:
        raise NotVouchedForError
    return outcome


@dataclass(frozen=True, slots=True)
class Among:
    """The weights of some people of a larger source, in a numbering of their own.

    Parameters
    ----------
    source
        The weights of everybody.
    people
        ``(m,)`` indices of the some, ascending.
    """

    source: WeightSource
    people: NDArray[np.int64]

    @property
    def num_people(self) -> int:
        """Number of people, ``m``."""
        return len(self.people)

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return the weights of people ``start`` to ``stop`` with all of them, ``(stop - start, m)``."""
        rows = [self.source.block(int(i), int(i) + 1)[0, self.people] for i in self.people[start:stop]]
        return np.array(rows, dtype=np.int64).reshape(stop - start, len(self.people))


def solve_one_way(pool: Pool, two_way: Outcome, in_rings: NDArray[np.int64] | None = None) -> Outcome | None:
    """Pair the people left over one-way: as many as possible, then by half of what the one side gains.

    Parameters
    ----------
    pool
        The scored pool.
    two_way
        Its two-way pairing, which stays as it is.
    in_rings
        People in rings, by index, if any: they stay there.

    Returns
    -------
    Outcome or None
        In the pool's indices; ``None`` where the program asks for two-way pairs alone. The certificate speaks
        of the people left over, numbered by id.
    """
    if pool.program.reciprocity is not Reciprocity.PREFERRED:
        return None
    taken = two_way.pairs.ravel() if in_rings is None else np.concatenate((two_way.pairs.ravel(), in_rings))
    people, problem = one_way_problem(pool, taken)
    outcome = vouched(problem, Settings())
    return replace(outcome, pairs=people[outcome.pairs].reshape(-1, 2))


def one_way_problem(pool: Pool, taken: NDArray[np.int64]) -> tuple[NDArray[np.int64], Problem]:
    """Return who is in no two-way pair and no ring, ascending, and what they ask of the solver."""
    people = np.setdiff1d(np.arange(pool.num_people), taken.ravel())
    side = None if pool.side is None else pool.side[people].astype(np.int64)
    return people, Problem(source=Among(pool.one_way(), people), side=side, keys=pool.keys[people])
