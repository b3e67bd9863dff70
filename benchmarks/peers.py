"""What people would use instead, each as a function from a matrix of weights to pairs, on one thread."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import numpy as np
from benchmarks.contest import Answer, coverage_bonus, edge_list

if TYPE_CHECKING:
    from benchmarks.contest import Matrix, Pairs


def by_networkx(matrix: Matrix) -> Answer:
    """networkx, in Python."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_weighted_edges_from(edge_list(matrix))
    return Answer([(int(i), int(j)) for i, j in nx.max_weight_matching(graph, maxcardinality=True)])


def by_rustworkx(matrix: Matrix) -> Answer:
    """rustworkx, the same method in Rust."""
    rustworkx = importlib.import_module("rustworkx")
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(matrix)))
    graph.add_edges_from(edge_list(matrix))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return Answer([(int(i), int(j)) for i, j in found])


def by_mwmatching(matrix: Matrix) -> Answer:
    """Joris van Rantwijk's mwmatching, in Python, after which the two before are made."""
    mwmatching = importlib.import_module("mwmatching")
    edges = edge_list(matrix, coverage_bonus(matrix))
    return Answer([(int(i), int(j)) for i, j in mwmatching.maximum_weight_matching(edges)])


def by_lemon(matrix: Matrix) -> Answer:
    """LEMON, in C++."""
    from benchmarks.lemon import pair_people

    return Answer(pair_people(matrix, coverage_bonus(matrix)))


def by_fusion_blossom(matrix: Matrix) -> Answer:
    """fusion-blossom, in Rust: a perfect matching of least cost, made for the decoding of quantum codes.

    Who is left over is matched with a vertex of their own. All costs are so high that no way over a third
    person is cheaper than a pair itself.
    """
    fusion = importlib.import_module("fusion_blossom")
    size, bonus = len(matrix), coverage_bonus(matrix)
    alone = bonus + int(matrix.max(initial=0))
    edges = [(i, j, 2 * (2 * alone - worth)) for i, j, worth in edge_list(matrix, bonus)]
    edges += [(person, size + person, 2 * alone) for person in range(size)]
    solver = fusion.SolverSerial(fusion.SolverInitializer(2 * size, edges, list(range(size, 2 * size))))
    solver.solve(fusion.SyndromePattern(defect_vertices=list(range(size))))
    found = [(int(i), int(j)) for i, j in solver.perfect_matching().peer_matchings]
    return Answer([(i, j) for i, j in found if matrix[i, j]])


def by_highs(matrix: Matrix) -> Answer:
    """HiGHS, an integer program over all pairs."""
    import highspy

    size, pairs = len(matrix), edge_list(matrix)
    ends = np.array([(i, j) for i, j, _ in pairs], dtype=np.int32)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(pairs), size
    worth = np.array([weight for *_, weight in pairs], dtype=np.float64) + coverage_bonus(matrix)
    program.col_cost_ = -worth / 1_000
    program.col_lower_, program.col_upper_ = np.zeros(len(pairs)), np.ones(len(pairs))
    program.row_lower_, program.row_upper_ = np.full(size, -highspy.kHighsInf), np.ones(size)
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = np.arange(0, 2 * len(pairs) + 1, 2, dtype=np.int32)
    program.a_matrix_.index_ = ends.ravel()
    program.a_matrix_.value_ = np.ones(2 * len(pairs))
    program.integrality_ = [highspy.HighsVarType.kInteger] * len(pairs)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0)):
        solver.setOptionValue(option, value)
    solver.passModel(program)
    solver.run()
    taken = np.flatnonzero(np.asarray(solver.getSolution().col_value) > 0.5)
    return Answer([(int(i), int(j)) for i, j in ends[taken]])


def by_mentor_match(matrix: Matrix) -> Answer:
    """mentor-match, for two groups: everybody enters both, and the mutual matches are kept."""
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
    pairs: Pairs = [(i, j) for i, j in teaches.items() if i < j and teaches.get(j) == i]
    return Answer(pairs, note=f"{len(teaches)} one-way matches; pairs are the mutual ones")
