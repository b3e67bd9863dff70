"""Lists of partners to choose from: nobody on too many of them, as many people as can be with a list.

A pairing of two sides with capacities: on one side everybody as the owner of a list, on the other everybody
as a name on lists. Two sides need no odd sets, so the linear program has whole corners.

References
----------
.. [1] A. Schrijver, "Combinatorial Optimization", 2003, chapter 21: transportation and integrality.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.matching.answer import TOTAL
from recimentor.matching.lottery import keys_by_index, scramble
from recimentor.matching.problem import Settings
from recimentor.matching.sweep import Sweep
from recimentor.matching.views import ListWeights, largest_weight

if TYPE_CHECKING:
    from collections.abc import Collection

    from recimentor.matching.weights import IntArray, UInt64Array, WeightSource


@dataclass(frozen=True, slots=True)
class Lists:
    """Who stands on whose list.

    Parameters
    ----------
    owners, names, weights
        ``(m,)`` the entries, by owner, then name.
    is_proved
        Whether it is proved that no lists are better.
    """

    owners: IntArray
    names: IntArray
    weights: IntArray
    is_proved: bool


def choose_lists(
    source: WeightSource,
    per_owner: int,
    per_name: int,
    *,
    without: Collection[int] = (),
    keys: UInt64Array | None = None,
    settings: Settings | None = None,
) -> Lists:
    """Choose lists: most people with one, then most names on them, then the best total of weights.

    Parameters
    ----------
    source
        Weights by row blocks, 0 where two people cannot be partners.
    per_owner, per_name
        Most names on a list, most lists that a person stands on, 1 or more.
    without
        People who get no list and stand on none.
    keys
        ``(n,)`` for the lottery; None = from the index.
    settings
        Threads, progress and limits; the objective plays no part.
    """
    # HiGHS takes time to load, and few programs use lists.
    from recimentor.matching.capacity.model import CapacityModel
    from recimentor.matching.capacity.route import solve_capacities

    num_people, sweep = source.num_people, Sweep(settings or Settings())
    is_in = np.ones(num_people, dtype=np.bool_)
    is_in[list(without)] = False
    own = keys_by_index(num_people) if keys is None else keys
    model = CapacityModel(
        ListWeights(source, is_in),
        np.repeat(np.array([per_owner, per_name], dtype=np.int64), num_people),
        # Only owners count as people placed.
        np.repeat([False, True], num_people),
        largest_weight(source, sweep),
    )
    answer = solve_capacities(model, np.concatenate((own, scramble(own))), sweep)
    total = int(answer.pairs.weights.sum())
    return Lists(
        answer.pairs.rows,
        answer.pairs.cols - num_people,
        answer.pairs.weights,
        answer.bounds.get(TOTAL) == total,
    )
