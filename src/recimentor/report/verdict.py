"""What `verify` found, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Final

from recimentor.model.verdict import PlanVerdict
from recimentor.report.safe import one_line
from recimentor.report.screen import Screen
from recimentor.report.words import counted

VERDICT_SCHEMA: Final = "recimentor/verdict/1"
_CHECKED: Final = "Checked over every possible pair"


def verdict_text(verdict: PlanVerdict, screen: Screen) -> str:
    """Return the answer in words: that the plan holds and how good it is, or everything that is wrong."""
    if not verdict.holds:
        said = ["No: this plan does not hold.", *(f"- {one_line(fault)}" for fault in verdict.faults)]
        return "".join(f"{screen.shown(line)}\n" for line in said)
    people = f"{verdict.placed:,} of {verdict.people:,} people in {counted(verdict.pairs, 'pair')}"
    said = [
        f"The plan holds: {people}; scores, rules and decisions agree with the files.",
        _how_good(verdict),
    ]
    said += [f"({note}.)" for note in verdict.notes]
    return "".join(f"{screen.shown(line)}\n" for line in said)


def verdict_json(verdict: PlanVerdict) -> str:
    """Return the answer as JSON."""
    data = {"schema": VERDICT_SCHEMA, "holds": verdict.holds, **asdict(verdict), "gap": verdict.gap}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _how_good(verdict: PlanVerdict) -> str:
    if verdict.gap is None:
        return "How far the best is from it is not proved."
    if verdict.gap == 0:
        return f"{_CHECKED}: no other pairs more people, and none that pairs as many fits better."
    said = f"{_CHECKED}: within {verdict.gap:.4%} of the best possible"
    return f"{said}; the last step was by search." if verdict.by_search else f"{said}."
