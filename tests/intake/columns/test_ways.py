"""Tables whose cells say a direction: a column for each skill, and a row for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor import api
from recimentor.intake.columns.ways import OFFER, WANT, ways_in, ways_of


@pytest.mark.parametrize(
    ("answer", "ways"),
    [
        ("Teach", {OFFER}),
        ("Can coach", {OFFER}),
        ("I can teach this", {OFFER}),
        ("can help", {OFFER}),
        ("need help", {WANT}),
        ("I want to learn this", {WANT}),
        ("Coachee", {WANT}),
        ("Both", {OFFER, WANT}),
        ("Neither", set()),
        ("no", set()),
        ("Advanced", None),
        ("Leeds", None),
        ("3", None),
    ],
)
def test_what_an_answer_says_of_a_direction(answer: str, ways: set[str] | None) -> None:
    assert ways_of(answer) == ways


def test_single_letters_say_a_direction_only_where_there_are_no_others() -> None:
    assert ways_in(frozenset({"T", "L"})) == {"T": frozenset({OFFER}), "L": frozenset({WANT})}
    assert ways_in(frozenset({"T", "L", "M"})) is None


def _read(
    tmp_path: Path, text: str, name: str = "people.csv"
) -> tuple[list[tuple[str, list[str], list[str]]], set[str]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    reading = api.read(api.ReadRequest(sources=(str(path),)))
    people = [(p.name, [o.skill for o in p.offers], [w.skill for w in p.wants]) for p in reading.people]
    return people, {finding.code for finding in reading.findings}


@pytest.mark.parametrize("shape", ["{}", "Skills [{}]", "Please choose: {}", "{} - my choice"])
@pytest.mark.parametrize(
    "words", [("Teach", "Learn", ""), ("+", "-", ""), ("Can coach", "Want coaching", "Neither")]
)
def test_a_matrix_of_directions_is_offers_and_wants(
    tmp_path: Path, shape: str, words: tuple[str, str, str]
) -> None:
    teach, learn, none = words
    heads = ",".join(shape.format(skill) for skill in ("SQL", "Public speaking", "Excel"))
    text = (
        f"Name,{heads}\nAna,{teach},{learn},{none}\nBen,{learn},{teach},{teach}\nCleo,{none},{none},{learn}\n"
    )
    people, codes = _read(tmp_path, text)
    assert people == [
        ("Ana", ["SQL"], ["Public speaking"]),
        ("Ben", ["Public speaking", "Excel"], ["SQL"]),
        ("Cleo", [], ["Excel"]),
    ]
    assert "columns-of-skills" in codes


def test_ratings_are_no_matrix_of_directions(tmp_path: Path) -> None:
    _, codes = _read(tmp_path, "Name,SQL,Excel,Python\nAna,Expert,Beginner,\nBen,Beginner,Expert,Expert\n")
    assert "columns-of-skills" not in codes


def test_a_row_with_the_level_of_today_and_the_one_aimed_at_is_an_offer_and_perhaps_a_want(
    tmp_path: Path,
) -> None:
    text = "Name,Topic,Level today,Target level\nAna,SQL,4,4\nAna,Excel,1,4\nBen,Excel,5,\n"
    text += "Ben,SQL,0,3\nBen,Python,3,3\n"
    people, codes = _read(tmp_path, text)
    assert people == [("Ana", ["SQL", "Excel"], ["Excel"]), ("Ben", ["Excel", "Python"], ["SQL"])]
    assert "rows-of-skills" in codes


def test_rows_of_a_person_as_mentor_and_as_mentee_are_one_person(tmp_path: Path) -> None:
    text = "Name,Signing up as,Topics\nAna,mentor,SQL; Excel\nAna,mentee,Python\n"
    text += "Ben,mentee,SQL\nBen,mentor,Python\n"
    people, _ = _read(tmp_path, text)
    assert people == [("Ana", ["SQL", "Excel"], ["Python"]), ("Ben", ["Python"], ["SQL"])]


def test_a_row_of_answers_is_not_taken_for_the_headers(tmp_path: Path) -> None:
    text = (
        "Name,SQL,Excel,Python,Writing\nAna,Offer,Want,,\nBen,Want,Offer,Want,Offer\nCleo,,Want,Offer,Want\n"
    )
    people, codes = _read(tmp_path, text)
    assert [name for name, _, _ in people] == ["Ana", "Ben", "Cleo"]
    assert not codes & {"header-found", "no-header"}


@pytest.mark.parametrize(
    "text",
    [
        "A:\n  can teach: [SQL]\n  to learn: [Excel]\nB:\n  can teach: [Excel]\n  to learn: [SQL]\n",
        "- name: A\n  skills: {gives: SQL, gets: Excel}\n- name: B\n  skills: {gives: Excel, gets: SQL}\n",
    ],
)
def test_names_as_keys_and_both_directions_under_one_key_are_read(tmp_path: Path, text: str) -> None:
    people, _ = _read(tmp_path, text, "people.yaml")
    assert people == [("A", ["SQL"], ["Excel"]), ("B", ["Excel"], ["SQL"])]


def test_levels_under_skills_are_no_directions(tmp_path: Path) -> None:
    text = "- name: Ana\n  skills: {Teaching: 5, Learning design: 4}\n  wants: [SQL]\n"
    people, _ = _read(tmp_path, text, "people.yaml")
    assert people == [("Ana", ["Teaching", "Learning design"], ["SQL"])]


@pytest.mark.parametrize(
    "other", ["{} [Other]", "{} - Other (please specify)", "{}: other", "{} (Sonstiges)"]
)
def test_what_people_write_under_other_stands_with_their_answers(tmp_path: Path, other: str) -> None:
    heads = ",".join(("Offers", other.format("Offers"), "Wants", other.format("Wants")))
    text = f"Name,{heads}\nAna,SQL;Excel,Python,Writing,\nBen,,Writing,SQL,Excel\n"
    people, _ = _read(tmp_path, text)
    assert people == [
        ("Ana", ["SQL", "Excel", "Python"], ["Writing"]),
        ("Ben", ["Writing"], ["SQL", "Excel"]),
    ]


def test_addresses_of_pages_behind_names_are_no_part_of_them(tmp_path: Path) -> None:
    link = "(https://www.example.org/Page-8d5c0f0?pvs=21)"
    text = f'Name,Offers,Wants\nAna,"SQL {link}, Excel {link}",Python {link}\nBen,Python,SQL\n'
    people, _ = _read(tmp_path, text)
    assert people == [("Ana", ["SQL", "Excel"], ["Python"]), ("Ben", ["Python"], ["SQL"])]
