"""Solves thousands of small random pools and compares each with the best of all its pairings.

    python benchmarks/random_pools.py [NUMBER] [SEED]

Prints how many were wrong: another answer than the oracle's, an answer that its own checker refuses, or one
that was not proved.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.small_pools import Small, best_by_trying, draw_small, reached

from recimentor.matching import Objective, Outcome, Settings, Status, check, solve


def fault(small: Small, outcome: Outcome) -> str | None:
    """Return what is wrong with an outcome, None where it is right."""
    verdict = check(small.problem, outcome, small.objective)
    if not verdict.holds:
        return f"refused by the checker: {verdict.faults}"
    if small.objective is Objective.STABLE:
        return None
    pairs = [(int(i), int(j)) for i, j in outcome.pairs]
    mine, best = reached(small, pairs), best_by_trying(small)
    if mine != best:
        return f"reaches {mine}, not {best}"
    if outcome.status not in (Status.OPTIMAL, Status.EMPTY) or outcome.bound != outcome.value:
        return f"not proved: {outcome.status}, value {outcome.value}, bound {outcome.bound}"
    return None


def main(number: int, seed: int) -> int:
    """Draw, solve and compare; return the number of wrong answers."""
    rng = random.Random(seed)  # noqa: S311 - pools to try, not secrets
    kinds, proofs, wrong = Counter[str](), Counter[str](), 0
    began = time.perf_counter()
    for _ in range(number):
        small = draw_small(rng)
        outcome = solve(small.problem, Settings(objective=small.objective))
        kinds[small.kind] += 1
        proofs[f"{small.objective}: {outcome.proof}"] += 1
        found = fault(small, outcome)
        if found:
            wrong += 1
            print(f"WRONG {small.kind} {small.objective}: {found}\n  {small.problem}")
    print(f"{number} pools ({dict(kinds)}), {dict(proofs)}")
    print(f"{wrong} wrong, {time.perf_counter() - began:.0f} s")
    return wrong


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]] + [10_000, 1][len(sys.argv) - 1 :]
    sys.exit(1 if main(given[0], given[1]) else 0)
