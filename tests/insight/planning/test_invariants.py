"""What is true of every plan, whatever was decided: ranks, scores and ladder that agree with each other."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.insight.deciding import dice, person, planned, pool_of, settle, verified

from recimentor.insight import explain, settle_pool, solve_pool
from recimentor.model.decisions import Decisions, PairDecision, PersonDecision, ordered
from recimentor.model.participant import Participant
from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.scoring import Pool

SKILLS = "abcde"
OBJECTIVES = ("coverage", "best-total", "fairest", "stable")


def office(rng: random.Random, number: int) -> list[Participant]:
    """Return people who now and then cannot be paired: no offers, the same team, somebody to avoid."""

    def some(least: int) -> str:
        chosen = rng.sample(SKILLS, rng.randint(least, 3))
        return " ".join(f"{skill}{rng.randint(1, 5)}" for skill in chosen)

    return [
        person(
            f"p{k}",
            some(0),
            some(0),
            team=rng.choice("xyz"),
            capacity=rng.choice((1, 1, 1, 2)),
            avoid=(f"p{rng.randrange(number)}",) if rng.random() < 0.2 else (),
        )
        for k in range(number)
    ]


def decided(rng: random.Random, people: list[Participant]) -> Decisions:
    """Return locks that break rules, vetoes and people out; nobody is in two of them."""
    ids = [one.id for one in people]
    rng.shuffle(ids)
    pairs = [ordered(*ids[k : k + 2]) for k in range(0, len(ids) - 1, 2)]
    return Decisions(
        locked=tuple(PairDecision(pair, override="the board insists") for pair in pairs[: rng.randint(0, 3)]),
        vetoed=tuple(PairDecision(pair) for pair in pairs[3 : 3 + rng.randint(0, 1)]),
        out=tuple(PersonDecision(one) for one in ids[8 : 8 + rng.randint(0, 1)]),
    )


def drawn(seed: int) -> tuple[Pool, Decisions, Plan]:
    rng = dice(seed)
    people = office(rng, rng.randint(2, 10))
    program = Program.model_validate(
        {
            "rules": [{"rule": "must_differ", "field": "team"}],
            "objective": rng.choice(OBJECTIVES),
            "minimum_gain": rng.choice((0.0, 0.2)),
        }
    )
    pool, decisions = pool_of(people, program), decided(rng, people)
    return pool, decisions, planned(pool, decisions)


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_ranks_shares_and_scores_of_a_plan_agree(seed: int) -> None:
    _, _, plan = drawn(seed)
    for pair in plan.pairs:
        assert pair.score > 0
        assert sum(pair.points.values()) == pytest.approx(pair.score)
        for rank in (pair.standing.a, pair.standing.b):
            assert 1 <= rank.rank <= rank.of <= len(plan.people) - 1
            assert 0 < rank.share_of_best <= 1
            assert (rank.rank == 1) == (rank.share_of_best == 1)
    assert [pair.rank for pair in plan.pairs] == [*range(1, len(plan.pairs) + 1)]
    assert plan.objective.value == pytest.approx(sum(pair.score for pair in plan.pairs))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_ladder_agrees_with_the_plan(seed: int) -> None:
    pool, _, plan = drawn(seed)
    left = [rung.left_over for rung in plan.ladder]
    assert left == sorted(left), "a higher floor gives nobody a partner"
    (own,) = [rung for rung in plan.ladder if rung.minimum_gain == pool.program.minimum_gain]
    placed = own.left_over <= len(plan.unmatched)
    if plan.objective.name in ("coverage", "fairest"):
        assert own.left_over == len(plan.unmatched)
    if plan.objective.name == "coverage":
        assert own.pairs == len(plan.pairs)
    assert placed


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_pair_has_one_score_in_the_plan_and_where_it_is_explained(seed: int) -> None:
    pool, decisions, plan = drawn(seed)
    settled = settle(pool, decisions).settled
    now = settle_pool(pool, settled)
    outcome = solve_pool(now, settled=settled)
    at = {one.id: k for k, one in enumerate(pool.people)}
    for pair in plan.pairs[:3]:
        told = explain(now, outcome, (at[pair.a.id], at[pair.b.id]), settled=settled, version="0")
        assert (told.score, told.gain) == (pair.score, pair.gain)
        assert (told.standing.a, told.standing.b) == (pair.standing.a, pair.standing.b)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_plan_that_is_made_is_verified(seed: int) -> None:
    pool, decisions, plan = drawn(seed)
    assert verified(plan, pool, decisions).faults == ()


def test_a_lock_against_a_rule_is_ranked_among_those_whom_the_rules_allow() -> None:
    people = [person(f"p{k}", "a5", "b5", team="x") for k in range(2)]
    people += [person(f"p{k}", "b5", "a5", team=team) for k, team in ((2, "x"), (3, "y"), (4, "y"))]
    pool = pool_of(people, Program.model_validate({"rules": [{"rule": "must_differ", "field": "team"}]}))
    decisions = Decisions(locked=(PairDecision(("p0", "p2"), override="agreed"),))
    plan = planned(pool, decisions)
    (pair,) = [pair for pair in plan.pairs if pair.override]
    assert (pair.standing.a.rank, pair.standing.a.of) == (3, 3), "two others are in other teams: a bridge"
    assert pair.standing.a.share_of_best == pytest.approx(pair.score)
    assert [rung.pairs for rung in plan.ladder] == [len(plan.pairs)] * 3
