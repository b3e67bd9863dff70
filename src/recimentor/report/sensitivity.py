"""Which pairs hang on the weights, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from recimentor.model.sensitivity import PairShare, Sensitivity
from recimentor.report.safe import one_line

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
