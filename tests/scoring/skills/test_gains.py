"""Gains and weights by the oracle, and what they promise whatever the pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring import oracle
from tests.scoring.builders import person, pool_of, weight_between, weights_of
from tests.scoring.strategies import pools, programs

from recimentor.model.participant import Offer, Participant, Want
from recimentor.model.program import Program
from recimentor.scoring import build_pool
from recimentor.scoring.skills import gains


@given(pools(), programs())
@settings(max_examples=150, deadline=None)
def test_weights_gains_and_lessons_equal_the_oracle(
    people: tuple[Participant, ...], program: Program
) -> None:
    pool = build_pool(people, program)
    blank = oracle.unrated(people, program)
    weights = weights_of(pool)
    for i, a in enumerate(people):
        row = pool.row(i)
        for j, b in enumerate(people):
            if i == j:
                continue
            expected = oracle.gain(a, b, program, blank)
            detail = pool.pair(i, j)
            assert weights[i, j] == detail.weight == oracle.skills_weight(a, b, program, blank)
            assert detail.gain_a == expected
            assert row.gain_received[j] == pytest.approx(float(expected), abs=1e-15)
            assert bool(detail.reasons) == (detail.weight == 0)
            assert sum(detail.points.values()) == detail.weight
    assert pool.skills.unrated_level == blank


@given(pools(), programs())
@settings(max_examples=50, deadline=None)
def test_weights_are_symmetric_and_nobody_pairs_with_themself(
    people: tuple[Participant, ...], program: Program
) -> None:
    weights = weights_of(build_pool(people, program))
    assert (weights == weights.T).all()
    assert not weights.diagonal().any()


@given(pools(min_size=5, max_size=9), programs(), st.integers(1, 3))
@settings(max_examples=40, deadline=None)
def test_tiles_and_blocks_of_any_size_give_the_same_weights(
    people: tuple[Participant, ...], program: Program, size: int
) -> None:
    whole = weights_of(build_pool(people, program))
    with pytest.MonkeyPatch.context() as patch:
        for limit in (gains._DENSE_LIMIT, 0):
            patch.setattr(gains, "TILE", size)
            patch.setattr("recimentor.scoring.pool.TILE", size)
            patch.setattr(gains, "_DENSE_LIMIT", limit)
            pool = build_pool(people, program)
            blocks = [pool.block(a, min(a + 2, len(people))) for a in range(0, len(people), 2)]
            assert (np.concatenate(blocks) == whole).all()


@given(pools(min_size=2, max_size=4), programs(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_new_offer_that_the_partner_wants_never_lowers_the_weight(
    people: tuple[Participant, ...], program: Program, data: st.DataObject
) -> None:
    teacher, learner = people[0], people[1]
    wanted = [
        want.key for want in learner.wants if want.key not in {o.key for o in teacher.offers + learner.offers}
    ]
    own_wants = {want.key for want in teacher.wants}
    if not (free := sorted(set(wanted) - own_wants)):
        return
    key = data.draw(st.sampled_from(free))
    program = _fixed(program, people)
    before = weight_between(build_pool(people, program), teacher.id, learner.id)
    richer = replace(teacher, offers=(*teacher.offers, Offer(key, data.draw(st.integers(1, 5)), key)))
    assert weight_between(build_pool((richer, *people[1:]), program), teacher.id, learner.id) >= before


@given(pools(min_size=2, max_size=4), programs(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_higher_level_of_what_its_owner_does_not_want_never_lowers_a_weight(
    people: tuple[Participant, ...], program: Program, data: st.DataObject
) -> None:
    teacher = people[0]
    wants = {want.key for want in teacher.wants}
    spots = [k for k, o in enumerate(teacher.offers) if o.key not in wants and o.level is not None]
    if not spots:
        return
    at = data.draw(st.sampled_from(spots))
    level = teacher.offers[at].level
    assert level is not None
    raised = replace(teacher.offers[at], level=data.draw(st.integers(level, 5)))
    better = replace(teacher, offers=(*teacher.offers[:at], raised, *teacher.offers[at + 1 :]))
    program = _fixed(program, people)
    before = weights_of(build_pool(people, program))
    assert (weights_of(build_pool((better, *people[1:]), program)) >= before).all()


@given(pools(min_size=3, max_size=6), programs())
@settings(max_examples=40, deadline=None)
def test_renaming_everybody_and_every_skill_changes_no_weight(
    people: tuple[Participant, ...], program: Program
) -> None:
    names = {key: f"skill {key}" for key in "abcdefg"}
    shuffled = list(reversed(range(len(people))))
    ids = {people[k].id: f"x{place}" for place, k in enumerate(shuffled)}
    renamed = sorted((_renamed(p, ids[p.id], names) for p in people), key=lambda p: p.id)
    related = [
        {"want": names[r.want], "offer": names[r.offer], "credit": r.credit} for r in program.skills.related
    ]
    changed = Program.model_validate(program.model_dump(by_alias=True) | {"skills": {"related": related}})
    before, after = weights_of(build_pool(people, program)), weights_of(build_pool(renamed, changed))
    assert (before[np.ix_(shuffled, shuffled)] == after).all()


@given(pools(min_size=3, max_size=7), programs(), st.integers(1, 5))
@settings(max_examples=80, deadline=None)
def test_deleting_levels_at_or_above_the_middle_raises_nobodys_rank(
    people: tuple[Participant, ...], program: Program, middle: int
) -> None:
    """Somebody below the middle is better off unrated: that is the price of not punishing blanks."""
    score = program.score.model_copy(update={"unrated_level": middle})
    program = program.model_copy(update={"score": score})
    wanted = {want.key for want in people[0].wants}
    offers = [offer for offer in people[0].offers if offer.key not in wanted]
    rated = replace(people[0], offers=tuple(replace(o, level=max(middle, o.level or 0)) for o in offers))
    blank = replace(rated, offers=tuple(replace(offer, level=None) for offer in offers))
    before = weights_of(build_pool((rated, *people[1:]), program))
    after = weights_of(build_pool((blank, *people[1:]), program))
    assert (after[0] <= before[0]).all()
    assert (after[1:, 1:] == before[1:, 1:]).all()


def test_nobody_is_taught_by_a_beginner() -> None:
    ana, ben = person("ana", "Python:2", "Excel:5"), person("ben", "Excel:5", "Python:5")
    assert weight_between(pool_of(ana, ben), "ana", "ben") == 0
    assert weight_between(pool_of(ana, ben, settings={"score": {"teach_from": 2}}), "ana", "ben") > 0


def test_what_a_learner_holds_already_counts_against_the_lesson() -> None:
    pool = pool_of(
        person("ana", "Excel:5", "Python:5"),
        person("ben", "Python:5", "Excel:5; Word:1"),
        person("cy", "Python:4; Excel:3", "Excel:5"),
    )
    lesson = pool.lessons(0, 2)[0]
    assert (int(lesson.level), lesson.own_level, lesson.gain) == (5, 3, Fraction(1))


def test_a_want_held_at_the_top_level_is_dropped_or_kept_as_the_program_says() -> None:
    people = person("ana", "Python:5; Excel:5", "Python:5"), person("ben", "Python:5", "Excel:3")
    assert weight_between(pool_of(*people), "ana", "ben") == 0
    assert pool_of(*people).skills.sheets[0].dropped[0].skill == "Python"
    kept = pool_of(*people, settings={"score": {"repeated_wants": "keep"}})
    assert weight_between(kept, "ana", "ben") == 1_000_000


def test_padding_a_list_of_wants_moves_the_partners_gain_by_under_five_points() -> None:
    ana = person("ana", "Writing:5", "Python:5; Excel:5")
    padded = replace(ana, wants=ana.wants + tuple(Want(f"w{k}", 5, f"w{k}") for k in range(6)))
    ben = person("ben", "Python:4; Excel:3", "Writing:4; Speaking:4")
    for who in (ana, padded):
        detail = pool_of(who, ben).pair(0, 1)
        assert abs(detail.gain_b - Fraction(1, 2)) < Fraction(5, 100)
        assert abs(detail.gain_a - Fraction(7, 10)) < Fraction(5, 100)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [([1, 2, 3], 2), ([2, 3], 2), ([4, 4, 1, 5], 4), ([None, None], 5), ([None, 1], 1)],
)
def test_unrated_offers_count_as_the_lower_median_and_as_five_only_where_nobody_rated(
    levels: Sequence[int | None], expected: int
) -> None:
    people = [Participant(f"p{k}", "P", offers=(Offer("a", level, "a"),)) for k, level in enumerate(levels)]
    assert pool_of(*people).skills.unrated_level == expected


def test_a_related_offer_serves_a_want_by_its_credit_and_is_named() -> None:
    settings = {
        "skills": {
            "related": [{"want": "Presenting", "offer": "Data storytelling", "credit": 0.6}],
            "aliases": {"Storytelling with data": "Data storytelling"},
        }
    }
    pool = pool_of(
        person("ana", "Data storytelling:5", "Excel"),
        person("ben", "Excel:5", "Presenting:5"),
        settings=settings,
    )
    detail = pool.pair(0, 1)
    assert detail.gain_b == Fraction(3, 5)
    assert detail.a_teaches[0].through == "Data storytelling"
    assert "Presenting (through Data storytelling)." in detail.sentence_a


def test_the_minimum_gain_is_compared_as_the_decimal_that_was_written() -> None:
    people = person("ana", "A:5", "B:5; C:5"), person("ben", "B:3", "A:5")
    assert pool_of(*people).pair(0, 1).gain_a == Fraction(3, 10)
    pool = pool_of(*people)
    assert weights_of(pool.with_minimum_gain(0.3))[0, 1] > 0
    assert weights_of(pool.with_minimum_gain(0.30000001))[0, 1] == 0
    assert [r.code for r in pool.with_minimum_gain(0.31).pair(0, 1).reasons] == ["below-minimum-gain"]


def test_a_one_way_pair_weighs_half_the_single_gain_and_a_two_way_pair_is_none() -> None:
    pool = pool_of(
        person("ana", "A:5", "B:5"), person("ben", "C:5", "A:5; D:5"), person("cy", "B:5", "A:5")
    ).one_way()
    weights = weights_of(pool)
    assert weights[0, 1] == weights[1, 0] == 250_000
    assert weights[0, 2] == 0
    assert pool.pair(0, 1).weight == 250_000
    assert [r.code for r in pool.pair(0, 2).reasons] == ["gains-both"]


def _fixed(program: Program, people: Sequence[Participant]) -> Program:
    """Return the program with this pool's unrated level, so that one answer moves no other."""
    level = oracle.unrated(people, program)
    return program.model_copy(update={"score": program.score.model_copy(update={"unrated_level": level})})


def _renamed(who: Participant, id_: str, names: dict[str, str]) -> Participant:
    offers = tuple(replace(offer, key=names[offer.key]) for offer in who.offers)
    wants = tuple(replace(want, key=names[want.key]) for want in who.wants)
    return replace(who, id=id_, offers=offers, wants=wants)


def test_sums_that_float32_would_round_are_exact() -> None:
    """600 wants at 30,000 each and one at 15,375: above 2**24 float32 holds even numbers alone."""
    names = [f"s{k}" for k in range(600)]
    wants = tuple(Want(name, 5, name) for name in (*names, "z"))
    learner = Participant("ana", "Ana", offers=(Offer("z", 1, "z"),), wants=wants)
    offers = tuple(Offer(name, 5, name) for name in (*names, "y"))
    teacher = Participant("ben", "Ben", offers=offers, wants=(Want("z", 5, "z"),))
    related = {"skills": {"related": [{"want": "z", "offer": "y", "credit": 0.61}]}}
    pool = build_pool((learner, teacher), Program.model_validate(related))
    assert int(pool.skills.gains.received(slice(0, 1), 0)[0, 1]) == 600 * 30_000 + 15_375
    assert pool.pair(0, 1).gain_a == 1
