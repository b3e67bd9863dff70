"""Who stands on whose list: a transport problem in whole numbers, solved exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from recimentor.scoring import FULL_WEIGHT


def assign_lists(  # noqa: PLR0917 - the parts of one linear program
    num_people: int,
    owners: NDArray[np.int64],
    names: NDArray[np.int64],
    weights: NDArray[np.int64],
    partners: int,
    lists: int,
) -> NDArray[np.bool_]:
    """Return which entries stand on the lists: three programs, each over the best of the one before."""
    num_entries = len(weights)
    limits = _limits(num_people, owners, names, partners, lists)
    has_list = np.r_[np.zeros(num_entries), np.ones(num_people)]
    is_entry = 1.0 - has_list
    score = np.r_[weights / FULL_WEIGHT, np.zeros(num_people)]
    most = _best(has_list, [limits])
    limits_of_most = LinearConstraint(has_list, most @ has_list, np.inf)
    fullest = _best(is_entry, [limits, limits_of_most])
    limits_of_fullest = LinearConstraint(is_entry, fullest @ is_entry, np.inf)
    best = _best(score, [limits, limits_of_most, limits_of_fullest])
    chosen: NDArray[np.bool_] = best[:num_entries] > 0
    return chosen


def _best(goal: NDArray[np.float64], limits: list[LinearConstraint]) -> NDArray[np.float64]:
    """Return the whole numbers, 0 or 1, within the limits that are worth most."""
    whole = np.ones(len(goal), dtype=np.int64)
    done = milp(-goal, integrality=whole, bounds=Bounds(0, 1), constraints=limits, options={"mip_rel_gap": 0})
    if done.x is None:
        raise AssertionError(done.message)
    return np.rint(np.asarray(done.x, dtype=np.float64))


def _limits(
    num_people: int, owners: NDArray[np.int64], names: NDArray[np.int64], partners: int, lists: int
) -> LinearConstraint:
    """Return the limits of the transport problem: names on a list, lists per name, a list has a name."""
    num_entries, people = len(owners), np.arange(num_people)
    entries = np.arange(num_entries)
    rows = np.r_[owners, names + num_people, owners + 2 * num_people, people + 2 * num_people]
    cols = np.r_[entries, entries, entries, people + num_entries]
    signs = np.r_[np.ones(2 * num_entries), -np.ones(num_entries), np.ones(num_people)]
    shape = (3 * num_people, num_entries + num_people)
    room = np.r_[np.full(num_people, partners), np.full(num_people, lists), np.zeros(num_people)]
    return LinearConstraint(coo_array((signs, (rows, cols)), shape=shape).tocsr(), -np.inf, room)
