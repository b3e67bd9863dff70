"""``recimentor decide``: write down what humans decided."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.dates import day_of
from recimentor.cli.deciding import DecisionsFile, Today
from recimentor.cli.options import Quiet
from recimentor.cli.streams import say, tell_taken


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
