"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

import numpy as np

from recimentor.insight.planning.settle import room
from recimentor.matching import Count, Problem, count_most
from recimentor.model.plan import Rung
from recimentor.scoring import Pool

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool, most: Count | None = None) -> tuple[Rung, ...]:
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
    known = {} if most is None else {pool.program.minimum_gain: most}

    def count(floor: float) -> Count:
        if floor not in known:
            known[floor] = _most(pool.head_count().with_minimum_gain(floor))
        return known[floor]

    # A higher floor only takes pairs away: where the highest costs nobody a place, none does.
    lowest, highest = FLOORS[0][1], FLOORS[-1][1]
    if count(highest) == count(lowest):
        known |= {floor: count(lowest) for _, floor in FLOORS}
    return tuple(
        Rung(
            floor=name,
            minimum_gain=floor,
            pairs=count(floor).num_pairs,
            left_over=pool.num_people - count(floor).num_placed,
        )
        for name, floor in FLOORS
    )


def _most(pool: Pool) -> Count:
    side = None if pool.side is None else pool.side.astype(np.int64)
    return count_most(Problem(source=pool, capacity=room(pool), side=side))
