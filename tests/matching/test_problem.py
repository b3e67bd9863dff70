from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from recimentor.matching import DenseWeights, ImpossibleLock, Problem, Settings, Tier, solve

PATH = DenseWeights([[0, 5, 0, 0], [5, 0, 6, 0], [0, 6, 0, 7], [0, 0, 7, 0]])


def test_pairs_are_kept_with_the_smaller_index_first() -> None:
    problem = Problem(PATH, locked=((2, 1),), forbidden=((1, 0),))
    assert (problem.locked, problem.forbidden) == (((1, 2),), ((0, 1),))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"capacity": np.array([1, 1, 1])}, "one integer per person"),
        ({"capacity": np.array([1, 0, 1, 1])}, "capacity must lie"),
        ({"capacity": np.array([1, 21, 1, 1])}, "capacity must lie"),
        ({"side": np.array([0, 1, 2, 0])}, "side must be"),
        ({"keys": np.array([1, 2, 3, 3])}, "keys must differ"),
        ({"locked": ((0, 4),)}, "not a pair"),
        ({"forbidden": ((1, 1),)}, "not a pair"),
        ({"tiers": (Tier("a"), Tier("a"))}, "different names"),
        ({"tiers": (Tier("a", people=(4,)),)}, "out of range"),
        ({"locked": ((0, 1),), "locked_weights": (1, 2)}, "one weight per locked pair"),
        ({"locked": ((0, 1),), "locked_weights": (0,)}, "1 or more"),
    ],
)
def test_a_problem_that_does_not_fit_is_refused(given: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Problem(PATH, **given)


@pytest.mark.parametrize(
    ("given", "pair", "rule"),
    [
        ({"locked": ((0, 1), (1, 2))}, (1, 2), "capacity"),
        ({"locked": ((0, 1),), "forbidden": ((1, 0),)}, (0, 1), "forbidden"),
        ({"locked": ((0, 1),), "side": np.array([0, 0, 1, 1])}, (0, 1), "side"),
        ({"locked": ((0, 1), (1, 0)), "capacity": np.array([2, 2, 1, 1])}, (0, 1), "repeated"),
        ({"locked": ((0, 2),)}, (0, 2), "not eligible"),
    ],
)
def test_an_impossible_lock_names_both_people_and_the_rule(
    given: dict[str, Any], pair: tuple[int, int], rule: str
) -> None:
    with pytest.raises(ImpossibleLock) as caught:
        solve(Problem(PATH, **given))
    assert (caught.value.pair, caught.value.rule) == (pair, rule)


def test_a_lock_may_bring_its_own_weight() -> None:
    outcome = solve(Problem(PATH, locked=((0, 2),), locked_weights=(9,)))
    assert outcome.pairs.tolist() == [[0, 2]]
    assert outcome.weights.tolist() == [9]


def test_a_tier_counts_pairs_or_people_but_not_both() -> None:
    with pytest.raises(ValueError, match="not both"):
        Tier("both", pairs=((0, 1),), people=(2,))


@pytest.mark.parametrize("given", [{"gap": -0.1}, {"gap": 1.1}, {"threads": 0}])
def test_settings_out_of_range_are_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must"):
        Settings(**given)
