"""What was settled becomes rules, tiers, locks and prices, each exactly what it says."""

from __future__ import annotations

from dataclasses import replace as changed

import numpy as np
import pytest
from tests.scoring.builders import person, pool_of

from recimentor.insight.planning.settle import (
    CHOICES,
    FIRST,
    KEPT,
    STRANDED,
    PaidPairs,
    explained,
    extra_of,
    free_kept,
    head_problem,
    paid_pairs,
    room,
    settle_pool,
    settled_problem,
    without_extra,
)
from recimentor.matching import Settings, solve
from recimentor.model.keep_by import KeepBy
from recimentor.model.settled import Settled
from recimentor.scoring import FULL_WEIGHT, Pool

ANA, BEN = person("ana", "A:5", "B:5"), person("ben", "B:5", "A:5")
CEM, DEE = person("cem", "A:5", "B:5"), person("dee", "B:5", "A:5")
EVE = person("eve", "X:5", "Y:5")
AT = {name: k for k, name in enumerate(("ana", "ben", "cem", "dee", "eve"))}


@pytest.fixture
def pool() -> Pool:
    return pool_of(ANA, BEN, CEM, DEE, EVE)


def tiers_of(pool: Pool, settled: Settled) -> dict[str, tuple[object, ...]]:
    return {tier.name: tier.people or tier.pairs for tier in settled_problem(pool, settled).tiers}


def test_nothing_settled_asks_for_nothing_but_the_weights(pool: Pool) -> None:
    problem = settled_problem(pool, Settled())
    assert (problem.tiers, problem.locked, problem.capacity, problem.side) == ((), (), None, None)
    assert problem.source is pool
    assert settle_pool(pool, Settled()).rules == pool.rules


def test_vetoes_and_absences_are_rules_for_those_pairs_alone(pool: Pool) -> None:
    settled = settle_pool(pool, Settled(vetoed=(("ana", "ben"),), out=("dee",)))
    weights = settled.block(0, 5)
    assert weights[AT["ana"], AT["ben"]] == weights[AT["ben"], AT["ana"]] == 0
    assert not weights[AT["dee"]].any()
    assert weights[AT["cem"], AT["ben"]] == pool.block(0, 5)[AT["cem"], AT["ben"]] > 0
    assert len(settled.rules) == len(pool.rules) + 2


def test_tiers_stand_in_their_order_and_hold_whom_they_name(pool: Pool) -> None:
    settled = Settled(
        first=("dee", "ana", "gone"),
        kept=(("ana", "ben"), ("cem", "gone")),
        keep_by=KeepBy.LEAST_CHANGE,
        stranded=("cem", "dee", "gone"),
    )
    assert tiers_of(pool, settled) == {
        FIRST: (AT["ana"], AT["dee"]),
        KEPT: ((AT["ana"], AT["ben"]),),
        # Whoever goes first anyway is not counted again.
        STRANDED: (AT["cem"],),
    }
    assert list(tiers_of(pool, settled)) == [FIRST, KEPT, STRANDED]


def test_a_trade_is_about_the_total_alone(pool: Pool) -> None:
    settled = Settled(
        kept=(("ana", "ben"),), keep_by=KeepBy.TRADE, trade_points=0.25, stranded=("cem",), first=("dee",)
    )
    assert list(tiers_of(pool, settled)) == [FIRST]
    source = settled_problem(pool, settled).source
    assert isinstance(source, PaidPairs)
    assert source.extra == extra_of(settled) == FULL_WEIGHT // 4
    assert source.largest == FULL_WEIGHT + FULL_WEIGHT // 4


def test_frozen_pairs_are_locked_and_others_are_not(pool: Pool) -> None:
    kept = {"kept": (("ana", "ben"),), "locked": (("cem", "dee"),)}
    both = ((AT["ana"], AT["ben"]), (AT["cem"], AT["dee"]))
    assert settled_problem(pool, Settled(**kept, keep_by=KeepBy.FREEZE)).locked == both
    assert settled_problem(pool, Settled(**kept, keep_by=KeepBy.LEAST_CHANGE)).locked == both[1:]
    assert KEPT not in tiers_of(pool, Settled(**kept, keep_by=KeepBy.FREEZE))


def test_a_locked_pair_is_neither_kept_nor_paid_as_well() -> None:
    settled = Settled(kept=(("a", "b"), ("c", "d")), locked=(("a", "b"),), keep_by=KeepBy.TRADE)
    assert free_kept(settled) == paid_pairs(settled) == {("c", "d")}
    assert paid_pairs(settled.model_copy(update={"keep_by": KeepBy.LEAST_CHANGE})) == frozenset()


@pytest.mark.parametrize(("start", "stop"), [(0, 5), (0, 1), (1, 2), (2, 5), (4, 5)])
def test_paid_pairs_weigh_more_in_every_block_and_in_both_directions(
    pool: Pool, start: int, stop: int
) -> None:
    pairs = ((AT["ana"], AT["ben"]), (AT["ana"], AT["eve"]))
    paid = PaidPairs(pool, pairs, 1000).block(start, stop)
    plain = pool.block(start, stop).astype(np.int64)
    more = {(AT["ana"], AT["ben"]), (AT["ben"], AT["ana"])}
    for i in range(start, stop):
        for j in range(5):
            # Ana and Eve teach each other nothing: a price makes no pair of them.
            expected = plain[i - start, j] + (1000 if (i, j) in more else 0)
            assert paid[i - start, j] == expected


def test_what_was_paid_is_taken_out_again(pool: Pool) -> None:
    settled = Settled(kept=(("ana", "ben"),), keep_by=KeepBy.TRADE, trade_points=0.25)
    problem = settled_problem(pool, settled)
    outcome = without_extra(solve(problem, Settings()), problem.source)
    plain = solve(settled_problem(pool, Settled()), Settings())
    assert outcome.value == plain.value == outcome.weights.sum()
    assert outcome.bound == plain.bound
    assert outcome.gap == 0
    raw = solve(problem, Settings())
    assert without_extra(raw, pool) is raw
    assert without_extra(raw, PaidPairs(pool, ((0, 1),), 0)) is raw


def test_a_gap_is_counted_on_scores_alone(pool: Pool) -> None:
    pairs = ((AT["ana"], AT["ben"]),)
    source = PaidPairs(pool, pairs, 1000)
    solved = solve(changed(settled_problem(pool, Settled()), source=source), Settings())
    assert solved.bound is not None
    off = changed(solved, bound=solved.bound + 500, gap=0.5)
    freed = without_extra(off, source)
    assert freed.bound is not None
    assert freed.gap == (freed.bound - freed.value) / freed.bound
    assert without_extra(changed(solved, bound=None, gap=None), source).gap is None


def test_a_pair_that_stands_against_every_rule_weighs_one(pool: Pool) -> None:
    detail = explained(pool, AT["ana"], AT["eve"])
    assert (detail.weight, detail.points) == (1, {"skills": 1})
    assert explained(pool, AT["ana"], AT["ben"]) == pool.pair(AT["ana"], AT["ben"])
    apart = settle_pool(pool, Settled(vetoed=(("ana", "ben"),)))
    assert explained(apart, AT["ana"], AT["ben"]).weight == pool.pair(AT["ana"], AT["ben"]).weight


def test_locks_weigh_what_the_pair_is_worth_without_its_rules(pool: Pool) -> None:
    apart = settle_pool(pool, Settled(vetoed=(("ana", "ben"),)))
    settled = Settled(locked=(("ana", "ben"), ("dee", "eve")), overridden=(("ana", "ben"), ("dee", "eve")))
    problem = settled_problem(apart, settled)
    assert problem.locked_weights == (pool.pair(AT["ana"], AT["ben"]).weight, 1)
    assert head_problem(apart, settled).locked_weights == (1, 1)
    assert head_problem(apart, settled).locked == problem.locked


def test_room_is_asked_for_only_where_somebody_has_more_than_one_place(pool: Pool) -> None:
    assert room(pool) is None
    roomy = pool_of(ANA, changed(BEN, capacity=2), CEM)
    assert room(roomy) is not None
    assert settled_problem(roomy, Settled()).capacity.tolist() == [1, 2, 1]  # type: ignore[union-attr]


def test_sides_hold_unless_a_lock_stands_within_one() -> None:
    people = [changed(who, side=side) for who, side in ((ANA, "x"), (BEN, "y"), (CEM, "x"), (DEE, "y"))]
    sided = pool_of(*people, settings={"sides": "side"})
    assert settled_problem(sided, Settled()).side is not None
    across = Settled(locked=(("ana", "dee"),), overridden=(("ana", "dee"),))
    assert settled_problem(sided, across).side is not None
    within = Settled(locked=(("ana", "cem"),), overridden=(("ana", "cem"),))
    assert settled_problem(sided, within).side is None
    assert head_problem(sided, within).side is None


def test_picks_count_as_choices_beside_whom_people_prefer() -> None:
    people = [changed(ANA, prefer=("dee",)), BEN, CEM, changed(DEE, prefer=("ana",))]
    pool = pool_of(*people)
    assert tiers_of(pool, Settled()) == {CHOICES: ((0, 3),)}
    picked = settle_pool(pool, Settled(picks={"ben": ("cem",), "cem": ("ben",)}))
    assert tiers_of(picked, Settled()) == {CHOICES: ((0, 3), (1, 2))}
