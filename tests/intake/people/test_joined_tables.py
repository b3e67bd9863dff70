"""People on one table, their skills on others: read as one pool, by whatever names the people."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from recimentor import api
from recimentor.intake.propose import propose

Rows = list[list[str]]
PEOPLE: Rows = [
    ["Employee ID", "Name", "Email", "Department"],
    ["007", "Ada Lune", "ada@x.org", "IT"],
    ["008", "Bo Marsh", "bo@x.org", "HR"],
    ["009", "Cy Thorn", "cy@x.org", "HR"],
]
OFFERS = {"Ada Lune": ["Excel:5", "Negotiation:4"], "Bo Marsh": ["Python:4"], "Cy Thorn": ["Leadership:3"]}
WANTS = {"Ada Lune": ["Python"], "Bo Marsh": ["Excel", "Leadership"], "Cy Thorn": ["Negotiation"]}
SKILLS = ["Excel", "Negotiation", "Python", "Leadership"]


def _who(name: str, by: int) -> str:
    return next(row[by] for row in PEOPLE if row[1] == name)


def _rows(way: dict[str, list[str]], by: int, *more: str) -> Rows:
    return [
        [_who(n, by), s.split(":")[0], *more, s.partition(":")[2]]
        for n, skills in way.items()
        for s in skills
    ]


def _long(by: int, header: str) -> Rows:
    rows = _rows(OFFERS, by, "Teach") + _rows(WANTS, by, "Learn")
    return [[header, "Skill", "Teach or learn", "Level"], *rows]


def _lists(by: int, header: str) -> Rows:
    rows = [[_who(n, by), "; ".join(OFFERS[n]), "; ".join(WANTS[n])] for n in OFFERS]
    return [[header, "Can teach", "Wants to learn"], *rows]


def _grid(way: dict[str, list[str]], by: int) -> Rows:
    rows = []
    for name, skills in way.items():
        held = {skill.partition(":")[0]: skill.partition(":")[2] or "x" for skill in skills}
        rows.append([_who(name, by), *(held.get(skill, "") for skill in SKILLS)])
    return [["Nr", *SKILLS], *rows]


SHEETS: dict[str, dict[str, Rows]] = {
    "long by e-mail": {"Contacts": PEOPLE, "Skills": _long(2, "E-mail address")},
    "long by name": {"People": PEOPLE, "Skills": _long(1, "Name")},
    "long by a number without a header that is known": {"People": PEOPLE, "Skills": _long(0, "Staff")},
    "skills first": {"Skills": _long(2, "Mail"), "People": PEOPLE},
    "lists": {"People": PEOPLE, "Answers": _lists(2, "Email")},
    "a sheet for each way": {
        "People": PEOPLE,
        "Offers": [["Employee ID", "Skill", "Level"], *_rows(OFFERS, 0)],
        "Wants": [["Employee ID", "Skill", ""], *_rows(WANTS, 0)],
    },
    "a grid for each way": {"Staff": PEOPLE, "Can teach": _grid(OFFERS, 0), "Want to learn": _grid(WANTS, 0)},
}


@pytest.mark.parametrize("kind", ["workbook", "files"])
@pytest.mark.parametrize("name", SHEETS)
def test_people_and_their_skills_are_joined(tmp_path: Path, name: str, kind: str) -> None:
    sources = _book(tmp_path, SHEETS[name]) if kind == "workbook" else _files(tmp_path, SHEETS[name])
    _expect(sources)
    proposal = propose(sources)
    (tmp_path / "program.yaml").write_text(proposal.text, encoding="utf-8")
    _expect(sources)


def test_rows_that_name_nobody_are_told(tmp_path: Path) -> None:
    skills = [*_long(2, "Email"), ["who@x.org", "Excel", "Learn", ""]]
    reading = api.read(api.ReadRequest(tuple(_book(tmp_path, {"People": PEOPLE, "Skills": skills}))))
    (told,) = [finding for finding in reading.findings if finding.code == "rows-unjoined"]
    assert told.message.startswith('1 row of the sheet "Skills" names nobody of the sheet "People"')
    assert len(reading.people) == len(OFFERS)


def test_a_list_of_all_staff_makes_nobody_a_participant(tmp_path: Path) -> None:
    staff = PEOPLE + [[f"1{n:02}", f"Person {n}", f"p{n}@x.org", "IT"] for n in range(20)]
    answers = [[h, *row] for h, row in zip(["Name", *OFFERS], _lists(2, "Email"), strict=True)]
    reading = api.read(api.ReadRequest(tuple(_book(tmp_path, {"Staff": staff, "Answers": answers}))))
    assert {person.name for person in reading.people} == set(OFFERS)


def test_mentors_and_mentees_are_not_joined_as_one_table(tmp_path: Path) -> None:
    """Each sheet lists people of its own; what they answered is a question, not a reading."""
    mentors = [["Name", "Email", "Expertise"], *([n, _who(n, 2), "; ".join(OFFERS[n])] for n in OFFERS)]
    mentees = [["Name", "Email", "Interests here"], *([n, _who(n, 2), "; ".join(WANTS[n])] for n in WANTS)]
    reading = api.read(api.ReadRequest(tuple(_book(tmp_path, {"Mentors": mentors, "Mentees": mentees}))))
    assert "tables-joined" not in {finding.code for finding in reading.findings}
    assert "missing-column" in {finding.code for finding in reading.findings}


def _expect(sources: Sequence[str]) -> None:
    reading = api.read(api.ReadRequest(tuple(sources)))
    read = {p.name: ({o.skill for o in p.offers}, {w.skill for w in p.wants}) for p in reading.people}
    assert read == {n: ({s.split(":")[0] for s in OFFERS[n]}, set(WANTS[n])) for n in OFFERS}
    levels = {o.skill: o.level for p in reading.people for o in p.offers}
    assert levels == {s.split(":")[0]: int(s[-1]) for skills in OFFERS.values() for s in skills}
    assert {p.department for p in reading.people} == {"IT", "HR"}
    assert "tables-joined" in {finding.code for finding in reading.findings}


def _book(folder: Path, sheets: dict[str, Rows]) -> list[str]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "pool.xlsx"
    book.save(path)
    return [str(path)]


def _files(folder: Path, sheets: dict[str, Rows]) -> list[str]:
    paths = [folder / f"{name.lower().replace(' ', '-')}.csv" for name in sheets]
    for path, rows in zip(paths, sheets.values(), strict=True):
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(rows)
    return [str(path) for path in paths]
