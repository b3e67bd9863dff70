"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

from recimentor.insight.planning.settle import head_problem
from recimentor.matching import Count, count_most
from recimentor.model.plan import Rung
from recimentor.model.settled import Settled
from recimentor.scoring import Pool

#: Floors on each side's gain: anything above nothing, a fifth, and two fifths of what they asked for.
FLOORS: Final[tuple[tuple[Literal["none", "standard", "strict"], float], ...]] = (
    ("none", 0.0),
    ("standard", 0.2),
    ("strict", 0.4),
)


def ladder(pool: Pool, settled: Settled | None = None, most: Count | None = None) -> tuple[Rung, ...]:
    """Return, for each floor, how many pairs the pool allows and how many people that leaves over.

    Parameters
    ----------
    pool
        The scored pool; every other rule of its program stays in force.
    settled
        What was settled before: pairs that are fixed stand on every rung, whatever they gain.
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
            floored = pool.head_count().with_minimum_gain(floor)
            known[floor] = count_most(head_problem(floored, settled or Settled()))
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
