"""Partners of an earlier round: kept apart, or paired again at a cost."""

from __future__ import annotations

import numpy as np
import pytest
from tests.scoring.builders import person, program, weights_of

from recimentor.scoring import build_pool, why_not

PEOPLE = [
    person("ana", "Negotiation:5; Budgeting:4", "Python:5; Excel:3"),
    person("ben", "Python:5", "Budgeting:2; Negotiation:5"),
    person("cy", "Python:4; Excel:4", "Negotiation:4"),
]


def test_pairs_that_are_kept_apart_say_so() -> None:
    pool = build_pool(PEOPLE, program(), history=[("ben", "ana"), ("ana", "gone")])
    assert [reason.code for reason in why_not(pool, 0, 1)] == ["not_repeated"]
    assert weights_of(pool)[0, 1] == 0
    assert weights_of(pool)[0, 2] > 0


@pytest.mark.parametrize(("cost", "kept"), [(0.1, 0.9), (0.5, 0.5), (0.0, 1.0)])
def test_a_repeat_keeps_its_share_of_the_score_and_its_points_add_up(cost: float, kept: float) -> None:
    plain = weights_of(build_pool(PEOPLE, program()))
    pool = build_pool(PEOPLE, program({"history": {"cost": cost}}), repeated=[("ben", "ana")])
    weights = weights_of(pool)
    assert weights[0, 1] == weights[1, 0]
    assert abs(weights[0, 1] - kept * plain[0, 1]) <= 1
    assert weights[0, 2] == plain[0, 2]
    detail = pool.pair(0, 1)
    assert detail.weight == weights[0, 1]
    assert sum(detail.points.values()) == detail.weight


def test_a_repeat_that_costs_everything_is_still_possible() -> None:
    pool = build_pool(PEOPLE, program({"history": {"cost": 1}}), repeated=[("ana", "ben")])
    assert weights_of(pool)[0, 1] == 1
    assert sum(pool.pair(0, 1).points.values()) == 1


def test_without_repeats_nothing_changes() -> None:
    strangers = build_pool(PEOPLE, program(), repeated=[("ana", "gone")])
    assert np.array_equal(weights_of(strangers), weights_of(build_pool(PEOPLE, program())))
