"""Rows that are probably one person: found by what they share, and never by what any two people share."""

from __future__ import annotations

import pytest

from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.twins import accepted_apart, twins_of


def _ids(*people: tuple[str, str]) -> list[tuple[str, ...]]:
    made = [Participant(id=str(number), name=name, email=mail) for number, (name, mail) in enumerate(people)]
    return [twins.ids for twins in twins_of(made)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Zoe Lambert", "zoe@x.org"), ("Zoe Lambert", "z@y.org")),
        (("Zoe Lambert", ""), ("Lambert, Zoe", "")),
        (("Zo\u00e9 Lambert", ""), ("Zoe LAMBERT", "")),
        (("Dr. Zoe Lambert", ""), ("Zoe Lambert", "")),
        (("Zoe Lambert", "zoe.lambert@x.org"), ("Z. Lambert", "zoe.lambert@x.com")),
        (("Zoe Lambert", ""), ("Zoe M. Lambert", "")),
        (("Zoe", "zoe@x.org"), ("Zoe L", "mailto:ZOE+forms@x.org")),
    ],
)
def test_two_rows_of_one_person_are_found(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert _ids(one, other) == [("0", "1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Zoe", ""), ("Zoe", "")),
        (("Zoe Lambert", ""), ("Max Lambert", "")),
        (("Zoe Lambert", "zoe.lambert@x.org"), ("Z. Lambert", "zack.lambert@x.org")),
        (("Zoe Lambert", "office@x.org"), ("Max Roe", "max@x.org")),
    ],
)
def test_two_people_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not _ids(one, other)


def test_three_rows_are_one_group_whoever_is_like_whom() -> None:
    assert _ids(("Zoe Lambert", "z@x.org"), ("Zoe L.", "z@x.org"), ("Lambert, Zoe", "")) == [("0", "1", "2")]


def test_people_whom_the_program_accepts_are_nobody_else() -> None:
    people = [Participant(id=key, name="Zoe Lambert") for key in ("a", "b")]
    named = Program.model_validate({"accept": [{"code": "probably-one-person", "ids": "a"}]})
    assert twins_of(people)
    assert not twins_of(people, accepted_apart(named, people))
    assert not twins_of(
        people, accepted_apart(Program.model_validate({"accept": ["probably-one-person"]}), people)
    )
