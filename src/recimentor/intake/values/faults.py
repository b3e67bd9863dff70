"""What is wrong with a cell, before it is known where the cell is."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.intake.reading.cells import Node


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, or in doubt.

    Parameters
    ----------
    code
        A finding code.
    message
        A sentence; empty where all cells of a column are told in one finding.
    fix
        How to mend it, where the catalogue's own words are not enough.
    node
        The node concerned, where there is one.
    proposal
        What to write into the cell instead, where that is known: for the mending sheet alone, as it may
        hold what was typed.
    """

    code: str
    message: str
    fix: str = ""
    node: Node | None = None
    proposal: str = ""


Faults = list[Fault]
