"""What must change which way when a pool changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from recimentor.matching import DenseWeights, Objective, Outcome, Problem, Settings, check, solve

OBJECTIVES = st.sampled_from([Objective.COVERAGE, Objective.BEST_TOTAL])


@st.composite
def pools(draw: st.DrawFn, most: int = 12) -> Problem:
    num_people = draw(st.integers(2, most))
    top = draw(st.sampled_from([1, 3, 50, 1_000_000]))
    upper = np.triu(draw(arrays(np.int64, (num_people, num_people), elements=st.integers(0, top))), 1)
    return Problem(DenseWeights(upper + upper.T))


def weights_of(problem: Problem) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    return problem.source.block(0, problem.num_people).astype(np.int64)


def best(problem: Problem, objective: Objective) -> Outcome:
    outcome = solve(problem, Settings(objective=objective))
    assert check(problem, outcome, objective).holds
    assert outcome.bound == outcome.value
    return outcome


def rank(outcome: Outcome, objective: Objective) -> tuple[int, int]:
    """Return what is compared first, and what then."""
    placed = outcome.num_placed if objective is Objective.COVERAGE else 0
    return placed, outcome.value


@given(pools(), OBJECTIVES, st.integers(2, 1000))
@settings(deadline=None, max_examples=40)
def test_scaled_weights_give_the_scaled_total(problem: Problem, objective: Objective, factor: int) -> None:
    scaled = Problem(DenseWeights(weights_of(problem) * factor))
    one, other = best(problem, objective), best(scaled, objective)
    assert (other.num_placed, other.value) == (one.num_placed, one.value * factor)
    assert other.pairs.tolist() == one.pairs.tolist()


@given(pools(), OBJECTIVES)
@settings(deadline=None, max_examples=40)
def test_somebody_whom_nobody_suits_changes_nothing(problem: Problem, objective: Objective) -> None:
    wider = Problem(DenseWeights(np.pad(weights_of(problem), (0, 1))))
    assert best(wider, objective).pairs.tolist() == best(problem, objective).pairs.tolist()


@given(pools(), OBJECTIVES, st.data())
@settings(deadline=None, max_examples=40)
def test_a_veto_never_makes_a_pairing_better(
    problem: Problem, objective: Objective, data: st.DataObject
) -> None:
    pair = tuple(
        data.draw(st.lists(st.integers(0, problem.num_people - 1), min_size=2, max_size=2, unique=True))
    )
    vetoed = replace(problem, forbidden=((pair[0], pair[1]),))
    assert rank(best(vetoed, objective), objective) <= rank(best(problem, objective), objective)


@given(pools(most=7), OBJECTIVES, st.data())
@settings(deadline=None, max_examples=40)
def test_room_for_one_more_never_makes_a_pairing_worse(
    problem: Problem, objective: Objective, data: st.DataObject
) -> None:
    room = np.ones(problem.num_people, dtype=np.int64)
    room[data.draw(st.integers(0, problem.num_people - 1))] += 1
    roomier = replace(problem, capacity=room)
    assert rank(best(roomier, objective), objective) >= rank(best(problem, objective), objective)


@given(pools(), st.data())
@settings(deadline=None, max_examples=40)
def test_locking_what_is_paired_anyway_changes_nothing(problem: Problem, data: st.DataObject) -> None:
    outcome = best(problem, Objective.COVERAGE)
    if len(outcome.pairs):
        i, j = data.draw(st.sampled_from(outcome.pairs.tolist()))
        locked = best(replace(problem, locked=((i, j),)), Objective.COVERAGE)
        assert locked.pairs.tolist() == outcome.pairs.tolist()
