"""The pairing with capacities as one linear program: pairs, cuts and worths change, and it starts warm.

A column for each candidate pair, 0 to 1, a row for each person's capacity; for people with room for several
whom no lock has placed also a column, 0 to 1, and a row: they are placed as far as they have pairs. Whoever
has room for one is placed by their pair, so there it is part of the pair's worth. Odd sets are rows too.
The lottery gives each pair a worth far below one unit of weight, so that equals are few and corners whole.

HiGHS solves it in floating point; nothing here is a proof.

References
----------
.. [1] Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
   Computation 10, 2018: HiGHS. Its dual simplex starts warm after new columns too, for all are boxed: those
   that would pay are set to 1 and pushed back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import highspy
import numpy as np

from recimentor.matching.edges import Edges, find_keys, no_edges, pair_keys
from recimentor.matching.lottery import DIGIT_BITS, draw_digits
from recimentor.matching.sweep import Interrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.outcome import OddSet
    from recimentor.matching.sweep import Sweep
    from recimentor.matching.weights import BoolArray, IntArray, UInt64Array

    FloatArray = NDArray[np.float64]

_OPTIONS: dict[str, bool | int | float | str] = {
    "output_flag": False,
    "threads": 1,
    "presolve": "off",
    "solver": "simplex",
    "simplex_strategy": 1,  # dual
    "simplex_scale_strategy": 0,  # every entry of the matrix is 1 or -1
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-7,
}
_SEARCH: dict[str, bool | int | float | str] = {
    "presolve": "on",
    "solver": "choose",
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.5,
}
_WHOLE = 1e-6
_TIGHT = 0.125
"""Reduced costs are halves or quarters, the lottery's part aside."""
_LOTTERY_SUM = 0.25
"""What the lottery's worths of all places together stay below, in units of weight."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """A best fractional pairing and its dual prices, in floating point.

    Parameters
    ----------
    most
        What it is worth; the lottery's part, where it took part, is below one unit.
    share
        ``(m,)`` how much of each candidate pair.
    is_tight
        ``(m,)`` whether a pair is worth just its prices: its reduced cost is 0.
    place, first
        ``(n,)`` dual prices of a place, and of the rule that only people with a partner are placed.
    odd_sets
        Dual price of each odd set.
    """

    most: float
    share: FloatArray
    is_tight: BoolArray
    place: FloatArray
    first: FloatArray
    odd_sets: FloatArray

    @property
    def is_whole(self) -> bool:
        """Whether every pair is taken or not."""
        return bool((np.minimum(self.share, 1 - self.share) <= _WHOLE).all())


class PairingProgram:
    """The program; its pairs and odd sets grow.

    Parameters
    ----------
    model
        Capacities, and what is counted.
    keys
        ``(n,)`` for the lottery.
    sweep
        Asked whether to stop.
    """

    def __init__(self, model: CapacityModel, keys: UInt64Array, sweep: Sweep) -> None:
        self._model, self._lottery, self._sweep = model, keys, sweep
        self.pairs = no_edges()
        """Candidate pairs in the order of their columns, not sorted."""
        self.odd_sets: list[OddSet] = []
        self._keys: IntArray = self.pairs.rows
        self._digits: FloatArray = np.zeros(0)
        self._several = np.flatnonzero((model.capacity > 1) & ~model.placed)
        self._placed_row = np.full(model.num_people, -1)
        self._placed_row[self._several] = model.num_people + np.arange(len(self._several))
        self._stopped = False
        self._highs = self._start()

    def _start(self) -> Any:
        highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in _OPTIONS.items():
            highs.setOptionValue(name, value)
        highs.cbSimplexInterrupt += self._hear
        highs.cbMipInterrupt += self._hear
        highs.changeObjectiveSense(highspy.ObjSense.kMaximize)
        num_several = len(self._several)
        most = np.concatenate((self._model.capacity, np.zeros(num_several))).astype(np.float64)
        _add_rows(highs, most, np.zeros(len(most), dtype=np.int32), np.zeros(0, dtype=np.int32))
        rows = self._placed_row[self._several]
        _add_columns(highs, np.arange(num_several), rows, np.ones(num_several))
        return highs

    def holds(self, pairs: Edges) -> BoolArray:
        """Return which of some pairs, their people in either order, are candidates."""
        low, high = np.minimum(pairs.rows, pairs.cols), np.maximum(pairs.rows, pairs.cols)
        return find_keys(self._keys, pair_keys(self._model.num_people, low, high)) >= 0

    def add_pairs(self, pairs: Edges) -> int:
        """Add candidates; return how many were not there yet."""
        new = ~self.holds(pairs)
        added = pairs.only(new)
        parts = zip(self._columns(), (added.rows, added.cols, added.weights), strict=True)
        self.pairs = Edges(*(np.concatenate(part) for part in parts))
        keys = pair_keys(self._model.num_people, added.rows, added.cols)
        self._keys = np.sort(np.concatenate((self._keys, keys)))
        digits = draw_digits(self._lottery, added.rows, added.cols) / 2.0**DIGIT_BITS
        self._digits = np.concatenate((self._digits, digits))
        number = np.arange(len(added))
        ends = (added.rows, added.cols)
        rows, columns, values = [*ends], [number, number], [np.ones(len(added))] * 2
        for people in ends:
            has_row = self._placed_row[people] >= 0
            rows.append(self._placed_row[people[has_row]])
            columns.append(number[has_row])
            values.append(np.full(int(has_row.sum()), -1.0))
        first_cut = self._model.num_people + len(self._several)
        for place, odd_set in enumerate(self.odd_sets):
            inside = number[self._model.is_inside(odd_set, added)]
            rows.append(np.full(len(inside), first_cut + place))
            columns.append(inside)
            values.append(np.ones(len(inside)))
        entries = (np.concatenate(columns), np.concatenate(rows), np.concatenate(values))
        _add_columns(self._highs, *entries, len(added))
        return len(added)

    def _columns(self) -> tuple[IntArray, IntArray, IntArray]:
        return self.pairs.rows, self.pairs.cols, self.pairs.weights

    def add_odd_sets(self, odd_sets: Sequence[OddSet]) -> int:
        """Add those that are not there yet; return how many."""
        known = {(odd_set.members, odd_set.teeth) for odd_set in self.odd_sets}
        new = [odd_set for odd_set in odd_sets if (odd_set.members, odd_set.teeth) not in known]
        self.odd_sets += new
        inside = [np.flatnonzero(self._model.is_inside(odd_set, self.pairs)) for odd_set in new]
        if new:
            starts = np.cumsum([0, *(len(part) for part in inside[:-1])])
            most = np.array([self._model.most_inside(odd_set) for odd_set in new], dtype=np.float64)
            _add_rows(self._highs, most, starts, len(self._several) + np.concatenate(inside))
        return len(new)

    def maximise(self, worth: Worth, *, with_lottery: bool = True) -> Fraction:
        """Return the best fractional pairing.

        Parameters
        ----------
        worth
            What counts how much.
        with_lottery
            Whether equals are told apart; without it dual prices are those of the worths alone.

        Raises
        ------
        Interrupted
            If the sweep is to stop.
        ArithmeticError
            If HiGHS gave up: floating point was not up to it.
        """
        if not len(self.pairs):
            first = self._model.person_worth(worth).astype(np.float64)
            nothing = np.zeros(0)
            return Fraction(0.0, nothing, nothing > 0, np.zeros_like(first), first, nothing)
        costs = self._costs(worth, with_lottery=with_lottery)
        self._highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        self._run()
        if not self._is_solved():
            # A basis grown old can be numerically poor: once more from nothing.
            self._highs.clearSolver()
            self._run()
        if not self._is_solved():
            raise ArithmeticError(f"the linear program was not solved: {self._highs.getModelStatus()}")
        solution = self._highs.getSolution()
        prices = np.maximum(0, np.array(solution.row_dual))
        num_people, num_several = self._model.num_people, len(self._several)
        first = np.zeros(num_people)
        first[self._several] = prices[num_people : num_people + num_several]
        return Fraction(
            self._highs.getObjectiveValue(),
            np.array(solution.col_value)[num_several:],
            np.abs(np.array(solution.col_dual)[num_several:]) < _TIGHT,
            prices[:num_people],
            first,
            prices[num_people + num_several :],
        )

    def among(self, pairs: Edges) -> PairingProgram:
        """Return a program of other pairs, and of the same odd sets."""
        twin = PairingProgram(self._model, self._lottery, self._sweep)
        twin.add_pairs(pairs)
        twin.add_odd_sets(self.odd_sets)
        return twin

    def search(self, worth: Worth, max_nodes: int) -> IntArray | None:
        """Return the places of the best whole pairing by branch and bound, None where that takes too long."""
        costs = self._costs(worth, with_lottery=False)
        columns = np.arange(len(costs), dtype=np.int32)
        self._highs.changeColsCost(len(costs), columns, costs)
        kinds = np.full(len(costs), highspy.HighsVarType.kInteger)
        self._highs.changeColsIntegrality(len(costs), columns, kinds)
        for name, value in {**_SEARCH, "mip_max_nodes": max_nodes}.items():
            self._highs.setOptionValue(name, value)
        self._run()
        if not self._is_solved():
            return None
        share = np.array(self._highs.getSolution().col_value)[len(self._several) :]
        return np.flatnonzero(share > 0.5)  # noqa: PLR2004 - a half

    def _costs(self, worth: Worth, *, with_lottery: bool) -> FloatArray:
        people = self._model.person_worth(worth)[self._several]
        pairs = self._model.joint_worth(worth, self.pairs).astype(np.float64)
        if with_lottery:
            # Among equal counts the scores decide: the counts begin where the total is best, and end there.
            equals = self._digits if worth.per_score else self.pairs.weights / max(1, self._model.largest)
            pairs += 2 * _LOTTERY_SUM / max(1, int(self._model.capacity.sum())) * equals
        return np.concatenate((people, pairs))

    def _run(self) -> None:
        self._sweep.pause()
        self._highs.run()
        if self._stopped:
            raise Interrupted

    def _is_solved(self) -> bool:
        return bool(self._highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)

    def _hear(self, event: Any) -> None:
        """Stop HiGHS where the sweep is to stop: it asks after each step of the simplex method."""
        try:
            self._sweep.pause()
        except Interrupted:
            self._stopped = True
            event.interrupt()


def _add_rows(highs: Any, most: FloatArray, starts: IntArray, columns: IntArray) -> None:
    highs.addRows(
        len(most),
        np.full(len(most), -highspy.kHighsInf),
        most,
        len(columns),
        starts.astype(np.int32),
        columns.astype(np.int32),
        np.ones(len(columns)),
    )


def _add_columns(
    highs: Any, columns: IntArray, rows: IntArray, values: FloatArray, number: int | None = None
) -> None:
    """Add columns, 0 to 1, from entries in any order."""
    count = len(columns) if number is None else number
    order = np.lexsort((rows, columns))
    starts = np.searchsorted(columns[order], np.arange(count))
    highs.addCols(
        count,
        np.zeros(count),
        np.zeros(count),
        np.ones(count),
        len(columns),
        starts.astype(np.int32),
        rows[order].astype(np.int32),
        values[order],
    )
