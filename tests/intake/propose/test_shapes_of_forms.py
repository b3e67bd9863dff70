"""What the proposal makes of forms whose questions stand around their skills, or say them in other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor import api
from recimentor.intake.propose import propose

_PEOPLE = (
    ("Ana", "SQL", "Excel"),
    ("Ben", "Excel", "Writing"),
    ("Cleo", "Writing", "SQL"),
    ("Dan", "SQL", "Writing"),
)
_SKILLS = ("SQL", "Excel", "Writing")


def _read_by_proposal(tmp_path: Path, lines: list[list[str]]) -> list[tuple[str, list[str], list[str]]]:
    path = tmp_path / "people.csv"
    path.write_text("".join(";".join(line) + "\n" for line in lines), encoding="utf-8")
    (tmp_path / "program.yaml").write_text(propose([str(path)]).text, encoding="utf-8")
    people = api.read(api.ReadRequest(sources=(str(path),))).people
    return [(p.name, [o.skill for o in p.offers], [w.skill for w in p.wants]) for p in people]


@pytest.mark.parametrize(
    "header",
    [
        "{} >> {{}}",
        "{} ({{}})",
        "{} {{}}",
        "{{}} ({})",
        "{} [{{}}]",
    ],
)
@pytest.mark.parametrize(
    ("offers", "wants"),
    [
        ("I am able to train people in", "I would like training in"),
        ("Conocimientos que puedo compartir", "Conocimientos que deseo adquirir"),
        ("Skill(s) you can offer", "Skill(s) you hope to develop"),
    ],
)
def test_a_column_for_each_skill_and_question(tmp_path: Path, header: str, offers: str, wants: str) -> None:
    heads = [header.format(question).format(skill) for question in (offers, wants) for skill in _SKILLS]
    lines = [["Name", *heads]]
    for name, has, seeks in _PEOPLE:
        ticked = [skill if skill == has else "" for skill in _SKILLS]
        lines.append([name, *ticked, *(skill if skill == seeks else "" for skill in _SKILLS)])
    assert _read_by_proposal(tmp_path, lines) == [(name, [has], [seeks]) for name, has, seeks in _PEOPLE]


@pytest.mark.parametrize(
    ("offers", "wants"),
    [
        (["Skill 1", "Skill 2"], ["Goal 1", "Goal 2"]),
        (["Expertise 1", "Expertise 2"], ["Interest 1", "Interest 2"]),
    ],
)
def test_numbered_goals_that_share_the_skills_are_wants(
    tmp_path: Path, offers: list[str], wants: list[str]
) -> None:
    rows = [[name, has, "Python", seeks, "Python"] for name, has, seeks in _PEOPLE]
    read = _read_by_proposal(tmp_path, [["Name", *offers, *wants], *rows])
    assert read == [(name, [has, "Python"], [seeks, "Python"]) for name, has, seeks in _PEOPLE]


def test_people_in_columns_are_turned_by_their_line_of_addresses(tmp_path: Path) -> None:
    lines = [
        ["Name", *(name for name, _, _ in _PEOPLE)],
        ["Email", *(f"{name}@example.org" for name, _, _ in _PEOPLE)],
        ["Subjects I can tutor", *(has for _, has, _ in _PEOPLE)],
        ["Subjects I need tutoring in", *(seeks for _, _, seeks in _PEOPLE)],
    ]
    assert _read_by_proposal(tmp_path, lines) == [(name, [has], [seeks]) for name, has, seeks in _PEOPLE]


@pytest.mark.parametrize(
    ("header", "rows", "is_sure"),
    [
        (["Name", "Can teach", "Wants to learn"], [["Ana", "SQL", "Excel"], ["Ben", "Excel", "SQL"]], True),
        (["Name", "Can teach", "Wants to learn"], [["Ana", "SQL", "Golf"], ["Ben", "Excel", "Chess"]], False),
        (["Name", "Can teach"], [["Ana", "SQL"], ["Ben", "Excel"]], False),
        (
            ["Name", "I am a", "Can teach", "Wants to learn"],
            [["Ana", "Mentor", "SQL", "Excel"], ["Ben", "Mentee", "Excel", "SQL"]],
            False,
        ),
    ],
)
def test_a_guess_is_sure_only_where_header_and_cells_agree(
    tmp_path: Path, header: list[str], rows: list[list[str]], is_sure: bool
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("".join(";".join(line) + "\n" for line in (header, *rows)), encoding="utf-8")
    told = [line for line in propose([str(path)]).guessed if line.startswith(("offers", "wants"))]
    assert all((": sure," in line) is is_sure for line in told)


def test_a_list_that_ends_in_and_is_not_parted_by_commas_alone(tmp_path: Path) -> None:
    rows = [
        ["Ana", "Knopen, Bijen en Zeilen", "Vuur"],
        ["Ben", "Zeilen en Vuur", "Knopen"],
        ["Cleo", "Bijen, Vuur en Knopen", "Zeilen"],
        ["Dan", "Vuur en Bijen", "Zeilen"],
    ]
    read = _read_by_proposal(tmp_path, [["Naam", "Wat kan ik anderen leren", "Wat wil ik leren"], *rows])
    assert [offers for _, offers, _ in read] == [
        ["Knopen", "Bijen", "Zeilen"],
        ["Zeilen", "Vuur"],
        ["Bijen", "Vuur", "Knopen"],
        ["Vuur", "Bijen"],
    ]
