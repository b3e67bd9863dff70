"""Shortlists: everybody's best partners to choose from, nobody on too many lists.

A transport problem: each list has room for so many names, each person stands on so many lists at most. Its
polytope has whole-numbered corners, and so has each face of it, so three linear programs in a row give an
optimum in whole numbers: most people with a list, then most names on the lists, then the best total score.

References
----------
Schrijver, Combinatorial Optimization (2003), chapter 21 (transportation and integrality).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from recimentor.model.plan import Listed, Plan
from recimentor.scoring import Pool

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

#: With more possible entries each person's best and most sought ones alone are weighed.
MAX_ENTRIES = 30_000
_BEST_PER_NAME = 2


@dataclass(frozen=True, slots=True)
class Shortlists:
    """Who stands on whose list.

    Parameters
    ----------
    lists
        By index of its owner: indices of partners, the best fit first; owners without any are absent.
    is_exact
        Whether every possible entry was weighed.
    """

    lists: dict[int, tuple[int, ...]]
    is_exact: bool


def shortlists(
    pool: Pool, *, partners: int, lists: int, without: Collection[int] = (), max_entries: int = MAX_ENTRIES
) -> Shortlists:
    """Return everybody's shortlist.

    Parameters
    ----------
    pool
        The scored pool.
    partners
        Most names on a list, 1 or more.
    lists
        Most lists that one person may stand on, 1 or more.
    without
        People who have their partners already: they get no list and stand on none.
    max_entries
        Possible entries that are weighed all.
    """
    owners, names, weights = _entries(pool, without)
    is_exact = len(weights) <= max_entries
    if not is_exact:
        keep = _promising(owners, names, weights, _BEST_PER_NAME * (partners + lists))
        owners, names, weights = owners[keep], names[keep], weights[keep]
    if not len(weights):
        return Shortlists({}, is_exact)
    # Integer programming takes long to load, and few programs use lists.
    from recimentor.insight.planning.shortlist_program import assign_lists

    chosen = assign_lists(pool.num_people, owners, names, weights, partners, lists)
    found: dict[int, list[tuple[int, int]]] = {}
    for owner, name, weight in zip(owners[chosen], names[chosen], weights[chosen], strict=True):
        found.setdefault(int(owner), []).append((-int(weight), int(name)))
    return Shortlists(
        {owner: tuple(name for _, name in sorted(entries)) for owner, entries in sorted(found.items())},
        is_exact,
    )


def with_shortlists(plan: Plan, pool: Pool) -> Plan:
    """Return a plan with shortlists, where its program wants them; people in fixed pairs get none."""
    wanted = pool.program.shortlist
    if not wanted.partners:
        return plan
    at = {person.id: k for k, person in enumerate(pool.people)}
    fixed = {at[person] for pair in plan.settled.locked for person in pair if person in at}
    made = shortlists(pool, partners=wanted.partners, lists=wanted.most_lists, without=fixed)
    listed = {
        pool.people[owner].id: tuple(_listed(pool, owner, name) for name in names)
        for owner, names in made.lists.items()
    }
    return plan.model_copy(update={"shortlists": listed})


def _listed(pool: Pool, owner: int, name: int) -> Listed:
    person = pool.people[name]
    return Listed(
        id=person.id,
        name=person.name,
        teaches=tuple(lesson.skill for lesson in pool.lessons(name, owner)),
        learns=tuple(lesson.skill for lesson in pool.lessons(owner, name)),
    )


def _entries(
    pool: Pool, without: Collection[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return owner, name and weight of every possible entry."""
    rows, cols, values = [], [], []
    gone = sorted(without)
    for start in range(0, pool.num_people, 256):
        block = pool.block(start, min(start + 256, pool.num_people)).astype(np.int64)
        block[:, gone] = 0
        block[[one - start for one in gone if start <= one < start + len(block)]] = 0
        row, col = np.nonzero(block)
        rows.append(row + start)
        cols.append(col)
        values.append(block[row, col])
    if not rows:
        nothing = np.zeros(0, dtype=np.int64)
        return nothing, nothing, nothing
    return np.concatenate(rows), np.concatenate(cols), np.concatenate(values)


def _promising(
    owners: NDArray[np.int64], names: NDArray[np.int64], weights: NDArray[np.int64], number: int
) -> NDArray[np.bool_]:
    """Return which entries are among the best of their owner or of their name."""
    keep = np.zeros(len(weights), dtype=np.bool_)
    for ends in (owners, names):
        order = np.lexsort((-weights, ends))
        first = np.r_[0, np.flatnonzero(np.diff(ends[order])) + 1]
        place = np.arange(len(order)) - np.repeat(first, np.diff(np.r_[first, len(order)]))
        keep[order[place < number]] = True
    return keep
