"""Who is meant: one person under several ids, e-mails and names, and nobody else."""

from __future__ import annotations

import pytest

from recimentor.forgetting.identity import Identity, NobodyFoundError, Trace, identify, nearest_identity
from recimentor.forgetting.rows import is_own, read_header
from recimentor.model.errors import BadRequest

ANA = Trace("a1", "Ana Roe", "ana@x.org")
BEN = Trace("b1", "Ben Poe", "ben@x.org")


def ana(*others: Trace) -> Identity:
    return identify("a1", (ANA, *others), {})


@pytest.mark.parametrize(
    ("trace", "is_meant"),
    [
        (Trace("A1"), True),
        (Trace("a1", "Ana R.", "other@x.org"), True),
        (Trace("a1", "Ben Poe", "ben@x.org"), False),
        (Trace("a1", "Ben Poe", "ana@x.org"), True),
        (Trace("z9", "Somebody", "ANA@x.org"), True),
        (Trace("", "Ana Roe"), True),
        (Trace("z9", "Ana Roe"), False),
        (Trace("", "Ana Roe", "other@x.org"), False),
        (Trace("", "Ben Poe"), False),
        (Trace(), False),
    ],
)
def test_a_record_is_meant_by_its_id_else_its_address_else_its_name(trace: Trace, *, is_meant: bool) -> None:
    header = read_header(("id", "name", "email"), {})
    assert is_own(header, (trace.id, trace.name, trace.email), ana(BEN)) is is_meant


def test_mentions_are_counted_one_by_one() -> None:
    text, count = ana(BEN).without("Ana Roe met Ben Poe; Roe, Ana wrote to ana@x.org")
    assert count == 3
    assert text == "(removed) met Ben Poe; (removed) wrote to (removed)"
    assert ana(BEN).without("Ben Poe alone") == ("Ben Poe alone", 0)


def test_of_two_with_one_name_only_whose_id_stands_behind_it_is_taken_out() -> None:
    person = ana(Trace("a2", "Ana Roe", "roe@x.org"))
    assert person.without("Ana Roe [a1] and Ana Roe [a2] and Ana Roe")[0] == (
        "(removed) and Ana Roe [a2] and Ana Roe"
    )


def test_a_name_that_nobody_shares_needs_no_id_behind_it() -> None:
    assert ana(BEN).without("Ana Roe [a1]")[0] == "(removed) [a1]"


@pytest.mark.parametrize(
    ("one", "is_taken"),
    [("ana@x.org", True), ("emp-1007", True), ("a1", False), ("1007", False), ("roe", False)],
)
def test_only_an_id_that_can_be_nothing_else_is_taken_out_of_texts(one: str, *, is_taken: bool) -> None:
    person = identify(one, (Trace(one, "Ana Roe"), BEN), {})
    assert ("(removed)" in person.without(f"see {one} here")[0]) is is_taken


def test_records_join_by_address_and_by_id_and_row_numbers_of_two_exports_do_not() -> None:
    by_mail = Trace("77", "A. Roe", "ana@x.org", file="second.csv")
    other = Trace("a1", "Zed Fox", "zed@x.org")
    alike = Trace("a1", "Ana M. Roe", "ana.roe@y.org")
    person = ana(by_mail, other, alike)
    assert person.ids == {"a1", "77"}
    assert person.emails == {"ana@x.org", "ana.roe@y.org"}
    assert "zed fox" not in {name.casefold() for name in person.names}


def test_a_record_of_the_id_without_name_or_address_is_hers_too() -> None:
    person = ana(Trace("a1", "", "private@y.org"), Trace("a1", "Ana Roe-Smith"))
    assert person.emails == {"ana@x.org", "private@y.org"}
    assert {name.casefold() for name in person.names} == {"ana roe", "ana roe-smith"}


def test_a_near_name_is_taken_where_somebody_hears_of_it() -> None:
    said: list[tuple[str, str]] = []
    found = nearest_identity("Anna Roe", (ANA, BEN), {}, lambda typed, taken: said.append((typed, taken)))
    assert found.first_id == "a1"
    assert said == [("Anna Roe", "a1")]


def test_a_near_name_is_only_told_where_nobody_hears_of_it() -> None:
    with pytest.raises(NobodyFoundError, match="did you mean a1"):
        nearest_identity("Anna Roe", (ANA, BEN), {}, None)


def test_several_who_are_near_are_listed_and_none_is_taken() -> None:
    two = (ANA, Trace("a2", "Ana Poe", "poe@x.org"))
    with pytest.raises(BadRequest, match="2 people; use an id: a1 or a2"):
        nearest_identity("Ana", two, {}, lambda _typed, _taken: None)


def test_nobody_near_is_said_without_a_hint() -> None:
    with pytest.raises(NobodyFoundError) as told:
        nearest_identity("Quux Zzyzx", (ANA, BEN), {}, None)
    assert "did you mean" not in str(told.value)


def test_an_address_that_two_ids_of_one_file_give_is_nobodys_own() -> None:
    desk = Trace("b1", "Ben Poe", "ana@x.org")
    person = ana(desk)
    assert person.ids == {"a1"}
    assert person.emails == set()
