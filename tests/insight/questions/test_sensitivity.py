"""Sensitivity: pairs that stay, pairs that hang on the weights, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.scoring.builders import person, program

from recimentor.insight import sensitivity
from recimentor.insight.questions.sensitivity import reweighed
from recimentor.model.participant import Participant
from recimentor.model.settled import Settled
from recimentor.scoring import Pool, build_pool

ALL = "a; b; c; d"


def someone(id: str, level: int, department: str) -> Participant:  # noqa: A002 - the field's own name
    others = "; ".join(one for one in "abcd" if one != id)
    return replace(person(id, f"{id}:{level}", others), department=department)


@pytest.fixture
def pool() -> Pool:
    """Return four people whose best teachers sit in their own department."""
    people = [someone("a", 5, "x"), someone("b", 5, "x"), someone("c", 4, "y"), someone("d", 4, "y")]
    return build_pool(people, program())


def shares(pool: Pool, num: int = 60, within: float = 8.0, seed: int = 1) -> dict[tuple[str, str], float]:
    found = sensitivity(pool, Settled(), num_weightings=num, within=within, seed=seed)
    return {(pair.a.id, pair.b.id): pair.share for pair in found.pairs}


def test_shares_of_each_person_add_up_to_one_where_everybody_is_paired(pool: Pool) -> None:
    found = shares(pool)
    for one in "abcd":
        assert sum(share for pair, share in found.items() if one in pair) == pytest.approx(1.0)
    assert any(0 < share < 1 for share in found.values()), "skills pull one way, bridge the other"


def test_a_narrow_range_moves_nothing_and_the_same_seed_gives_the_same(pool: Pool) -> None:
    narrow = sensitivity(pool, Settled(), num_weightings=20, within=1.001, seed=1)
    assert narrow.steady == narrow.planned == narrow.pairs
    assert shares(pool) == shares(pool)
    assert shares(pool, seed=2) != shares(pool)


def test_a_share_is_the_count_over_the_same_weightings_done_one_by_one(pool: Pool) -> None:
    plain = reweighed(pool, [use.importance for use in pool.shares.uses if use.is_used])
    assert (plain.block(0, 4) == pool.block(0, 4)).all(), "the program's own importance changes nothing"


def test_with_one_criterion_no_weighting_changes_anything() -> None:
    pool = build_pool([person("a", "a:5", "b"), person("b", "b:5", "a")], program())
    found = sensitivity(pool, Settled(), num_weightings=5, within=2.0, seed=1)
    assert [name for name, _ in found.criteria] == ["skills"]
    assert [pair.share for pair in found.pairs] == [1.0]


def test_locked_pairs_stay_under_every_weighting(pool: Pool) -> None:
    locked = Settled(locked=(("a", "c"),))
    found = sensitivity(pool, locked, num_weightings=20, within=8.0, seed=1)
    assert {(pair.a.id, pair.b.id) for pair in found.steady} == {("a", "c"), ("b", "d")}


def test_a_run_that_is_stopped_counts_what_it_did(pool: Pool) -> None:
    done: list[int] = []
    found = sensitivity(
        pool,
        Settled(),
        num_weightings=50,
        within=2.0,
        seed=1,
        tick=done.append,
        should_stop=lambda: len(done) == 3,
    )
    assert (found.num_weightings, done) == (3, [1, 2, 3])
