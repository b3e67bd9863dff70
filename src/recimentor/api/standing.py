"""Where a program stands, from the files in its folder."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.decisions import decisions_beside, plan_decisions
from recimentor.api.feedback import answers_beside, with_check_ins
from recimentor.api.inviting import ask_first_of
from recimentor.api.outputs import open_plan
from recimentor.files.formats import TABLES, format_of_name
from recimentor.model.commands import command, pair_again, run_of
from recimentor.model.errors import BadRequest, InputMissing
from recimentor.model.finding import sorted_findings
from recimentor.model.names import same_text
from recimentor.model.status import Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from recimentor.model.finding import Finding
    from recimentor.model.plan import Plan
    from recimentor.model.status import Status

PLAN_NAME: Final = "plan.json"
_SCHEMA = re.compile(rb'\s*\{\s*"schema"\s*:\s*"recimentor/plan/')
_START_BYTES = 200
#: Names of tables that this program writes or reads beside the participants.
_OURS: Final = frozenset(
    {"corrections", "plan", "letters", "answers-form", "feedback", "check-in", "to-mend", "skills"}
)
_NUMBERS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a program stands, by which files, and the command for each step."""

    status: Status
    plan_path: Path
    decisions_path: Path
    commands: Mapping[Step, str]
    findings: tuple[Finding, ...]


def stand(folder: Path, as_of: dt.date, plan: Path | None = None, decisions: Path | None = None) -> Standing:
    """Return where the program in a folder stands.

    Parameters
    ----------
    folder
        The program's folder.
    as_of
        The day on which it is asked.
    plan
        The plan; by default ``plan.json`` in the folder, else its only plan, or the last by name.
    decisions
        The decisions; by default ``decisions.yaml`` beside the plan.

    Raises
    ------
    InputMissing, BadInput
        If there is no such folder or plan, or it cannot be read.
    BadRequest
        If the folder holds no plan.
    """
    from recimentor.insight.following.status import status

    path = plan or find_plan(folder)
    opened = open_plan(path)
    known = decisions_beside(path, decisions)
    read = plan_decisions(opened, known)
    found = status(opened, read.decisions, read.findings, ask_first_of(opened), as_of)
    files = answers_beside(path)
    found, doubts = with_check_ins(found, opened, read.decisions, files)
    findings = sorted_findings([*read.findings, *doubts])
    return Standing(found, path, known, _commands(path, known, opened, files), findings)


def find_plan(folder: Path) -> Path:
    """Return the plan of a folder: ``plan.json``, else the only plan, or the last by name.

    Raises
    ------
    InputMissing
        If the folder is not there.
    BadRequest
        If it holds no plan.
    """
    if not folder.is_dir():
        raise InputMissing([str(folder)])
    if (usual := folder / PLAN_NAME).is_file():
        return usual
    plans = [path for path in folder.glob("*.json") if _is_plan(path)]
    if not plans:
        raise BadRequest(f"{folder} holds no plan; make one: recimentor match people.csv -o plan.json")
    return max(plans, key=lambda path: [(part.zfill(20)) for part in _NUMBERS.split(path.name)])


def sources_of(named: Sequence[str]) -> tuple[str, ...]:
    """Return the participants' files that are meant: those named, or those of the one folder named.

    In a folder they are the files that its plan was made from, else its only table.

    Raises
    ------
    BadRequest
        If a folder is named beside other names, or holds no table, or several and no plan.
    InputMissing
        If the folder is not there.
    """
    folder = Path(named[0])
    if not folder.is_dir():
        return tuple(named)
    if len(named) > 1:
        raise BadRequest("name one folder, or the files of participants")
    try:
        inputs = [Path(path) for path in run_of(open_plan(find_plan(folder)).inputs)[0]]
    except BadRequest:
        inputs = []
    beside = [path if path.is_file() else folder / path.name for path in inputs]
    if beside and all(path.is_file() for path in beside):
        return tuple(str(path) for path in beside)
    tables = sorted(
        path for path in folder.iterdir() if format_of_name(path) in TABLES and not _is_ours(path)
    )
    if len(tables) == 1:
        return (str(tables[0]),)
    found = f"{len(tables)} tables" if tables else "no table"
    raise BadRequest(f"{folder} holds {found} of participants; name the files that are meant")


def _is_ours(path: Path) -> bool:
    return path.name.startswith((".", "~")) or same_text(path.stem) in _OURS


def _is_plan(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return _SCHEMA.match(stream.read(_START_BYTES)) is not None
    except OSError:
        return False


def _commands(path: Path, decisions: Path, plan: Plan, answers: Sequence[Path]) -> dict[Step, str]:
    name = str(path)
    replies = [str(each) for each in answers] or ["check-in.csv"]
    return {
        Step.PAIR_AGAIN: pair_again(plan, name, decisions),
        Step.INVITE: command("invite", name, "-o", "invitations"),
        Step.REMIND: command("invite", name, "-o", "reminders", "--again"),
        Step.KIT: command("kit", name, "-o", "kit"),
        Step.CALL: command("feedback", name, *replies),
    }
