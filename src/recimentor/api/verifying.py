"""Does a saved plan hold, and is it as good as it says?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor import __version__
from recimentor.api.outputs import open_plan
from recimentor.api.pipeline import Hooks, MatchRequest, pool_of, prepare
from recimentor.api.plugged import need_plugins
from recimentor.api.reading import Reading, ReadRequest
from recimentor.api.seeing import what_rules_saw

if TYPE_CHECKING:
    from recimentor.insight import RingsFound
    from recimentor.matching import Outcome
    from recimentor.model.plan import Plan
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
    """Check rules, decisions and the proof over every pair; make the plan anew from the files and compare it.

    Raises
    ------
    BadRequest
        If a plug-in that the plan was made with is not installed.
    BadInput, InputMissing
        If the plan or the files cannot be read, or hold faults.
    """
    plan = open_plan(request.plan)
    need_plugins(plan)
    reading = prepare(MatchRequest(request.reading, outputs=()), Hooks())
    return replace(verify_reading(plan, reading), saw=what_rules_saw(reading))


def verify_reading(plan: Plan, reading: Reading) -> PlanVerdict:
    """Check a plan as :func:`verify` does, against files that were read already."""
    from recimentor.api.writing_up import Pairings, write_up
    from recimentor.insight import Evidence, pool_after, settle_pool, verify_plan

    _, today = pool_of(reading)
    settled = plan.settled
    pool = settle_pool(pool_after(reading.people, reading.program, settled, reading.organisation), settled)
    # Somebody who is out since is left over in the plan for the reason that held then.
    was_out = tuple(decision for decision in reading.decisions.out if decision.person in set(settled.out))
    then = replace(reading, decisions=replace(reading.decisions, out=was_out))

    def remake(two_way: Outcome, one_way: Outcome | None, rings: RingsFound | None) -> Plan:
        return write_up(then, pool, settled, Pairings(two_way, one_way, rings))

    return verify_plan(
        plan,
        pool,
        Evidence(
            settled=today,
            remake=remake,
            decisions=reading.decisions,
            keep=reading.keep,
            inputs=reading.inputs,
            history=reading.history_inputs,
            version=__version__,
        ),
    )
