"""People with room for several partners: processor time of the solver, and what is proved, as a table.

    RECIMENTOR_SHARED_DATA=FOLDER python benchmarks/capacities.py [SIZE ...]

By default 300, 1,000 and 2,000 people of the survey, each to 3 and to 20 partners, in one pool and between
two sides; levels by the rule in `survey.py`, and once without levels, where nearly all pairs are equals.
Every answer is checked. One thread.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np
from benchmarks.survey import Pool, PoolWeights, draw, load_survey, survey_path

from recimentor.matching import Objective, Problem, Settings, check, solve

SIZES = (300, 1_000, 2_000)
CAPACITIES = (3, 20)
KINDS = ("one pool", "no levels", "two sides")
LEVEL, PRIORITY = 5, 3


def main(sizes: list[int]) -> int:
    """Print the table; 1 where the checker refuses an answer."""
    path = survey_path()
    if path is None:
        print("the survey is not there: see RECIMENTOR_SHARED_DATA")
        return 1
    everybody, refused = load_survey(path), 0
    print("| people | partners | | seconds | placed | pairs | status | gap |")
    print("| ---: | ---: | --- | ---: | ---: | ---: | --- | ---: |")
    for size in sizes:
        for capacity in CAPACITIES:
            for kind in KINDS:
                refused += _line(draw(everybody, size, 1), capacity, kind)
    return 1 if refused else 0


def _line(people: Pool, capacity: int, kind: str) -> bool:
    size = people.num_people
    if kind == "no levels":
        offers, wants = np.where(people.offers, LEVEL, 0), np.where(people.wants, PRIORITY, 0)
        people = Pool(people.ids, offers.astype(np.int8), wants.astype(np.int8))
    problem = Problem(
        PoolWeights(people),
        capacity=np.full(size, capacity),
        side=np.arange(size) % 2 if kind == "two sides" else None,
    )
    began = time.process_time()
    outcome = solve(problem, Settings(threads=1))
    seconds = time.process_time() - began
    cells = [f"{size:,}", capacity, kind, f"{seconds:.2f}", f"{outcome.num_placed:,}"]
    print(f"| {' | '.join(map(str, cells))} | {len(outcome.pairs):,} | {outcome.status} | {outcome.gap} |")
    return not check(problem, outcome, Objective.COVERAGE).holds


if __name__ == "__main__":
    sys.exit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
