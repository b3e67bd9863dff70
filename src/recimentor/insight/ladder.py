"""The ladder: how many pairs there would be if each side had to gain more."""

from __future__ import annotations

from typing import Final, Literal

from recimentor.insight.solve import problem_of
from recimentor.matching import Problem, most_pairs
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
    rungs = []
    for name, floor in FLOORS:
        pairs = most_pairs(_without_tiers(pool.with_minimum_gain(floor)))
        left_over = pool.num_people - 2 * pairs
        rungs.append(Rung(floor=name, minimum_gain=floor, pairs=pairs, left_over=left_over))
    return tuple(rungs)


def _without_tiers(pool: Pool) -> Problem:
    problem = problem_of(pool)
    return Problem(source=problem.source, side=problem.side, keys=problem.keys)
