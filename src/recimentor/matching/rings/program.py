"""Pairs and rings as an integer program in the cycle formulation, solved by HiGHS in floating point.

A variable for each pair and each ring; a row for each person, of whom a ring takes all the room. Nothing here
is a proof: prices are made whole, and checked over every pair and ring, elsewhere.

References
----------
.. [1] D. J. Abraham, A. Blum, T. Sandholm, "Clearing algorithms for barter exchange markets", EC 2007: the
   cycle formulation, its tight relaxation, and columns by price.
.. [2] Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
   Computation 10, 2018: HiGHS, behind `scipy.optimize.linprog` and `scipy.optimize.milp`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack, vstack

from recimentor.matching.rings.goals import first_worth, pair_worth, ring_worth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from recimentor.matching.rings.columns import Columns, RingList
    from recimentor.matching.rings.goals import Worth
    from recimentor.matching.rings.problem import IntArray, RingProblem

    FloatArray = NDArray[np.float64]

_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must reach a number: its worth, counted, is `least` or more."""

    worth: Worth
    least: int


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A best fractional packing and its prices, in floating point.

    Parameters
    ----------
    share
        How much of each pair, then of each ring.
    prices, first_prices
        ``(n,)`` of a person's room, and of the rule that only people with a partner are placed.
    need_prices
        Of each need.
    """

    share: FloatArray
    prices: FloatArray
    first_prices: FloatArray
    need_prices: FloatArray

    @property
    def is_whole(self) -> bool:
        """Whether nothing is chosen in part."""
        return bool((np.abs(self.share - np.rint(self.share)) < _WHOLE).all())


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a search: nodes, seconds; None = none."""

    num_nodes: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The best that a search found, as places in its columns, and whether it went through everything."""

    chosen: NDArray[np.bool_]
    complete: bool


class PackingProgram:
    """The program over some pairs and rings.

    Parameters
    ----------
    problem
        The people, and what is counted.
    columns
        What to choose from.
    needs
        What must be reached.
    """

    def __init__(self, problem: RingProblem, columns: Columns, needs: Sequence[Need]) -> None:
        self._problem, self._columns, self._needs = problem, columns, tuple(needs)
        self._several = np.flatnonzero((problem.rooms > 1) & ~problem.has_partner)
        self._size = len(columns.pairs) + len(columns.rings)
        ends = problem.pairs[columns.pairs]
        self._takes = _incidence(problem, ends, columns.rings, problem.rooms)
        places = _incidence(problem, ends, columns.rings, np.ones_like(problem.rooms))[self._several]
        extra = len(self._several)
        wanted = np.zeros((len(self._needs), self._size + extra))
        for at, need in enumerate(self._needs):
            wanted[at] = -self.objective(need.worth)
        parts = [
            hstack([self._takes, csr_array((problem.num_people, extra))], format="csr"),
            hstack([-places, _identity(extra)], format="csr"),
            csr_array(wanted),
        ]
        self._rows = csr_array(vstack(parts, format="csr"))
        self._most = np.concatenate(
            (problem.rooms, np.zeros(extra), [-need.least for need in self._needs])
        ).astype(np.float64)
        both = (problem.rooms[ends] > 1).all(axis=1)
        self._upper = np.concatenate(
            (np.where(both, 1.0, np.inf), np.full(len(columns.rings), np.inf), np.ones(extra))
        )

    def objective(self, worth: Worth) -> FloatArray:
        """Return what each variable is worth; people with room for one are placed by their pair or ring."""
        problem, columns = self._problem, self._columns
        first = first_worth(problem, worth)
        direct = first.copy()
        direct[self._several] = 0
        ends, people = problem.pairs[columns.pairs], columns.rings.people
        pairs = pair_worth(problem, worth)[columns.pairs] + direct[ends].sum(axis=1)
        rings = ring_worth(worth, columns.rings) + direct[people].sum(axis=1)
        return np.concatenate((pairs, rings, first[self._several])).astype(np.float64)

    def relax(self, worth: Worth) -> Relaxed:
        """Return the best fractional packing.

        Raises
        ------
        ArithmeticError
            If HiGHS gave up.
        """
        # Loaded where it is used: most pools have no rings, and it takes a quarter of a second.
        from scipy.optimize import linprog

        objective = self.objective(worth)
        if not len(objective):
            nothing = np.zeros(self._problem.num_people)
            return Relaxed(objective, nothing, nothing, np.zeros(len(self._needs)))
        unit = max(1.0, float(np.abs(objective).max(initial=0)) / 1_000)
        bounds = np.stack((np.zeros_like(self._upper), self._upper), axis=1)
        for method in ("highs-ds", "highs-ipm"):
            result = linprog(
                -objective / unit,
                cast("Any", self._rows),
                self._most,
                bounds=cast("Any", bounds),
                method=cast("Any", method),
            )
            if result.x is not None and result.status == 0:
                break
        else:
            raise ArithmeticError(f"the linear program was not solved: {result.message}")
        prices = np.maximum(0, -result.ineqlin.marginals) * unit
        num_people = self._problem.num_people
        first = np.zeros(num_people)
        first[self._several] = prices[num_people : num_people + len(self._several)]
        return Relaxed(
            result.x[: self._size],
            prices[:num_people],
            first,
            prices[num_people + len(self._several) :],
        )

    def search(self, worth: Worth | FloatArray, limits: Limits) -> Found | None:
        """Return the best whole packing; ``None`` where none was found within the limits."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        objective = worth if isinstance(worth, np.ndarray) else self.objective(worth)
        options: dict[str, Any] = {"mip_rel_gap": 0.0}
        if limits.num_nodes is not None:
            options["node_limit"] = limits.num_nodes
        if limits.seconds is not None:
            options["time_limit"] = max(0.01, limits.seconds)
        upper = np.minimum(self._upper, 1.0)
        result = milp(
            -objective,
            integrality=np.ones(len(objective), dtype=np.int64),
            bounds=Bounds(0, cast("Any", upper)),
            constraints=LinearConstraint(cast("Any", self._rows), -np.inf, cast("Any", self._most)),
            options=cast("Any", options),
        )
        if result.x is None:
            return None
        return Found(result.x[: self._size] > 0.5, complete=result.status == 0)  # noqa: PLR2004 - half


def _incidence(problem: RingProblem, ends: IntArray, rings: RingList, room: IntArray) -> csr_array:
    """Return ``(n, columns)``: 1 at the people of a pair, their room at those of a ring."""
    people = np.concatenate((ends.ravel(), rings.people.ravel()))
    place = np.concatenate(
        (
            np.repeat(np.arange(len(ends)), 2),
            np.repeat(np.arange(len(ends), len(ends) + len(rings)), 3),
        )
    )
    taken = np.concatenate((np.ones(ends.size), room[rings.people.ravel()])).astype(np.float64)
    shape = (problem.num_people, len(ends) + len(rings))
    return csr_array(coo_array((taken, (people, place)), shape=shape))


def _identity(size: int) -> csr_array:
    return csr_array((np.ones(size), (np.arange(size), np.arange(size))), shape=(size, size))
