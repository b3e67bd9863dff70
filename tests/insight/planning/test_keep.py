"""Keeping an earlier plan: what each way promises, against every pairing of small pools."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.insight.deciding import (
    Matching,
    dice,
    four,
    matchings,
    pairs,
    person,
    planned,
    pool_of,
    settle,
    verified,
)

from recimentor.insight.planning.decided import Keep
from recimentor.insight.planning.settle import settle_pool
from recimentor.model.decisions import Answer, Decisions, PairDecision, PersonDecision
from recimentor.model.keep_by import KeepBy
from recimentor.model.participant import Participant
from recimentor.model.plan import Plan
from recimentor.scoring import FULL_WEIGHT, Pool

SKILLS = "abcd"


def random_people(rng: random.Random, number: int) -> list[Participant]:
    def some(least: int) -> str:
        chosen = rng.sample(SKILLS, rng.randint(least, 3))
        return " ".join(f"{skill}{rng.randint(1, 5)}" for skill in chosen)

    return [person(f"p{k}", some(1), some(1)) for k in range(number)]


def changed(rng: random.Random, people: list[Participant]) -> list[Participant]:
    """Return the people after somebody left, somebody came and somebody changed their answers."""
    rest = people[:]
    rest.pop(rng.randrange(len(rest)))
    (anew,) = random_people(rng, 1)
    at = rng.randrange(len(rest))
    old = rest[at]
    rest[at] = person(old.id, "a4 b4", "c5 d5")
    return [*rest, person("new", " ".join(f"{o.key}{o.level}" for o in anew.offers), "a5 b3")]


def worth(by: KeepBy, plan: Plan, pool: Pool, extra: int) -> Callable[[Matching], tuple[int, ...]]:
    """Return what a way of keeping has most of, in its order."""
    at = {one.id: k for k, one in enumerate(pool.people)}
    kept = {(min(at[a], at[b]), max(at[a], at[b])) for a, b in plan.settled.kept}
    stranded = {at[one] for one in plan.settled.stranded}
    weights = pool.block(0, pool.num_people)

    def value(matching: Matching) -> tuple[int, ...]:
        total = sum(int(weights[i, j]) for i, j in matching)
        num_kept = len(matching & kept)
        served = len(stranded & {one for pair in matching for one in pair})
        if by is KeepBy.TRADE:
            return len(matching), total + extra * num_kept
        if by is KeepBy.FREEZE and not kept <= matching:
            return (-1,)
        return len(matching), num_kept, served, total

    return value


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("by", list(KeepBy))
def test_each_way_of_keeping_is_the_best_of_every_pairing(seed: int, by: KeepBy) -> None:
    rng = dice(seed)
    people = random_people(rng, rng.randint(5, 9))
    before = planned(pool_of(people))
    pool = pool_of(changed(rng, people))
    points = rng.choice([0.0, 0.02, 0.1, 0.5]) if by is KeepBy.TRADE else 0.0
    plan = planned(pool, keep=Keep(before, by, points))
    value = worth(by, plan, pool, round(points * FULL_WEIGHT))
    at = {one.id: k for k, one in enumerate(pool.people)}
    chosen = frozenset((at[a], at[b]) for a, b in pairs(plan))
    assert value(chosen) == max(map(value, matchings(pool)))


def test_nothing_changes_where_nothing_changed() -> None:
    people = random_people(dice(5), 9)
    before = planned(pool_of(people))
    for by in KeepBy:
        assert pairs(planned(pool_of(people), keep=Keep(before, by))) == pairs(before)


def test_a_trade_for_more_than_any_pair_is_worth_breaks_as_few_as_least_change() -> None:
    rng = dice(3)
    people = random_people(rng, 9)
    before = planned(pool_of(people))
    pool = pool_of(changed(rng, people))
    least, dear = (
        planned(pool, keep=Keep(before, by, points))
        for by, points in ((KeepBy.LEAST_CHANGE, 0.0), (KeepBy.TRADE, 10.0))
    )
    assert len(pairs(least) & pairs(before)) == len(pairs(dear) & pairs(before))


def test_a_trade_for_nothing_is_the_best_pairing() -> None:
    rng = dice(8)
    people = random_people(rng, 9)
    before = planned(pool_of(people))
    pool = pool_of(changed(rng, people))
    free = planned(pool, keep=Keep(before, KeepBy.TRADE, 0.0))
    assert free.objective.placed == planned(pool).objective.placed


def test_the_value_and_bound_of_a_trade_are_scores_alone() -> None:
    people = random_people(dice(5), 9)
    before = planned(pool_of(people))
    plan = planned(pool_of(people), keep=Keep(before, KeepBy.TRADE, 0.3))
    assert plan.objective.value == pytest.approx(sum(pair.score for pair in plan.pairs))
    assert plan.objective.bound == plan.objective.value


@pytest.mark.parametrize("by", list(KeepBy))
def test_a_plan_that_keeps_a_confirmed_and_a_locked_pair_holds(by: KeepBy) -> None:
    people = [*four(), person("eve", "a4", "b5"), person("fay", "b4", "a5")]
    before = planned(pool_of(people))
    confirmed, locked, other = sorted(pairs(before))
    a, b = confirmed
    answers = (Answer(a, b, is_yes=True), Answer(b, a, is_yes=True))
    decisions = Decisions(answers=answers, locked=(PairDecision(locked, override="agreed"),))
    pool, keep = pool_of(people), Keep(before, by, 0.05 if by is KeepBy.TRADE else 0.0)
    plan = planned(pool, decisions, keep)
    assert set(plan.settled.locked) == {confirmed, locked}
    assert other in plan.settled.kept
    found = verified(plan, pool, decisions, keep)
    assert found.faults == ()
    assert found.value == pytest.approx(sum(pair.score for pair in plan.pairs))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), by=st.sampled_from(list(KeepBy)))
def test_confirmed_and_locked_pairs_survive_whatever_is_kept(seed: int, by: KeepBy) -> None:
    rng = dice(seed)
    people = random_people(rng, 8)
    before = planned(pool_of(people))
    if len(before.pairs) < 2:
        return
    first, second = before.pairs[0], before.pairs[1]
    a, b = first.a.id, first.b.id
    decisions = Decisions(
        answers=(Answer(a, b, is_yes=True), Answer(b, a, is_yes=True)),
        locked=(PairDecision((second.a.id, second.b.id), override="agreed"),),
    )
    fixed = {a, b, second.a.id, second.b.id}
    others = [one for one in people if one.id not in fixed]
    people = [one for one in people if one.id in fixed] + others[1:]
    plan = planned(pool_of(people), decisions, Keep(before, by, 0.01 if by is KeepBy.TRADE else 0.0))
    assert {(a, b), (second.a.id, second.b.id)} <= pairs(plan)


def test_a_pair_that_was_vetoed_or_lost_somebody_does_not_stand() -> None:
    people = four()
    pool = pool_of(people)
    before = planned(pool)
    (one, other) = sorted(pairs(before))
    decisions = Decisions(vetoed=(PairDecision(one),), out=(PersonDecision(other[1]),))
    settled = settle(pool, decisions, Keep(before)).settled
    assert settled.kept == ()
    assert set(settled.stranded) == {*one, other[0]}
    assert settle_pool(pool, settled).rules
