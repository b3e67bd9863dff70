"""Replies to invitations, joined to a plan and written down as decisions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.decisions import (
    confirmed_only,
    date_text,
    decisions_beside,
    plan_decisions,
    stated,
    write_decision,
)
from recimentor.api.outputs import open_plan
from recimentor.model.commands import pair_again
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import Finding, has_errors, sorted_findings
from recimentor.model.states import Consent

if TYPE_CHECKING:
    from recimentor.intake.consent.answers import Replies
    from recimentor.intake.people.roll import Roll
    from recimentor.model.decisions import Answer, Decisions
    from recimentor.model.plan import Plan


@dataclass(frozen=True, slots=True)
class AnswersRequest:
    """Which replies to read, about which plan.

    Parameters
    ----------
    plan
        The plan that people were asked about.
    sources
        Files of replies; ``-`` is standard input.
    yes, no
        People who said so in another way: ids or names.
    decisions
        The file to write; by default ``decisions.yaml`` beside the plan.
    date
        The day to write beside replies that bring none of their own.
    stdin
        What standard input held, where a source is ``-``.
    took
        Told whom a near name in ``yes`` or ``no`` was taken for; ``None``: nothing near counts.
    """

    plan: Path
    sources: tuple[str, ...] = ()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    decisions: Path | None = None
    date: dt.date | None = None
    stdin: bytes | None = None
    took: Callable[[str, str], None] | None = None


@dataclass(frozen=True, slots=True)
class AnswersResult:
    """What came of the replies.

    Parameters
    ----------
    path
        The file of decisions.
    num_new
        Replies that were not written down before.
    num_yes, num_no, num_picks
        Of those.
    states
        How many pairs of the plan are in each state now.
    findings
        Replies that are not counted, and why.
    pair_again
        The command that pairs those again whom a refusal left over.
    """

    path: Path
    num_new: int
    num_yes: int
    num_no: int
    num_picks: int
    states: Mapping[str, int]
    findings: tuple[Finding, ...]
    pair_again: str


def answers(request: AnswersRequest) -> AnswersResult:
    """Read replies and write those that are new into the file of decisions.

    Raises
    ------
    InputMissing, BadInput
        If files are not there or cannot be read; nothing is written.
    BadRequest
        If somebody named by an option is not in the plan.
    CannotWrite
        If the file of decisions cannot be written.
    """
    from recimentor.intake.consent.answers import read_answers
    from recimentor.intake.people.roll import roll_of_records

    plan = open_plan(request.plan)
    path = decisions_beside(request.plan, request.decisions)
    _, known, doubts = stated(plan, path)
    roll, partners = roll_of_records(plan.people), _partners(plan)
    replies = read_answers(request.sources, roll, partners, stdin=request.stdin)
    findings = sorted_findings([*doubts, *replies.findings])
    if has_errors(findings):
        raise BadInput(findings)
    fresh = _fresh(replies, _spoken(request, roll.taking(request.took), partners), known)
    entries: list[tuple[str, Mapping[str, str | Sequence[str]]]] = [
        *(("answers", _answer_entry(answer, request.date)) for answer in fresh),
        *_pick_entries(replies, known, request.date),
    ]
    if entries:
        write_decision(path, entries)
    now, _, _ = stated(plan, path)
    return AnswersResult(
        path=path,
        num_new=len(entries),
        num_yes=sum(answer.is_yes for answer in fresh),
        num_no=sum(not answer.is_yes for answer in fresh),
        num_picks=len(entries) - len(fresh),
        states=Counter(group.state for group in now.groups),
        findings=findings,
        pair_again=pair_again(plan, str(request.plan), path),
    )


def _partners(plan: Plan) -> dict[str, tuple[str, ...]]:
    from recimentor.insight.planning.keep import members

    partners: dict[str, list[str]] = {}
    for group in plan.groups:
        ids = members(group)
        for person in ids:
            partners.setdefault(person, []).extend(other for other in ids if other != person)
    return {person: tuple(theirs) for person, theirs in partners.items()}


def _spoken(request: AnswersRequest, roll: Roll, partners: Mapping[str, Sequence[str]]) -> list[Answer]:
    """Return the answers that options state."""
    from recimentor.model.decisions import Answer

    found = []
    for names, is_yes in ((request.yes, True), (request.no, False)):
        for name in names:
            people = roll.find(name)
            if len(people) != 1 or people[0] not in partners:
                if len(people) == 1:
                    raise BadRequest(f'"{name}" has no partner in the plan')
                candidates = roll.candidates(name)
                hint = f"; did you mean {candidates}?" if candidates else ""
                raise BadRequest(f'"{name}" is not one person of the plan{hint}')
            found += [Answer(people[0], partner, is_yes) for partner in partners[people[0]]]
    both = {answer.person for answer in found if answer.is_yes} & {
        answer.person for answer in found if not answer.is_yes
    }
    if both:
        raise BadRequest(f"{', '.join(sorted(both))} cannot say both yes and no")
    return found


def _fresh(replies: Replies, spoken: Sequence[Answer], known: Decisions) -> list[Answer]:
    """Return the answers that say something that is not written down as the last word already."""
    last = {key: answer.is_yes for key, answer in known.last_answers().items()}
    return [
        answer
        for answer in (*replies.answers, *spoken)
        if last.get((answer.person, answer.partner)) is not answer.is_yes
    ]


def _answer_entry(answer: Answer, date: dt.date | None) -> dict[str, str]:
    return {
        "person": answer.person,
        "partner": answer.partner,
        "answer": "yes" if answer.is_yes else "no",
        "why": " ".join(answer.why.split()),
        "date": date_text(answer.date or date),
    }


def _pick_entries(
    replies: Replies, known: Decisions, date: dt.date | None
) -> list[tuple[str, dict[str, str | tuple[str, ...]]]]:
    last = {person: picks.partners for person, picks in known.last_picks().items()}
    return [
        ("picks", {"person": picks.person, "partners": picks.partners, "date": date_text(date)})
        for picks in replies.picks
        if picks.partners and last.get(picks.person) != picks.partners
    ]


def agreed_only(plan: Plan, decisions: Path, program: Path | None) -> tuple[Plan, int]:
    """Return a plan with the pairs alone that were agreed to, and how many others it had.

    Parameters
    ----------
    plan
        The saved plan. What it says of its pairs' states counts for nothing: it may be old, or edited.
    decisions
        The file of decisions.
    program
        The program file, ``None`` where there is none: it alone says that nobody is asked.

    Raises
    ------
    BadRequest
        If the plan has pairs, and none of them is confirmed by the decisions; or if it says that nobody is
        asked, and the program file does not.
    BadInput, InputMissing
        If a file holds faults, or is not there.
    """
    from recimentor.insight.planning.states import with_states

    if plan.program.get("consent") == Consent.NONE:
        _hold_to_program(program)
    read = plan_decisions(plan, decisions)
    if has_errors(read.findings):
        raise BadInput(read.findings)
    if not read.paths and any(group.accepted_by for group in plan.groups):
        raise BadRequest(
            f"the plan says that people said yes, and {decisions} is not there to confirm it: "
            "name the decisions with --decisions"
        )
    return confirmed_only(with_states(plan, read.decisions))


def _hold_to_program(path: Path | None) -> None:
    """Refuse a plan that asks nobody where the program file does not say so."""
    from recimentor.intake import read_program

    if path is not None:
        read = read_program(path)
        if has_errors(read.findings):
            raise BadInput(read.findings)
        if read.program.consent is Consent.NONE:
            return
    doubt = "there is no program file beside it" if path is None else f"{path} does not say so"
    raise BadRequest(
        f"the plan says that nobody is asked (consent: none), and {doubt}: "
        "name the program file with --program"
    )
