"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from recimentor.matching import Problem, Settings, WeightSource, solve
from recimentor.model.plan import Rung
from recimentor.scoring import Pool

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool) -> tuple[Rung, ...]:
    """Return, for each floor, how many pairs the pool allows and how many people that leaves over.

    Parameters
    ----------
    pool
        The scored pool; every other rule of its program stays in force.

    Returns
    -------
    tuple of Rung
        From the lowest floor to the highest.
    """
    return tuple(_rung(pool, name, floor) for name, floor in FLOORS)


def _rung(pool: Pool, name: Literal["none", "standard", "strict"], floor: float) -> Rung:
    problem = Problem(
        source=_AllAlike(pool.with_minimum_gain(floor)),
        side=None if pool.side is None else pool.side.astype(np.int64),
    )
    outcome = solve(problem, Settings())
    left_over = pool.num_people - outcome.num_placed
    return Rung(floor=name, minimum_gain=floor, pairs=len(outcome.pairs), left_over=left_over)


class _AllAlike:
    """Every eligible pair weighs the same: only how many there are counts, and that is quicker to settle."""

    largest: Final = 1

    def __init__(self, source: WeightSource) -> None:
        self._source = source
        self.num_people = source.num_people

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return ``(stop - start, n)``: 1 where eligible, 0 elsewhere."""
        return (self._source.block(start, stop) > 0).astype(np.int64)
