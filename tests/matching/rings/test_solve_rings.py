"""Rings of three: as many people as can be, held to brute force and to another program of whole numbers."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array
from tests.matching.rings.brute import best_counts
from tests.matching.rings.draws import form, small

from recimentor.matching.deadline import Deadline
from recimentor.matching.outcome import Proof, Status
from recimentor.matching.proof.rings import check_rings
from recimentor.matching.rings import Arcs, RingProblem, RingSettings, ring_weights, solve_rings
from recimentor.matching.rings import solving as rings_solving

IS_LONG = bool(os.environ.get("RECIMENTOR_LONG_TESTS"))
NUM_SMALL = 2_000 if IS_LONG else 250
NUM_FORTY = 100 if IS_LONG else 3


def test_every_small_problem_is_solved_as_brute_force_does() -> None:
    """Random pools up to nine people, alone and beside pairs, with tiers, room and people placed already."""
    for seed in range(NUM_SMALL):
        problem = small(seed)
        outcome = solve_rings(problem)
        assert check_rings(problem, outcome).faults == (), seed
        assert outcome.counts == best_counts(problem), seed
        assert outcome.status in (Status.OPTIMAL, Status.EMPTY), seed


@pytest.mark.parametrize("together", [False, True])
def test_pools_of_forty_place_as_many_as_another_formulation(*, together: bool) -> None:
    """By variables for two arcs in a row, each as often as the next two of its ring."""
    for seed in range(NUM_FORTY):
        problem = form(40, seed, num_skills=150 + 10 * (seed % 20), together=together)
        outcome = solve_rings(problem)
        assert check_rings(problem, outcome).faults == (), seed
        assert outcome.counts[0] == _most_by_arcs(problem), seed


def _most_by_arcs(problem: RingProblem) -> int:
    """Return how many people pairs and rings place, by variables for pairs, arcs, and paths of two arcs.

    A variable for "i teaches j, who teaches k" is chosen three times for a ring: once for each person.
    """
    arcs = problem.arcs
    ends = set(zip(arcs.teachers.tolist(), arcs.learners.tolist(), strict=True))
    paths = [(i, j, k) for i, j in ends for a, k in ends if a == j and (k, i) in ends and len({i, j, k}) == 3]
    at = {path: place for place, path in enumerate(paths)}
    size = len(paths) + len(problem.pairs)
    if not size:
        return 0
    equal = [(row, at[p], 1.0) for row, p in enumerate(paths)]
    equal += [(row, at[j, k, i], -1.0) for row, (i, j, k) in enumerate(paths)]
    used = [(j, place, 1.0) for place, (_, j, _) in enumerate(paths)]
    pairs = enumerate(problem.pairs.tolist(), start=len(paths))
    used += [(person, place, 1.0) for place, pair in pairs for person in pair]
    worth = np.concatenate((np.ones(len(paths)), np.full(len(problem.pairs), 2.0)))
    limits = [LinearConstraint(_matrix(used, problem.num_people, size), -np.inf, 1)]
    if paths:
        limits.append(LinearConstraint(_matrix(equal, len(paths), size), 0, 0))
    done = milp(-worth, integrality=np.ones(size, dtype=int), bounds=Bounds(0, 1), constraints=limits)
    assert done.fun is not None
    return round(-done.fun)


def _matrix(entries: list[tuple[int, int, float]], rows: int, columns: int) -> csr_array:
    row, column, value = zip(*entries, strict=True)
    return csr_array(coo_array((value, (row, column)), shape=(rows, columns)))


def test_three_people_whom_no_pair_suits_are_a_ring() -> None:
    worth = np.zeros((3, 3), dtype=np.int64)
    worth[0, 1] = worth[1, 2] = worth[2, 0] = 500_000
    outcome = solve_rings(RingProblem(Arcs.of_matrix(worth)))
    assert outcome.rings.tolist() == [[0, 1, 2]]
    assert outcome.ring_weights.tolist() == [500_000]
    assert (outcome.counts, outcome.bounds) == ((3, 500_000), (3, 500_000))
    assert outcome.proof is Proof.WITNESS


def test_the_weight_is_the_harmonic_mean_and_what_meetings_add() -> None:
    one, two, four = (np.array([worth]) for worth in (100_000, 200_000, 400_000))
    # 3 / (1/1 + 1/2 + 1/4) = 12/7 of 100,000, and a third of 30 beside.
    assert ring_weights((one, two, four), np.array([30])).tolist() == [171_429 + 10]


def test_no_arcs_place_nobody() -> None:
    outcome = solve_rings(RingProblem(Arcs.of_matrix(np.zeros((4, 4), dtype=np.int64))))
    assert outcome.status is Status.EMPTY
    assert check_rings(RingProblem(Arcs.of_matrix(np.zeros((4, 4), dtype=np.int64))), outcome).holds


def test_the_same_problem_gives_the_same_rings() -> None:
    first, again = (solve_rings(form(40, 5)) for _ in range(2))
    assert first.rings.tolist() == again.rings.tolist()
    assert first.certificate == again.certificate


def test_where_no_ring_is_needed_the_search_ends_early() -> None:
    problem = form(40, 1, num_skills=20)
    outcome = solve_rings(problem, RingSettings(while_rings_help=True))
    assert outcome.counts[:2] == (40, 0)
    assert outcome.bounds[2] is None
    assert check_rings(problem, outcome).holds


def test_a_run_that_is_out_of_time_keeps_every_rule_and_claims_nothing() -> None:
    problem = form(40, 2)
    for settings in (RingSettings(should_stop=lambda: True), RingSettings(deadline=Deadline.after(0.0))):
        outcome = solve_rings(problem, settings)
        assert outcome.status is Status.FEASIBLE
        assert set(outcome.bounds) == {None}
        assert check_rings(problem, outcome).holds


def test_too_many_rings_to_list_still_bound_the_number_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rings_solving, "MOST_PATHS", 10)
    problem = form(60, 3)
    outcome = solve_rings(problem)
    assert outcome.bounds[0] is not None
    assert outcome.counts[0] <= outcome.bounds[0]
    assert outcome.status is Status.FEASIBLE
    assert check_rings(problem, outcome).holds


def test_beyond_the_exact_size_a_bound_is_proved() -> None:
    problem = form(120, 4)
    outcome = solve_rings(problem, RingSettings(exact_up_to=100, num_nodes=1))
    assert outcome.bounds[0] is not None
    assert outcome.counts[0] <= outcome.bounds[0]
    assert check_rings(problem, outcome).holds


@pytest.mark.parametrize(
    "change",
    [
        {"worth": np.array([0])},
        {"teachers": np.array([1]), "learners": np.array([1])},
        {"learners": np.array([7])},
        {"meetings": np.array([-1])},
        {"worth": np.array([0.5])},
    ],
)
def test_arcs_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    arcs = Arcs(2, np.array([0]), np.array([1]), np.array([5]))
    with pytest.raises(ValueError, match=r"arc|meeting|whole"):
        replace(arcs, **change)
