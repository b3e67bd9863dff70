"""Several rounds in one output."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from recimentor.model.plan import Plan
from recimentor.report.data import plan_csv, plan_json
from recimentor.report.markdown import plan_markdown
from recimentor.report.screen import Screen
from recimentor.report.table import plan_table

ROUNDS_SCHEMA: Final = "recimentor/rounds/1"


def rounds_line(plans: Sequence[Plan], asked_for: int) -> str:
    """Return one sentence on how far the pool's new partners reach."""
    if len(plans) == asked_for:
        return f"{asked_for} rounds planned; nobody meets anybody twice."
    return (
        f"After round {len(plans)} nobody has a new partner left: "
        f"{asked_for} rounds were asked for, {len(plans)} could be planned."
    )


def rounds_table(plans: Sequence[Plan], asked_for: int, screen: Screen, *, show_all: bool = False) -> str:
    """Return the tables of all rounds, each under its number."""
    tables = [
        f"Round {number} of {asked_for}\n{plan_table(plan, screen, show_all=show_all)}"
        for number, plan in enumerate(plans, start=1)
    ]
    return "\n".join([*tables, rounds_line(plans, asked_for) + "\n"])


def rounds_markdown(plans: Sequence[Plan], asked_for: int) -> str:
    """Return all rounds as Markdown, the sentence on new partners first."""
    return "\n".join([rounds_line(plans, asked_for) + "\n", *(plan_markdown(plan) for plan in plans)])


def rounds_csv(plans: Sequence[Plan], asked_for: int) -> str:  # noqa: ARG001 - one signature for all formats
    """Return all rounds as one CSV with ``round`` as its first column."""
    lines = []
    for number, plan in enumerate(plans, start=1):
        header, *rows = _records(plan_csv(plan))
        lines += [f"round,{header}"] if number == 1 else []
        lines += [f"{number},{row}" for row in rows]
    return "".join(lines)


def rounds_json(plans: Sequence[Plan], asked_for: int) -> str:
    """Return all rounds as JSON: each a whole plan."""
    document = {
        "schema": ROUNDS_SCHEMA,
        "asked_for": asked_for,
        "rounds": [json.loads(plan_json(plan)) for plan in plans],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _records(text: str) -> list[str]:
    """Return the records of CSV text, each with its line end; quoted line breaks stay inside."""
    records, held = list[str](), ""
    for line in text.splitlines(keepends=True):
        held += line
        if held.count('"') % 2 == 0:
            records.append(held)
            held = ""
    return records


def rounds_text(
    plans: Sequence[Plan], asked_for: int, format_: str, screen: Screen, *, show_all: bool = False
) -> str:
    """Return all rounds in one format: ``table``, ``json``, ``csv`` or ``md``."""
    if format_ == "table":
        return rounds_table(plans, asked_for, screen, show_all=show_all)
    return {"json": rounds_json, "csv": rounds_csv, "md": rounds_markdown}[format_](plans, asked_for)
