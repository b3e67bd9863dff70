"""What columns are taken for: by what they share, by roles and grids; and what a human is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import People, read_people, read_program
from recimentor.intake.columns.fields import FORM_HEADERS
from recimentor.intake.notebook import Notebook
from recimentor.intake.propose import Proposal, propose
from recimentor.intake.propose.guess import guess_columns
from recimentor.intake.propose.guesses import Guesses
from recimentor.intake.reading.csv_reader import read_csv

PEOPLE = [
    ("Ada Lune", "Excel, Negotiation", "Python, Speaking"),
    ("Bo Marsh", "Python, Speaking", "Excel, Leadership"),
    ("Cy Thorn", "Leadership", "Design"),
    ("Di Weller", "Design, Python", "Negotiation"),
]


def guessed(text: str) -> Guesses:
    table = read_csv(text, "f.csv", Notebook())
    assert table is not None
    return guess_columns(table)


def fields(guesses: Guesses) -> dict[str, list[str]]:
    return {guess.target: list(guess.headers) for guess in guesses.guesses}


def sheet(first: str, second: str) -> str:
    rows = "".join(f'{name},"{one}","{two}"\n' for name, one, two in PEOPLE)
    return f"Name,{first},{second}\n{rows}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("My strengths", "Areas for development"),
        ("What I can bring to the table", "What I'd love to get better at"),
        ("Topics I can mentor others in", "Topics I want to be mentored in"),
        ("Skills to teach", "Skills needed"),
        ("Expertise", "Interests"),
        ("Das kann ich dir beibringen", "Das will ich lernen"),
        ("Ce que je sais enseigner", "Ce que je veux apprendre"),
        ("Column A", "What I want to learn"),
        ("Alpha", "Beta"),
    ],
)
def test_the_side_is_known_by_words_or_by_what_columns_share(first: str, second: str) -> None:
    found = fields(guessed(sheet(first, second)))
    assert (found["offers"], found["wants"]) == ([first], [second])


def test_what_words_do_not_say_is_asked() -> None:
    assert len(guessed(sheet("Alpha", "Beta")).questions) == 2
    assert guessed(sheet("Can teach", "Want to learn")).questions == []


@pytest.mark.parametrize("header", ["Mentoring style", "Why do you want to take part?", "Preferred format"])
def test_styles_and_motives_are_no_skills(header: str) -> None:
    rows = "".join(f'{name},"{one}","{two}","Direct, Kind"\n' for name, one, two in PEOPLE)
    found = fields(guessed(f"Name,Can teach,Want to learn,{header}\n{rows}"))
    assert (found["offers"], found["wants"]) == (["Can teach"], ["Want to learn"])


def test_a_scale_that_nobody_explains_is_asked() -> None:
    head = "Name,Rate your skills [Excel],Rate your skills [Design],I want to learn\n"
    guesses = guessed(f"{head}A,8,3,Design\nB,2,10,Excel\n")
    offers = next(guess for guess in guesses.guesses if guess.target == "offers")
    assert offers.settings["levels"] == {"2": 1, "3": 2, "8": 4, "10": 5}
    assert "is 10 the best" in guesses.questions[0]


def test_a_scale_upside_down_is_turned_and_asked() -> None:
    asked = "Rate yourself (1 = expert / 5 = beginner)"
    guesses = guessed(f"Name,{asked} [Excel],{asked} [Art],I want to learn\nA,1,5,Art\nB,5,1,Excel\n")
    offers = next(guess for guess in guesses.guesses if guess.target == "offers")
    assert offers.settings["levels"] == {"1": 5, "5": 1}
    assert "is 1 the best" in guesses.questions[0]


def by_proposal(tmp_path: Path, **texts: str) -> tuple[People, Proposal]:
    names = []
    for name, text in texts.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(text)
        names.append(str(path))
    proposal = propose(names)
    (tmp_path / "program.yaml").write_text(proposal.text, "utf-8")
    read = read_program(tmp_path / "program.yaml")
    assert read.findings == ()
    return read_people(names, read.program, settings=read.places), proposal


def test_roles_are_proposed_and_what_they_leave_unread_is_told(tmp_path: Path) -> None:
    head = "Name,I want to be a,Expertise,Interests\n"
    rows = (
        'Ada Lune,Mentor,"Excel, Art",Python\nBo Marsh,Mentee,Python,"Excel, Art"\nCy Thorn,Both,Art,Excel\n'
    )
    people, proposal = by_proposal(tmp_path, forms=head + rows)
    assert "roles: {column: I want to be a, teach: [Mentor], learn: [Mentee]}" in proposal.text
    assert {"role-not-read", "open-question"} <= {finding.code for finding in people.findings}
    ada, bo, _ = people.people
    assert (len(ada.offers), ada.wants, bo.offers, len(bo.wants)) == (2, (), (), 2)


def test_two_files_share_a_list(tmp_path: Path) -> None:
    mentors = "Name,Email,Your topics\nAda Lune,a@x.org,Excel; Art\nCy Thorn,c@x.org,Python; Art\n"
    mentees = "Name,Email,Choose three\nBo Marsh,b@x.org,Python; Art\nDi Weller,d@x.org,Excel; Art\n"
    people, _ = by_proposal(tmp_path, mentors=mentors, mentees=mentees)
    assert {person.name: bool(person.offers) for person in people.people} == {
        "Ada Lune": True,
        "Cy Thorn": True,
        "Bo Marsh": False,
        "Di Weller": False,
    }
    assert all(person.offers or person.wants for person in people.people)


def test_an_answered_question_is_not_repeated(tmp_path: Path) -> None:
    people, _ = by_proposal(tmp_path, forms=sheet("Alpha", "Beta"))
    assert "open-question" in {finding.code for finding in people.findings}
    program = tmp_path / "program.yaml"
    lines = [line for line in program.read_text().splitlines() if not line.startswith(("questions:", "  - "))]
    program.write_text("\n".join(lines))
    again = read_people([str(tmp_path / "forms.csv")], read_program(program).program)
    assert "open-question" not in {finding.code for finding in again.findings}
    assert len(again.people[0].offers) == 2


def test_codes_of_a_survey_tool_are_asked(tmp_path: Path) -> None:
    text = "name,teach[SQ001],teach[SQ002],learn[SQ001],learn[SQ002]\nAda,Y,,,Y\nBo,,Y,Y,\n"
    people, proposal = by_proposal(tmp_path, forms=text)
    assert "which skill is each of SQ001" in " ".join(proposal.questions)
    assert "open-question" in {finding.code for finding in people.findings}


def test_our_own_form_needs_no_mapping(tmp_path: Path) -> None:
    head = "Timestamp,Email Address,Your full name,Your work email," + ",".join(FORM_HEADERS)
    people, proposal = by_proposal(
        tmp_path,
        answers=f"{head}\n1/1/2026 9:00:00,a@x.org,Ada,a@x.org,Excel,,,SQL,,\n"
        "1/1/2026 9:00:00,b@x.org,Bo,b@x.org,,SQL,,Excel,,\n",
    )
    assert proposal.is_own_form
    assert [offer.level for person in people.people for offer in person.offers] == [5, 4]
    assert proposal.questions == ()


def test_two_columns_of_one_header_are_told_apart(tmp_path: Path) -> None:
    people, _ = by_proposal(tmp_path, forms="Name,Skills,Skills\nAda,Excel,SQL\nBo,SQL,Excel\nCy,Excel,SQL\n")
    assert [(len(person.offers), len(person.wants)) for person in people.people] == [(1, 1)] * 3
    assert "open-question" in {finding.code for finding in people.findings}


def test_what_people_hope_for_is_no_skill_beside_a_list_that_is_shared(tmp_path: Path) -> None:
    rows = "".join(f'{name},"{one}","{two}","Networking, Fun"\n' for name, one, two in PEOPLE)
    head = "Name,Skills I can pass on,Skills I want to learn,What do you want to get out of it?\n"
    people, proposal = by_proposal(tmp_path, forms=head + rows)
    assert "Fun" not in {want.skill for person in people.people for want in person.wants}
    assert "get out of it" in " ".join(proposal.questions)


def test_a_grid_may_name_the_skill_first() -> None:
    head = "Name,Excel (can teach),SQL (can teach),Excel (want to learn),SQL (want to learn)\n"
    guesses = guessed(f"{head}Ada,x,,,x\nBo,,x,x,\n")
    found = {guess.target: (guess.headers, guess.settings) for guess in guesses.guesses}
    assert found["offers"] == (("*(can teach)",), {"cells": "tick"})
    assert found["wants"] == (("*(want to learn)",), {"cells": "tick"})
