"""Small pools with decisions, and every pairing of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations

from recimentor.insight import (
    Evidence,
    RingsFound,
    assemble,
    place,
    rule_on,
    settle_pool,
    solve_pool,
    verify_plan,
    with_states,
)
from recimentor.insight.planning.decided import Keep, Ruling
from recimentor.matching import Outcome
from recimentor.model.decisions import Decisions
from recimentor.model.participant import Offer, Participant, Want
from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.model.verdict import PlanVerdict
from recimentor.scoring import Pool, build_pool

Matching = frozenset[tuple[int, int]]


def person(key: str, offers: str, wants: str, **fields: object) -> Participant:
    """Return a person who offers and wants one-letter skills, each with a number: ``a5 b3``."""
    return Participant(
        id=key,
        name=key.title(),
        offers=tuple(Offer(text[0], int(text[1]), text[0]) for text in offers.split()),
        wants=tuple(Want(text[0], int(text[1]), text[0]) for text in wants.split()),
        **fields,  # type: ignore[arg-type]
    )


def four() -> list[Participant]:
    """Return two people for each side of one exchange: any of the first may pair with any of the second."""
    return [
        person(key, *skills)
        for key, *skills in (
            ("ana", "a5", "b5"),
            ("ben", "b5", "a5"),
            ("cy", "a5", "b5"),
            ("dee", "b5", "a5"),
        )
    ]


def dice(seed: int) -> random.Random:
    """Return dice that fall the same way every time."""
    return random.Random(seed)  # noqa: S311 - no secrets here


def pool_of(people: list[Participant], program: Program | None = None) -> Pool:
    """Return the pool of some people."""
    return build_pool(sorted(people, key=lambda one: one.id), program or Program())


def settle(pool: Pool, decisions: Decisions, keep: Keep | None = None) -> Ruling:
    """Return what decisions come to."""
    return rule_on(decisions, pool, pool.program.consent, keep)


def planned(pool: Pool, decisions: Decisions | None = None, keep: Keep | None = None) -> Plan:
    """Return the plan of a pool under decisions."""
    decisions = decisions or Decisions()
    ruling = settle(pool, decisions, keep)
    settled_pool = settle_pool(pool, ruling.settled)
    settled = ruling.settled
    placed = place(settled_pool, settled, lambda some: solve_pool(some, settled=settled))
    plan = assemble(settled_pool, placed.pairs, inputs=(), version="0", settled=settled, rings=placed.rings)
    return with_states(plan, decisions)


def verified(
    plan: Plan, pool: Pool, decisions: Decisions | None = None, keep: Keep | None = None
) -> PlanVerdict:
    """Return what verifying a plan of :func:`planned` finds."""
    decisions = decisions or Decisions()
    settled_pool = settle_pool(pool, plan.settled)

    def remake(two_way: Outcome, one_way: Outcome | None, rings: RingsFound | None) -> Plan:
        settled = plan.settled
        made = assemble(
            settled_pool, two_way, inputs=(), version="0", settled=settled, one_way=one_way, rings=rings
        )
        return with_states(made, decisions)

    today = settle(pool, decisions, keep).settled
    evidence = Evidence(today, remake, decisions=decisions, keep=keep, version="0")
    return verify_plan(plan, settled_pool, evidence)


def pairs(plan: Plan) -> set[tuple[str, str]]:
    """Return the pairs of a plan by ids."""
    return {(pair.a.id, pair.b.id) for pair in plan.pairs}


def matchings(pool: Pool) -> Iterator[Matching]:
    """Yield every pairing that the rules of a pool allow."""
    weights = pool.block(0, pool.num_people)
    edges = [(i, j) for i, j in combinations(range(pool.num_people), 2) if weights[i, j]]
    yield from _grow(frozenset(), edges)


def _grow(chosen: Matching, edges: list[tuple[int, int]]) -> Iterator[Matching]:
    yield chosen
    for at, (i, j) in enumerate(edges):
        rest = [edge for edge in edges[at + 1 :] if not {i, j} & set(edge)]
        yield from _grow(chosen | {(i, j)}, rest)
