"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from recimentor.insight.planning.settle import room
from recimentor.matching import Problem, Settings, WeightSource, solve
from recimentor.model.plan import Rung
from recimentor.scoring import Pool

_ROWS = 512

#: People placed, and pairs.
Counts = tuple[int, int]

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool, most: Counts | None = None) -> tuple[Rung, ...]:
    """Return, for each floor, how many pairs the pool allows and how many people that leaves over.

    Parameters
    ----------
    pool
        The scored pool; every other rule of its program stays in force.
    most
        How many people and pairs there are at the pool's own floor, where that is known already.

    Returns
    -------
    tuple of Rung
        From the lowest floor to the highest.
    """
    # A higher floor only takes pairs away: as many eligible pairs are the same pairs, solved already.
    known = {} if most is None else {_num_eligible(pool.head_count()): most}
    rungs = []
    for name, floor in FLOORS:
        floored = pool.head_count().with_minimum_gain(floor)
        num_eligible = _num_eligible(floored)
        if num_eligible not in known:
            known[num_eligible] = _most(floored)
        placed, pairs = known[num_eligible]
        left_over = pool.num_people - placed
        rungs.append(Rung(floor=name, minimum_gain=floor, pairs=pairs, left_over=left_over))
    return tuple(rungs)


def _num_eligible(pool: Pool) -> int:
    starts = range(0, pool.num_people, _ROWS)
    return sum(int(np.count_nonzero(pool.block(i, min(i + _ROWS, pool.num_people)))) for i in starts)


def _most(pool: Pool) -> Counts:
    side = None if pool.side is None else pool.side.astype(np.int64)
    outcome = solve(Problem(source=_AllAlike(pool), capacity=room(pool), side=side), Settings())
    return outcome.num_placed, len(outcome.pairs)


class _AllAlike:
    """Every eligible pair weighs the same: only how many there are counts, and that is quicker to settle."""

    largest: Final = 1

    def __init__(self, source: WeightSource) -> None:
        self._source = source
        self.num_people = source.num_people

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return ``(stop - start, n)``: 1 where eligible, 0 elsewhere."""
        return (self._source.block(start, stop) > 0).astype(np.int64)
