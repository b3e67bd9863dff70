from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Objective, Problem, Settings, check, solve
from recimentor.matching.fairest import Placing, highest_threshold
from recimentor.matching.views import largest_weight

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


def _most_pairs(weights: IntArray, threshold: int) -> list[int]:
    graph: nx.Graph[int] = nx.Graph()
    for i, j in combinations(range(len(weights)), 2):
        if weights[i, j] >= threshold:
            graph.add_edge(i, j)
    return [int(weights[i, j]) for i, j in nx.max_weight_matching(graph, maxcardinality=True)]


@pytest.mark.parametrize("seed", range(8))
def test_the_threshold_keeps_everybody_and_the_next_one_up_loses_somebody(seed: int) -> None:
    matrix = random_matrix(14, seed, density=0.3 + seed / 12, top=40)
    asked = []

    def place(threshold: int) -> Placing:
        asked.append(threshold)
        pairs = _most_pairs(matrix, threshold)
        return Placing(2 * len(pairs), min(pairs, default=0))

    threshold = highest_threshold(largest_weight(DenseWeights(matrix)), place)
    whole = len(_most_pairs(matrix, 1))
    assert len(_most_pairs(matrix, threshold)) == whole
    assert len(_most_pairs(matrix, threshold + 1)) < whole
    assert (matrix == threshold).any()
    assert len(asked) <= 8


def test_a_pool_without_pairs_has_threshold_0() -> None:
    assert highest_threshold(0, lambda _: Placing(0, 0)) == 0


def test_one_question_is_enough_where_the_largest_weight_serves_all() -> None:
    questions = []

    def place(threshold: int) -> Placing:
        questions.append(threshold)
        return Placing(4, 50)

    assert highest_threshold(50, place) == 50
    assert questions == [1]


def test_where_locks_place_everybody_a_second_partner_needs_no_threshold() -> None:
    """The third pair places nobody anew, so no weight is too low for it."""
    matrix = np.zeros((4, 4), dtype=np.int64)
    for i, j, weight in ((0, 1, 5), (2, 3, 5), (0, 2, 3)):
        matrix[i, j] = matrix[j, i] = weight
    problem = Problem(DenseWeights(matrix), capacity=np.array([2, 1, 2, 1]), locked=((0, 1), (2, 3)))
    outcome = solve(problem, Settings(objective=Objective.FAIREST))
    assert outcome.pairs.tolist() == [[0, 1], [0, 2], [2, 3]]
    assert check(problem, outcome, Objective.FAIREST).is_best
    invented = replace(outcome, certificate=replace(outcome.certificate, threshold=3))
    assert not check(problem, invented, Objective.FAIREST).holds
