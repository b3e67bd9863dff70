"""How the groups of a column fared, as people read it on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from recimentor.model.balance import GroupBalance
from recimentor.model.counting import counted
from recimentor.report.screen import Screen
from recimentor.report.view import View

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
