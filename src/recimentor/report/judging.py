"""What is found about a whole plan: whether it holds, what hangs on weights, how groups fared."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from recimentor.model.balance import GroupBalance
from recimentor.model.counting import counted
from recimentor.model.sensitivity import PairShare, Sensitivity
from recimentor.model.verdict import PlanVerdict, Seen
from recimentor.report.safe import one_line
from recimentor.report.screen import Screen
from recimentor.report.view import View

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


SENSITIVITY_SCHEMA: Final = "recimentor/sensitivity/1"
_SHOWN: Final = 30


def sensitivity_text(found: Sensitivity, *, show_all: bool = False) -> str:
    """Return which pairs stay, which hang on the weights, and who would be paired instead.

    Parameters
    ----------
    found
        Shares of all pairs.
    show_all
        Whether to show every pair, not the first 30 of each kind.
    """
    if len(found.criteria) == 1:
        return f"Only {found.criteria[0][0]} counts in this pool: no weighting changes the pairs.\n"
    if not found.num_weightings:
        return "Stopped before the first weighting.\n"
    names = ", ".join(f"{name} {weight:g}" for name, weight in found.criteria)
    loose = [pair for pair in reversed(found.planned) if pair.share < 1.0]
    others = [pair for pair in found.pairs if not pair.is_planned]
    tried = f"{found.num_weightings} weightings tried, each importance ({names})"
    lines = [
        f"{tried} up to {found.within:g} times more or less.",
        f"{len(found.steady)} of {len(found.planned)} pairs stay whatever the weights.",
    ]
    lines += _listed("These hang on the weights, the loosest first:", loose, show_all=show_all)
    lines += _listed("Paired instead under other weightings:", others, show_all=show_all)
    return "\n".join(lines) + "\n"


def _listed(title: str, pairs: Sequence[PairShare], *, show_all: bool) -> list[str]:
    if not pairs:
        return []
    shown = pairs if show_all else pairs[:_SHOWN]
    lines = [f"{pair.share:>5.0%}  {one_line(pair.a.name)} and {one_line(pair.b.name)}" for pair in shown]
    left = len(pairs) - len(shown)
    return ["", title, *lines, *([f"       and {left} more: --all"] if left else [])]


def sensitivity_json(found: Sensitivity) -> str:
    """Return the same as JSON: every pair with its share."""
    document = {
        "schema": SENSITIVITY_SCHEMA,
        "weightings": found.num_weightings,
        "within": found.within,
        "seed": found.seed,
        "importance": dict(found.criteria),
        "pairs": [
            {
                "a": pair.a.model_dump(),
                "b": pair.b.model_dump(),
                "share": pair.share,
                "is_planned": pair.is_planned,
            }
            for pair in found.pairs
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


_COUNTS = ("Group", "Signed up", "Paired")
_FIGURES = (*_COUNTS, "Mean fit", "Gain given", "Gain received", "To the best", "Test p")
_SIGN = "look closer"
_WORDS = (
    "To the best: the share paired over that of the best group. Below four fifths is a sign to look closer, "
    "not a proof; the test says how easily chance alone would do it. None of this feeds the pairing."
)


def balance_text(view: View, screen: Screen) -> str:
    """Return the tables of balance that a view holds, each under its column; empty where there are none."""
    lines: list[str] = []
    for table in view.balance:
        has_figures = any(group.ratio is not None for group in table.groups)
        rows = [_cells(group, screen, has_figures=has_figures) for group in table.groups]
        lines += ["", f"By {screen.shown(table.column)}"]
        lines += _aligned([_FIGURES if has_figures else _COUNTS, *rows])
        if table.num_hidden_groups:
            groups = counted(table.num_hidden_groups, "group")
            people = counted(table.num_hidden_people, "person", "people")
            lines.append(f"  {groups} of fewer than five ({people}) not shown")
    return "\n".join([*lines, "", _WORDS]) + "\n" if lines else ""


def _cells(group: GroupBalance, screen: Screen, *, has_figures: bool) -> tuple[str, ...]:
    counts = (screen.shown(group.group or "(not given)"), f"{group.applied:,}", f"{group.placed:,}")
    sign = (_SIGN,) if group.is_below_four_fifths else ()
    if not has_figures:
        return (*counts, *sign)
    shares = (group.mean_score, group.mean_gain_given, group.mean_gain_received)
    told = ("-" if share is None else f"{share:.0%}" for share in shares)
    ratio = "-" if group.ratio is None else f"{group.ratio:.2f}"
    return (*counts, *told, ratio, "-" if group.p_value is None else f"{group.p_value:.3f}", *sign)


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows with the first column flush left and the others flush right."""
    widths = [max(len(row[k]) for row in rows if k < len(row)) for k in range(max(map(len, rows)))]
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if k == 0 else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(row, widths, strict=False))
        ).rstrip()
        for row in rows
    ]
