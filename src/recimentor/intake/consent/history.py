"""Earlier plans as history."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recimentor.files.formats import Format, format_of_name, may_be_round
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Asked, Table, text_of
from recimentor.intake.reading.loading import Source, tables_of
from recimentor.model.codes import finding_of
from recimentor.model.counting import counted
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place, Severity, sorted_findings
from recimentor.model.history import (
    NOT_IN_THE_POOL,
    History,
    Known,
    Recognised,
    Round,
    pairs_among,
    recognise,
)
from recimentor.model.names import is_no_answer, same_text
from recimentor.model.participant import Participant, header_key
from recimentor.model.plan import PLAN_SCHEMAS, Input
from recimentor.model.program import Program

_ANY_PLAN = "recimentor/plan/"
_PAIRS_SHEET = "pairs"
#: Headers of the partners, ids before names.
_SIDES = (
    ("aid", "persona", "person1", "a", "aname", "mentor", "mentorname", "partner1", "participant1"),
    ("bid", "personb", "person2", "b", "bname", "mentee", "menteename", "partner2", "participant2"),
    ("cid", "personc", "person3", "c", "cname", "thirdperson", "partner3", "participant3"),
)


_NONE = History()


@dataclass(frozen=True, slots=True)
class HistoryRead:
    """What was read of earlier rounds.

    Parameters
    ----------
    history
        Rounds, the oldest first.
    findings
        Sorted by place.
    inputs
        The files with the SHA-256 of their bytes.
    """

    history: History = _NONE
    findings: tuple[Finding, ...] = ()
    inputs: tuple[Input, ...] = ()


def read_history(paths: Sequence[Path], *, without: Collection[Path] = ()) -> HistoryRead:
    """Return the rounds that some files hold.

    Parameters
    ----------
    paths
        Plans saved as JSON, CSV files with ``a_id`` and ``b_id``, or folders of them. Files of a folder are
        taken in the order of their names, numbers by value: the last one is the last round. Files that were
        named keep the order given.
    without
        Files left aside in folders: what this very run is going to write is no earlier round.

    Raises
    ------
    InputMissing
        Files or folders are not there; it names all of them.
    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise InputMissing(missing)
    aside = {path.resolve() for path in without}
    rounds, findings, inputs = list[Round](), list[Finding](), list[Input]()
    for path in paths:
        files = _files_of(path, aside) if path.is_dir() else [path]
        if not files:
            findings.append(finding_of("history-empty", Place(str(path)), "No plan lies in this folder."))
        num_before = len(rounds)
        for file in files:
            data = file.read_bytes()
            try:
                read = _read(data, file)
            except _Unreadable as why:
                message = f"{why}; who met there is not known, so they could meet again."
                findings.append(finding_of("history-unreadable", Place(str(file)), message))
                continue
            if read is not None:
                rounds.append(read)
                inputs.append(Input(path=str(file), sha256=hashlib.sha256(data).hexdigest()))
            else:
                findings.append(_foreign(file, is_named=not path.is_dir()))
        if files and path.is_dir() and len(rounds) == num_before:
            message = "No file of this folder is an earlier round."
            findings.append(finding_of("history-unreadable", Place(str(path)), message))
    return HistoryRead(History(tuple(rounds)), sorted_findings(findings), tuple(inputs))


def _foreign(file: Path, *, is_named: bool) -> Finding:
    if is_named:
        message = "This is neither a saved plan nor a table with columns of partners: a_id and b_id."
        return finding_of("history-unreadable", Place(str(file)), message)
    message = "This file of the folder is no earlier round: it has no partners, and is left aside."
    return finding_of("history-foreign", Place(str(file)), message)


def recognise_people(
    read: HistoryRead, people: Iterable[Participant], program: Program
) -> tuple[Recognised, tuple[Finding, ...]]:
    """Return the history in the ids of the present pool, with a warning where few are found."""
    pool = {person.id: Known(person.email, person.name) for person in people}
    recognised = recognise(read.history, pool, program.history)
    told: list[Finding] = []
    if recognised.num_unsure:
        unsure = counted(recognised.num_unsure, "person", "people")
        message = f"{unsure} of earlier rounds may be in this pool under another id or name."
        place = Place(recognised.history.rounds[-1].name)
        told.append(finding_of("history-unsure", place, message))
    if not recognised.is_doubtful:
        return recognised, tuple(told)
    message = (
        f"Only {recognised.num_found} of {recognised.num_last} people of the last round are in this pool."
    )
    place = Place(recognised.history.rounds[-1].name)
    return recognised, (*told, finding_of("history-mostly-unknown", place, message))


def by_number(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Return the key under which file names sort as people count: ``plan-2`` before ``plan-10``."""
    parts = re.split(r"(\d+)", same_text(path.name))
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)


def _files_of(folder: Path, aside: Collection[Path]) -> list[Path]:
    files = [path for path in folder.iterdir() if may_be_round(path) and path.is_file()]
    plans = {same_text(path.stem) for path in files if _is_json(path)}
    kept = [
        path
        for path in files
        if path.resolve() not in aside
        and not path.name.startswith((".", "~$"))
        # A table beside its own plan is the same round twice.
        and (_is_json(path) or same_text(path.stem) not in plans)
    ]
    return sorted(kept, key=by_number)


class _Unreadable(Exception):  # noqa: N818 - not an error of the program
    """Why a file that should be an earlier round cannot be read."""


def _read(data: bytes, file: Path) -> Round | None:
    """Return the round of a file, or None where it is clearly something else."""
    if not _is_json(file):
        return _round_of_tables(data, file)
    try:
        raw = json.loads(data)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _Unreadable("This file is cut off or damaged: it is no JSON") from None
    schema = raw.get("schema") if isinstance(raw, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_ANY_PLAN):
        return None
    if schema not in PLAN_SCHEMAS:
        raise _Unreadable("This plan was saved by another version of recimentor and is not known here")
    try:
        return round_of_plan(raw, str(file))
    except (KeyError, TypeError, AttributeError, ValueError):
        raise _Unreadable("This plan is damaged: a part of it is missing") from None


def round_of_plan(plan: Mapping[str, Any], name: str) -> Round:
    """Return the round that a plan's plain data hold; a key that is missing raises ``KeyError``."""
    members = [[pair[side]["id"] for side in ("a", "b", "c") if pair.get(side)] for pair in plan["pairs"]]
    left_over = [
        entry["id"]
        for entry in plan["unmatched"]
        if not NOT_IN_THE_POOL & {reason["code"] for reason in entry["reasons"]}
    ]
    people = {
        person_id: Known(str(record.get("email", "")), str(record.get("name", "")))
        for person_id, record in plan["people"].items()
    }
    people |= {one: Known() for group in members for one in group if one not in people}
    pairs = sorted({pair for group in members for pair in pairs_among(group)})
    steps = [step for ring in plan.get("rings", ()) for step in ring["steps"]]
    taught = sorted((step["teacher"]["id"], step["learner"]["id"]) for step in steps)
    people |= {one: Known() for step in taught for one in step if one not in people}
    return Round(name, tuple(pairs), tuple(sorted(left_over)), people, tuple(taught))


def _round_of_tables(data: bytes, file: Path) -> Round | None:
    """Return the round that the rows of a CSV, TSV or XLSX file hold: the first table with two partners."""
    has_sheets = format_of_name(file) is not Format.CSV
    sheets_asked: tuple[tuple[str, ...], ...] = ((_PAIRS_SHEET,), ()) if has_sheets else ((),)
    told: list[Finding] = []
    for sheets in sheets_asked:
        notebook = Notebook()
        tables = tables_of(Source(str(file), data), notebook, Asked(sheets=sheets), keep_headers=True)
        told = [one for one in notebook.close() if one.severity is Severity.ERROR]
        found = next((one for table in tables if (one := _round_of_table(table, str(file)))), None)
        if found is not None:
            return found
    damaged = [one for one in told if one.code not in {"file-empty", "unknown-sheet", "no-header"}]
    if damaged:
        raise _Unreadable("This file cannot be read")
    return None


def _round_of_table(table: Table, name: str) -> Round | None:
    header = [header_key(cell) for cell in table.headers]
    at = [next((k for key in names for k, own in enumerate(header) if own == key), None) for names in _SIDES]
    if at[0] is None or at[1] is None:
        return None
    pairs, left_over, people = set[tuple[str, str]](), set[str](), dict[str, Known]()
    ring, taught = header.index("ring") if "ring" in header else None, set[tuple[str, str]]()
    for record in table.records:
        cells = [_cell(text_of(record.values[k])) for k in at if k is not None]
        members = [cell for cell in cells if cell and not is_no_answer(cell, is_name=True)]
        people |= {member: Known() for member in members}
        if ring is not None and len(members) == 2 and text_of(record.values[ring]).strip():  # noqa: PLR2004
            taught.add((members[0], members[1]))
            continue
        pairs |= set(pairs_among(set(members)))
        left_over |= set(members) if len(members) == 1 else set()
    return Round(name, tuple(sorted(pairs)), tuple(sorted(left_over)), people, tuple(sorted(taught)))


def _is_json(file: Path) -> bool:
    return format_of_name(file) is Format.JSON


def _cell(text: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from reading it as a formula."""
    stripped = text.strip()
    return stripped[1:] if re.match(r"'[=+\-@']", stripped) else stripped
