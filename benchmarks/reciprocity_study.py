"""Does the harmonic mean of both directions find mutual pairs better? A study on people who met.

Data: the speed dating experiment of Fisman and Iyengar (Columbia Business School, 2002-2004): who met whom
on 21 evenings, and whether each said yes. A pair is *mutual* where both did. As in a sign-up, each person
has wishes (how much six attributes matter to them, shares of 1) and offers (how much of each attribute they
have, 0-1). The gain of A from B is the share of A's wishes that B meets: sum of wish times offer. Offers are
read in two ways: from what other partners of the same evening rated, the one in question left out, and from
what people said of themselves, as in a sign-up sheet. Shared interests are left out of the offers: they are
a trait of the pair, the same for both.

For each way to join both gains into one score: the AUC, that is the chance that a mutual pair of an evening
scores above one that is not; pairs are compared within their evening alone. Intervals: percentiles of a
bootstrap over evenings, seed 1.

Run: RECIMENTOR_SHARED_DATA=... python benchmarks/reciprocity_study.py
"""

from __future__ import annotations

import csv
import gzip
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

DATA_VARIABLE = "RECIMENTOR_SHARED_DATA"
TRAITS = ("attr", "sinc", "intel", "fun", "amb")
NUM_SAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Meetings:
    """Pairs who met, once each: their evening, both gains (women first), and whether both said yes."""

    evening: NDArray[np.int64]
    hers: Floats
    his: Floats
    mutual: Bools


SCORES: Mapping[str, Callable[[Floats, Floats], Floats]] = {
    "harmonic mean": lambda a, b: 2 * a * b / np.maximum(a + b, 1e-12),
    "arithmetic mean": lambda a, b: (a + b) / 2,
    "geometric mean": lambda a, b: np.sqrt(a * b),
    "minimum": np.minimum,
    "maximum": np.maximum,
    "her gain alone": lambda a, _b: a,
    "his gain alone": lambda _a, b: b,
}


def main() -> int:
    """Print the table of the study."""
    root = os.environ.get(DATA_VARIABLE)
    if not root:
        print(f"{DATA_VARIABLE} is not set: this study needs the speed dating data", file=sys.stderr)
        return 2
    rows = read_rows(Path(root) / "speed-dating" / "speed-dating.csv.gz")
    for title, offers in (
        ("offers as others rated them", rated_offers),
        ("offers as people rated themselves", own_offers),
    ):
        meetings = meetings_of(rows, offers(rows))
        print(
            f"\n{title}: {len(meetings.mutual)} pairs on {len(set(meetings.evening.tolist()))} evenings, ",
            end="",
        )
        print(f"{int(meetings.mutual.sum())} mutual")
        print_table(meetings)
    return 0


def print_table(meetings: Meetings) -> None:
    """Print the AUC of each score, its interval, and its distance from the harmonic mean."""
    samples = _samples(meetings)
    scores = {name: join(meetings.hers, meetings.his) for name, join in SCORES.items()}
    parts = {name: _by_evening(meetings, score) for name, score in scores.items()}
    base = _pooled(parts["harmonic mean"], samples)
    print(f"{'score':<18} {'AUC':>6}  {'95 % interval':<15} {'less harmonic':>13}  95 % interval")
    for name, part in parts.items():
        drawn = _pooled(part, samples)
        whole = float(_pooled(part, np.arange(len(part[0]))[np.newaxis])[0])
        gap = drawn - base
        at = whole - float(_pooled(parts["harmonic mean"], np.arange(len(part[0]))[np.newaxis])[0])
        low, high = np.percentile(drawn, [2.5, 97.5])
        below, above = np.percentile(gap, [2.5, 97.5])
        print(f"{name:<18} {whole:>6.3f}  {low:.3f} - {high:.3f}   {at:>+13.3f}  {below:+.3f} - {above:+.3f}")


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of the experiment: one person's view of one partner each."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wishes_of(row: Mapping[str, str]) -> Floats | None:
    """Return how much each trait matters to a person, shares of 1; ``None`` where they did not say."""
    stated = [_number(row[f"{trait}1_1"]) for trait in TRAITS]
    if any(value is None for value in stated):
        return None
    wishes = np.array(stated, dtype=np.float64)
    return wishes / wishes.sum() if wishes.sum() > 0 else None


def rated_offers(rows: Sequence[Mapping[str, str]]) -> Callable[[str, str], Floats | None]:
    """Return what somebody offers, 0-1, as their partners but one rated it."""
    seen: dict[str, dict[str, list[float | None]]] = {}
    for row in rows:
        seen.setdefault(row["pid"], {})[row["iid"]] = [_number(row[trait]) for trait in TRAITS]

    def offers(person: str, without: str) -> Floats | None:
        ratings = [r for rater, r in seen.get(person, {}).items() if rater != without]
        found = [[value for r in ratings if (value := r[k]) is not None] for k in range(len(TRAITS))]
        return np.array([np.mean(values) / 10 for values in found]) if all(found) else None

    return offers


def own_offers(rows: Sequence[Mapping[str, str]]) -> Callable[[str, str], Floats | None]:
    """Return what somebody offers, 0-1, as they said of themselves."""
    said = {row["iid"]: [_number(row[f"{trait}3_1"]) for trait in TRAITS] for row in rows}

    def offers(person: str, _without: str) -> Floats | None:
        values = said.get(person, [None])
        return None if any(v is None for v in values) else np.array(values, dtype=np.float64) / 10

    return offers


def meetings_of(rows: Sequence[Mapping[str, str]], offers: Callable[[str, str], Floats | None]) -> Meetings:
    """Return every pair whose wishes and offers are known."""
    by_pair = {(row["iid"], row["pid"]): row for row in rows}
    evening, hers, his, mutual = [], [], [], []
    for (woman, man), row in by_pair.items():
        other = by_pair.get((man, woman))
        if row["gender"] != "0" or other is None:
            continue
        gains = [_gain(wishes_of(r), offers(r["pid"], r["iid"])) for r in (row, other)]
        if gains[0] is None or gains[1] is None:
            continue
        evening.append(int(row["wave"]))
        hers.append(gains[0])
        his.append(gains[1])
        mutual.append(row["dec"] == "1" and other["dec"] == "1")
    return Meetings(np.array(evening), np.array(hers), np.array(his), np.array(mutual))


def _gain(wishes: Floats | None, offers: Floats | None) -> float | None:
    return None if wishes is None or offers is None else float(wishes @ offers)


def _by_evening(meetings: Meetings, score: Floats) -> tuple[Floats, Floats]:
    """Return, for each evening, how many comparisons the score wins (ties half), and how many there are."""
    wins, compared = [], []
    for evening in np.unique(meetings.evening):
        here = meetings.evening == evening
        ranks, mutual = rankdata(score[here]), meetings.mutual[here]
        yes, no = int(mutual.sum()), int((~mutual).sum())
        wins.append(float(ranks[mutual].sum()) - yes * (yes + 1) / 2)
        compared.append(float(yes * no))
    return np.array(wins), np.array(compared)


def _pooled(part: tuple[Floats, Floats], samples: NDArray[np.int64]) -> Floats:
    """Return the AUC over all comparisons of each sample of evenings."""
    wins, compared = part
    result: Floats = wins[samples].sum(axis=1) / compared[samples].sum(axis=1)
    return result


def _samples(meetings: Meetings) -> NDArray[np.int64]:
    number = len(np.unique(meetings.evening))
    return np.random.default_rng(1).integers(0, number, (NUM_SAMPLES, number))


def _number(text: str) -> float | None:
    return float(text) if text.strip() else None


if __name__ == "__main__":
    sys.exit(main())
