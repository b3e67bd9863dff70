"""What the desk's page shows, as plain data: made from the same views and words as every other output."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from recimentor.model.finding import Severity
from recimentor.model.reading import EVERYBODY
from recimentor.report import (
    Screen,
    check_text,
    comparison_text,
    explanation_data,
    for_audience,
    help_text,
    helps_record,
    page_data,
    proposal_record,
    rings_data,
    status_text,
)
from recimentor.report.safe import one_line

if TYPE_CHECKING:
    from recimentor.desk.session import Now, Session
    from recimentor.model.decisions import Decisions
    from recimentor.model.explanation import Explanation
    from recimentor.model.plan import Pair, Plan, Ring
    from recimentor.model.program import Program

#: Headings of decisions that the desk lists, and the word of each.
_LISTED: Final = {
    "locked": "locked",
    "vetoed": "not this pair",
    "ended": "ended",
    "out": "left out",
    "first": "placed first",
}


#: The states of the board, in the order in which a pair goes through them.
_STATES: Final = ("proposed", "accepted", "confirmed", "declined", "ended")


def state(session: Session, now: Now) -> dict[str, Any]:
    """Return everything that the page shows of how the desk stands."""
    plan = now.plan
    view = for_audience(plan)
    undo, redo = session.steps
    return {
        "revision": now.revision,
        "message": now.message,
        "title": view.title,
        "headline": view.headline,
        "proof": view.proof,
        "notes": view.notes,
        "counts": _counts(plan),
        "before": _counts(now.before),
        "page": page_data(view),
        "rings": rings_data(view),
        "changed": _changed(now.before, plan),
        "leftOver": [
            {
                "id": left.person.id,
                "name": left.person.shown,
                "where": left.person.department,
                "why": left.reason,
            }
            for left in view.left_over
        ],
        "people": [{"id": each.id, "name": each.shown, "where": each.department} for each in view.everybody],
        "decisions": _decisions(now.reading.decisions, session),
        "levers": _levers(now.reading.program),
        "settings": session.settings,
        "undo": undo,
        "redo": redo,
        "saved": _is_saved(session, plan),
        "planFile": session.plan_path.name,
        "decisionsFile": session.decisions_path.name,
    }


def price(explanation: Explanation) -> dict[str, Any]:
    """Return what the page tells of two people before anything is decided."""
    return explanation_data(explanation)


def preview(before: Plan, after: Plan) -> dict[str, Any]:
    """Return what a decision would do: counts before and after, pairs that would go and that would come."""
    pairs = (*before.pairs, *after.pairs)
    names = {person.id: person.name or person.id for pair in pairs for person in (pair.a, pair.b)}

    def named(pairs: list[list[str]]) -> list[str]:
        return [" and ".join(one_line(names[person]) for person in pair) for pair in pairs]

    return {
        "before": _counts(before),
        "after": _counts(after),
        "gone": named(_changed(after, before)),
        "new": named(_changed(before, after)),
    }


def comparison(session: Session, now: Now) -> str:
    """Return what changed from the plan on disk, in words."""
    from recimentor import api

    saved = session.plan_on_disk()
    if saved is None:
        return f"No plan is saved as {session.plan_path.name} yet."
    return comparison_text(api.compare(saved, now.plan), Screen())


def board(session: Session, today: dt.date) -> dict[str, Any]:
    """Return where the program stands: pairs by their state, who has not answered, what is next."""
    from recimentor import api

    now = session.look()
    columns: dict[str, list[str]] = {state: [] for state in _STATES}
    for pair in now.plan.pairs:
        people = [pair.a, pair.b, *([pair.c] if pair.c else [])]
        columns.setdefault(pair.state, []).append(
            " and ".join(one_line(each.name or each.id) for each in people)
        )
    if session.plan_on_disk() is None:
        return {"columns": columns, "text": "Nobody can be asked before the plan is saved."}
    folder = session.plan_path.parent
    standing = api.stand(folder, today, session.plan_path, session.decisions_path)
    return {"columns": columns, "text": status_text(standing.status, standing.commands, Screen())}


def findings(now: Now) -> dict[str, Any]:
    """Return what reading the sources found, most urgent first."""
    order = {severity: place for place, severity in enumerate(Severity)}
    listed = sorted(now.reading.findings, key=lambda each: order[each.severity])
    return {
        "summary": check_text(now.reading.summary, now.reading.findings, Screen()).partition("\n")[0],
        "findings": [
            {
                "severity": str(each.severity),
                "code": each.code,
                "place": one_line(str(each.place)),
                "message": one_line(each.message),
                "fix": one_line(each.fix),
            }
            for each in listed
        ],
    }


def helps(session: Session) -> dict[str, Any]:
    """Return what would help people left over, in the words that `match` ends with."""
    found = session.helps()
    words = [help_text([each], Screen(), session.sources).splitlines()[2:] for each in found]
    records = helps_record(found)
    return {"helps": [{**record, "words": [*lines]} for record, lines in zip(records, words, strict=True)]}


def wordings(session: Session) -> dict[str, Any]:
    """Return which names of skills may mean one, those that most people's pairs rest on first."""
    resting: dict[frozenset[str], int] = {}
    for each in session.helps():
        resting |= {proposal.pair: people for proposal, people in each.proposals}
    proposals = sorted(session.proposals(), key=lambda each: -resting.get(each.pair, 0))
    return {
        "file": session.map_path.name,
        "wordings": [
            {**proposal_record(each), "credit": each.credit, "placed": resting.get(each.pair, 0)}
            for each in proposals
        ],
    }


def doubts(session: Session) -> dict[str, Any]:
    """Return cells and values in doubt, each with a proposal and the reason."""
    return {
        "doubts": [
            {
                "who": line.who,
                "name": "everybody" if line.who == EVERYBODY else session.name_of(line.who),
                "field": line.field,
                "now": line.now,
                "value": line.value,
                "why": line.why,
                "where": line.where,
            }
            for line in session.doubts()
        ]
    }


def _counts(plan: Plan) -> dict[str, float | int]:
    return {
        "people": plan.objective.people,
        "pairs": len(plan.pairs),
        "rings": len(plan.rings),
        "placed": 3 * len(plan.rings) + sum(3 if pair.c else 2 for pair in plan.pairs),
        "leftOver": len(plan.unmatched),
        "total": round((_total(plan.pairs) + _total(plan.rings)) * 100, 4),
    }


def _total(groups: Sequence[Pair] | Sequence[Ring]) -> float:
    return sum(group.score for group in groups)


def _changed(before: Plan, after: Plan) -> list[list[str]]:
    """Return the pairs of a plan that an earlier one does not hold."""
    old = {(pair.a.id, pair.b.id) for pair in before.pairs}
    return [[pair.a.id, pair.b.id] for pair in after.pairs if (pair.a.id, pair.b.id) not in old]


def _decisions(decisions: Decisions, session: Session) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for heading, word in _LISTED.items():
        for each in getattr(decisions, heading):
            people = list(each.pair) if hasattr(each, "pair") else [each.person]
            rows.append(
                {"what": word, "people": [session.name_of(person) for person in people], "why": each.why}
            )
    return rows


def _levers(program: Program) -> Mapping[str, Any]:
    return {
        "objective": str(program.objective),
        "reciprocity": str(program.reciprocity),
        "minimum_gain": program.minimum_gain,
        "rings": str(program.rings),
        "importance": program.score.importance.model_dump(mode="json"),
    }


def _is_saved(session: Session, plan: Plan) -> bool:
    """Return whether the plan on disk is this one, byte for byte."""
    from recimentor import api

    try:
        return session.plan_path.read_text(encoding="utf-8") == api.render(plan, "json")
    except (OSError, UnicodeDecodeError):
        return False
