"""Whom a text means: one person, some who may be meant, or nobody."""

from __future__ import annotations

import pytest

from recimentor.model.who import Called, Finder

PEOPLE = (
    Called("a", "Ana Roe", "ana.roe@ex.org"),
    Called("c", "Cy Lee", "c@x.org"),
    Called("1001", "Zo\u00e9 Lambert", "z@x.org", ("0042",)),
    Called("m", "Ana Maria Diaz"),
    Called("x1", "Bo Marsh"),
    Called("x2", "Bo Marsh"),
)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("A", "a"),
        ("ana  ROE", "a"),
        ("Ana.Roe@EX.org", "a"),
        ("mailto:ana.roe@ex.org", "a"),
        ("\uff4d\uff41\uff49\uff4c\uff54\uff4f:ana.roe@ex.org", "a"),
        ("mailto:ana.roe\uff20ex.org", "a"),
        ("<mailto:ana.roe@ex.org>", "a"),
        ("ana.roe+hr@ex.org", "a"),
        ("Ana Roe <ana.roe@ex.org>", "a"),
        ("Ana Roe \uff1cana.roe@ex.org\uff1e", "a"),
        ("Roe, Ana", "a"),
        ("Dr. Ana Roe", "a"),
        ("Ana Roe, PhD", "a"),
        ("Zoe Lambert", "1001"),
        ("Zoe Lambert (1001)", "1001"),
        ("Zoe Lambert \uff081001\uff09", "1001"),
        ("Zoe Lambert (she/her)", "1001"),
        ("1001 - Zoe Lambert", "1001"),
        ("1001.0", "1001"),
        ("001001", "1001"),
        ("42", "1001"),
        ("Ana M. Diaz", "m"),
        ("Ana Diaz", "m"),
        ("CN=Lee\\, Cy,OU=Sales,DC=x", "c"),
    ],
)
def test_a_person_is_found_however_they_are_written(text: str, person: str) -> None:
    assert Finder(PEOPLE).find(text).ids == (person,)


@pytest.mark.parametrize(
    ("text", "maybe"),
    [
        ("Bo Marsh", ("x1", "x2")),
        ("Ana Roee", ("a",)),
        ("Roe", ("a",)),
        ("Mr. Roe", ("a",)),
        ("Ana", ("a", "m")),
        ("ana.roe@elsewhere.org", ("a",)),
        ("E-1001", ("1001",)),
        ("Xna Roe", ("a",)),
        ("Ana Roe (2002)", ("a",)),
    ],
)
def test_where_it_is_not_certain_all_who_may_be_meant_are_told(text: str, maybe: tuple[str, ...]) -> None:
    meant = Finder(PEOPLE).find(text)
    assert (meant.ids, meant.maybe) == ((), maybe)


@pytest.mark.parametrize("text", ["Mary Smith", "q@q.org", "77", "Max Roe"])
def test_somebody_else_is_nobody_here(text: str) -> None:
    meant = Finder(PEOPLE).find(text)
    assert (meant.all, meant.is_blind) == ((), False)


@pytest.mark.parametrize("text", ["77", "q@q.org"])
def test_a_number_finds_nobody_where_nobody_has_one(text: str) -> None:
    assert Finder([Called("Ana Roe", "Ana Roe")]).find(text).is_blind


@pytest.mark.parametrize(
    "text", ["Cy Lee; Ana Roe", "Cy Lee, Ana Roe", "Cy Lee and Ana Roe", "c / a", "Lee, Cy; Roe, Ana", "c a"]
)
def test_several_in_one_cell_are_all_found(text: str) -> None:
    assert [meant.ids for _, meant in Finder(PEOPLE).find_each(text)] == [("c",), ("a",)]


def test_last_name_and_first_name_are_one_person_and_two_first_names_are_two() -> None:
    assert [meant.ids for _, meant in Finder(PEOPLE).find_each("Roe, Ana")] == [("a",)]
    two = Finder([Called("1", "Ana"), Called("2", "Ben")])
    assert [meant.ids for _, meant in two.find_each("Ana, Ben")] == [("1",), ("2",)]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Ana Roe and Cy Lee (c@x.org)", {"a", "c"}),
        ("Ana Roe, Cy Lee (c)", {"a", "c"}),
        ("ANA ROE AND CY LEE", {"a", "c"}),
        ("Cy Lee, Zo\u00e9 M. Lambert, Ana", {"c", "1001", "a", "m"}),
        ("Cy, Ana", {"c", "a", "m"}),
        ("Roe, Ana M.", {"a"}),
        ("Cy Lee (she/her, Paris)", {"c"}),
        ("Cy Lee, Sales", {"c"}),
    ],
)
def test_nobody_of_a_list_is_lost_to_a_key_or_a_comma(cell: str, people: set[str]) -> None:
    assert {one for _, meant in Finder(PEOPLE).find_each(cell) for one in meant.all} == people


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Liz Brown", "Elizabeth Brown"),
        ("Liz", "Elizabeth Brown"),
        ("Liz B.", "Elizabeth Brown"),
        ("Brown, Liz", "Elizabeth Brown"),
        ("Bill Ashe", "William Ashe"),
        ("William Ashe", "Bill Ashe"),
        ("Benjamin O.", "Ben Okoro"),
        ("Benny", "Benjamin Okoro"),
        ("Hannes Weber", "Johannes Weber"),
        ("Kat Nowak", "Katarzyna Nowak"),
        ("Maggie", "Margaret Jane Hill"),
        ("Beth Brown", "Liz Brown"),
    ],
)
def test_a_short_form_of_a_first_name_may_mean_somebody(text: str, full: str) -> None:
    people = (Called("x", full), Called("y", "Tom Reed"))
    assert Finder(people).find(text).maybe == ("x",)


def test_a_whole_name_is_not_a_short_form_of_another_one() -> None:
    people = (Called("x", "Ann Lee"), Called("y", "Annika Lee"))
    assert Finder(people).find("Ann Lee").ids == ("x",)
