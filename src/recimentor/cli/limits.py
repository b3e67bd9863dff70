"""Limits that a job sets, told and turned into an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.streams import say

if TYPE_CHECKING:
    from recimentor.api import Limits
    from recimentor.model.plan import Plan


def hold_to(limits: Limits, plans: Sequence[Plan]) -> None:
    """Say which limits are broken, also to a job that asked for quiet, and exit with 1 if any is."""
    from recimentor import api

    broken = api.broken_limits(plans, limits)
    for sentence in broken:
        say(f"limit: {sentence}")
    if broken:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)
