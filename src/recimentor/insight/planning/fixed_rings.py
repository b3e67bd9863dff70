"""Rings that stand before anything is sought: people said yes, or they are kept from an earlier plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

import numpy as np

from recimentor.model.decisions import Decisions, Ids, ordered
from recimentor.model.plan import Plan
from recimentor.model.program import Rings
from recimentor.model.states import PairState, StateBook
from recimentor.scoring import Pool
from recimentor.scoring.arcs import meeting_worth
from recimentor.scoring.rings import Three, ring_weight, step_detail, steps_of, why_no_step

RingIds = tuple[str, str, str]


def answered_rings(
    decisions: Decisions, book: StateBook, pool: Pool, state: PairState, known: Collection[frozenset[str]]
) -> Iterator[RingIds]:
    """Yield the rings of some state whose people answered, each teaching the next.

    Parameters
    ----------
    decisions, book
        The answers, and what they come to.
    pool
        The pool, with everything that is decided applied to it.
    state
        *confirmed* or *accepted*.
    known
        Rings of the plan that is kept, as sets of people. Others are taken for rings only where no two of
        their people could be a pair, or where all three said yes to both others.
    """
    if pool.program.rings is Rings.OFF:
        return
    at = {person.id: place for place, person in enumerate(pool.people)}
    for three in sorted(_agreed_threes(decisions, at)):
        if book.of(three).state is not state:
            continue
        ring = best_ring(pool, (at[three[0]], at[three[1]], at[three[2]]))
        is_sure = frozenset(three) in known or state is PairState.CONFIRMED
        if ring is not None and (is_sure or not _holds_pair(pool, ring)):
            yield ring_ids(pool, ring)


def is_answered_for_ring(decisions: Decisions, pair: Ids) -> bool:
    """Return whether both of a pair were asked, or answered, about the same third person as well."""
    said = {(answer.person, answer.partner) for answer in decisions.answers}
    said |= {(asked.person, asked.partner) for asked in decisions.asked}
    a, b = pair
    others = {partner for person, partner in said if person == a} & {p for person, p in said if person == b}
    return bool(others - set(pair))


def standing_rings(plan: Plan, pool: Pool, taken: Collection[str]) -> tuple[RingIds, ...]:
    """Return the rings of an earlier plan that could go on: all here, none taken, every arrow allowed."""
    if pool.program.rings is Rings.OFF:
        return ()
    at = {person.id: place for place, person in enumerate(pool.people)}
    found = []
    for ring in plan.rings:
        ids = ring.members[0].id, ring.members[1].id, ring.members[2].id
        is_over = ring.state in ("declined", "ended")
        if is_over or any(one not in at or one in taken for one in ids):
            continue
        if not any(why_no_step(pool, *step) for step in steps_of((at[ids[0]], at[ids[1]], at[ids[2]]))):
            found.append(ids)
    return tuple(found)


def best_ring(pool: Pool, people: Three) -> Three | None:
    """Return the ring of three people that weighs more, of its two directions; ``None`` for none."""
    a, b, c = sorted(people)
    allowed = [
        three
        for three in ((a, b, c), (a, c, b))
        if not any(why_no_step(pool, *step) for step in steps_of(three))
    ]
    return max(allowed, key=lambda three: (weight_of(pool, three), three == (a, b, c)), default=None)


def weight_of(pool: Pool, three: Three) -> int:
    """Return what a ring weighs, 1 or more."""
    steps = steps_of(three)
    worths = [step_detail(pool, *step).worth for step in steps]
    meetings = [int(meeting_worth(pool, np.array([i]), np.array([j]))[0]) for i, j in steps]
    return ring_weight(worths, meetings)


def ring_ids(pool: Pool, three: Three) -> RingIds:
    """Return a ring by ids, the smallest first."""
    a, b, c = three
    return pool.people[a].id, pool.people[b].id, pool.people[c].id


def rings_by_index(pool: Pool, rings: Iterable[RingIds]) -> tuple[Three, ...]:
    """Return rings by index; those with somebody who is not in the pool are left out."""
    at = {person.id: place for place, person in enumerate(pool.people)}
    return tuple((at[a], at[b], at[c]) for a, b, c in rings if {a, b, c} <= at.keys())


def _agreed_threes(decisions: Decisions, at: Collection[str]) -> set[tuple[str, str, str]]:
    """Return three people of whom one said yes to both others, sorted by id."""
    yes: dict[str, set[str]] = {}
    for (person, partner), answer in decisions.last_answers().items():
        if answer.is_yes and person in at and partner in at:
            yes.setdefault(person, set()).add(partner)
    found = set()
    for person, partners in yes.items():
        for other, third in combinations(sorted(partners), 2):
            a, b, c = sorted((person, other, third))
            found.add((a, b, c))
    return found


def _holds_pair(pool: Pool, ring: Three) -> bool:
    return any(not pool.pair(*ordered_steps).reasons for ordered_steps in steps_of(ring))


def inside(rings: Iterable[RingIds]) -> frozenset[Ids]:
    """Return who meets in rings, as pairs with the smaller id first."""
    return frozenset(ordered(a, b) for ring in rings for a, b in combinations(ring, 2))
