"""What changed between two plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recimentor.model.comparison import Comparison
    from recimentor.model.plan import Plan


def compare(before: Plan, after: Plan) -> Comparison:
    """Return what changed from one plan to another: pairs, people, totals, departments, settings."""
    from recimentor.insight import compare as compare_plans

    return compare_plans(before, after)
