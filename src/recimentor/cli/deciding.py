"""Options about decisions that commands share, and what is said about them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.streams import say, write_text
from recimentor.model.errors import BadRequest
from recimentor.model.keep_by import KeepBy

if TYPE_CHECKING:
    from recimentor.api import DecisionsRequest, KeepRequest
    from recimentor.model.plan import Plan

DecisionFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Decisions: a YAML file, by default decisions.yaml beside the first source, "
        "or a plan's workbook with its Decision column filled in; repeatable.",
    ),
]
NoDecisions = Annotated[bool, typer.Option("--no-decisions", help="Ignore decisions.yaml.")]
Lock = Annotated[
    list[str] | None, typer.Option("--lock", metavar="A+B", help="Fix this pair in this run; repeatable.")
]
Veto = Annotated[
    list[str] | None, typer.Option("--veto", metavar="A+B", help="Never this pair in this run; repeatable.")
]
Out = Annotated[
    list[str] | None,
    typer.Option("--out", metavar="A", help="Leave this person out; repeatable."),
]
KeepPlan = Annotated[
    Path | None,
    typer.Option("--keep", metavar="PLAN", help="Change as little of this plan as can be."),
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
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="SETTING=VALUE", help="Change a program setting for this run; repeatable."),
]
Against = Annotated[
    Path | None, typer.Option("--against", metavar="PLAN", help="Say what changed from this plan.")
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


def decisions_request(
    files: Sequence[Path] | None,
    lock: Sequence[str] | None,
    veto: Sequence[str] | None,
    out: Sequence[str] | None,
    *,
    no_decisions: bool,
) -> DecisionsRequest:
    """Return where decisions come from, as the options of a command say."""
    from recimentor.api import DecisionsRequest

    return DecisionsRequest(
        files=tuple(files or ()),
        use_file=not no_decisions,
        lock=tuple(lock or ()),
        veto=tuple(veto or ()),
        out=tuple(out or ()),
    )


def keep_request(plan: Path | None, by: KeepBy, trade_points: float | None) -> KeepRequest | None:
    """Return which plan to keep, as the options of a command say."""
    from recimentor.api import KeepRequest

    if (by is KeepBy.TRADE) != (trade_points is not None):
        raise BadRequest("--keep-by trade and --trade-points go together")
    if plan is None and trade_points is not None:
        raise BadRequest("--trade-points needs --keep PLAN")
    return None if plan is None else KeepRequest(plan, by, (trade_points or 0.0) / 100)


def tell_changes(before: Plan, after: Plan, *, to_stdout: bool) -> None:
    """Say what changed from an earlier plan: under a table, or on standard error beside other formats."""
    from recimentor import api, report

    stream = sys.stdout if to_stdout else sys.stderr
    comparison = api.compare(before, after)
    write_text("\n" + report.comparison_text(comparison, report.screen_of(stream, os.environ)), stream)


def name_files(program: Path | None, decisions: Sequence[Path]) -> None:
    """Name the files beside the sources that a run heeds."""
    if program:
        say(f"program: {program}")
    for path in decisions:
        say(f"decisions: {path}")
