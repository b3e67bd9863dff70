"""Does a saved plan hold, and is it as good as it says? And what did the hard rules see?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor import __version__
from recimentor.api.outputs import open_plan
from recimentor.api.pipeline import Hooks, MatchRequest, pool_of, prepare
from recimentor.api.reading import Reading, ReadRequest
from recimentor.api.writing_up import need_plugins
from recimentor.model.counting import counted
from recimentor.model.forgotten import is_token
from recimentor.model.verdict import Seen

if TYPE_CHECKING:
    from recimentor.insight import RingsFound
    from recimentor.matching import Outcome
    from recimentor.model.history import Round
    from recimentor.model.plan import Plan
    from recimentor.model.settled import Settled
    from recimentor.model.verdict import PlanVerdict
    from recimentor.scoring import Pool


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
    today = pool_of(reading)
    return replace(verify_reading(plan, reading, today), saw=what_rules_saw(reading, today[0]))


def verify_reading(plan: Plan, reading: Reading, today: tuple[Pool, Settled] | None = None) -> PlanVerdict:
    """Check a plan as :func:`verify` does, against files that were read already.

    ``today`` is :func:`~recimentor.api.pipeline.pool_of` of them, where that is at hand.
    """
    from recimentor.api.writing_up import Pairings, write_up
    from recimentor.insight import Evidence, pool_after, settle_pool, verify_plan

    pool, settled_today = pool_of(reading) if today is None else today
    settled = plan.settled
    if settled != settled_today:
        pool = settle_pool(
            pool_after(reading.people, reading.program, settled, reading.organisation), settled
        )
    # Somebody who is out since is left over in the plan for the reason that held then.
    was_out = tuple(decision for decision in reading.decisions.out if decision.person in set(settled.out))
    then = replace(reading, decisions=replace(reading.decisions, out=was_out))

    def remake(two_way: Outcome, one_way: Outcome | None, rings: RingsFound | None) -> Plan:
        return write_up(then, pool, settled, Pairings(two_way, one_way, rings))

    return verify_plan(
        plan,
        pool,
        Evidence(
            settled=settled_today,
            remake=remake,
            decisions=reading.decisions,
            keep=reading.keep,
            inputs=reading.inputs,
            history=reading.history_inputs,
            version=__version__,
        ),
    )


#: Findings about a reference, a field or a file that a hard rule rests on.
_UNRESOLVED: Final = frozenset(
    {
        "ambiguous-person",
        "history-foreign",
        "history-mostly-unknown",
        "history-unsure",
        "line-unknown",
        "manager-cycle",
        "not-in-organisation",
        "not-on-ladder",
        "rule-blank",
        "unknown-person",
    }
)


def what_rules_saw(reading: Reading, pool: Pool | None = None) -> tuple[Seen, ...]:
    """Return what each hard rule in force looked at, which rounds were read, and what was not resolved.

    ``pool`` is the scored pool of what was read, where that is at hand.

    A plan is verified by the code that read it, so a misreading agrees with itself; here a human sees it.
    """
    if pool is None:
        pool, _ = pool_of(reading)
    rules = [Seen(rule.name, rule.saw) for rule in pool.rules]
    here = {person.id for person in reading.people}
    rounds = [Seen("earlier round", _round(one, here)) for one in reading.history.rounds]
    doubts = [
        Seen(finding.code, f"{finding.place}: {finding.message}")
        for finding in reading.findings
        if finding.code in _UNRESOLVED
    ]
    return (*rules, *rounds, *doubts)


def _round(one: Round, here: set[str]) -> str:
    """Return what was read of a round, and by name whom of it nobody in this pool is."""
    text = f"{one.name}: {counted(len(one.pairs), 'pair')} of {counted(len(one.people), 'person', 'people')}"
    gone = sorted(known.name or key for key, known in one.people.items() if key not in here)
    gone = [name for name in gone if not is_token(name)]
    return f"{text}; not in this pool: {', '.join(gone)}" if gone else text
