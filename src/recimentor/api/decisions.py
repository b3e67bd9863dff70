"""What humans decided: read, written, and applied to what is matched."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.files.formats import Format, format_of_name
from recimentor.model.errors import BadInput, BadRequest, InputMissing
from recimentor.model.finding import Finding, has_errors, sorted_findings
from recimentor.model.keep_by import KeepBy
from recimentor.model.states import Consent

if TYPE_CHECKING:
    from recimentor.insight.planning.decided import Keep
    from recimentor.intake.consent.decisions import DecisionsRead
    from recimentor.intake.people.roll import Roll
    from recimentor.model.decisions import Decisions
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Plan
    from recimentor.model.program import Program


@dataclass(frozen=True, slots=True)
class DecisionsRequest:
    """Where decisions come from.

    Parameters
    ----------
    files
        Files of decisions, and workbooks of a plan with its column *Decision* filled in.
    use_file
        Whether to read ``decisions.yaml`` beside the first source, where no other such file is named.
    lock, veto, out
        Decisions of this run: ``A+B`` for a pair, one person for ``out``.
    took
        Told whom a near name in those was taken for; ``None``: nothing near counts.
    """

    files: tuple[Path, ...] = ()
    use_file: bool = True
    lock: tuple[str, ...] = ()
    veto: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    took: Callable[[str, str], None] | None = None


@dataclass(frozen=True, slots=True)
class KeepRequest:
    """Which earlier plan to keep, and how far."""

    plan: Path
    by: KeepBy = KeepBy.LEAST_CHANGE
    trade_points: float = 0.0


def gather_decisions(
    request: DecisionsRequest, beside: str, people: Sequence[Participant], places: Mapping[str, object]
) -> DecisionsRead:
    """Return the decisions of all files and options about some people, with contradictions told.

    Parameters
    ----------
    request
        Where they come from.
    beside
        The first source.
    people, places
        The pool, and the row of each person.

    Raises
    ------
    InputMissing
        If a file that was named is not there.
    """
    from recimentor.intake.consent.contradictions import contradictions
    from recimentor.intake.consent.decisions import DecisionsRead, find_decisions, parse_options
    from recimentor.intake.people.roll import Named, Roll
    from recimentor.model.decisions import Decisions
    from recimentor.model.finding import Place

    rows = {key: place for key, place in places.items() if isinstance(place, Place)}
    roll = Roll(Named(person.id, person.name, person.email, rows.get(person.id)) for person in people)
    files = list(request.files)
    found = find_decisions(beside) if request.use_file else None
    if found is not None and all(format_of_name(path) is Format.WORKBOOK for path in files):
        files.insert(0, found)
    parts = [_read(path, roll) for path in files]
    parts.append(
        parse_options(roll.taking(request.took), lock=request.lock, veto=request.veto, out=request.out)
    )
    decisions = Decisions()
    for part in parts:
        decisions = decisions.with_more(part.decisions)
    doubts = contradictions(decisions, {person.id: person.capacity for person in people})
    findings = [finding for part in parts for finding in part.findings]
    return DecisionsRead(decisions, sorted_findings([*findings, *doubts]), tuple(files))


def _read(path: Path, roll: Roll) -> DecisionsRead:
    from recimentor.intake.consent.decisions import read_book, read_decisions

    return (read_book if format_of_name(path) is Format.WORKBOOK else read_decisions)(path, roll)


def open_keep(request: KeepRequest) -> Keep:
    """Return the earlier plan to keep.

    Raises
    ------
    InputMissing, BadInput
        If it is not there, or is no plan.
    """
    from recimentor.api.outputs import open_plan
    from recimentor.insight.planning.decided import Keep

    return Keep(open_plan(request.plan), request.by, request.trade_points)


def with_settings(program: Program, settings: Sequence[str]) -> Program:
    """Return the program with some settings changed for one run.

    Parameters
    ----------
    program
        The program.
    settings
        Each as ``score.importance.logistics=4``; the value as a program file would have it.

    Raises
    ------
    BadRequest
        If a setting does not exist, or cannot take its value.
    """
    if not settings:
        return program
    from recimentor.intake.program.overrides import override_settings

    return override_settings(program, settings)


def plan_decisions(plan: Plan, path: Path) -> DecisionsRead:
    """Return the decisions of a file about the people of a plan; none where the file is not there."""
    from recimentor.intake.consent.decisions import DecisionsRead, read_decisions
    from recimentor.intake.people.roll import roll_of_records
    from recimentor.model.decisions import Decisions

    if not path.is_file():
        return DecisionsRead(Decisions())
    return read_decisions(path, roll_of_records(plan.people))


def decisions_beside(plan: Path, named: Path | None = None) -> Path:
    """Return the file of decisions that belongs to a plan: the one named, else that in the plan's folder."""
    from recimentor.model.decisions import DECISIONS_NAME

    return named if named is not None else plan.parent / DECISIONS_NAME


def program_beside(plan: Path) -> Path | None:
    """Return the program file in the plan's folder, or ``None`` where there is none."""
    from recimentor.intake import find_program

    return find_program([str(plan)])


def stated(plan: Plan, path: Path) -> tuple[Plan, Decisions, tuple[Finding, ...]]:
    """Return a plan in which each pair says how far it is by the decisions of a file, and those.

    Raises
    ------
    BadInput
        If the decisions hold errors.
    """
    from recimentor.insight.planning.states import with_states

    read = plan_decisions(plan, path)
    if has_errors(read.findings):
        raise BadInput(read.findings)
    if not read.paths and plan.program.get("consent") != Consent.NONE:
        # Without a file the plan keeps what it knew when it was made.
        return plan, read.decisions, read.findings
    return with_states(plan, read.decisions), read.decisions, read.findings


def confirmed_only(plan: Plan) -> tuple[Plan, int]:
    """Return a plan with its confirmed pairs alone, and how many others it had.

    Raises
    ------
    BadRequest
        If it has pairs, and none of them is confirmed.
    """
    confirmed = tuple(pair for pair in plan.pairs if pair.state == "confirmed")
    rings = tuple(ring for ring in plan.rings if ring.state == "confirmed")
    if plan.groups and not confirmed and not rings:
        raise BadRequest(
            "no pair is confirmed yet: ask with `recimentor invite`, or look at kits with --draft "
            "(`consent: none` in the program file asks nobody)"
        )
    kept = plan.model_copy(update={"pairs": confirmed, "rings": rings})
    return kept, len(plan.groups) - len(kept.groups)


def write_decision(path: Path, entries: Sequence[tuple[str, Mapping[str, str | Sequence[str]]]]) -> bool:
    """Write entries into a file of decisions, one after the other, all of them or none.

    Parameters
    ----------
    path
        The file; made where it is not there.
    entries
        Heading, and the keys and values of an entry.

    Returns
    -------
    bool
        Whether the file changed.

    Raises
    ------
    BadRequest
        If the file is laid out so that a line cannot be added without touching others.
    CannotWrite
        If it cannot be written.
    """
    from recimentor.files import held, write_all

    with held([path.parent]):
        return bool(write_all({path: with_decisions(path, entries)}))


def with_decisions(path: Path, entries: Sequence[tuple[str, Mapping[str, str | Sequence[str]]]]) -> bytes:
    """Return the bytes of a file of decisions with some more entries; raises as :func:`write_decision`."""
    from recimentor.intake.consent.decision_lines import CannotInsertError, with_entries

    try:
        data = path.read_bytes()
    except FileNotFoundError:
        data = _HEAD
    except OSError:
        raise InputMissing([str(path)]) from None
    try:
        return with_entries(data, entries)
    except CannotInsertError as fault:
        raise BadRequest(f"{path}: a line cannot be added safely, as {fault}; add it by hand") from None


def put_file_back(path: Path, now: bytes | None, then: bytes | None) -> None:
    """Put a file that people write, such as the decisions, back as it was.

    Parameters
    ----------
    path
        The file.
    now
        What it must hold now; ``None`` where it must not be there.
    then
        What it held then; ``None`` where it was not there.

    Raises
    ------
    BadRequest
        If it holds anything but ``now``: somebody else has changed it.
    CannotWrite
        If it cannot be written.
    """
    from recimentor.files import held, write_all

    with held([path.parent]):
        if (path.read_bytes() if path.is_file() else None) != now:
            raise BadRequest(f"{path.name} was changed elsewhere; take the line out by hand")
        if then is None:
            write_all({}, remove=[path])
        else:
            write_all({path: then})


_HEAD = (
    b"# Decisions of this program. Lines may be added, changed and removed by hand; comments stay.\n"
    b"# For HR alone: reasons, and who said no, stand in this file and nowhere else.\n\n"
)


def date_text(date: dt.date | None) -> str:
    """Return a date as a file of decisions has it."""
    return "" if date is None else date.isoformat()
