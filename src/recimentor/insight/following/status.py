"""Where a program stands: what is unanswered, what is not confirmed, what no longer applies, what is next."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from recimentor.insight.following.asking import Ask, Asking, whom_to_ask
from recimentor.insight.planning.keep import members, plan_pairs
from recimentor.insight.planning.states import with_states
from recimentor.model.counting import counted
from recimentor.model.decisions import Decisions, Ids, ordered
from recimentor.model.finding import Finding, Severity
from recimentor.model.plan import Plan
from recimentor.model.standing import without_forgotten
from recimentor.model.states import Consent, PairState, StateBook
from recimentor.model.status import Open, Status, Step, Unanswered

#: Days without an answer after which somebody is reminded.
PATIENCE_DAYS: Final = 7
_SETTLED: Final = (PairState.CONFIRMED, PairState.ENDED)
_NOBODY: Final = Asking((), (), ())


def status(
    plan: Plan,
    decisions: Decisions,
    findings: Sequence[Finding],
    ask_first: Collection[str],
    as_of: dt.date,
) -> Status:
    """Return where a program stands.

    Parameters
    ----------
    plan
        The plan.
    decisions, findings
        The decisions as they are now, and what is told about them.
    ask_first
        Ids of people who are asked a step ahead.
    as_of
        The day on which it is asked.
    """
    consent = Consent(plan.program.get("consent", Consent.ASK))
    asks = consent is Consent.ASK
    now = with_states(plan, decisions)
    asking = whom_to_ask(plan, decisions, ask_first) if asks else _NOBODY
    unanswered = _unanswered(plan, decisions, asking.before, as_of)
    not_in_plan = tuple(_not_in_plan(plan, decisions))
    faults = [finding for finding in findings if finding.severity is Severity.ERROR]
    states: Counter[str] = Counter(group.state for group in now.groups)
    return Status(
        name=str(plan.program.get("name", "")),
        as_of=as_of,
        asks=asks,
        states=dict(sorted(states.items())),
        open_pairs=tuple(_open_pairs(plan, StateBook(decisions, consent))),
        unanswered=unanswered,
        num_to_ask=len(asking.now),
        num_waiting=len(asking.waiting),
        num_left_over=len(without_forgotten(plan).unmatched),
        num_outdated=_num_outdated(plan, decisions, findings),
        not_in_plan=not_in_plan,
        num_faults=len(faults),
        steps=tuple(_steps(states, asking, unanswered, not_in_plan, faults)),
    )


def _unanswered(
    plan: Plan, decisions: Decisions, silent: Iterable[Ask], as_of: dt.date
) -> tuple[Unanswered, ...]:
    asked = decisions.asked_on()
    found = []
    for ask in silent:
        dates = [asked[ask.person, other].date for other in ask.partners]
        since = max((date for date in dates if date is not None), default=None)
        days = None if since is None else (as_of - since).days
        found.append(Unanswered(ask.person, str(plan.people[ask.person].get("name", "")), since, days))
    return tuple(sorted(found, key=lambda one: (-(one.days or 0), one.id)))


def _open_pairs(plan: Plan, book: StateBook) -> Iterable[Open]:
    for pair in plan.groups:
        ids = members(pair)
        standing = book.of(ids)
        if standing.state not in _SETTLED:
            names = {one: str(plan.people[one].get("name", "")) for one in ids}
            waiting = tuple(names[one] for one in standing.waiting_for)
            yield Open(tuple(names.values()), standing.state.value, waiting)


def _not_in_plan(plan: Plan, decisions: Decisions) -> Iterable[str]:
    """Yield what the plan does not follow yet: a count each, for reasons and names are elsewhere."""
    pairs = _meetings(plan)
    placed = {person for group in plan.groups for person in members(group)}
    ended = {decision.pair for decision in decisions.ended} & pairs
    declined = {
        ordered(answer.person, answer.partner)
        for answer in decisions.last_answers().values()
        if not answer.is_yes
    }
    counts = (
        (len(pairs & declined), "pair was declined", "pairs were declined"),
        (
            len(ended) + sum(group.is_of_forgotten for group in plan.groups),
            "pair has ended",
            "pairs have ended",
        ),
        (len({d.pair for d in decisions.vetoed} & pairs), "pair is vetoed", "pairs are vetoed"),
        (
            len({d.pair for d in decisions.locked if set(d.pair) <= plan.people.keys()} - pairs - declined),
            "locked pair is missing",
            "locked pairs are missing",
        ),
        (len({d.person for d in decisions.out} & placed), "person is out", "people are out"),
    )
    for number, one, many in counts:
        if number:
            yield counted(number, one, many)


def _meetings(plan: Plan) -> set[Ids]:
    """Return the pairs of a plan, and who meets in its rings."""
    return set(plan_pairs(plan)) | {
        ordered(step.teacher.id, step.learner.id) for ring in plan.rings for step in ring.steps
    }


def _num_outdated(plan: Plan, decisions: Decisions, findings: Iterable[Finding]) -> int:
    """Return how many decisions name people who have left, or pairs that are no longer in the plan."""
    pairs = _meetings(plan)
    stale = {ordered(a.person, a.partner) for a in decisions.answers if a.is_yes} - pairs
    gone = [
        1 + len(finding.also)
        for finding in findings
        if finding.code in {"decision-outdated", "decision-unknown-person"}
    ]
    return len(stale) + sum(gone)


def _steps(
    states: Counter[str],
    asking: Asking,
    unanswered: Iterable[Unanswered],
    not_in_plan: Collection[str],
    faults: Collection[Finding],
) -> Iterable[Step]:
    is_overdue = any(one.days is None or one.days >= PATIENCE_DAYS for one in unanswered)
    steps = (
        (Step.MEND, bool(faults)),
        (Step.PAIR_AGAIN, bool(not_in_plan)),
        (Step.INVITE, bool(asking.now)),
        (Step.REMIND, is_overdue),
        (Step.KIT, bool(states[PairState.CONFIRMED])),
    )
    due = [step for step, is_due in steps if is_due]
    yield from due or [Step.WAIT]
