from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from recimentor.matching.edges import make_edges
from recimentor.matching.edmonds.blossoms import NOBODY, PrimalDual
from recimentor.matching.edmonds.core import Core
from recimentor.matching.edmonds.search import TreeSearch
from recimentor.matching.relax.reduced_cost import SCALE

Edge = tuple[int, int, int]


def closed(num_people: int, edges: list[Edge], start: list[int] | None = None) -> PrimalDual:
    """Solve from nothing, or from given prices."""
    parts = np.array(edges, dtype=np.int64).reshape(-1, 3)
    core = Core(num_people, make_edges(num_people, parts[:, 0], parts[:, 1], parts[:, 2]))
    dearest = max((weight for _, _, weight in edges), default=0)
    state = PrimalDual(start or [SCALE // 2 * dearest] * num_people, [NOBODY] * num_people)
    for root in range(num_people):
        if state.mate[root] == NOBODY and state.price[root] > 0:
            TreeSearch(state, core, root).run()
    return state


def assert_proved(state: PrimalDual, edges: list[Edge]) -> int:
    """Check that prices cover all pairs and add up to the matching's worth; return the latter in weights."""
    value = sum(weight for i, j, weight in edges if state.mate[i] == j)
    assert all(state.slack(i, j, SCALE * weight) >= 0 for i, j, weight in edges)
    assert min(state.price, default=0) >= 0
    assert all(state.mate[mate] == i for i, mate in enumerate(state.mate) if mate != NOBODY)
    assert state.bound() == SCALE * value
    return value


def networkx_value(edges: list[Edge]) -> int:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(edges)
    return sum(graph[i][j]["weight"] for i, j in nx.max_weight_matching(graph))


@pytest.mark.parametrize("seed", range(40))
def test_random_graphs_close_with_prices_that_meet_the_value(seed: int) -> None:
    rng = np.random.default_rng(seed)
    num_people = int(rng.integers(2, 26))
    density, largest = rng.random(), int(rng.choice([1, 2, 10, 1000]))
    edges = [
        (i, j, int(rng.integers(1, largest + 1)))
        for i in range(num_people)
        for j in range(i + 1, num_people)
        if rng.random() < density
    ]
    assert assert_proved(closed(num_people, edges), edges) == networkx_value(edges)


def test_a_hub_with_three_triangles_leaves_two_people_over() -> None:
    triangles = [(i, j, 1) for k in (1, 4, 7) for i, j in ((k, k + 1), (k + 1, k + 2), (k, k + 2))]
    edges = triangles + [(0, k, 1) for k in (1, 4, 7)]
    state = closed(10, edges)
    assert assert_proved(state, edges) == 4
    assert state.mate.count(NOBODY) == 2


def test_blossoms_inside_blossoms_share_the_prices_of_both() -> None:
    inner = [(0, 1, 12), (1, 2, 12), (0, 2, 12)]
    outer = [(2, 3, 10), (3, 4, 10), (4, 0, 10), (1, 5, 1)]
    state = closed(6, inner + outer)
    assert_proved(state, inner + outer)


def test_a_nest_knows_the_people_of_its_inner_blossoms_too() -> None:
    edges = [(0, 1, 12), (1, 2, 12), (0, 2, 12), (2, 3, 10), (3, 4, 10), (4, 0, 10)]
    state = closed(5, edges)
    inner = min(state.blossoms)
    assert state.blossoms[inner].members == []
    assert sorted(state.members(inner)) == [0, 1, 2]
    assert [len(odd_set.inner) for odd_set in state.odd_sets(int)] == [0, 1]


def test_prices_may_start_uneven() -> None:
    edges = [(0, 1, 3), (1, 2, 5), (2, 0, 4), (2, 3, 1)]
    own_dearest = [SCALE * 4, SCALE * 5, SCALE * 5, SCALE * 1]
    assert assert_proved(closed(4, edges, own_dearest), edges) == 5


def test_a_copy_of_a_nest_changes_alone() -> None:
    state = closed(3, [(0, 1, 2), (1, 2, 2), (0, 2, 2)])
    twin = state.copy()
    for person in state.pairs()[0]:
        twin.mate[person] = NOBODY
    assert state.pairs()
    assert not twin.pairs()
