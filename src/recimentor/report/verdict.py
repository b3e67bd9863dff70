"""What `verify` found, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.verdict import PlanVerdict, Seen
from recimentor.report.safe import one_line
from recimentor.report.screen import Screen

VERDICT_SCHEMA: Final = "recimentor/verdict/1"
_CHECKED: Final = "Checked over every possible pair"
_PLACES_MOST: Final = ("coverage", "fairest")
#: What the best is the best in.
_BEST: Final = {
    "coverage": "no other pairs more people, and none that pairs as many fits better",
    "best-total": "no other has a higher total score",
    "fairest": "no other pairs more people, and none that pairs as many has a better weakest pair",
    "stable": "no two people would both rather have each other",
}


def verdict_text(verdict: PlanVerdict, screen: Screen) -> str:
    """Return the answer in words: that the plan holds and how good it is, or everything that is wrong."""
    if not verdict.holds:
        said = ["No: this plan does not hold.", *(f"- {one_line(fault)}" for fault in verdict.faults)]
        return "".join(f"{screen.shown(line)}\n" for line in said) + seen_text(verdict.saw, screen)
    people = f"{verdict.placed:,} of {verdict.people:,} people in {counted(verdict.pairs, 'pair')}"
    said = [
        f"The plan holds: {people}; scores, rules and decisions agree with the files.",
        _how_good(verdict),
    ]
    said += [f"({note}.)" for note in verdict.notes]
    return "".join(f"{screen.shown(line)}\n" for line in said) + seen_text(verdict.saw, screen)


def seen_text(saw: Sequence[Seen], screen: Screen) -> str:
    """Return what each hard rule looked at, a line each; a misreading shows here."""
    if not saw:
        return "No hard rule is in force.\n"
    lines = [f"  {screen.shown(f'{each.rule}: {each.saw}')}" for each in saw]
    return "\n".join(["What the hard rules saw:", *lines]) + "\n"


def verdict_json(verdict: PlanVerdict) -> str:
    """Return the answer as JSON."""
    data = {"schema": VERDICT_SCHEMA, "holds": verdict.holds, **asdict(verdict), "gap": verdict.gap}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _how_good(verdict: PlanVerdict) -> str:
    """Say what is proved, and nothing more."""
    if verdict.is_best and not verdict.pairs:
        return f"{_CHECKED}: there is none that the rules allow."
    if verdict.is_best:
        return f"{_CHECKED}: {_BEST[verdict.objective]}."
    if verdict.gap is None or not verdict.reaches_most:
        limit = (
            ""
            if not verdict.by_search
            else " Its last step was a search, which found no better when repeated."
        )
        return f"That it is the best is not proved.{limit}"
    most = "no other pairs more people, and it is " if verdict.objective in _PLACES_MOST else ""
    said = f"{_CHECKED}: {most}within {verdict.gap:.4%} of the best possible"
    return f"{said}; the last step was by search." if verdict.by_search else f"{said}."
