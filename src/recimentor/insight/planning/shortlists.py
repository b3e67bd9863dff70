"""Shortlists: everybody's best partners to choose from, nobody on too many lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recimentor.matching import choose_lists
from recimentor.model.plan import Listed, Plan
from recimentor.scoring import Pool

if TYPE_CHECKING:
    from collections.abc import Collection


def shortlists(
    pool: Pool, *, partners: int, lists: int, without: Collection[int] = ()
) -> dict[int, tuple[int, ...]]:
    """Return everybody's shortlist, every possible entry weighed, by index of its owner.

    A list holds indices of partners, the best fit first; owners without any are absent.

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
    """
    chosen = choose_lists(pool, partners, lists, without=without, keys=pool.keys)
    found: dict[int, list[tuple[int, int]]] = {}
    for owner, name, weight in zip(chosen.owners, chosen.names, chosen.weights, strict=True):
        found.setdefault(int(owner), []).append((-int(weight), int(name)))
    return {owner: tuple(name for _, name in sorted(entries)) for owner, entries in sorted(found.items())}


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
        for owner, names in made.items()
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
