"""Tables in which rows or columns are no people yet, read without any mapping."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from recimentor.intake import People
from recimentor.model.program import Program

Reader = Callable[..., People]


def skills(people: People) -> dict[str, tuple[dict[str, int | None], list[str]]]:
    return {
        person.name: (
            {offer.skill: offer.level for offer in person.offers},
            [want.skill for want in person.wants],
        )
        for person in people.people
    }


def codes(people: People) -> set[str]:
    return {finding.code for finding in people.findings if finding.severity != "advice"}


ADA = {"Excel": 5, "SQL": 4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Name,Skill 1,Level 1,Skill 2,Level 2,Want to learn 1,Want to learn 2\n"
                "Ada,Excel,5,SQL,4,Go,Art\n"
            ),
            set(),
        ),
        ("Name,Can teach,Level,Want to learn\nAda,Excel,5,Go\n,SQL,Advanced,Art\n", {"lines-of-one-person"}),
        (
            (
                "Name,Skill,Teach or learn,Level\nAda,Excel,Teach,5\nAda,SQL,Teach,4\n"
                "Ada,Go,Learn,\nAda,Art,Learn,\n"
            ),
            set(),
        ),
        (
            (
                "Name,Skill name,Offer or want,Level\nAda,Excel,offer,5\nAda,SQL,offer,4\n"
                "Ada,Go,want,\nAda,Art,want,\n"
            ),
            set(),
        ),
        ("Name,Have: Excel,Have: SQL,Want: Go,Want: Art\nAda,5,4,x,x\n", set()),
        ("Name,I can teach [Excel],I can teach [SQL],I want to learn\nAda,5,4,Go; Art\n", set()),
        ('Naam;Wat kun je anderen leren?;Wat wil je leren?\nAda;"Excel:5; SQL:4";"Go; Art"\n', set()),
        ('Nombre;¿Qué puedes enseñar?;Quiero aprender\nAda;"Excel:5; SQL:4";"Go; Art"\n', set()),
        ("氏名,教えられるスキル,学びたいスキル\nAda,Excel:5; SQL:4,Go; Art\n", set()),
    ],
)
def test_a_table_of_another_shape_is_read(read: Reader, text: str, expected: set[str]) -> None:
    people = read(text)
    assert expected <= codes(people)
    assert skills(people) == {"Ada": (ADA, ["Go", "Art"])}


def test_a_role_in_each_row_is_no_list_of_skills(read: Reader) -> None:
    """One row per person: a column of Mentor and Mentee says nothing of single skills."""
    people = read("Name,Skills,Role,Wants\nAda,Excel,Mentor,SQL\nBo,SQL,Mentee,Excel\n")
    assert skills(people) == {"Ada": ({"Excel": None}, ["SQL"]), "Bo": ({"SQL": None}, ["Excel"])}


def test_a_level_beside_several_skills_stays_an_attribute(read: Reader) -> None:
    people = read("Name,Offers,Level,Wants\nAda,Excel; SQL,5,Go\n")
    assert skills(people)["Ada"][0] == {"Excel": None, "SQL": None}
    assert people.people[0].attributes == (("Level", "5"),)


@pytest.mark.parametrize(
    ("header", "cell", "levels"),
    [
        ("Offers level", '"5\n4"', {"Excel": 5, "SQL": 4}),
        ("Level of offers", "5; 4", {"Excel": 5, "SQL": 4}),
        ("Offers rating (1-5)", "4", {"Excel": 4, "SQL": 4}),
        ("Offers level", "5; 4; 3", {"Excel": None, "SQL": None}),
    ],
)
def test_levels_beside_several_skills_go_with_them_line_by_line(
    read: Reader, header: str, cell: str, levels: dict[str, int | None]
) -> None:
    """One level for each skill, or one for all; where the numbers do not fit, nothing is guessed."""
    people = read(f'Name,Offers,{header},Wants\nAda,"Excel\nSQL",{cell},Go\n')
    assert skills(people)["Ada"][0] == levels


def test_a_level_column_is_known_by_the_words_of_the_column_before(read: Reader) -> None:
    people = read("Name,teach_1,teach_1_level,teach_2,teach_2_level,learn_1\nAda,Excel,Expert,SQL,4,Go\n")
    assert skills(people) == {"Ada": ({"Excel": 5, "SQL": 4}, ["Go"])}


@pytest.mark.parametrize(
    ("offers", "wants"),
    [
        ("Teach", "Learn"),
        ("I can help others with…", "I would like to get better at…"),
        ("What could a colleague learn from you?", "Where do you want to grow?"),
    ],
)
def test_sentences_as_headers_need_no_mapping(read: Reader, offers: str, wants: str) -> None:
    people = read(f"Name,{offers},{wants}\nAda,Excel,SQL\nBo,SQL,Excel\n")
    assert skills(people) == {"Ada": ({"Excel": None}, ["SQL"]), "Bo": ({"SQL": None}, ["Excel"])}


def test_ratings_beside_offers_that_go_with_none_of_them_are_asked_about(read: Reader) -> None:
    people = read("Name,Offers,My level in this area,Wants\nAda,Excel,5,SQL\nBo,SQL,4,Excel\n")
    assert "open-question" in codes(people)
    people = read("Name,offered_skill_1,offered_skill_1_level,Wants\nAda,Excel,5,SQL\nBo,SQL,4,Excel\n")
    assert "open-question" not in codes(people)


def test_a_grid_of_codes_is_asked_about(read: Reader) -> None:
    people = read("Name,teach[SQ001],teach[SQ002],learn[SQ001],learn[SQ002]\nAda,Y,,,Y\nBo,,Y,Y,\n")
    assert "open-question" in codes(people)


def test_a_line_without_a_name_and_with_other_answers_is_told(read: Reader) -> None:
    people = read("Name,Department,Offers,Wants\nAda,HR,Excel,SQL\n,IT,SQL,Excel\n")
    assert "empty-name" in codes(people)


def test_columns_that_say_the_same_are_one(read: Reader) -> None:
    people = read(
        "Name,Email,Your work email,Offers,Wants\nAda,a@x.org,A@x.org,Excel,SQL\nBo,,b@x.org,SQL,Excel\n"
    )
    assert [person.email for person in people.people] == ["A@x.org", "b@x.org"]
    assert "duplicate-column" not in codes(people)


def test_columns_that_differ_are_two(read: Reader) -> None:
    people = read("Name,Email,Your work email,Offers,Wants\nAda,a@x.org,b@x.org,Excel,SQL\n")
    assert "duplicate-column" in codes(people)


def test_first_name_beside_name_is_the_whole_name(read: Reader) -> None:
    people = read("Vorname;Name;Offers;Wants\nAda;Lune;Excel;SQL\n")
    assert [person.name for person in people.people] == ["Ada Lune"]
    people = read("Name,Surname,Offers,Wants\nAda,Lune,Excel,SQL\nBo Marsh,Marsh,SQL,Excel\n")
    assert [person.name for person in people.people] == ["Ada Lune", "Bo Marsh"]


def mapped(**columns: str) -> Program:
    return Program.model_validate({"columns": columns})


def test_a_repeated_header_is_named_by_its_number_or_its_letter(read: Reader) -> None:
    text = "Name,Skills,Skills\nAda,Excel,SQL\nBo,SQL,Excel\n"
    for program in (
        mapped(offers="Skills (1)", wants="Skills (2)"),
        mapped(offers="Skills", wants="Skills (2)"),
        mapped(offers="column B", wants="column C"),
    ):
        people = read(text, program=program)
        assert skills(people)["Ada"] == ({"Excel": None}, ["SQL"])
    assert "missing-column" in codes(read(text, program=mapped(offers="Skills", wants="Skills (3)")))


def test_the_collected_email_gives_way_to_the_one_that_is_asked(read: Reader) -> None:
    head = "Timestamp,Email Address,Your full name,Your work email,Offers,Wants\n"
    people = read(f"{head}1/1/2026 9:00:00,ada@home.org,Ada,ada@work.org,Excel,SQL\n")
    assert [person.email for person in people.people] == ["ada@work.org"]
    assert "duplicate-column" not in codes(people)


def test_ratings_that_go_with_no_offer_are_asked_about_until_the_line_is_pasted(read: Reader) -> None:
    text = "Name,Offers,My level: in this area,Wants\nAda,Excel,5,SQL\nBo,SQL,4,Excel\n"
    (asked,) = [one for one in read(text).findings if one.code == "open-question"]
    line = yaml.safe_load(asked.fix.split("`")[1])
    assert "open-question" not in codes(read(text, program=Program.model_validate(line)))
