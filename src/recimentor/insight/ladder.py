"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from recimentor.matching import Problem, Settings, WeightSource, solve
from recimentor.model.plan import Rung
from recimentor.scoring import Pool

_ROWS = 512

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool, most_placed: int | None = None) -> tuple[Rung, ...]:
    """Return, for each floor, how many pairs the pool allows and how many people that leaves over.

    Parameters
    ----------
    pool
        The scored pool; every other rule of its program stays in force.
    most_placed
        How many people can be placed at the pool's own floor, where that is known already.

    Returns
    -------
    tuple of Rung
        From the lowest floor to the highest.
    """
    # A higher floor only takes pairs away: as many eligible pairs are the same pairs, and need no second solve.
    known = {} if most_placed is None else {_num_eligible(pool): most_placed}
    rungs = []
    for name, floor in FLOORS:
        floored = pool.with_minimum_gain(floor)
        num_eligible = _num_eligible(floored)
        if num_eligible not in known:
            known[num_eligible] = _most_placed(floored)
        placed = known[num_eligible]
        rungs.append(
            Rung(floor=name, minimum_gain=floor, pairs=placed // 2, left_over=pool.num_people - placed)
        )
    return tuple(rungs)


def _num_eligible(pool: Pool) -> int:
    starts = range(0, pool.num_people, _ROWS)
    return sum(int(np.count_nonzero(pool.block(i, min(i + _ROWS, pool.num_people)))) for i in starts)


def _most_placed(pool: Pool) -> int:
    side = None if pool.side is None else pool.side.astype(np.int64)
    return solve(Problem(source=_AllAlike(pool), side=side), Settings()).num_placed


class _AllAlike:
    """Every eligible pair weighs the same: only how many there are counts, and that is quicker to settle."""

    largest: Final = 1

    def __init__(self, source: WeightSource) -> None:
        self._source = source
        self.num_people = source.num_people

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return ``(stop - start, n)``: 1 where eligible, 0 elsewhere."""
        return (self._source.block(start, stop) > 0).astype(np.int64)
