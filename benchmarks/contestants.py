"""The solver and what people would use instead, each as a function from a pool to pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from benchmarks.contest import Answer, Contestant
from benchmarks.lemon import is_built
from benchmarks.peers import (
    by_fusion_blossom,
    by_highs,
    by_lemon,
    by_mentor_match,
    by_mwmatching,
    by_networkx,
    by_rustworkx,
)

if TYPE_CHECKING:
    from benchmarks.contest import Matrix, Pairs
    from benchmarks.survey import PoolWeights


def matrix_of(weights: PoolWeights) -> Matrix:
    """Return all weights at once."""
    return weights.block(0, weights.num_people)


def _ours(source: object) -> Answer:
    from recimentor.matching import DenseWeights, Problem, Settings, WeightSource, solve

    if isinstance(source, np.ndarray):
        source = DenseWeights(source)
    outcome = solve(Problem(cast("WeightSource", source)), Settings(threads=1))
    note = f"{outcome.status}, {outcome.proof}"
    pairs = [(int(i), int(j)) for i, j in outcome.pairs]
    return Answer(pairs, outcome.bound, note)


def _assignment(matrix: Matrix) -> Answer:
    from scipy.optimize import linear_sum_assignment

    bonus = int(matrix.max())
    profit = np.where(matrix > 0, matrix + np.float64(bonus), 0.0)
    rows, cols = linear_sum_assignment(profit, maximize=True)
    mutual = cols[cols] == rows
    return Answer(None, note=f"not pairs: {int((~mutual).sum())} people in longer cycles")


def _greedy(matrix: Matrix) -> Answer:
    rows, cols = np.nonzero(np.triu(matrix))
    free = np.ones(len(matrix), dtype=bool)
    pairs: Pairs = []
    for place in np.argsort(-matrix[rows, cols], kind="stable"):
        i, j = int(rows[place]), int(cols[place])
        if free[i] and free[j]:
            free[i] = free[j] = False
            pairs.append((i, j))
    return Answer(pairs)


CONTESTANTS = (
    Contestant("recimentor", _ours, "recimentor.matching", 10**6),
    Contestant("recimentor, row blocks", _ours, "recimentor.matching", 10**6, from_blocks=True),
    Contestant("linear_sum_assignment, bare", _assignment, "scipy.optimize", 5_000),
    Contestant("greedy", _greedy, "numpy", 10_000),
    Contestant("LEMON", by_lemon, "benchmarks.lemon", 10_000, is_built=is_built),
    Contestant("rustworkx", by_rustworkx, "rustworkx", 10_000),
    Contestant("fusion-blossom", by_fusion_blossom, "fusion_blossom", 10_000),
    Contestant("networkx", by_networkx, "networkx", 10_000),
    Contestant("mwmatching", by_mwmatching, "mwmatching", 10_000),
    Contestant("HiGHS over all pairs", by_highs, "highspy", 10_000),
    Contestant("mentor-match", by_mentor_match, "matching.process", 2_000),
)
OURS = CONTESTANTS[0].name
