"""Pairs and rings as an integer program in the cycle formulation, solved by HiGHS in floating point.

A variable for each pair and each ring; a row for each person, of whom a ring takes all the room. One program
lives through all goals and starts warm: columns join it, and what a goal has reached becomes a row. Nothing
here is a proof: prices are made whole, and checked over every pair and ring, elsewhere.

References
----------
.. [1] D. J. Abraham, A. Blum, T. Sandholm, "Clearing algorithms for barter exchange markets", EC 2007: the
   cycle formulation, its tight relaxation, and columns by price.
.. [2] Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
   Computation 10, 2018: HiGHS.
.. [3] T. Berthold, "Primal heuristics for mixed integer programs", 2006: diving.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from recimentor.matching.rings.columns import Columns, join
from recimentor.matching.rings.goals import first_worth, pair_worth, ring_worth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from recimentor.matching.rings.goals import Worth
    from recimentor.matching.rings.problem import IntArray, RingProblem

    FloatArray = NDArray[np.float64]
    BoolArray = NDArray[np.bool_]
    AnyArray = NDArray[Any]

_WHOLE = 1e-6
_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
}
_SEARCH: dict[str, bool | int | float | str] = {
    "presolve": "on",
    "solver": "choose",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
    # Measured on sign-ups of 300 people: half the time of the defaults.
    "mip_detect_symmetry": False,
    "mip_allow_restart": False,
    "mip_pscost_minreliable": 0,
}
_NEVER_MET = 2.0
"""A limit of a variable that its rows keep below 1: all are boxed, and no price goes to the limit."""
_NEARLY = 0.8
_AT_A_TIME = 20
"""Variables above `_NEARLY` are set to 1 together, so many of them at most, in a dive."""


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
    """The program over some pairs and rings; both, and needs, may join.

    Parameters
    ----------
    problem
        The people, and what is counted.
    columns
        What to choose from.
    needs
        What must be reached.
    is_over
        Asked now and then whether to stop.
    """

    def __init__(
        self,
        problem: RingProblem,
        columns: Columns,
        needs: Sequence[Need] = (),
        is_over: Callable[[], bool] | None = None,
    ) -> None:
        # Loaded where it is used: most pools have no rings.
        import highspy

        self._solver: Any = highspy
        self._problem, self._is_over = problem, is_over
        self._several = np.flatnonzero((problem.rooms > 1) & ~problem.has_partner)
        self._placed_row = np.full(problem.num_people, -1)
        self._placed_row[self._several] = problem.num_people + np.arange(len(self._several))
        self.columns = Columns(np.zeros(0, dtype=np.int64), join([]))
        self._needs: list[Need] = []
        self._pair_at, self._ring_at = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        self._upper = np.ones(len(self._several))
        self._highs = self._start()
        self.add(columns)
        for need in needs:
            self.add_need(need)

    def _start(self) -> Any:
        highs: Any = self._solver.Highs()
        for name, value in _OPTIONS.items():
            highs.setOptionValue(name, value)
        highs.cbSimplexInterrupt += self._hear
        highs.cbMipInterrupt += self._hear
        highs.changeObjectiveSense(self._solver.ObjSense.kMaximize)
        extra = len(self._several)
        most = np.concatenate((self._problem.rooms, np.zeros(extra))).astype(np.float64)
        nothing = np.zeros(0)
        lowest = np.full(len(most), -self._solver.kHighsInf)
        highs.addRows(
            len(most), lowest, most, 0, np.zeros(len(most), np.int32), np.zeros(0, np.int32), nothing
        )
        rows = self._placed_row[self._several]
        _add_columns(highs, np.ones(extra), (np.arange(extra), rows, np.ones(extra)))
        return highs

    @property
    def _size(self) -> int:
        return len(self._several) + len(self.columns.pairs) + len(self.columns.rings)

    def add(self, more: Columns) -> None:
        """Add columns, none of which is there yet."""
        problem, first = self._problem, self._size
        ends, people = problem.pairs[more.pairs], more.rings.people
        number = len(ends) + len(people)
        who = np.concatenate((ends.ravel(), people.ravel()))
        column = np.concatenate(
            (np.repeat(np.arange(len(ends)), 2), np.repeat(np.arange(len(ends), number), 3))
        )
        taken = np.concatenate((np.ones(ends.size), problem.rooms[people.ravel()]))
        is_row = self._placed_row[who] >= 0
        columns = [column, column[is_row]]
        rows = [who, self._placed_row[who[is_row]]]
        values = [taken, np.full(int(is_row.sum()), -1.0)]
        first_need = problem.num_people + len(self._several)
        for place, need in enumerate(self._needs):
            worth = np.concatenate(_worths(problem, need.worth, more, self._several))
            columns.append(np.arange(number))
            rows.append(np.full(number, first_need + place))
            values.append(worth)
        both = (problem.rooms[ends] > 1).all(axis=1)
        upper = np.concatenate((np.where(both, 1.0, _NEVER_MET), np.full(len(people), _NEVER_MET)))
        entries = (np.concatenate(columns), np.concatenate(rows), np.concatenate(values))
        _add_columns(self._highs, upper, entries)
        self._upper = np.concatenate((self._upper, upper))
        self._pair_at = np.concatenate((self._pair_at, first + np.arange(len(ends))))
        self._ring_at = np.concatenate((self._ring_at, first + np.arange(len(ends), number)))
        pairs = np.concatenate((self.columns.pairs, more.pairs))
        self.columns = Columns(pairs, join([self.columns.rings, more.rings]))

    def add_need(self, need: Need) -> None:
        """Add something that must be reached."""
        worth = self.objective(need.worth)
        used = np.flatnonzero(worth).astype(np.int32)
        self._highs.addRow(float(need.least), self._solver.kHighsInf, len(used), used, worth[used])
        self._needs.append(need)

    def objective(self, worth: Worth) -> FloatArray:
        """Return what each variable is worth; people with room for one are placed by their pair or ring."""
        pairs, rings = _worths(self._problem, worth, self.columns, self._several)
        return self._in_order(pairs, rings, first_worth(self._problem, worth)[self._several])

    def _in_order(self, pairs: AnyArray, rings: AnyArray, several: AnyArray) -> FloatArray:
        values = np.zeros(self._size)
        values[: len(self._several)] = several
        values[self._pair_at], values[self._ring_at] = pairs, rings
        return values

    def relax(self, worth: Worth) -> Relaxed:
        """Return the best fractional packing.

        Raises
        ------
        ArithmeticError
            If HiGHS gave up, or was stopped.
        """
        objective = self.objective(worth)
        num_people, num_several = self._problem.num_people, len(self._several)
        if not len(objective):
            nothing = np.zeros(num_people)
            return Relaxed(objective, nothing, nothing, np.zeros(len(self._needs)))
        unit = self._aim(objective)
        self._highs.run()
        if not self._is_solved():
            # A basis grown old can be numerically poor: once more from nothing.
            self._highs.clearSolver()
            self._highs.run()
        if not self._is_solved():
            raise ArithmeticError(f"the linear program was not solved: {self._highs.getModelStatus()}")
        dual = np.array(self._highs.getSolution().row_dual) * unit
        first = np.zeros(num_people)
        first[self._several] = np.maximum(0, dual[num_people : num_people + num_several])
        return Relaxed(
            self._share(),
            np.maximum(0, dual[:num_people]),
            first,
            np.maximum(0, -dual[num_people + num_several :]),
        )

    def dive(self) -> BoolArray | None:
        """Return a whole packing near the last fractional one; ``None`` where needs are missed on the way.

        What is nearly chosen is chosen, and the program is solved again, until nothing is chosen in part.
        """
        is_fixed = np.zeros(self._size, dtype=np.bool_)
        is_fixed[: len(self._several)] = True
        found = None
        while self._is_solved():
            value = np.array(self._highs.getSolution().col_value)
            value[: len(self._several)] = 0
            part = np.flatnonzero((value > _WHOLE) & (value < 1 - _WHOLE))
            if not len(part):
                share = self._share()
                found = share > 0.5  # noqa: PLR2004 - a half
                break
            dearest = part[np.argsort(-value[part], kind="stable")][:_AT_A_TIME]
            chosen = dearest[(value[dearest] > _NEARLY) | (np.arange(len(dearest)) == 0)]
            chosen = np.concatenate((chosen, np.flatnonzero((value >= 1 - _WHOLE) & ~is_fixed)))
            is_fixed[chosen] = True
            ones = np.ones(len(chosen))
            self._highs.changeColsBounds(len(chosen), chosen.astype(np.int32), ones, ones)
            self._highs.run()
        changed = np.flatnonzero(is_fixed[len(self._several) :]) + len(self._several)
        self._highs.changeColsBounds(
            len(changed), changed.astype(np.int32), np.zeros(len(changed)), self._upper[changed]
        )
        return found

    def search(self, worth: Worth | IntArray, limits: Limits, known: BoolArray | None = None) -> Found | None:
        """Return the best whole packing; ``None`` where none was found within the limits.

        Parameters
        ----------
        worth
            What counts how much, or what each pair, then each ring, is worth.
        limits
            When to stop.
        known
            A packing to begin with, as a mark for each pair, then each ring.
        """
        num_pairs = len(self.columns.pairs)
        if isinstance(worth, np.ndarray):
            nobody = np.zeros(len(self._several))
            objective = self._in_order(worth[:num_pairs], worth[num_pairs:], nobody)
        else:
            objective = self.objective(worth)
        size = self._size
        everything = np.arange(size, dtype=np.int32)
        self._highs.changeColsCost(size, everything, objective)
        self._highs.changeColsBounds(size, everything, np.zeros(size), np.minimum(self._upper, 1.0))
        kinds = np.full(size, self._solver.HighsVarType.kInteger)
        self._highs.changeColsIntegrality(size, everything, kinds)
        for name, value in _SEARCH.items():
            self._highs.setOptionValue(name, value)
        if limits.num_nodes is not None:
            self._highs.setOptionValue("mip_max_nodes", limits.num_nodes)
        if limits.seconds is not None:
            self._highs.setOptionValue("time_limit", max(0.01, limits.seconds))
        if known is not None:
            self._begin_with(known)
        self._highs.run()
        info = self._highs.getInfo()
        if info.primal_solution_status != self._solver.SolutionStatus.kSolutionStatusFeasible:
            return None
        return Found(self._share() > 0.5, complete=self._is_solved())  # noqa: PLR2004 - a half

    def _begin_with(self, known: BoolArray) -> None:
        num_pairs = len(self.columns.pairs)
        people = np.zeros(self._problem.num_people, dtype=np.bool_)
        people[self._problem.pairs[self.columns.pairs[known[:num_pairs]]]] = True
        people[self.columns.rings.people[known[num_pairs:]]] = True
        solution = self._solver.HighsSolution()
        solution.col_value = self._in_order(
            known[:num_pairs], known[num_pairs:], people[self._several]
        ).tolist()
        self._highs.setSolution(solution)

    def _aim(self, objective: FloatArray) -> float:
        unit = max(1.0, float(np.abs(objective).max(initial=0)) / 1_000)
        self._highs.changeColsCost(
            len(objective), np.arange(len(objective), dtype=np.int32), objective / unit
        )
        return unit

    def _share(self) -> FloatArray:
        value = np.array(self._highs.getSolution().col_value)
        share: FloatArray = value[np.concatenate((self._pair_at, self._ring_at))]
        return share

    def _is_solved(self) -> bool:
        return bool(self._highs.getModelStatus() == self._solver.HighsModelStatus.kOptimal)

    def _hear(self, event: Any) -> None:
        """Stop HiGHS where the run is to stop: it asks after each step."""
        if self._is_over is not None and self._is_over():
            event.interrupt()


def _worths(
    problem: RingProblem, worth: Worth, columns: Columns, several: IntArray
) -> tuple[IntArray, IntArray]:
    """Return what pairs and rings are worth with the placing of their people who have room for one."""
    direct = first_worth(problem, worth)
    direct[several] = 0
    ends, people = problem.pairs[columns.pairs], columns.rings.people
    pairs = pair_worth(problem, worth)[columns.pairs] + direct[ends].sum(axis=1)
    return pairs, ring_worth(worth, columns.rings) + direct[people].sum(axis=1)


def _add_columns(highs: Any, upper: FloatArray, entries: tuple[IntArray, IntArray, FloatArray]) -> None:
    """Add columns of 0 to their limits, from places, rows and values in any order."""
    columns, rows, values = entries
    order = np.lexsort((rows, columns))
    starts = np.searchsorted(columns[order], np.arange(len(upper)))
    highs.addCols(
        len(upper),
        np.zeros(len(upper)),
        np.zeros(len(upper)),
        upper,
        len(columns),
        starts.astype(np.int32),
        rows[order].astype(np.int32),
        values[order].astype(np.float64),
    )
