"""How a source is asked to be read: what the program file and the options of a run say about files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """How sources are read.

    Parameters
    ----------
    sheets
        Names or patterns of sheets; by default those that look like a list of people.
    header_row
        Row of the headers; by default it is found.
    skip_rows
        Rows that are not read at all.
    encoding
        Encoding of text files; by default it is found.
    reads_hidden
        Whether hidden rows of a workbook are people too.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    skip_rows: tuple[int, ...] = ()
    encoding: str = ""
    reads_hidden: bool = False


PLAINLY = Asked()
