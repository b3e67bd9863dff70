"""From a scored pool to a vouched-for pairing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from recimentor.insight.planning.settle import room, settled_problem, without_extra
from recimentor.insight.planning.vouching import vouched
from recimentor.matching import (
    Objective,
    Outcome,
    Problem,
    Progress,
    Settings,
    Tier,
)
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
    time_limit_seconds: float | None = None,
    gap: float | None = None,
) -> Outcome:
    """Pair a pool, and have the pairing vouched for by the checker.

    Parameters
    ----------
    pool
        The scored pool; its program names the objective.
    settled
        What was settled before; nothing by default.
    progress, should_stop, time_limit_seconds
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
        time_limit_seconds=time_limit_seconds,
        gap=_default_gap(pool) if gap is None else gap,
    )
    outcome = vouched(problem, settings)
    return outcome if settled is None else without_extra(outcome, problem.source)


def _default_gap(pool: Pool) -> float:
    return 0.0 if pool.num_people <= EXACT_UP_TO else LARGE_GAP
