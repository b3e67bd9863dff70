"""How far the pairs of an earlier plan are kept; options of commands name it, so it loads nothing else."""

from __future__ import annotations

from enum import StrEnum


class KeepBy(StrEnum):
    """How far the pairs of an earlier plan are kept."""

    FREEZE = "freeze"
    LEAST_CHANGE = "least-change"
    TRADE = "trade"
