"""Check-ins as a part of where a program stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.feedback import replies_to
from recimentor.files.formats import TABLES, format_of_name
from recimentor.model.names import same_text
from recimentor.model.status import Status, Step

if TYPE_CHECKING:
    from recimentor.model.decisions import Decisions
    from recimentor.model.finding import Finding
    from recimentor.model.plan import Plan

_NAMES: Final = ("check-in", "checkin", "check_in", "feedback")


def answers_beside(plan: Path) -> tuple[Path, ...]:
    """Return the files of check-in answers beside a plan: ``check-in-2.csv``, ``feedback.xlsx``."""
    found = (path for path in plan.parent.iterdir() if format_of_name(path) in TABLES and path.is_file())
    return tuple(sorted(path for path in found if same_text(path.name).startswith(_NAMES)))


def with_check_ins(
    status: Status, plan: Plan, decisions: Decisions, answers: Sequence[Path]
) -> tuple[Status, tuple[Finding, ...]]:
    """Return the status with overdue check-ins and pairs that have not met, and what could not be counted.

    Parameters
    ----------
    status
        Where the program stands; its day is the day asked for.
    plan, decisions
        The plan, and what was decided: confirmed pairs alone are asked.
    answers
        Files of answers.
    """
    from recimentor.insight.following.check_ins import overdue
    from recimentor.insight.following.feedback import review
    from recimentor.insight.planning.states import with_states
    from recimentor.model.program import Meetings

    now = with_states(plan, decisions)
    confirmed = now.model_copy(
        update={
            "pairs": tuple(pair for pair in now.pairs if pair.state == "confirmed"),
            "rings": tuple(ring for ring in now.rings if ring.state == "confirmed"),
        }
    )
    read = replies_to(confirmed, [str(path) for path in answers])
    meetings = Meetings.model_validate(plan.program.get("meetings", {}))
    late = overdue(confirmed, meetings, read.replies, status.as_of)
    feedback = review(confirmed, read.replies)
    names = {person_id: str(record.get("name", "")) for person_id, record in plan.people.items()}
    not_met = tuple(tuple(names.get(one, one) for one in ids) for ids in feedback.not_met)
    more = [(Step.CHECK_IN, bool(late)), (Step.CALL, bool(feedback.concerns))]
    due = [step for step, is_due in more if is_due]
    steps = tuple(step for step in status.steps if step is not Step.WAIT or not due)
    return replace(status, overdue=late, not_met=not_met, steps=(*steps, *due)), read.findings
