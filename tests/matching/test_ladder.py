from __future__ import annotations

import numpy as np

from recimentor.matching import DenseWeights, EdgeWeights, Tier
from recimentor.matching.ladder import (
    TALLEST,
    TierWorth,
    build_gentle_ladder,
    build_ladder,
    count_tiers,
)
from recimentor.matching.views import with_tiers

TIERS = (Tier("first", people=(0, 3)), Tier("choices", pairs=((1, 0), (2, 3))))


def test_each_step_outweighs_everything_below_it() -> None:
    ladder = build_ladder(10, 100, TIERS, coverage=True)
    everything_scored = 10 * 100
    every_choice = 2 * ladder.per_tier[1] + everything_scored
    everybody_first = 2 * ladder.per_tier[0] + every_choice
    assert ladder.per_tier[1] > everything_scored
    assert ladder.per_tier[0] > every_choice
    assert ladder.per_pair > everybody_first


def test_without_coverage_a_pair_alone_is_worth_nothing_extra() -> None:
    assert build_ladder(10, 100, (), coverage=False).per_pair == 0


def test_a_ladder_too_tall_for_exact_arithmetic_does_not_fit() -> None:
    assert build_ladder(10, 100, TIERS, coverage=True).fits(100)
    assert not build_ladder(10**6, TALLEST // 2**10, TIERS, coverage=True).fits(TALLEST // 2**10)


def test_a_gentle_ladder_grows_with_its_step() -> None:
    low, high = (build_gentle_ladder(step, 100, TIERS, coverage=True) for step in (4, 16))
    assert low.per_tier[1] < low.per_tier[0] < low.per_pair < high.per_pair


def test_tiers_add_to_eligible_pairs_alone_from_a_matrix_as_from_edges() -> None:
    matrix = np.array([[0, 5, 0, 0], [5, 0, 6, 0], [0, 6, 0, 7], [0, 0, 7, 0]])
    rows, cols = np.nonzero(np.triu(matrix))
    worth = TierWorth(4, TIERS, (1000, 100))
    expected = [[0, 1105, 0, 0], [1105, 0, 6, 0], [0, 6, 0, 1107], [0, 0, 1107, 0]]
    for source in (DenseWeights(matrix), EdgeWeights(4, rows, cols, matrix[rows, cols])):
        assert with_tiers(source, worth).block(0, 4).tolist() == expected
        assert with_tiers(source, worth).block(2, 3).tolist() == expected[2:3]


def test_a_tier_counts_its_pairs_or_its_people_who_are_placed() -> None:
    assert count_tiers(TIERS, np.array([[0, 1], [2, 4]])) == (1, 1)
