"""One-way pairs among those whom the two-way pairing leaves over, where the program allows them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recimentor.insight.planning.vouching import vouched
from recimentor.matching import Outcome, Problem, Settings, WeightSource
from recimentor.model.program import Reciprocity
from recimentor.scoring import Pool


@dataclass(frozen=True, slots=True)
class Among:
    """The weights of some people of a larger source, in a numbering of their own.

    Parameters
    ----------
    source
        The weights of everybody.
    people
        ``(m,)`` indices of the some, ascending.
    """

    source: WeightSource
    people: NDArray[np.int64]

    @property
    def num_people(self) -> int:
        """Number of people, ``m``."""
        return len(self.people)

    def block(self, start: int, stop: int) -> NDArray[np.int64]:
        """Return the weights of people ``start`` to ``stop`` with all of them, ``(stop - start, m)``."""
        rows = [self.source.block(int(i), int(i) + 1)[0, self.people] for i in self.people[start:stop]]
        return np.array(rows, dtype=np.int64).reshape(stop - start, len(self.people))


def solve_one_way(pool: Pool, two_way: Outcome, in_rings: NDArray[np.int64] | None = None) -> Outcome | None:
    """Pair the people left over one-way: as many as possible, then by half of what the one side gains.

    Parameters
    ----------
    pool
        The scored pool.
    two_way
        Its two-way pairing, which stays as it is.
    in_rings
        People in rings, by index, if any: they stay there.

    Returns
    -------
    Outcome or None
        In the pool's indices; ``None`` where the program asks for two-way pairs alone. The certificate speaks
        of the people left over, numbered by id.
    """
    if pool.program.reciprocity is not Reciprocity.PREFERRED:
        return None
    taken = two_way.pairs.ravel() if in_rings is None else np.concatenate((two_way.pairs.ravel(), in_rings))
    people, problem = one_way_problem(pool, taken)
    outcome = vouched(problem, Settings())
    return replace(outcome, pairs=people[outcome.pairs].reshape(-1, 2))


def one_way_problem(pool: Pool, taken: NDArray[np.int64]) -> tuple[NDArray[np.int64], Problem]:
    """Return who is in no two-way pair and no ring, ascending, and what they ask of the solver."""
    people = np.setdiff1d(np.arange(pool.num_people), taken.ravel())
    side = None if pool.side is None else pool.side[people].astype(np.int64)
    return people, Problem(source=Among(pool.one_way(), people), side=side, keys=pool.keys[people])
