"""The mending sheet as a file."""

from __future__ import annotations

from pathlib import Path

from recimentor.api.pipeline import Reading, ReadRequest, spare_inputs
from recimentor.model.errors import BadRequest
from recimentor.model.mending import COLUMNS


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
    content = table_workbook("To mend", COLUMNS, [line.row() for line in reading.to_mend])
    return bool(write_all({path: content}))
