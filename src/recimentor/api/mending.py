"""The mending sheet as a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recimentor.api.pipeline import Reading, ReadRequest, spare_inputs
from recimentor.model.errors import BadRequest
from recimentor.model.mending import COLUMNS, EVERYBODY, SKILL, MendLine
from recimentor.model.wording import Answer

#: Proposals below this are left to `recimentor skills`, which asks of each.
_NEAR = 0.6
#: Likeness of letters, 0-100, from which a name is a slip of another.
_SLIP = 88.0


def write_mending(request: ReadRequest, reading: Reading, path: Path) -> bool:
    """Write the lines to mend of a reading as a workbook; return whether the file changed.

    Parameters
    ----------
    request
        What was read, with ``mend`` among its options; none of its files is written over.
    reading
        What came of it.
    path
        Where to; the suffix must be ``.xlsx``.

    Raises
    ------
    BadRequest
        If the suffix is another one, or the file is one that is read.
    CannotWrite
        If the file cannot be written.
    """
    from recimentor.files import write_all
    from recimentor.report.workbook import table_workbook

    if path.suffix.casefold() != ".xlsx":
        raise BadRequest(f"{path}: the mending sheet is a workbook; give it the suffix .xlsx")
    spare_inputs(request, [path])
    lines = dict.fromkeys([*_wordings(reading), *reading.to_mend])
    content = table_workbook("To mend", COLUMNS, [line.row() for line in lines])
    return bool(write_all({path: content}))


def _wordings(reading: Reading) -> Iterator[MendLine]:
    """Yield a line for each name of a skill that is probably another one of the pool, or partly."""
    from rapidfuzz import fuzz

    from recimentor.wording.proposing import propose

    for found in propose(reading.people, reading.program):
        is_slip = fuzz.ratio(found.wording_key, found.means_key) >= _SLIP
        if found.score < _NEAR and not is_slip:
            continue
        others = f" Also near: {', '.join(found.also)}." if found.also else ""
        is_same = is_slip or found.likely is Answer.SAME
        why = f"It may be the same as {found.means}; empty the value if not.{others}"
        if not is_same:
            why = f"It may be partly {found.means}; write that if it is the same.{others}"
        yield MendLine(EVERYBODY, SKILL, found.wording, found.means if is_same else "", why)
