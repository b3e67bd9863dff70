"""Does a saved plan hold, and is it as good as it says?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.outputs import open_plan
from recimentor.api.pipeline import Hooks, MatchRequest, ReadRequest, pool_of, prepare

if TYPE_CHECKING:
    from recimentor.model.verdict import PlanVerdict


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What to verify.

    Parameters
    ----------
    plan
        The saved plan.
    reading
        The files that it was made from, read in the same way.
    """

    plan: Path
    reading: ReadRequest


def verify(request: VerifyRequest) -> PlanVerdict:
    """Recompute every score from the files, and check rules, decisions and the proof over every pair.

    Raises
    ------
    BadInput, InputMissing
        If the plan or the files cannot be read, or hold faults.
    """
    from recimentor.insight import pool_after, settle_pool, verify_plan

    plan = open_plan(request.plan)
    reading = prepare(MatchRequest(request.reading, outputs=()), Hooks())
    _, today = pool_of(reading)
    pool = pool_after(reading.people, reading.program, plan.settled, reading.organisation)
    return verify_plan(plan, settle_pool(pool, plan.settled), today)
