from __future__ import annotations

import pytest
from benchmarks.instances import DATA_VARIABLE, instance_names, read_instance

from recimentor.matching import Objective, Problem, Settings, check, solve

QUICK = [name for name in instance_names() if name.endswith(("n1000", "n1004", "n1002", "m10000"))]


@pytest.mark.skipif(not QUICK, reason=f"{DATA_VARIABLE} names no folder with matching-instances")
@pytest.mark.parametrize("name", QUICK or ["none"])
def test_graphs_with_a_known_best_matching_are_solved_to_it(name: str) -> None:
    instance = read_instance(name)
    problem = Problem(instance.weights)
    outcome = solve(problem, Settings(objective=Objective.BEST_TOTAL))
    assert outcome.value == outcome.bound == instance.best
    assert check(problem, outcome, Objective.BEST_TOTAL).holds
