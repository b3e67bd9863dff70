"""``recimentor decide``: write down what humans decided; options about decisions that commands share."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.options import Quiet, day_of
from recimentor.cli.streams import say, tell_taken, write_text
from recimentor.model.errors import BadRequest
from recimentor.model.keep_by import KeepBy

if TYPE_CHECKING:
    from recimentor.api import KeepRequest
    from recimentor.model.plan import Plan


KeepPlan = Annotated[
    Path | None,
    typer.Option(
        "--keep",
        metavar="PLAN",
        help="Change as little of this plan as can be.",
        autocompletion=complete_plan,
    ),
]
KeepHow = Annotated[
    KeepBy,
    typer.Option(
        "--keep-by",
        help="freeze: keep every pair that still stands; least-change: break as few as possible; "
        "trade: break a pair only for --trade-points.",
    ),
]
TradePoints = Annotated[
    float | None,
    typer.Option(
        "--trade-points",
        metavar="PERCENT",
        min=0,
        max=100,
        help="With trade: what breaking a pair must add to the total, in points of score.",
    ),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against", metavar="PLAN", help="Say what changed from this plan.", autocompletion=complete_plan
    ),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions", metavar="FILE", help="The decisions; by default decisions.yaml beside the plan."
    ),
]
Today = Annotated[
    dt.datetime | None,
    typer.Option(
        "--date", formats=["%Y-%m-%d"], metavar="DATE", help="Date to write down; by default today."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepOptions:
    """Which earlier plan is kept, and how far."""

    keep: KeepPlan = None
    keep_by: KeepHow = KeepBy.LEAST_CHANGE
    trade_points: TradePoints = None

    def request(self) -> KeepRequest | None:
        """Return which plan to keep.

        Raises
        ------
        BadRequest
            If ``--trade-points`` stands without ``--keep-by trade``, or without a plan to keep.
        """
        from recimentor.api import KeepRequest

        if (self.keep_by is KeepBy.TRADE) != (self.trade_points is not None):
            raise BadRequest("--keep-by trade and --trade-points go together")
        if self.keep is None and self.trade_points is not None:
            raise BadRequest("--trade-points needs --keep PLAN")
        return (
            None
            if self.keep is None
            else KeepRequest(self.keep, self.keep_by, (self.trade_points or 0.0) / 100)
        )


def tell_changes(before: Plan, after: Plan, *, to_stdout: bool) -> None:
    """Say what changed from an earlier plan: under a table, or on standard error beside other formats."""
    from recimentor import api, report

    stream = sys.stdout if to_stdout else sys.stderr
    comparison = api.compare(before, after)
    write_text("\n" + report.comparison_text(comparison, report.screen_of(stream, os.environ)), stream)


def name_files(program: Path | None, decisions: Sequence[Path], words: Sequence[Path] = ()) -> None:
    """Name the files beside the sources that a run heeds."""
    if program:
        say(f"program: {program}")
    for path in words:
        say(f"skills: {path}")
    for path in decisions:
        say(f"decisions: {path}")


class Action(StrEnum):
    """What is decided."""

    LOCK = "lock"
    VETO = "veto"
    END = "end"
    OUT = "out"
    FIRST = "first"


def decide(
    action: Annotated[
        Action,
        typer.Argument(help="lock, veto or end a pair; out or first for one person."),
    ],
    people: Annotated[
        list[str],
        typer.Argument(
            metavar="PERSON...",
            help="Two people, or one: id, e-mail or name.",
            autocompletion=complete_person,
        ),
    ],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; read by HR alone.")] = "",
    override: Annotated[
        str, typer.Option("--override", metavar="TEXT", help="With lock: why the pair stands against a rule.")
    ] = "",
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help="Where names are looked up; by default plan.json.",
            autocompletion=complete_plan,
        ),
    ] = None,
    decisions: DecisionsFile = None,
    date: Today = None,
    quiet: Quiet = False,
) -> None:
    """Add a line to decisions.yaml; everything else in the file stays as it is."""
    from recimentor import api

    decision = api.DecisionToWrite(action.value, tuple(people), why, override, day_of(date))
    written = api.decide(decision, decisions, plan, took=tell_taken)
    if not quiet:
        say(f"{written.path}: {written.line}")
        if not written.is_looked_up:
            say("no plan.json beside it: names are checked when `recimentor match` reads the file")
