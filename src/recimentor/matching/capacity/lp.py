"""The pairing with capacities as a linear program on a sparse graph.

A variable for each pair, 0 to 1, and one for each person who has room for several and whose being placed is
worth something: at most 1 and at most the sum of their pairs. HiGHS solves it in floating point; nothing
here is a proof.

References
----------
.. [1] Q. Huangfu, J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
   Computation 10, 2018: HiGHS, behind `scipy.optimize.linprog`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, hstack, vstack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from recimentor.matching.capacity.model import CapacityModel, Worth
    from recimentor.matching.edges import Edges
    from recimentor.matching.outcome import OddSet

    FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must reach a number: its worth, counted, is `least` or more."""

    worth: Worth
    least: int


@dataclass(frozen=True, slots=True)
class Fraction:
    """A best fractional pairing and its marginal prices, all in floating point.

    Parameters
    ----------
    share
        ``(m,)`` how much of each pair.
    capacity_price, first_price
        ``(n,)`` of a place, and of the rule that only people with a partner are placed.
    set_prices, need_prices
        Of each odd set and each need.
    """

    share: FloatArray
    capacity_price: FloatArray
    first_price: FloatArray
    set_prices: FloatArray
    need_prices: FloatArray


class PairingProgram:
    """The program over some pairs.

    Parameters
    ----------
    model
        Capacities, and what is counted.
    edges
        The pairs to choose from.
    odd_sets
        Sets that no pairing overfills.
    needs
        What must be reached.
    """

    def __init__(
        self, model: CapacityModel, edges: Edges, odd_sets: Sequence[OddSet], needs: Sequence[Need]
    ) -> None:
        self._model, self._edges, self._needs = model, edges, tuple(needs)
        self._num_pairs = len(edges)
        self._several = np.flatnonzero((model.capacity > 1) & ~model.placed)
        self._incidence = _incidence(model.num_people, edges)
        parts = [
            self._pairs_only(self._incidence),
            hstack([-self._incidence[self._several], _identity(len(self._several))], format="csr"),
            self._pairs_only(_inside(model.num_people, edges, odd_sets)),
            csr_array(
                np.array([-self.objective(need.worth) for need in needs]).reshape(-1, self._num_variables)
            ),
        ]
        self._rows = csr_array(vstack(parts, format="csr"))
        room = [(int(model.capacity[list(s.members)].sum()) + len(s.teeth)) // 2 for s in odd_sets]
        self._most = np.concatenate(
            (model.capacity, np.zeros(len(self._several)), room, [-need.least for need in needs])
        ).astype(np.float64)
        self._num_sets = len(odd_sets)

    @property
    def _num_variables(self) -> int:
        return self._num_pairs + len(self._several)

    def objective(self, worth: Worth) -> FloatArray:
        """Return what each variable is worth; people with room for one are placed by their pair."""
        first = self._model.person_worth(worth)
        by_pair = np.where(self._model.capacity > 1, 0, first)
        pairs = (
            self._model.pair_worth(worth, self._edges) + by_pair[self._edges.rows] + by_pair[self._edges.cols]
        )
        return np.concatenate((pairs, first[self._several])).astype(np.float64)

    def relax(self, worth: Worth) -> Fraction:
        """Return the best fractional pairing.

        Raises
        ------
        ArithmeticError
            If HiGHS gave up: the needs cannot be met, or floating point was not up to it.
        """
        objective = self.objective(worth)
        unit = max(1.0, float(np.abs(objective).max(initial=0)) / 1_000)
        for method in ("highs-ds", "highs-ipm"):
            result = linprog(
                -objective / unit,
                cast("Any", self._rows),
                self._most,
                bounds=(0, 1),
                method=cast("Any", method),
            )
            if result.x is not None and result.status == 0:
                break
        else:
            raise ArithmeticError(f"the linear program was not solved: {result.message}")
        prices = np.maximum(0, -result.ineqlin.marginals) * unit
        num_people, sets_end = self._model.num_people, len(prices) - len(self._needs)
        first = np.zeros(num_people)
        first[self._several] = prices[num_people : num_people + len(self._several)]
        return Fraction(
            result.x[: self._num_pairs],
            prices[:num_people],
            first,
            prices[sets_end - self._num_sets : sets_end],
            prices[sets_end:],
        )

    def _pairs_only(self, rows: csr_array) -> csr_array:
        empty = csr_array((rows.shape[0], len(self._several)))
        return csr_array(hstack([rows, empty], format="csr"))


def _incidence(num_people: int, edges: Edges) -> csr_array:
    place = np.arange(len(edges))
    people = np.concatenate((edges.rows, edges.cols))
    return csr_array(
        (np.ones(2 * len(edges)), (people, np.concatenate((place, place)))), shape=(num_people, len(edges))
    )


def _inside(num_people: int, edges: Edges, odd_sets: Sequence[OddSet]) -> csr_array:
    """Return a row for each odd set with a 1 at each pair inside it or among its teeth."""
    keys = edges.rows * num_people + edges.cols
    rows, cols = [], []
    for number, odd_set in enumerate(odd_sets):
        member = np.zeros(num_people, dtype=bool)
        member[list(odd_set.members)] = True
        teeth = np.array([i * num_people + j for i, j in odd_set.teeth], dtype=np.int64)
        pairs = np.flatnonzero((member[edges.rows] & member[edges.cols]) | np.isin(keys, teeth))
        rows.append(np.full(len(pairs), number))
        cols.append(pairs)
    if not rows:
        return csr_array((0, len(edges)))
    row, col = np.concatenate(rows), np.concatenate(cols)
    return csr_array((np.ones(len(row)), (row, col)), shape=(len(odd_sets), len(edges)))


def _identity(size: int) -> csr_array:
    return csr_array((np.ones(size), (np.arange(size), np.arange(size))), shape=(size, size))
