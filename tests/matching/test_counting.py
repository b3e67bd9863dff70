from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from benchmarks.small_pools import draw_small
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Problem, Settings, count_most, solve
from recimentor.matching.counting import NOBODY, cover_people
from recimentor.matching.sweep import Interrupted, Sweep


@pytest.mark.parametrize("seed", range(8))
def test_a_count_is_what_a_pairing_places(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - pools to try, not secrets
    for _ in range(40):
        problem = replace(draw_small(rng).problem, tiers=())
        outcome, count = solve(problem), count_most(problem)
        assert (count.num_placed, count.num_pairs) == (outcome.num_placed, len(outcome.pairs))


@pytest.mark.parametrize("density", [1.5, 2.5, 6.0, 40.0])
@pytest.mark.parametrize("seed", range(3))
def test_larger_pools_are_counted_as_they_are_paired(seed: int, density: float) -> None:
    problem = Problem(DenseWeights(random_matrix(120, seed, density=density / 120)))
    assert count_most(problem).num_pairs == len(solve(problem).pairs)


def test_a_hub_joined_to_three_triangles_needs_odd_sets() -> None:
    """Halves make five pairs of it, and there are only four."""
    matrix = np.zeros((10, 10), dtype=np.int64)
    for first in (1, 4, 7):
        for i, j in ((0, first), (first, first + 1), (first + 1, first + 2), (first, first + 2)):
            matrix[i, j] = matrix[j, i] = 7
    assert cover_people(DenseWeights(matrix)).most_pairs == 5
    assert count_most(Problem(DenseWeights(matrix))).num_pairs == 4


@pytest.mark.parametrize("seed", range(6))
def test_a_cover_holds_two_copies_of_every_pair(seed: int) -> None:
    matrix = random_matrix(150, seed, density=(0.01, 0.02, 0.3)[seed % 3])
    cover = cover_people(DenseWeights(matrix), Sweep(Settings(threads=2)))
    assert (cover.copies[:, None] + cover.copies >= 2)[matrix > 0].all()
    placed = np.flatnonzero(cover.mates != NOBODY)
    assert (cover.mates[cover.mates[placed]] == placed).all()
    assert (matrix[placed, cover.mates[placed]] > 0).all()


def test_who_wants_to_stop_gets_no_count() -> None:
    problem = Problem(DenseWeights(random_matrix(20, 1)))
    with pytest.raises(Interrupted):
        count_most(problem, Settings(should_stop=lambda: True))
