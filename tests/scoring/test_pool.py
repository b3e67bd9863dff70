"""What a pool knows beside the gains: choices, keys, points, sentences."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.builders import person, pool_of, weight_between, weights_of

from recimentor.scoring.points import largest_remainder

ANA = person("ana", "Negotiation:5; Budgeting:4", "Python:5; Excel:3")
BEN = person("ben", "Python:5", "Budgeting:2; Negotiation:5")


@given(
    st.dictionaries(st.text(max_size=3), st.fractions(0, 300_000), min_size=1, max_size=5), st.integers(-1, 1)
)
def test_points_add_up_and_each_is_within_one_of_its_exact_part(
    shares: dict[str, Fraction], extra: int
) -> None:
    total = max(0, round(sum(shares.values(), Fraction(0))) + extra)
    points = largest_remainder(shares, total)
    assert sum(points.values()) == total
    assert list(points) == list(shares)
    assert all(part >= 0 and abs(part - shares[name]) < 3 for name, part in points.items())


def test_an_eligible_pair_weighs_at_least_one_and_the_points_still_add_up() -> None:
    detail = pool_of(ANA, BEN).pair(0, 1)
    assert detail.points == {"skills": detail.weight}
    assert largest_remainder({"skills": Fraction(1, 4), "bridge": Fraction(1, 8)}, 1) == {
        "skills": 1,
        "bridge": 0,
    }


def test_sentences_name_the_dearest_wish_and_say_when_it_came_first() -> None:
    detail = pool_of(ANA, BEN).pair(0, 1)
    assert detail.sentence_a == "Ana can help Ben with Negotiation (asked for first) and Budgeting."
    assert detail.sentence_b == "Ben can help Ana with Python (asked for first)."


def test_a_wish_that_is_not_the_only_dearest_did_not_come_first() -> None:
    ben = person("ben", "Python:5", "Budgeting; Negotiation")
    assert pool_of(ANA, ben).pair(0, 1).sentence_a == "Ana can help Ben with Negotiation and Budgeting."


def test_a_served_request_is_quoted_where_its_owner_agreed_to_show_it() -> None:
    ben = replace(BEN, requests=("I just say yes. Teach me to negotiate.",))
    detail = pool_of(ANA, ben).pair(0, 1)
    assert detail.sentence_a.endswith('; the request: "I just say yes. Teach me to negotiate".')
    assert detail.served_b[0].skills == ("Negotiation",)
    hidden = pool_of(ANA, replace(ben, share_requests=False)).pair(0, 1)
    assert hidden.served_b == ()
    assert "request" not in hidden.sentence_a


def test_each_choice_adds_two_points_to_its_own_pair_alone() -> None:
    cy = person("cy", "Python:4", "Negotiation:4; Budgeting:4; Writing:4")
    plain = weights_of(pool_of(ANA, BEN, cy))
    one = weights_of(pool_of(replace(ANA, prefer=("cy",)), BEN, cy))
    both = weights_of(pool_of(replace(ANA, prefer=("cy",)), BEN, replace(cy, prefer=("ana", "ben"))))
    off = weights_of(pool_of(replace(ANA, prefer=("cy",)), BEN, cy, settings={"score": {"choices": "off"}}))
    assert (one - plain).tolist() == [[0, 0, 20_000], [0, 0, 0], [20_000, 0, 0]]
    assert (both - plain)[0, 2] == 40_000
    assert (off == plain).all()


def test_points_of_choices_lie_on_top_of_the_criteria_and_never_pass_the_whole() -> None:
    ana = person("ana", "A:5", "B:5")
    ben = replace(person("ben", "B:5", "A:5"), prefer=("ana",))
    detail = pool_of(ana, ben).pair(0, 1)
    assert (detail.weight, detail.points) == (1_000_000, {"skills": 1_000_000, "choices": 0})
    lower = pool_of(replace(ANA, prefer=("ben",)), BEN).pair(0, 1)
    assert lower.points["choices"] == 20_000


def test_mutual_choices_are_the_eligible_ones_and_none_unless_they_come_first() -> None:
    ana, ben = replace(ANA, prefer=("ben", "cy")), replace(BEN, prefer=("ana",))
    cy = replace(person("cy", "Cooking:5", "Sailing:5"), prefer=("ana",))
    assert pool_of(ana, ben, cy).mutual_choices() == ((0, 1),)
    assert pool_of(ana, ben, cy, settings={"score": {"choices": "points"}}).mutual_choices() == ()


def test_keys_come_from_seed_and_id_alone() -> None:
    digest = hashlib.blake2b(b"7:ana", digest_size=8).digest()
    pool = pool_of(ANA, BEN, settings={"seed": 7})
    assert pool.keys.dtype == np.uint64
    assert int(pool.keys[0]) == int.from_bytes(digest, "big")
    assert int(pool_of(ANA, settings={"seed": 7}).keys[0]) == int(pool.keys[0])


def test_an_empty_pool_and_people_without_skills_are_weighed_too() -> None:
    assert pool_of().block(0, 0).shape == (0, 0)
    pool = pool_of(person("ana"), person("ben", "", "Python"), person("cy", "Python"))
    assert not weights_of(pool).any()
    assert weight_between(pool, "ana", "ben") == 0
    assert [r.code for r in pool.pair(1, 2).reasons] == ["gains-nothing"]
