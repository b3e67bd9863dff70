"""Rings in small pools with rules, vetoes, locks, history and sides, held to brute force over raw answers."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

import pytest
from tests.insight.deciding import dice, person

from recimentor.insight import (
    assemble,
    place,
    pool_after,
    settle_pool,
    solve_pool,
    with_history,
)
from recimentor.matching import Outcome, Status
from recimentor.matching.deadline import Deadline
from recimentor.matching.rings import RingSettings
from recimentor.model.history import History, Round
from recimentor.model.participant import Participant
from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.model.settled import Settled
from recimentor.scoring import Pool

NUM_POOLS = 1_000 if os.environ.get("RECIMENTOR_LONG_TESTS") else 25
Arrow = tuple[str, str]


def drawn(throw: random.Random) -> list[Participant]:
    """Return three to nine people with two or three offers and wants of seven skills, and a department."""
    people = []
    for key in "abcdefghi"[: throw.randint(3, 9)]:
        skills = throw.sample("pqrstuv", 5)
        offers = " ".join(f"{skill}{throw.choice((3, 4, 5))}" for skill in skills[: throw.randint(1, 3)])
        wants = " ".join(f"{skill}{throw.randint(1, 5)}" for skill in skills[3:])
        fields = {"department": throw.choice("xyz"), "side": throw.choice("lr")}
        people.append(person(key, offers, wants, **fields))
    return people


def gain(teacher: Participant, learner: Participant) -> Fraction:
    """Return what one gains from another, from their answers alone: nobody offers what they want here."""
    levels = {offer.key: offer.level or 0 for offer in teacher.offers}
    priorities = sorted((want.priority or 3 for want in learner.wants), reverse=True)
    met = sum(
        (want.priority or 3) * Fraction(levels[want.key], 5)
        for want in learner.wants
        if levels.get(want.key, 0) >= 3
    )
    return min(Fraction(1), Fraction(met) / sum(priorities[:2]))


def rings_of(arrows: set[Arrow], people: Sequence[str]) -> list[tuple[Arrow, Arrow, Arrow]]:
    both = (
        ring
        for a, b, c in combinations(people, 3)
        for ring in (((a, b), (b, c), (c, a)), ((a, c), (c, b), (b, a)))
    )
    return [ring for ring in both if arrows.issuperset(ring)]


def most_in_rings(rings: Sequence[tuple[Arrow, Arrow, Arrow]], used: frozenset[str] = frozenset()) -> int:
    best = 0
    for at, ring in enumerate(rings):
        members = {teacher for teacher, _ in ring}
        if not members & used:
            best = max(best, 3 + most_in_rings(rings[at + 1 :], used | members))
    return best


def pairings(pairs: Sequence[Arrow], used: frozenset[str] = frozenset()) -> Iterator[frozenset[str]]:
    """Yield who is paired in every pairing."""
    yield used
    for at, pair in enumerate(pairs):
        if not used & set(pair):
            yield from pairings(pairs[at + 1 :], used | set(pair))


def _low_high(two: Sequence[str]) -> Arrow:
    return min(two), max(two)


class Case:
    """A pool with its rules, and what its answers allow, worked out without the program."""

    def __init__(self, seed: int, order: str) -> None:
        throw = dice(seed)
        self.people = drawn(throw)
        ids = [one.id for one in self.people]
        floor = throw.choice((0.0, 0.0, 0.3))
        differ = throw.random() < 0.4
        apart, met, taught = (throw.sample(ids, 2) for _ in range(3))
        self.veto = {_low_high(apart)} if throw.random() < 0.5 else set[Arrow]()
        self.met = {_low_high(met)} if throw.random() < 0.5 else set[Arrow]()
        self.taught = {(taught[0], taught[1])} if throw.random() < 0.5 else set[Arrow]()
        self.sides = throw.random() < 0.1
        self.program = Program.model_validate(
            {
                "rings": order,
                "minimum_gain": floor,
                "score": {"importance": {"bridge": 0}},
                "rules": [{"must_differ": "department"}] if differ else [],
                **({"sides": "side"} if self.sides else {}),
            }
        )
        by_id = {one.id: one for one in self.people}

        def may_meet(a: str, b: str) -> bool:
            one, other = by_id[a], by_id[b]
            return (
                (min(a, b), max(a, b)) not in self.veto | self.met
                and not (differ and one.department == other.department)
                and not (self.sides and one.side == other.side)
            )

        gains = {(a, b): gain(by_id[a], by_id[b]) for a in ids for b in ids if a != b}
        self.gains = gains
        enough = {ends for ends, value in gains.items() if value > 0 and value >= Fraction(str(floor))}
        self.arrows = {(a, b) for a, b in enough if may_meet(a, b) and (a, b) not in self.taught}
        self.pairs = [
            (a, b)
            for a, b in combinations(ids, 2)
            if {(a, b), (b, a)} <= enough and may_meet(a, b) and not {(a, b), (b, a)} & self.taught
        ]

    def plan(self) -> Plan:
        settled = Settled(vetoed=tuple(sorted(self.veto)))
        past = History((Round("earlier", tuple(sorted(self.met)), taught=tuple(sorted(self.taught))),))
        settled = with_history(settled, past, self.people, self.program)
        pool = settle_pool(pool_after(self.people, self.program, settled), settled)
        placed = place(pool, settled, lambda some: solve_pool(some, settled=settled))
        return assemble(pool, placed.pairs, inputs=(), version="0", settled=settled, rings=placed.rings)


@pytest.mark.parametrize("order", ["after", "together"])
def test_as_many_are_placed_as_brute_force_places(order: str) -> None:
    for seed in range(NUM_POOLS):
        case = Case(seed, order)
        plan = case.plan()
        ids = [one.id for one in case.people]
        paired = {one.id for pair in plan.pairs for one in (pair.a, pair.b)}
        in_rings = {one.id for ring in plan.rings for one in ring.members}
        assert not paired & in_rings
        rings = rings_of(case.arrows, ids)
        if order == "after":
            assert len(paired) == max(map(len, pairings(case.pairs))), seed
            left = [one for one in ids if one not in paired]
            assert len(in_rings) == most_in_rings(rings_of(case.arrows, left)), seed
        else:
            most = max(len(used) + most_in_rings(rings, used) for used in pairings(case.pairs))
            assert len(paired) + len(in_rings) == most, seed
        for ring in plan.rings:
            arrows = [(step.teacher.id, step.learner.id) for step in ring.steps]
            assert case.arrows.issuperset(arrows), seed
            values = [case.gains[arrow] for arrow in arrows]
            mean = 3 / sum(1 / value for value in values)
            assert ring.score == pytest.approx(float(mean), abs=2e-6)
            assert sum(ring.points.values()) == pytest.approx(ring.score, abs=1e-9)
            told = [step.gain for step in ring.steps]
            assert told == pytest.approx(list(map(float, values)), abs=1e-6)
        assert not (case.sides and plan.rings), "of three people two are on one side"
        assert {left.id for left in plan.unmatched} == set(ids) - paired - in_rings


def test_pairs_and_rings_stop_at_one_moment_and_never_place_fewer_than_pairs_alone() -> None:
    for seed in range(8):
        case = Case(seed, "together")
        pool = pool_after(case.people, case.program, Settled())
        asked = list[float]()

        def pairs_of(some: Pool, asked: list[float] = asked) -> Outcome:
            asked.append(some.num_people)
            return solve_pool(some, deadline=Deadline.after(0.0 if len(asked) > 1 else None))

        placed = place(pool, Settled(), pairs_of)
        assert placed.rings is not None
        alone = solve_pool(pool).num_placed
        assert placed.pairs.num_placed + placed.rings.outcome.rings.size >= alone
        if len(asked) > 1 and placed.pairs.status is Status.FEASIBLE:
            assert placed.rings.outcome.status is Status.FEASIBLE
        stopped = place(pool, Settled(), solve_pool, settings=RingSettings(deadline=Deadline.after(0.0)))
        assert stopped.rings is not None
        assert not len(stopped.rings.outcome.rings)
        assert stopped.pairs.num_placed == alone
