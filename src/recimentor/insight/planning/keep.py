"""What stands of an earlier plan: pairs that could go on, and people whose partner is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from recimentor.matching.problem import MAX_CAPACITY
from recimentor.model.decisions import Ids, ordered
from recimentor.model.plan import Pair, Plan, Ring
from recimentor.model.settled import Settled
from recimentor.scoring import Pool


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of an earlier plan.

    Parameters
    ----------
    kept
        Pairs that break no rule now and leave room for what is locked; locked ones included.
    stranded
        People of the pool who had partners in that plan, and of whose pairs none stands.
    """

    kept: tuple[Ids, ...]
    stranded: tuple[str, ...]


def stands_of(plan: Plan, pool: Pool, settled: Settled) -> Stands:
    """Return what stands of an earlier plan.

    Parameters
    ----------
    plan
        The earlier plan.
    pool
        The pool now, with what was settled applied to it.
    settled
        Its locks take their people's room first.
    """
    at = {person.id: k for k, person in enumerate(pool.people)}
    room = Counter({person.id: int(pool.capacity[k]) for k, person in enumerate(pool.people)})
    locked = frozenset(settled.locked)
    for pair in locked:
        room.subtract(pair)
    for ring in settled.rings:
        room.update(dict.fromkeys(ring, -MAX_CAPACITY))
    kept = []
    for pair in plan_pairs(plan):
        if pair in locked:
            kept.append(pair)
        elif _could_stand(pair, at, pool) and all(room[person] > 0 for person in pair):
            room.subtract(pair)
            kept.append(pair)
    still = {person for group in (*kept, *settled.rings) for person in group}
    return Stands(tuple(kept), _stranded(plan, at, still, settled.out))


def plan_pairs(plan: Plan) -> tuple[Ids, ...]:
    """Return the pairs of a plan by their ids, in its order; a trio is its first two people."""
    return tuple(ordered(pair.a.id, pair.b.id) for pair in plan.pairs)


def members(group: Pair | Ring) -> tuple[str, ...]:
    """Return the ids of a pair's people, two, or three in a trio; or of the three of a ring."""
    return tuple(person.id for person in group.people)


def _could_stand(pair: Ids, at: dict[str, int], pool: Pool) -> bool:
    a, b = pair
    return a in at and b in at and not pool.pair(at[a], at[b]).reasons


def _stranded(
    plan: Plan, at: dict[str, int], still: Collection[str], out: Collection[str]
) -> tuple[str, ...]:
    had = {person for group in plan.groups for person in members(group)}
    return tuple(sorted((had - set(still) - set(out)) & set(at)))
