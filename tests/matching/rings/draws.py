"""Random problems of pairs and rings, small and large, drawn by a seed."""

from __future__ import annotations

import numpy as np

from recimentor.matching import Tier
from recimentor.matching.rings import Arcs, RingProblem


def small(seed: int) -> RingProblem:
    """Return a problem of up to nine people: rings alone or beside pairs, now and then with tiers."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(0, 10))
    worth = rng.integers(1, rng.choice([3, 1_000_001]), (size, size))
    worth *= rng.random((size, size)) < rng.choice([0.15, 0.3, 0.5])
    np.fill_diagonal(worth, 0)
    meetings = np.triu(rng.integers(0, 300_000, (size, size)), 1) if rng.random() < 0.5 else None
    pairs, weights, room, placed = np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.int64), None, None
    if rng.random() < 0.6:
        rows, cols = np.triu_indices(size, 1)
        chosen = np.flatnonzero(rng.random(len(rows)) < rng.choice([0.1, 0.3, 0.5]))[:14]
        pairs, weights = np.stack((rows[chosen], cols[chosen]), 1), rng.integers(1, 1_000_001, len(chosen))
        room = rng.integers(0, 3, size) if rng.random() < 0.4 else None
        placed = rng.random(size) < 0.2 if rng.random() < 0.3 else None
    arcs = Arcs.of_matrix(worth, None if meetings is None else meetings + meetings.T)
    return RingProblem(arcs, pairs, weights, room, placed, None, _tiers(rng, size, pairs))


def _tiers(rng: np.random.Generator, size: int, pairs: np.ndarray) -> tuple[Tier, ...]:
    tiers = []
    if size and rng.random() < 0.4:
        tiers.append(Tier("first", people=tuple(sorted(set(rng.integers(0, size, 2).tolist())))))
    kept = pairs[rng.random(len(pairs)) < 0.3].tolist()
    if kept and rng.random() < 0.4:
        tiers.append(Tier("kept", pairs=tuple((i, j) for i, j in kept)))
    return tuple(tiers)


def form(size: int, seed: int, *, num_skills: int = 200, together: bool = True) -> RingProblem:
    """Return a pool like a sign-up form's: four offers and three wants each, some skills dearer to many."""
    rng = np.random.default_rng(seed)
    share = 1 / np.arange(1, num_skills + 1) ** 0.7
    share /= share.sum()
    offers = [set(rng.choice(num_skills, 4, replace=False, p=share).tolist()) for _ in range(size)]
    drawn = [rng.choice(num_skills, 13, replace=False, p=share).tolist() for _ in range(size)]
    wants = [[skill for skill in row if skill not in offers[i]][:3] for i, row in enumerate(drawn)]
    worth = np.array(
        [[500_000 * min(2, sum(s in mine for s in theirs)) for theirs in wants] for mine in offers]
    )
    np.fill_diagonal(worth, 0)
    both = 2 * worth * worth.T // np.maximum(1, worth + worth.T)
    rows, cols = np.nonzero(np.triu(both, 1)) if together else (np.zeros(0, int), np.zeros(0, int))
    return RingProblem(Arcs.of_matrix(worth), np.stack((rows, cols), 1), both[rows, cols])
