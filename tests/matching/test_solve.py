from __future__ import annotations

import random
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from benchmarks.random_pools import fault
from benchmarks.small_pools import draw_small
from tests.matching.scale_pools import popular_matrix, random_matrix

from recimentor.matching import (
    DenseWeights,
    EdgeWeights,
    Objective,
    Outcome,
    Problem,
    Proof,
    Settings,
    Status,
    Tier,
    Ties,
    WeightSource,
    WeightsTooLarge,
    check,
    solve,
)
from recimentor.matching.lottery import keys_by_index
from recimentor.matching.single import pair_in_stages, pair_once
from recimentor.matching.sweep import Sweep

if TYPE_CHECKING:
    from recimentor.matching.weights import IntArray


def solved(problem: Problem, objective: Objective = Objective.COVERAGE) -> Outcome:
    """Solve, have the checker vouch for it, and demand a proof."""
    outcome = solve(problem, Settings(objective=objective))
    verdict = check(problem, outcome, objective)
    assert verdict.holds, verdict.faults
    assert (verdict.value, verdict.bound) == (outcome.value, outcome.bound)
    if objective is not Objective.STABLE:
        assert outcome.bound == outcome.value
    return outcome


def networkx_best(matrix: IntArray, *, coverage: bool) -> tuple[int, int]:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(
        [(int(i), int(j), int(matrix[i, j])) for i, j in np.argwhere(np.triu(matrix))]
    )
    pairs = nx.max_weight_matching(graph, maxcardinality=coverage)
    return len(pairs), sum(int(matrix[i, j]) for i, j in pairs)


@pytest.mark.parametrize("seed", range(8))
def test_small_pools_of_every_kind_agree_with_all_their_pairings(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - pools to try, not secrets
    for _ in range(150):
        small = draw_small(rng)
        found = fault(small, solve(small.problem, Settings(objective=small.objective)))
        assert found is None, (small, found)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("coverage", [True, False])
def test_medium_pools_agree_with_networkx(seed: int, coverage: bool) -> None:
    matrix = random_matrix(
        50 + seed, seed, density=(0.05, 0.1, 0.3, 1.0, 0.04, 0.6)[seed], top=(5, 1000)[seed % 2]
    )
    outcome = solved(Problem(DenseWeights(matrix)), Objective.COVERAGE if coverage else Objective.BEST_TOTAL)
    num_pairs, value = networkx_best(matrix, coverage=coverage)
    assert outcome.value == value
    if coverage:
        assert (len(outcome.pairs), outcome.pairs_bound, outcome.placed_bound) == (
            num_pairs,
            num_pairs,
            2 * num_pairs,
        )


@pytest.mark.parametrize("num_people", [0, 1, 2, 3])
def test_the_smallest_pools(num_people: int) -> None:
    everybody = np.ones((num_people, num_people), dtype=np.int64) - np.eye(num_people, dtype=np.int64)
    outcome = solved(Problem(DenseWeights(everybody)))
    assert len(outcome.pairs) == num_people // 2
    assert outcome.status is (Status.OPTIMAL if num_people > 1 else Status.EMPTY)


def test_a_pool_in_which_nobody_is_eligible_is_empty_and_proved_so() -> None:
    outcome = solved(Problem(DenseWeights(np.zeros((5, 5), dtype=np.int64))))
    assert (outcome.status, outcome.pairs_bound, outcome.gap) == (Status.EMPTY, 0, 0.0)


@pytest.mark.parametrize("num_people", [40, 41])
def test_a_pool_of_equals_is_paired_whole(num_people: int) -> None:
    everybody = np.ones((num_people, num_people), dtype=np.int64) - np.eye(num_people, dtype=np.int64)
    outcome = solved(Problem(DenseWeights(everybody)))
    assert (len(outcome.pairs), outcome.ties) == (20, Ties.SETTLED)


def test_a_hub_with_three_triangles_pairs_eight_of_ten() -> None:
    ends = [(0, k) for k in (1, 4, 7)]
    ends += [(i, j) for k in (1, 4, 7) for i, j in ((k, k + 1), (k + 1, k + 2), (k, k + 2))]
    rows, cols = np.array(ends).T
    outcome = solved(Problem(EdgeWeights(10, rows, cols, np.ones_like(rows))))
    assert (outcome.num_placed, outcome.placed_bound, outcome.proof) == (8, 8, Proof.WITNESS)


def test_people_come_before_score_however_long_the_path() -> None:
    """A chain whose ends are worth almost nothing is paired whole all the same."""
    rows = np.arange(19)
    weights = np.where(rows % 2 == 0, 1, 1_000_000)
    problem = Problem(EdgeWeights(20, rows, rows + 1, weights))
    assert solved(problem).num_placed == 20
    assert solved(problem, Objective.BEST_TOTAL).num_placed == 18


def test_a_popular_few_do_not_keep_the_others_from_being_paired() -> None:
    outcome = solved(Problem(DenseWeights(popular_matrix(200, 1))))
    assert outcome.num_placed == 200


def test_two_sides_pair_across_alone() -> None:
    matrix = random_matrix(60, 3, density=0.4)
    side = np.arange(60) % 2
    outcome = solved(Problem(DenseWeights(matrix), side=side))
    assert (side[outcome.pairs[:, 0]] != side[outcome.pairs[:, 1]]).all()
    across = np.where(side[:, None] != side, matrix, 0)
    assert (len(outcome.pairs), outcome.value) == networkx_best(across, coverage=True)


def test_tiers_come_after_people_and_before_the_total() -> None:
    weights = EdgeWeights(4, [0, 0, 1, 2], [1, 2, 3, 3], [9, 1, 1, 9])
    chosen = Problem(weights, tiers=(Tier("choices", pairs=((0, 2),)),))
    assert solved(Problem(weights)).pairs.tolist() == [[0, 1], [2, 3]]
    assert solved(chosen).pairs.tolist() == [[0, 2], [1, 3]]
    assert solved(chosen).tiers == (1,)


def test_people_first_are_placed_before_others_where_not_all_can_be() -> None:
    star = EdgeWeights(4, [0, 0, 0], [1, 2, 3], [9, 5, 1])
    outcome = solved(Problem(star, tiers=(Tier("first", people=(3,)),)))
    assert outcome.pairs.tolist() == [[0, 3]]


def test_nobody_gets_a_second_partner_at_the_cost_of_anothers_first() -> None:
    weights = EdgeWeights(4, [0, 0, 1], [1, 2, 3], [100, 1, 1])
    outcome = solved(Problem(weights, capacity=np.array([2, 1, 1, 1])))
    assert outcome.num_placed == 4


def test_the_fairest_pairing_lifts_the_weakest_pair() -> None:
    weights = EdgeWeights(4, [0, 0, 1, 2], [1, 2, 3, 3], [100, 40, 40, 5])
    assert solved(Problem(weights)).value == 105
    fairest = solved(Problem(weights), Objective.FAIREST)
    assert (fairest.value, fairest.certificate.threshold) == (80, 40)


def test_in_a_stable_pairing_no_two_people_would_both_rather_have_each_other() -> None:
    outcome = solved(Problem(DenseWeights(random_matrix(40, 5))), Objective.STABLE)
    assert (outcome.bound, outcome.gap, outcome.status) == (None, None, Status.FEASIBLE)


class Counted:
    """A source that remembers the largest block it was asked for."""

    def __init__(self, matrix: IntArray) -> None:
        self._inner, self.most_rows = DenseWeights(matrix), 0

    @property
    def num_people(self) -> int:
        return self._inner.num_people

    def block(self, start: int, stop: int) -> IntArray:
        self.most_rows = max(self.most_rows, stop - start)
        return np.asarray(self._inner.block(start, stop), dtype=np.int64)


def test_any_source_of_row_blocks_will_do_and_is_never_asked_for_all_at_once() -> None:
    matrix = random_matrix(700, 1, density=0.2, top=1_000_000)
    counted = Counted(matrix)
    source: WeightSource = counted
    assert solved(Problem(source)).value == solved(Problem(DenseWeights(matrix))).value
    assert counted.most_rows <= 256


def test_threads_do_not_change_the_answer() -> None:
    problem = Problem(DenseWeights(random_matrix(600, 2, density=0.1, top=50)))
    one, two = (solve(problem, Settings(threads=threads)) for threads in (1, 2))
    assert one.pairs.tolist() == two.pairs.tolist()
    assert one.certificate == two.certificate


@pytest.mark.parametrize("objective", [Objective.COVERAGE, Objective.BEST_TOTAL])
def test_weights_and_tiers_too_large_for_one_ladder_are_solved_in_stages(objective: Objective) -> None:
    matrix = random_matrix(300, 6, density=0.1, top=1000)
    huge = np.where(matrix > 0, matrix + 2**39, 0)
    tiers = (Tier("first", people=tuple(range(0, 300, 2))), Tier("choices", pairs=((0, 1), (2, 5), (7, 9))))
    outcome = solved(Problem(DenseWeights(huge), tiers=tiers), objective)
    assert outcome.status is Status.OPTIMAL
    if objective is Objective.COVERAGE:
        assert [part.name for part in outcome.certificate.inequalities] == ["counts", "total"]


def test_stages_give_the_same_answer_as_one_ladder() -> None:
    matrix = random_matrix(80, 8, density=0.06, top=1000)
    keys, sweep = keys_by_index(80), Sweep(Settings())
    tiers = (Tier("first", people=tuple(range(20))),)
    one = pair_once(DenseWeights(matrix), keys, sweep, tiers=tiers)
    staged = pair_in_stages(DenseWeights(matrix), keys, sweep, tiers=tiers)
    assert one.bounds == staged.bounds
    assert one.pairs.rows.tolist() == staged.pairs.rows.tolist()
    assert one.pairs.cols.tolist() == staged.pairs.cols.tolist()


def test_stages_refuse_tiers_that_do_not_fit_even_without_weights() -> None:
    """Every tier multiplies what a pair is worth by the size of the pool."""
    tiers = tuple(Tier(f"tier {k}", people=tuple(range(80))) for k in range(9))
    matrix = random_matrix(80, 8, density=0.06, top=1)
    with pytest.raises(WeightsTooLarge, match="too large to be told apart"):
        pair_in_stages(DenseWeights(matrix), None, Sweep(Settings()), tiers=tiers)


def test_weights_that_cannot_be_told_apart_exactly_are_refused() -> None:
    tiers = tuple(Tier(f"tier {k}", people=(k,)) for k in range(5))
    matrix = np.full((6, 6), 2**40) * (1 - np.eye(6, dtype=np.int64))
    with pytest.raises(WeightsTooLarge, match="too large to be told apart"):
        solve(Problem(DenseWeights(matrix), tiers=tiers))
