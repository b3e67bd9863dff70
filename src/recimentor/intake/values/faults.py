"""What is wrong with a cell, before it is known where the cell is."""

from __future__ import annotations

from dataclasses import dataclass

from recimentor.intake.reading.cells import Node


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: a finding code, a sentence, and the node concerned where there is one."""

    code: str
    message: str
    fix: str = ""
    node: Node | None = None


Faults = list[Fault]
