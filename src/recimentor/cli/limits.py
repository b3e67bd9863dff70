"""Limits that a job sets, told and turned into an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.streams import say

if TYPE_CHECKING:
    from recimentor.api import Limits
    from recimentor.model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitOptions:
    """What a job sets: how many people may be left over, and how low a pair may score."""

    fail_unmatched: Annotated[
        int | None,
        typer.Option(
            "--fail-unmatched", metavar="N", min=0, help="Exit with 1 if more people are left over."
        ),
    ] = None
    fail_below: Annotated[
        float | None,
        typer.Option(
            "--fail-below",
            metavar="SCORE",
            min=0,
            max=100,
            help="Exit with 1 if a pair scores below, in percent.",
        ),
    ] = None

    def request(self) -> Limits:
        """Return the limits."""
        from recimentor.api import Limits

        return Limits(self.fail_unmatched, self.fail_below)


def hold_to(limits: Limits, plans: Sequence[Plan]) -> None:
    """Say which limits are broken, also to a job that asked for quiet, and exit with 1 if any is."""
    from recimentor import api

    broken = api.broken_limits(plans, limits)
    for sentence in broken:
        say(f"limit: {sentence}")
    if broken:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)
