"""Files of a format that a plug-in reads: its rows go the way of a workbook's."""

from __future__ import annotations

from typing import Any

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import MAX_ROWS, Asked, Line, Table
from recimentor.intake.reading.lines import table_of_lines
from recimentor.intake.reading.sheet_choice import choose_sheets, sheets_asked_for
from recimentor.model.finding import Place
from recimentor.plugins import Installed, Unreadable, at_work


def read_foreign(
    foreign: tuple[Installed, Any], data: bytes, file: str, notebook: Notebook, asked: Asked
) -> list[Table]:
    """Return the tables of a file that a plug-in reads.

    Parameters
    ----------
    foreign
        The plug-in and its part.
    data, file, notebook, asked
        As those of a workbook's reader.

    Raises
    ------
    PluginFault
        If the plug-in fails, or returns no rows of texts.
    """
    try:
        sheets = _sheets(foreign, data)
    except Unreadable as fault:
        notebook.add("file-unreadable", Place(file), str(fault))
        return []
    is_choice = bool(asked.sheets) and list(sheets) != [""]
    names = sheets_asked_for(list(sheets), asked.sheets, file, notebook) if is_choice else list(sheets)
    found: list[Table] = []
    for name in names:
        if len(sheets[name]) > MAX_ROWS:
            notebook.add(
                "too-large", Place(file, name, MAX_ROWS + 1), f"There are more than {MAX_ROWS:,} rows."
            )
        table = table_of_lines(
            sheets[name][:MAX_ROWS],
            file,
            name,
            notebook,
            header_row=asked.header_row,
            skip_rows=asked.skip_rows,
        )
        found += [] if table is None else [table]
    return found if is_choice else choose_sheets(found, file, notebook)


def foreign_rows(foreign: tuple[Installed, Any], data: bytes) -> list[list[list[str]]]:
    """Return the rows of every sheet of a file that a plug-in reads; none where it cannot.

    Raises
    ------
    PluginFault
        As :func:`read_foreign`.
    """
    try:
        return [[[*line.cells] for line in lines] for lines in _sheets(foreign, data).values()]
    except Unreadable:
        return []


def _sheets(foreign: tuple[Installed, Any], data: bytes) -> dict[str, list[Line]]:
    plugin, reader = foreign
    with at_work(plugin):
        return {str(name): _lines(rows) for name, rows in reader.read(data).items()}


def _lines(rows: Any) -> list[Line]:
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = list(row)
        if not all(isinstance(cell, str) for cell in cells):
            raise TypeError("a cell is no text")
        lines.append(Line(number, cells))
    return lines
