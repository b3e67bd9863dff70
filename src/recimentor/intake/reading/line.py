"""One line of a sheet, as its reader found it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet, numbered as a spreadsheet numbers it."""

    row: int
    cells: list[str]
