"""A decision written down: names looked up in the plan, a line added to the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.decisions import date_text, plan_decisions, write_decision
from recimentor.api.meant import Took, person_meant
from recimentor.api.outputs import open_plan
from recimentor.model.decisions import Decisions, PairDecision, PersonDecision, ordered
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import Place, has_errors

if TYPE_CHECKING:
    from recimentor.api.reading import Reading
    from recimentor.model.plan import Plan

_HEADINGS: Final = {"lock": "locked", "veto": "vetoed", "end": "ended", "out": "out", "first": "first"}
_PAIRS: Final = frozenset({"lock", "veto", "end"})
_PLAN_NAME: Final = "plan.json"


@dataclass(frozen=True, slots=True)
class DecisionToWrite:
    """A decision to write down.

    Parameters
    ----------
    action
        ``lock``, ``veto``, ``end``, ``out`` or ``first``.
    people
        Two people for a pair, one otherwise: ids or names.
    why, override
        The reason; and for a lock, why it stands although it breaks a rule.
    date
        The day to write down.
    """

    action: str
    people: tuple[str, ...]
    why: str = ""
    override: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What was written where: the heading with the ids, and whether these were looked up in a plan."""

    path: Path
    line: str
    is_looked_up: bool


def decide(
    decision: DecisionToWrite,
    decisions: Path | None = None,
    plan: Path | None = None,
    *,
    took: Took | None = None,
) -> Written:
    """Write a decision into a file of decisions.

    Parameters
    ----------
    decision
        What was decided.
    decisions
        The file; by default ``decisions.yaml`` beside the plan, or in this folder.
    plan
        The plan whose people are meant; by default ``plan.json`` beside the decisions, if there is one.
    took
        Told whom a near name was taken for; ``None``: nothing near counts.

    Raises
    ------
    BadRequest
        If people are too few, too many, unknown or ambiguous, or the line cannot be added safely.
    BadInput
        If the file, with the new line, would hold a contradiction or a fault.
    CannotWrite
        If the file cannot be written.
    """
    from recimentor.files import held
    from recimentor.model.decisions import DECISIONS_NAME

    _check(decision)
    path = decisions or (plan.parent / DECISIONS_NAME if plan else Path(DECISIONS_NAME))
    plan = plan or (beside if (beside := path.parent / _PLAN_NAME).is_file() else None)
    # Whether the line contradicts another is asked of the file as it stands when the line is written.
    with held([path.parent]):
        people = decision.people
        if plan is not None:
            people = _looked_up(decision, plan, path, took)
        elif path.is_file():
            _refuse_contradictions(decision, path)
        heading, entry = entry_of(replace(decision, people=people))
        write_decision(path, [(heading, entry)])
    return Written(path, f"{heading}: {' + '.join(people)}", plan is not None)


def entry_of(decision: DecisionToWrite) -> tuple[str, dict[str, str | tuple[str, ...]]]:
    """Return the heading and the keys under which a file of decisions holds a decision about ids."""
    entry: dict[str, str | tuple[str, ...]] = (
        {"pair": decision.people} if decision.action in _PAIRS else {"person": decision.people[0]}
    )
    entry |= {"why": decision.why, "override": decision.override, "date": date_text(decision.date)}
    return _HEADINGS[decision.action], entry


def with_decisions(reading: Reading, decisions: Sequence[DecisionToWrite]) -> Reading:
    """Return what was read, with more decisions about ids of its people; nothing is written.

    Parameters
    ----------
    reading
        What was read, before its decisions were ruled on.
    decisions
        What is decided as well.

    Raises
    ------
    BadRequest
        If a decision names too few people, too many, or nobody of the pool.
    BadInput
        If it contradicts what is decided already, or cannot hold.
    """
    from recimentor.api.reading import ruled
    from recimentor.intake.consent.contradictions import contradictions

    known = {person.id: person.capacity for person in reading.people}
    more = Decisions()
    for decision in decisions:
        _check(decision)
        for person in decision.people:
            if person not in known:
                raise BadRequest("somebody of this decision is not in the pool")
        more = more.with_more(_as_decisions(decision, Place("this decision")))
    joined = reading.decisions.with_more(more)
    old = set(contradictions(reading.decisions, known))
    new = [finding for finding in contradictions(joined, known) if finding not in old]
    if new:
        raise BadInput(tuple(new))
    before = {finding for finding in ruled(reading).findings if finding.severity == "error"}
    changed = ruled(replace(reading, decisions=joined))
    if broken := [each for each in changed.findings if each.severity == "error" and each not in before]:
        raise BadInput(tuple(broken))
    return changed


def _as_decisions(decision: DecisionToWrite, place: Place) -> Decisions:
    people, why, date = decision.people, decision.why, decision.date
    if decision.action in _PAIRS:
        made = PairDecision(ordered(*people), why, date, decision.override, place)
        return Decisions(**{_HEADINGS[decision.action]: (made,)})  # type: ignore[arg-type]
    one = PersonDecision(people[0], why, date, place)
    return Decisions(**{_HEADINGS[decision.action]: (one,)})  # type: ignore[arg-type]


def _check(decision: DecisionToWrite) -> None:
    if decision.action not in _HEADINGS:
        raise BadRequest(f"a decision is one of {', '.join(_HEADINGS)}")
    wanted = 2 if decision.action in _PAIRS else 1
    if len(decision.people) != wanted:
        what = "a pair: name two people" if wanted > 1 else "one person"
        raise BadRequest(f"decide {decision.action} takes {what}")
    if decision.override and decision.action != "lock":
        raise BadRequest("--override goes with lock alone")
    if wanted > 1 and decision.people[0] == decision.people[1]:
        raise BadRequest("nobody is paired with themself")


def _looked_up(decision: DecisionToWrite, plan: Path, path: Path, took: Took | None) -> tuple[str, ...]:
    """Return the ids of the people; refuse what contradicts a decision that is written down already."""
    from recimentor.intake.consent.contradictions import contradictions
    from recimentor.intake.people.roll import roll_of_records

    opened = open_plan(plan)
    roll = roll_of_records(opened.people)
    people = tuple(person_meant(roll, name, took, "the plan") for name in decision.people)
    known = plan_decisions(opened, path)
    more = _as_decisions(replace(decision, people=people), Place("this decision"))
    if decision.action == "lock":
        _refuse_against_rules(opened, more)
    capacity = {key: int(record.get("capacity", 1)) for key, record in opened.people.items()}
    old = set(contradictions(known.decisions, capacity))
    new = [each for each in contradictions(known.decisions.with_more(more), capacity) if each not in old]
    if has_errors(known.findings) or new:
        raise BadInput((*known.findings, *new))
    return people


def _refuse_contradictions(decision: DecisionToWrite, path: Path) -> None:
    """Refuse what contradicts a decision about the same texts, where no plan says who is who.

    Faults of the file itself are told by the run that reads it with its people.

    Raises
    ------
    BadInput
        If the two exclude each other.
    """
    from recimentor.intake.consent.contradictions import contradictions
    from recimentor.intake.consent.decisions import read_decisions
    from recimentor.intake.people.roll import Named, Roll

    words = re.split(r"[\s,+\[\]{}:'\"]+", path.read_text(encoding="utf-8", errors="replace"))
    known = {*words, *decision.people} - {""}
    written = read_decisions(path, Roll(Named(one, "") for one in sorted(known))).decisions
    room = dict.fromkeys(known, len(known))
    more = _as_decisions(decision, Place("this decision"))
    old = set(contradictions(written, room))
    if new := tuple(each for each in contradictions(written.with_more(more), room) if each not in old):
        raise BadInput(new)


def _refuse_against_rules(plan: Plan, lock: Decisions) -> None:
    """Refuse a lock that breaks a rule of the plan's program, in the words of the run that would refuse it.

    A manager who stands in an organisation file alone is not in a plan: there ``match`` has the last word.

    Raises
    ------
    BadInput
        If it breaks a rule, or repeats an earlier pair, and does not say why it should stand.
    """
    from recimentor.insight import pool_after, rule_on
    from recimentor.model.participant import from_record
    from recimentor.model.program import Program

    program = Program.model_validate(plan.program)
    people = [from_record(record) for _, record in sorted(plan.people.items())]
    ruling = rule_on(lock, pool_after(people, program, plan.settled), program.consent)
    if has_errors(ruling.findings):
        raise BadInput(ruling.findings)
