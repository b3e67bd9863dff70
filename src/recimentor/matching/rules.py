"""What the rules of a problem leave to choose: sides, vetoes and locks, applied to weights block by block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.edges import Edges, make_edges
from recimentor.matching.problem import ImpossibleLock
from recimentor.matching.views import under_rules

if TYPE_CHECKING:
    from recimentor.matching.problem import Problem
    from recimentor.matching.weights import BoolArray, IntArray, WeightSource


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a problem once its locks are set aside.

    Parameters
    ----------
    source
        Weights of the pairs that may still be chosen, 0 elsewhere.
    capacity
        ``(n,)`` partners that each person may still take.
    placed
        ``(n,)`` who has a partner by a lock.
    locked
        The locked pairs with their weights.
    """

    source: WeightSource
    capacity: IntArray
    placed: BoolArray
    locked: Edges

    @property
    def one_place_each(self) -> bool:
        """Whether nobody may take two partners, or one beside that of a lock."""
        return not ((self.capacity > 1) | (self.placed & (self.capacity > 0))).any()


def apply_rules(problem: Problem) -> Rest:
    """Set locks aside and leave out the pairs that no pairing may hold.

    Raises
    ------
    ImpossibleLock
        If a locked pair is not eligible and its weight is not given.
    """
    num_people = problem.num_people
    locked = _locked_edges(problem)
    used = np.bincount(np.concatenate((locked.rows, locked.cols)), minlength=num_people)
    full = np.ones(num_people, dtype=np.int64) if problem.capacity is None else problem.capacity
    capacity = full - used
    banned = np.array([*problem.forbidden, *problem.locked], dtype=np.int64).reshape(-1, 2)
    return Rest(under_rules(problem, capacity > 0, banned), capacity, used > 0, locked)


def _locked_edges(problem: Problem) -> Edges:
    weights = list(problem.locked_weights)
    if not weights:
        weights = [problem.weight(i, j) for i, j in problem.locked]
    for pair, weight in zip(problem.locked, weights, strict=True):
        if weight == 0:
            raise ImpossibleLock(pair, "not eligible")
    pairs = np.array(problem.locked, dtype=np.int64).reshape(-1, 2)
    return make_edges(problem.num_people, pairs[:, 0], pairs[:, 1], np.array(weights, dtype=np.int64))
