"""How did it go: answers to the check-in form, joined to the pairs of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.outputs import open_plan
from recimentor.model.errors import BadInput
from recimentor.model.finding import Finding, has_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recimentor.intake.consent.feedback import Replies
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
    from recimentor.insight.following.check_ins import overdue
    from recimentor.insight.following.feedback import review
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
