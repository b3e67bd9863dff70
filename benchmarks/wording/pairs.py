"""Of pairs of wordings that a human judged: which are proposed, and which are merged by themselves?

Run: python benchmarks/wording/pairs.py [PAIRS.csv ...]

A file of pairs has the columns a, b and label: same, partly or different. Each name a is compared with
every other name of its file. By default the pairs held back for this project are measured: they were written
before the tables and never tuned to, but by the hand that then wrote the table of related skills, so the true
figure for words of strangers lies between the line with the table and the line without it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.program import Skills
from recimentor.wording import nearness, one_form
from recimentor.wording.nearness import Nearness

HELD_BACK = Path(__file__).with_name("held-back-pairs.csv")
#: What counts: related skills, stems, concepts, letters.
WAYS = {
    "letters": (0.0, 0.0, 0.0, 1.0),
    "stems": (0.0, 1.0, 0.0, 0.0),
    "concepts": (0.0, 0.0, 1.0, 0.0),
    "stems, concepts, letters": (0.0, 0.5, 0.4, 0.1),
    "all, with related skills": nearness.WEIGHTS,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two wordings and what a human says of them."""

    a: str
    b: str
    label: str


def pairs_of(path: Path) -> tuple[Pair, ...]:
    """Return the pairs of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(Pair(row["a"], row["b"], row["label"]) for row in csv.DictReader(lines))


def shares(pairs: Sequence[Pair], weights: tuple[float, float, float, float]) -> dict[str, float]:
    """Return recall among three, precision of the first, and how often a look-alike is among three."""
    names = sorted({name for pair in pairs for name in (pair.a, pair.b)})
    at = {name: number for number, name in enumerate(names)}
    compared = Nearness(names, weights=weights)
    right = {frozenset((pair.a, pair.b)) for pair in pairs if pair.label != "different"}
    near = {
        a: [names[found.name] for found in compared.near(at[a], np.arange(len(names)))]
        for a in {p.a for p in pairs}
    }
    alike = [pair for pair in pairs if pair.label != "different"]
    other = [pair for pair in pairs if pair.label == "different"]
    firsts = [frozenset((pair.a, near[pair.a][0])) for pair in alike if near[pair.a]]
    return {
        "right among three": sum(pair.b in near[pair.a] for pair in alike) / len(alike),
        "first is right": sum(first in right for first in firsts) / max(1, len(firsts)),
        "look-alike among three": sum(pair.b in near[pair.a] for pair in other) / len(other),
    }


def merged(pairs: Sequence[Pair], label: str) -> int:
    """Return how many pairs become one name by aliases and word forms alone."""
    names = SkillNames(Skills())
    keys = [(names.resolve(pair.a), names.resolve(pair.b)) for pair in pairs if pair.label == label]
    return sum(first[1] == second[1] or one_form(first[0]) == one_form(second[0]) for first, second in keys)


def main(paths: Sequence[Path]) -> None:
    """Print the table."""
    for path in paths:
        pairs = pairs_of(path)
        counts = {
            label: sum(pair.label == label for pair in pairs) for label in ("same", "partly", "different")
        }
        print(f"{path.name}: {counts}")
        for way, weights in WAYS.items():
            line = ", ".join(f"{name} {share:.0%}" for name, share in shares(pairs, weights).items())
            print(f"  {way:<26} {line}")
        told = ", ".join(f"{merged(pairs, label)} of {count} {label}" for label, count in counts.items())
        print(f"  merged by themselves: {told}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [HELD_BACK])
