"""What placing the most people first costs in fit, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recimentor.model.counting import counted
from recimentor.model.sensitivity import Split
from recimentor.report.screen import Screen

#: Split pairs that are named.
_SHOWN: Final = 3


def split_text(split: Split | None, names: Mapping[str, str], screen: Screen) -> str:
    """Return which strong pairs a plan split to place more people, and what the best total would give.

    Parameters
    ----------
    split
        As the question found it.
    names
        The name of everybody, by id.
    screen
        Where it is shown.

    Returns
    -------
    str
        Empty where nothing was split.
    """
    if split is None:
        return ""
    shown = [
        f"{screen.shown(names[each.a])} and {screen.shown(names[each.b])} ({each.score:.0%})"
        for each in split.pairs[:_SHOWN]
    ]
    rest = len(split.pairs) - len(shown)
    more = f", and {rest} more" if rest else ""
    who = "people who fit each other better than the partners they have were not paired"
    points = 100 * (split.best_value - split.value)
    left = counted(split.fewer_placed, "more person", "more people")
    people = f"{left} left over" if split.fewer_placed else "nobody more left over"
    pairs = f"{counted(split.best_num_pairs, 'pair')} in place of {split.num_pairs:,}"
    return (
        f"\nTo place the most people, {who}: {', '.join(shown)}{more}.\n"
        f"Fit before places instead: {pairs}, {people}, {points:.1f} points of fit more in all: "
        "add --set objective=best-total\n"
    )
