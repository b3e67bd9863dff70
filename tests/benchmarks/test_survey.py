from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from benchmarks.measure import measure_here
from benchmarks.survey import (
    FULL_WEIGHT,
    TEACH_FROM,
    TOP_LEVEL,
    WANTS_COUNTED,
    Pool,
    PoolWeights,
    draw,
    invented_level,
    load_survey,
    survey_path,
    synthetic_pool,
)


def _gain(pool: Pool, learner: int, teacher: int) -> Fraction:
    """Say what one person gains from another, by the words of the rule."""
    wants, offers = pool.wants[learner].tolist(), pool.offers[teacher].tolist()
    met = sum(p * o for p, o in zip(wants, offers, strict=True) if o >= TEACH_FROM)
    return min(Fraction(1), Fraction(met, TOP_LEVEL * sum(sorted(wants)[-WANTS_COUNTED:])))


def test_weights_are_harmonic_means_of_both_gains() -> None:
    pool = synthetic_pool(25, seed=1)
    weights = PoolWeights(pool).block(0, 25)
    for i in range(25):
        for j in range(25):
            both = (_gain(pool, i, j), _gain(pool, j, i))
            mean = 2 * both[0] * both[1] / sum(both) if i != j and all(both) else Fraction(0)
            # Single precision holds seven digits: a weight may be off by one in the last.
            assert abs(weights[i, j] - FULL_WEIGHT * mean) <= 1
            assert (weights[i, j] == 0) == (mean == 0)


def test_blocks_are_rows_of_one_symmetric_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    source = PoolWeights(synthetic_pool(60, seed=2))
    whole = source.block(0, 60)
    monkeypatch.setattr("benchmarks.survey.TILE_COLUMNS", 17)
    assert (whole == whole.T).all()
    assert (np.concatenate([source.block(0, 11), source.block(11, 60)]) == whole).all()


def test_a_draw_depends_on_its_seed_alone() -> None:
    pool = synthetic_pool(50, seed=3)
    first, again, other = (draw(pool, 20, seed) for seed in (1, 1, 2))
    assert first.ids.tolist() == again.ids.tolist() != other.ids.tolist()
    assert draw(pool, 80, seed=1).num_people == 50


def test_invented_levels_stay_as_they_are() -> None:
    levels = [invented_level(7, skill) for skill in ("Language/Python", "Database/Redis", "Platform/AWS")]
    assert levels == [
        invented_level(7, skill) for skill in ("Language/Python", "Database/Redis", "Platform/AWS")
    ]
    assert all(1 <= level <= TOP_LEVEL for level in levels)


def test_a_measure_says_time_people_and_value() -> None:
    ours, greedy = (measure_here(name, "synthetic", 40, 1) for name in ("recimentor", "greedy"))
    assert ours.seconds is not None
    assert ours.bound == ours.value
    assert (ours.placed or 0, ours.value or 0) >= (greedy.placed or 0, greedy.value or 0)


def test_the_survey_gives_everybody_who_wants_something_new() -> None:
    path = survey_path()
    if path is None:
        pytest.skip("the survey is not there: RECIMENTOR_SHARED_DATA is not set")
    pool = load_survey(path, 3_000)
    assert 2_000 < pool.num_people < 3_000
    assert (pool.wants.max(axis=1) > 0).all()
    assert not ((pool.wants > 0) & (pool.offers > 0)).any()
