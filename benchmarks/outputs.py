"""How long it takes to make what people are handed, for a plan of many pairs.

Run: python benchmarks/outputs.py [PAIRS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.report import builders

from recimentor import api, report
from recimentor.model.plan import Plan

#: What may be taken for 5,000 pairs: seconds, and megabytes.
BUDGETS = {"page": (3.0, 6.0), "workbook": (5.0, None), "kit": (30.0, None)}
MEETINGS = {"start": "2027-01-11", "end": "2027-06-30", "holidays": ["2027-02-09"]}


def large_plan(num_pairs: int) -> Plan:
    """Return an invented plan whose program has dates, so that calendars are made too."""
    plan = builders.plan(num_pairs, 3)
    return plan.model_copy(update={"program": plan.program | {"meetings": MEETINGS}})


def timed(make: Callable[[], int]) -> tuple[float, float, float]:
    """Return seconds, seconds of this process alone (other work aside), and the megabytes that were made."""
    started, busy = time.perf_counter(), time.process_time()
    size = make()
    return time.perf_counter() - started, time.process_time() - busy, size / 1e6


def main() -> None:
    """Print a table: what, seconds, seconds of its own, megabytes, budget."""
    num_pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    plan = large_plan(num_pairs)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)

        def published(name: str) -> int:
            api.publish(plan, [root / name])
            return (root / name).stat().st_size

        def kit() -> int:
            options = report.KitOptions(is_draft=False)
            api.write_kit(plan, root / "kit", options)
            return sum(path.stat().st_size for path in (root / "kit").rglob("*") if path.is_file())

        made = {
            "page": timed(lambda: published("plan.html")),
            "workbook": timed(lambda: published("plan.xlsx")),
            "kit": timed(kit),
        }
    print(f"{num_pairs:,} pairs")
    for name, (seconds, own, megabytes) in made.items():
        most_seconds, most_megabytes = BUDGETS[name]
        size = f" and {most_megabytes:g} MB" if most_megabytes else ""
        took = f"{name:<10}{seconds:8.1f} s{own:8.1f} s of its own{megabytes:10.1f} MB"
        print(f"{took}   (budget for 5,000: {most_seconds:g} s{size})")


if __name__ == "__main__":
    main()
