from __future__ import annotations

import pytest
from tests.matching.scale_pools import random_matrix

from recimentor.matching import DenseWeights, Objective, Problem, Progress, Settings, Status, check, solve

POOL = Problem(DenseWeights(random_matrix(301, 3, density=0.1, top=1000)))


class StopAfter:
    """Wants to stop once it has been asked so many times."""

    def __init__(self, patience: int) -> None:
        self.left = patience

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize("objective", list(Objective))
@pytest.mark.parametrize("patience", [0, 1, 2, 3, 5, 8, 13, 40])
def test_who_is_stopped_hands_back_a_pairing_and_claims_no_more_than_is_proved(
    patience: int, objective: Objective
) -> None:
    outcome = solve(POOL, Settings(objective=objective, should_stop=StopAfter(patience)))
    assert check(POOL, outcome, objective).holds
    assert len(outcome.pairs) > 100
    assert outcome.status in (Status.FEASIBLE, Status.OPTIMAL)
    assert outcome.bound is None or outcome.bound >= outcome.value


def test_no_time_at_all_still_gives_a_pairing() -> None:
    outcome = solve(POOL, Settings(time_limit_seconds=0))
    assert outcome.status is Status.FEASIBLE
    assert len(outcome.pairs) > 100


def test_progress_is_told_with_stages_and_a_gap_that_closes() -> None:
    told: list[Progress] = []
    solve(POOL, Settings(progress=told.append))
    assert {"candidates", "prices", "closing"} <= {progress.stage for progress in told}
    assert all(0 <= progress.done <= progress.total or not progress.total for progress in told)
