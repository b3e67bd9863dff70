"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes; the numbers are an interface."""

    DONE = 0
    LIMIT_BROKEN = 1
    USAGE = 2
    BAD_INPUT = 65
    INPUT_MISSING = 66
    INTERNAL = 70
    CANNOT_WRITE = 74
    STOPPED = 130
