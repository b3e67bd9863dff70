"""Graphs of others with a known best matching, solved for the best total.

    RECIMENTOR_SHARED_DATA=... python benchmarks/instances.py

Prints, for each, its size, the known best weight, ours, and how long it took.
"""

from __future__ import annotations

import gzip
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recimentor.matching import EdgeWeights, Objective, Problem, Settings, check, solve

DATA_VARIABLE = "RECIMENTOR_SHARED_DATA"


@dataclass(frozen=True, slots=True)
class Instance:
    """A graph and the weight of its best matching."""

    name: str
    weights: EdgeWeights
    best: int


def instance_names() -> list[str]:
    """Return the names of the graphs at hand, none where the environment does not say where they are."""
    folder = _folder()
    return sorted(path.name.removesuffix(".edge.gz") for path in folder.glob("*.edge.gz")) if folder else []


def read_instance(name: str) -> Instance:
    """Read a graph in DIMACS edge format and the weight that its solution states."""
    folder = _folder()
    if folder is None:
        raise FileNotFoundError(f"{DATA_VARIABLE} does not name a folder with matching-instances")
    edges = [line.split() for line in _lines(folder / f"{name}.edge.gz")]
    num_people = next(int(parts[2]) for parts in edges if parts[0] == "p")
    ends = np.array([[int(part) for part in parts[1:]] for parts in edges if parts[0] == "e"])
    best = next(int(line.split()[1]) for line in _lines(folder / f"{name}.out.gz") if line.startswith("s"))
    return Instance(name, EdgeWeights(num_people, ends[:, 0] - 1, ends[:, 1] - 1, ends[:, 2]), best)


def _folder() -> Path | None:
    shared = os.environ.get(DATA_VARIABLE)
    folder = Path(shared) / "matching-instances" if shared else None
    return folder if folder and folder.is_dir() else None


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="ascii") as stream:
        return [line for line in stream if line.strip()]


def main() -> int:
    """Solve every graph; return how many were not solved to the known weight with a proof."""
    wrong = 0
    for name in instance_names():
        instance = read_instance(name)
        problem = Problem(instance.weights)
        began = time.perf_counter()
        outcome = solve(problem, Settings(objective=Objective.BEST_TOTAL))
        seconds = time.perf_counter() - began
        holds = check(problem, outcome, Objective.BEST_TOTAL).holds
        right = holds and outcome.value == outcome.bound == instance.best
        wrong += not right
        size = f"{problem.num_people:6d} people {len(instance.weights.rows):6d} pairs"
        found = f"known {instance.best:12d}  ours {outcome.value:12d}"
        print(f"{name:22s} {size}  {found}  {seconds:7.2f} s  {'right' if right else 'WRONG'}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
