"""How did it go: answers to the check-in form, joined to the pairs of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.outputs import open_plan
from recimentor.files.formats import TABLES, format_of_name
from recimentor.model.errors import BadInput
from recimentor.model.finding import Finding, has_errors
from recimentor.model.names import same_text
from recimentor.model.status import Status, Step

if TYPE_CHECKING:
    from recimentor.intake.consent.feedback import Replies
    from recimentor.model.decisions import Decisions
    from recimentor.model.feedback import CheckIn, Feedback
    from recimentor.model.plan import Plan


@dataclass(frozen=True, slots=True)
class FeedbackRequest:
    """The plan, and files with answers; ``-`` is standard input."""

    plan: Path
    answers: tuple[str, ...]
    stdin: bytes | None = None


@dataclass(frozen=True, slots=True)
class FeedbackResult:
    """What the answers come to, which check-ins are overdue, and what could not be counted."""

    feedback: Feedback
    overdue: tuple[CheckIn, ...]
    findings: tuple[Finding, ...]


def feedback(request: FeedbackRequest, as_of: date) -> FeedbackResult:
    """Join answers to pairs, and say who needs a call and what worked.

    Raises
    ------
    BadInput
        If the plan or the answers cannot be read.
    InputMissing
        If files are not there.
    """
    from recimentor.insight.following.feedback import overdue, review
    from recimentor.model.program import Meetings

    plan = open_plan(request.plan)
    read = replies_to(plan, request.answers, stdin=request.stdin)
    if has_errors(read.findings):
        raise BadInput(read.findings)
    meetings = Meetings.model_validate(plan.program.get("meetings", {}))
    return FeedbackResult(
        review(plan, read.replies), overdue(plan, meetings, read.replies, as_of), read.findings
    )


def replies_to(plan: Plan, answers: Sequence[str], *, stdin: bytes | None = None) -> Replies:
    """Return the replies of people who have a partner in a plan.

    Raises
    ------
    InputMissing
        If files are not there.
    """
    from recimentor.insight.following.feedback import people_of
    from recimentor.intake.consent.feedback import read_feedback
    from recimentor.intake.people.roll import Named, Roll

    partnered = {person.id: person.name for pair in plan.groups for person in people_of(pair)}
    emails = {person_id: str(plan.people.get(person_id, {}).get("email", "")) for person_id in partnered}
    roll = Roll(Named(person_id, name, emails[person_id]) for person_id, name in partnered.items())
    return read_feedback(answers, roll, stdin=stdin)


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
    from recimentor.insight.following.feedback import overdue, review
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
