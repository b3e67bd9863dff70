"""The solver and what people would use instead, each as a function from a pool to pairs."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.survey import PoolWeights
    from numpy.typing import NDArray

    Matrix = NDArray[np.int32]
    Pairs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a contestant came back with.

    `pairs` is None where the method gives none; `bound` is the proved upper bound of the total, None
    without one.
    """

    pairs: Pairs | None
    bound: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contestant:
    """A way to pair a pool.

    `solve` takes the whole matrix of weights, or the row blocks where `from_blocks`; `module` must be
    installed; pools of more than `most_people` are not tried.
    """

    name: str
    solve: Callable[[Any], Answer]
    module: str
    most_people: int
    from_blocks: bool = False

    @property
    def is_installed(self) -> bool:
        """Whether its package is there."""
        return importlib.util.find_spec(self.module.partition(".")[0]) is not None

    def load(self) -> None:
        """Import what it needs, so that this is not timed."""
        importlib.import_module(self.module)


def matrix_of(weights: PoolWeights) -> Matrix:
    """Return all weights at once."""
    return weights.block(0, weights.num_people)


def _ours(source: object) -> Answer:
    from recimentor.matching import DenseWeights, Problem, Settings, WeightSource, solve

    if isinstance(source, np.ndarray):
        source = DenseWeights(source)
    outcome = solve(Problem(cast("WeightSource", source)), Settings(threads=2))
    note = f"{outcome.status}, {outcome.proof}"
    pairs = [(int(i), int(j)) for i, j in outcome.pairs]
    return Answer(pairs, outcome.bound, note)


def _assignment(matrix: Matrix) -> Answer:
    from scipy.optimize import linear_sum_assignment

    bonus = int(matrix.max())
    profit = np.where(matrix > 0, matrix + np.float64(bonus), 0.0)
    rows, cols = linear_sum_assignment(profit, maximize=True)
    mutual = cols[cols] == rows
    return Answer(None, note=f"not pairs: {int((~mutual).sum())} people in longer cycles")


def _greedy(matrix: Matrix) -> Answer:
    rows, cols = np.nonzero(np.triu(matrix))
    free = np.ones(len(matrix), dtype=bool)
    pairs: Pairs = []
    for place in np.argsort(-matrix[rows, cols], kind="stable"):
        i, j = int(rows[place]), int(cols[place])
        if free[i] and free[j]:
            free[i] = free[j] = False
            pairs.append((i, j))
    return Answer(pairs)


def _edge_list(matrix: Matrix) -> list[tuple[int, int, int]]:
    rows, cols = np.nonzero(np.triu(matrix))
    weights = matrix[rows, cols]
    return list(zip(rows.tolist(), cols.tolist(), weights.tolist(), strict=True))


def _networkx(matrix: Matrix) -> Answer:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(_edge_list(matrix))
    return Answer([(int(i), int(j)) for i, j in nx.max_weight_matching(graph, maxcardinality=True)])


def _rustworkx(matrix: Matrix) -> Answer:
    rustworkx = importlib.import_module("rustworkx")
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(matrix)))
    graph.add_edges_from(_edge_list(matrix))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return Answer([(int(i), int(j)) for i, j in found])


def _highs(matrix: Matrix) -> Answer:
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    rows, cols = np.nonzero(np.triu(matrix))
    place = np.arange(len(rows))
    at_most_one = csr_array(
        (np.ones(2 * len(rows)), (np.concatenate((rows, cols)), np.concatenate((place, place)))),
        shape=(len(matrix), len(rows)),
    )
    worth = matrix[rows, cols] + float(matrix.max()) * len(matrix) / 2
    result = milp(
        -worth / 1_000,
        integrality=np.ones(len(rows), dtype=np.int64),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(at_most_one, ub=1),
        options={"mip_rel_gap": 0.0},
    )
    if result.x is None:
        return Answer(None, note="no answer")
    taken = np.flatnonzero(result.x > 0.5)
    return Answer(list(zip(rows[taken].tolist(), cols[taken].tolist(), strict=True)))


def _mentor_match(matrix: Matrix) -> Answer:
    """Enter everybody as mentor and as mentee, as a tool for two groups asks, and keep the mutual matches."""
    process = importlib.import_module("matching.process")
    mentor = importlib.import_module("matching.mentor").Mentor
    mentee = importlib.import_module("matching.mentee").Mentee
    rule = importlib.import_module("matching.rules.rule")

    def weight(match: Any) -> int:
        return int(matrix[int(match.mentor.email), int(match.mentee.email)])

    class Weight(rule.Rule):  # type: ignore[name-defined, misc]
        """The pair's weight, or no match at all."""

        def apply(self, match_object: Any) -> int:
            match_object.disallowed = weight(match_object) == 0
            return weight(match_object)

        def evaluate(self, match_object: Any) -> bool:
            return weight(match_object) > 0

    people = [{"grade": 1, "email": str(person)} for person in range(len(matrix))]
    mentors, _ = process.process_data(
        [mentor(**person) for person in people], [mentee(**person) for person in people], [[Weight()]]
    )
    teaches = {int(m.email): int(m.mentees[0].email) for m in mentors if m.mentees}
    pairs = [(i, j) for i, j in teaches.items() if i < j and teaches.get(j) == i]
    return Answer(pairs, note=f"{len(teaches)} one-way matches; pairs are the mutual ones")


CONTESTANTS = (
    Contestant("recimentor", _ours, "recimentor.matching", 10**6),
    Contestant("recimentor, row blocks", _ours, "recimentor.matching", 10**6, from_blocks=True),
    Contestant("linear_sum_assignment, bare", _assignment, "scipy.optimize", 5_000),
    Contestant("greedy", _greedy, "numpy", 10_000),
    Contestant("rustworkx", _rustworkx, "rustworkx", 2_000),
    Contestant("networkx", _networkx, "networkx", 1_000),
    Contestant("HiGHS over all pairs", _highs, "scipy.optimize", 1_000),
    Contestant("mentor-match", _mentor_match, "matching.process", 300),
)
OURS = CONTESTANTS[0].name
