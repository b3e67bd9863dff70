"""The mending sheet as a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from recimentor.api.reading import Reading, ReadRequest, spare_inputs
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors
from recimentor.model.reading import COLUMNS, EVERYBODY, MENDED_NAME, SKILL, MendLine
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


def doubts(request: ReadRequest) -> tuple[MendLine, ...]:
    """Return the lines that a human has not decided yet: cells and values in doubt, with proposals.

    Names of skills are not among them: those are decided in the map of skills.
    """
    from recimentor.api.reading import read

    lines = read(replace(request, options=replace(request.options, mend=True))).to_mend
    known = {_about(line) for line in mended_lines(request)}
    return tuple(line for line in dict.fromkeys(lines) if _about(line) not in known and line.field != SKILL)


def mended_path(request: ReadRequest) -> Path:
    """Return the mending sheet that is read back beside the first source."""
    return Path(request.sources[0]).parent / MENDED_NAME


def mended_lines(request: ReadRequest) -> tuple[MendLine, ...]:
    """Return the lines of the mending sheet that is read back; none where there is none.

    Raises
    ------
    BadInput
        If it cannot be read.
    """
    from recimentor.intake.notebook import Notebook
    from recimentor.intake.people.mending import kept_lines
    from recimentor.intake.reading.loading import load, tables_of

    path = mended_path(request)
    if not path.is_file():
        return ()
    notebook = Notebook()
    (source,) = load([str(path)], None, notebook)
    lines = kept_lines(tables_of(source, notebook, keep_headers=True))
    findings = notebook.close()
    if has_errors(findings):
        raise BadInput(findings)
    return lines


def keep_mended(request: ReadRequest, decided: MendLine) -> None:
    """Write a decided line into the mending sheet that is read back; lines about the same cell give way.

    Raises
    ------
    BadInput
        If the sheet that is there cannot be read.
    CannotWrite
        If it cannot be written.
    """
    from recimentor.files import write_all
    from recimentor.report.workbook import table_workbook

    others = [line for line in mended_lines(request) if _about(line) != _about(decided)]
    rows = [line.row() for line in (*others, decided)]
    write_all({mended_path(request): table_workbook("To mend", COLUMNS, rows)})


def _about(line: MendLine) -> tuple[str, str, str]:
    return line.who, line.field, line.now


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
