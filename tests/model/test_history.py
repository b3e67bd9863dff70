"""History: who met whom, how long ago, and under which id they are known now."""

from __future__ import annotations

import hashlib

import pytest
from pydantic import ValidationError

from recimentor.model.forgotten import is_token, stands_for, token_of
from recimentor.model.history import History, HistorySettings, Known, Round, recognise

FIRST = Round("1.json", (("ana", "ben"), ("cy", "di")), ("eli",), {p: Known() for p in ("ana", "ben", "cy")})
SECOND = Round("2.json", (("ana", "cy"),), ("ben", "di"), {p: Known() for p in ("ana", "ben", "cy", "di")})
BOTH = History((FIRST, SECOND))
POOL = {p: Known(f"{p}@example.org", p.title()) for p in ("ana", "ben", "cy", "di")}


def test_a_pair_is_as_old_as_its_last_round() -> None:
    third = Round("3.json", (("ana", "ben"),))
    assert History((FIRST, SECOND, third)).rounds_ago() == {
        ("ana", "ben"): 1,
        ("ana", "cy"): 2,
        ("cy", "di"): 3,
    }


def test_earlier_partners_are_kept_apart_by_default() -> None:
    assert BOTH.apart(HistorySettings()) == (("ana", "ben"), ("ana", "cy"), ("cy", "di"))
    assert BOTH.costly(HistorySettings()) == ()


def test_after_the_cool_down_they_may_meet_again() -> None:
    assert BOTH.apart(HistorySettings(cool_down=1)) == (("ana", "cy"),)


@pytest.mark.parametrize(("repeats", "num_apart", "num_costly"), [("points", 0, 3), ("allowed", 0, 0)])
def test_the_program_may_let_them_meet_again(repeats: str, num_apart: int, num_costly: int) -> None:
    settings = HistorySettings.model_validate({"repeats": repeats})
    assert (len(BOTH.apart(settings)), len(BOTH.costly(settings))) == (num_apart, num_costly)


def test_those_left_over_last_round_go_first_and_no_others() -> None:
    assert BOTH.first(HistorySettings()) == ("ben", "di")
    assert BOTH.first(HistorySettings(left_over_first=False)) == ()
    assert History().first(HistorySettings()) == ()


def test_same_as_carries_a_person_over_a_changed_id() -> None:
    pool = {"ana@new.org": Known(), "ben": Known()}
    settings = HistorySettings.model_validate({"same_as": {"ana@new.org": "ana"}})
    found = recognise(BOTH, pool, settings)
    assert found.history.rounds[0].pairs == (("ana@new.org", "ben"), ("cy", "di"))
    assert (found.num_last, found.num_found) == (4, 2)
    assert not found.is_doubtful


def test_fewer_than_half_of_the_last_round_is_doubtful() -> None:
    assert recognise(BOTH, {"ana": Known()}, HistorySettings()).is_doubtful
    assert not recognise(History(), {"ana": Known()}, HistorySettings()).is_doubtful


def test_somebody_with_a_new_id_is_found_by_their_e_mail() -> None:
    old = Round("1", (("17", "ben"),), (), {"17": Known("Ana@Example.org", "Ana"), "ben": Known()})
    assert recognise(History((old,)), POOL, HistorySettings()).history.rounds[0].pairs == (("ana", "ben"),)


def test_a_name_that_two_people_bear_keeps_both_apart() -> None:
    pool = {"1": Known("", "Ana Silva"), "2": Known("", "Ana Silva"), "3": Known("", "Ben Hart")}
    old = Round("by hand.csv", (("Ana Silva", "Ben Hart"),), (), {"Ana Silva": Known(), "Ben Hart": Known()})
    recognised = recognise(History((old,)), pool, HistorySettings())
    assert recognised.history.rounds[0].pairs == (("1", "3"), ("2", "3"))
    assert recognised.num_unsure == 1


def test_a_forgotten_person_who_comes_back_is_known_by_the_hash_alone() -> None:
    token = token_of("ana", bytes(16))
    old = Round("1", (("ben", token),), (), {"ben": Known(), token: Known()})
    assert recognise(History((old,)), POOL, HistorySettings()).history.rounds[0].pairs == (("ana", "ben"),)
    stranger = recognise(History((old,)), {"ben": Known(), "di": Known()}, HistorySettings())
    assert stranger.history.rounds[0].pairs == (("ben", token),)


def test_a_token_hides_the_id_and_knows_it_again() -> None:
    one, other = token_of("ana", bytes(16)), token_of("ana", bytes([1] * 16))
    assert one != other
    assert is_token(one)
    assert "ana" not in one
    assert stands_for(one, "ANA")
    assert not stands_for(one, "ben")
    assert not stands_for("forgotten-nonsense", "ana")


def test_one_earlier_id_cannot_be_two_people() -> None:
    with pytest.raises(ValidationError, match="earlier id twice"):
        HistorySettings.model_validate({"same_as": {"ana": ["a", "b"], "ben": "b"}})


@pytest.mark.parametrize("written", ["Zoe\u0301@X.org", "\uff3a\uff4f\u00e9@x.org", "ZO\u00c9@\u200bx.org"])
def test_somebody_forgotten_is_known_again_however_the_id_is_written(written: str) -> None:
    token = token_of("zo\u00e9@x.org", bytes(16))
    assert stands_for(token, written)
    assert not stands_for(token, "zoe@x.org")


def test_a_hash_of_an_older_version_is_known() -> None:
    # Made when only the case was folded: of an id as it was typed, decomposed.
    written = "Zoe\u0301@x.org"
    digest = hashlib.blake2b(written.casefold().encode(), salt=bytes(16), digest_size=16).hexdigest()
    token = f"forgotten-{bytes(16).hex()}-{digest}"
    assert stands_for(token, written)
    assert not stands_for(token, "zo@x.org")
