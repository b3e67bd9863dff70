"""What is past its time, by the program's retention."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from recimentor.files.formats import LISTS, PAGES, Format, format_of_name
from recimentor.forgetting.files import files_under
from recimentor.model.names import same_text
from recimentor.model.plan import PLAN_SCHEMAS
from recimentor.model.program import Meetings, Program, last_day
from recimentor.model.settings import Due, Kept, months_after

_LETTERS = PAGES - {Format.TEXT, Format.SVG}
_NONE: Final[Mapping[str, Kept]] = MappingProxyType({})
_ANSWERS = ("answer", "feedback", "decision", "repl", "check-in", "checkin")


def due(folder: Path, program: Program, as_of: date, suffixes: Mapping[str, Kept] = _NONE) -> tuple[Due, ...]:
    """Return the files under a folder that are past their time, by path.

    Parameters
    ----------
    folder
        The program's folder.
    program
        Its ``retention:``, and the end of its ``meetings:``.
    as_of
        The day on which it is asked.
    suffixes
        What files of further suffixes hold, such as those of plug-ins.

    Notes
    -----
    A plan counts from the end of the program it was made for; everything else from the end of this one.
    Without an end nothing is due.
    """
    return tuple(sorted(_all_due(folder, program, as_of, suffixes), key=lambda item: (item.path, item.kind)))


def end_of(meetings: Meetings) -> date | None:
    """Return the last day of a program; ``None`` where it names no start."""
    return last_day(meetings.start, meetings.end)


def _all_due(folder: Path, program: Program, as_of: date, suffixes: Mapping[str, Kept]) -> Iterator[Due]:
    for path in files_under(folder):
        kind, end = _kind(path) or suffixes.get(path.suffix.casefold()), end_of(program.meetings)
        if format_of_name(path) is Format.JSON and (plan := _plan(path)) is not None:
            kind, end = Kept.PLANS, end_of(plan)
        if kind is None or end is None or (months := program.retention.months(kind)) is None:
            continue
        since = months_after(end, months)
        if since <= as_of:
            yield Due(path.relative_to(folder).as_posix(), kind, since)


def _kind(path: Path) -> Kept | None:
    """Return what a file holds, by its name and suffix; ``None`` for the program file and foreign kinds."""
    kind = format_of_name(path)
    if same_text(path.name) in {"program.yaml", "program.yml"}:
        return None
    if any(word in same_text(path.stem) for word in _ANSWERS) and kind in LISTS:
        return Kept.ANSWERS
    if kind in _LETTERS or same_text(path.stem) in {"letters", "invitations"}:
        return Kept.LETTERS
    return Kept.SIGN_UPS if kind in LISTS else None


def _plan(path: Path) -> Meetings | None:
    """Return the meetings of a saved plan, or ``None`` where a file is none."""
    try:
        raw = json.loads(path.read_bytes())
        if raw["schema"] not in PLAN_SCHEMAS:
            return None
        return Meetings.model_validate(raw["program"].get("meetings", {}))
    except (ValueError, KeyError, TypeError, OSError, RecursionError):
        return None
