"""A decision written down: names looked up in the plan, a line added to the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.decisions import date_text, plan_decisions, write_decision
from recimentor.api.outputs import open_plan
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors

if TYPE_CHECKING:
    from recimentor.intake.people.roll import Roll

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


def decide(decision: DecisionToWrite, decisions: Path | None = None, plan: Path | None = None) -> Written:
    """Write a decision into a file of decisions.

    Parameters
    ----------
    decision
        What was decided.
    decisions
        The file; by default ``decisions.yaml`` beside the plan, or in this folder.
    plan
        The plan whose people are meant; by default ``plan.json`` beside the decisions, if there is one.

    Raises
    ------
    BadRequest
        If people are too few, too many, unknown or ambiguous, or the line cannot be added safely.
    BadInput
        If the file, with the new line, would hold a contradiction or a fault.
    CannotWrite
        If the file cannot be written.
    """
    from recimentor.intake.consent.decisions import DECISIONS_NAME

    _check(decision)
    path = decisions or (plan.parent / DECISIONS_NAME if plan else Path(DECISIONS_NAME))
    plan = plan or (beside if (beside := path.parent / _PLAN_NAME).is_file() else None)
    people = decision.people
    if plan is not None:
        people = _looked_up(decision, plan, path)
    heading = _HEADINGS[decision.action]
    entry: dict[str, str | tuple[str, ...]] = (
        {"pair": people} if decision.action in _PAIRS else {"person": people[0]}
    )
    entry |= {"why": decision.why, "override": decision.override, "date": date_text(decision.date)}
    write_decision(path, [(heading, entry)])
    return Written(path, f"{heading}: {' + '.join(people)}", plan is not None)


def _check(decision: DecisionToWrite) -> None:
    wanted = 2 if decision.action in _PAIRS else 1
    if len(decision.people) != wanted:
        what = "a pair: name two people" if wanted > 1 else "one person"
        raise BadRequest(f"decide {decision.action} takes {what}")
    if decision.override and decision.action != "lock":
        raise BadRequest("--override goes with lock alone")
    if wanted > 1 and decision.people[0] == decision.people[1]:
        raise BadRequest("nobody is paired with themself")


def _looked_up(decision: DecisionToWrite, plan: Path, path: Path) -> tuple[str, ...]:
    """Return the ids of the people; refuse what contradicts a decision that is written down already."""
    from recimentor.intake.consent.contradictions import contradictions
    from recimentor.intake.people.roll import roll_of_records
    from recimentor.model.decisions import Decisions, PairDecision, PersonDecision, ordered
    from recimentor.model.finding import Place

    opened = open_plan(plan)
    roll = roll_of_records(opened.people)
    people = tuple(_found(name, roll) for name in decision.people)
    known = plan_decisions(opened, path)
    place = Place("this decision")
    more = (
        Decisions(**{_HEADINGS[decision.action]: (PairDecision(ordered(*people), place=place),)})  # type: ignore[arg-type]
        if decision.action in _PAIRS
        else Decisions(**{_HEADINGS[decision.action]: (PersonDecision(people[0], place=place),)})  # type: ignore[arg-type]
    )
    capacity = {key: int(record.get("capacity", 1)) for key, record in opened.people.items()}
    old = set(contradictions(known.decisions, capacity))
    new = [each for each in contradictions(known.decisions.with_more(more), capacity) if each not in old]
    if has_errors(known.findings) or new:
        raise BadInput((*known.findings, *new))
    return people


def _found(name: str, roll: Roll) -> str:
    found = roll.find(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise BadRequest(f'{len(found)} people are called "{name}"; use an id')
    hint = roll.hint(name)
    raise BadRequest(f'nobody in the plan is called "{name}"{"; " + hint if hint else ""}')
