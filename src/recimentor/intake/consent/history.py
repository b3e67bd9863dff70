"""Earlier plans as history."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place, sorted_findings
from recimentor.model.history import (
    NOT_IN_THE_POOL,
    History,
    Known,
    Recognised,
    Round,
    pairs_among,
    recognise,
)
from recimentor.model.history_codes import history_finding
from recimentor.model.participant import Participant, header_key
from recimentor.model.plan import PLAN_SCHEMAS, Input
from recimentor.model.program import Program

_SUFFIXES = frozenset({".json", ".csv"})
_SIDES = ({"aid", "a", "persona", "person1"}, {"bid", "b", "personb", "person2"}, {"cid", "c"})


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
            findings.append(
                history_finding("history-empty", Place(str(path)), "No plan lies in this folder.")
            )
        for file in files:
            data = file.read_bytes()
            read = _read(data, file)
            if read is not None:
                rounds.append(read)
                inputs.append(Input(path=str(file), sha256=hashlib.sha256(data).hexdigest()))
            elif not path.is_dir():
                message = "This is neither a saved plan nor a CSV file with a_id and b_id."
                findings.append(history_finding("history-unreadable", Place(str(file)), message))
    return HistoryRead(History(tuple(rounds)), sorted_findings(findings), tuple(inputs))


def recognise_people(
    read: HistoryRead, people: Iterable[Participant], program: Program
) -> tuple[Recognised, tuple[Finding, ...]]:
    """Return the history in the ids of the present pool, with a warning where few are found."""
    pool = {person.id: Known(person.email, person.name) for person in people}
    recognised = recognise(read.history, pool, program.history)
    if not recognised.is_doubtful:
        return recognised, ()
    message = (
        f"Only {recognised.num_found} of {recognised.num_last} people of the last round are in this pool."
    )
    place = Place(recognised.history.rounds[-1].name)
    return recognised, (history_finding("history-mostly-unknown", place, message),)


def by_number(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Return the key under which file names sort as people count: ``plan-2`` before ``plan-10``."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)


def _files_of(folder: Path, aside: Collection[Path]) -> list[Path]:
    files = [path for path in folder.iterdir() if path.suffix.casefold() in _SUFFIXES and path.is_file()]
    plans = {path.stem for path in files if path.suffix.casefold() == ".json"}
    kept = [
        path
        for path in files
        if path.resolve() not in aside
        and not path.name.startswith(".")
        # A CSV beside its own plan is the same round twice.
        and (path.suffix.casefold() == ".json" or path.stem not in plans)
    ]
    return sorted(kept, key=by_number)


def _read(data: bytes, file: Path) -> Round | None:
    try:
        if file.suffix.casefold() == ".csv":
            return _round_of_rows(data.decode("utf-8-sig"), str(file))
        raw = json.loads(data)
        if not isinstance(raw, dict) or raw.get("schema") not in PLAN_SCHEMAS:
            return None
        return round_of_plan(raw, str(file))
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, AttributeError, csv.Error, RecursionError):
        return None


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


def _round_of_rows(text: str, name: str) -> Round | None:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [header_key(cell) for cell in next(lines, [])]
    at = [next((k for k, key in enumerate(header) if key in names), None) for names in _SIDES]
    if at[0] is None or at[1] is None:
        return None
    pairs, left_over, people = set[tuple[str, str]](), set[str](), dict[str, Known]()
    for row in lines:
        cells = [_cell(row[k]) for k in at if k is not None and k < len(row)]
        members = [cell for cell in cells if cell]
        people |= {member: Known() for member in members}
        pairs |= set(pairs_among(set(members)))
        left_over |= set(members) if len(members) == 1 else set()
    return Round(name, tuple(sorted(pairs)), tuple(sorted(left_over)), people)


def _cell(text: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from reading it as a formula."""
    stripped = text.strip()
    return stripped[1:] if re.match(r"'[=+\-@']", stripped) else stripped
