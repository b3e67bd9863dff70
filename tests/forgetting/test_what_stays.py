"""What stays as it is beside a person who is forgotten, and how places are told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from recimentor.api import ForgetRequest, about, forget

PEOPLE = (
    "id,name,email,offers,wants\n"
    "ana,Ana Roe,ana@x.example,Leading:5,Python\n"
    "ben,Ben Poe,ben@x.example,Python:5,Leading\n"
    "cy,Cy Low,cy@x.example,Python:4,Leading\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def forgotten(folder: Path, who: str = "ana") -> list[str]:
    found = forget(ForgetRequest(who, folder, is_dry=False))
    return [f"{change.path.name}: {change.told}" for change in found.changes]


def test_numbers_days_and_links_of_others_stay_what_they_are(folder: Path) -> None:
    path, book = folder / "hours.xlsx", Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["name", "hours", "since", "note"],
        ["Ana Roe", 3.5, dt.datetime.fromisoformat("2026-01-02"), "x"],
        ["Ben Poe", 4.5, dt.datetime.fromisoformat("2026-01-03"), "met Ana Roe twice"],
        ["Cy Low", 0, dt.datetime.fromisoformat("2026-01-04"), "fine"],
    ):
        sheet.append(row)
    sheet["A3"].hyperlink = "https://x.example/ben"
    sheet["A4"].hyperlink = "https://x.example/about-ana-roe"
    book.save(path)
    forgotten(folder)
    made = load_workbook(path).worksheets[0]
    rows = [list(row) for row in made.iter_rows(min_row=2, values_only=True)]
    assert [row[:3] for row in rows] == [
        ["Ben Poe", 4.5, dt.datetime.fromisoformat("2026-01-03")],
        ["Cy Low", 0, dt.datetime.fromisoformat("2026-01-04")],
    ]
    assert "Ana" not in str(rows)
    links = [made.cell(row, 1).hyperlink for row in (2, 3)]
    assert links[0] is not None
    assert links[0].target == "https://x.example/ben"
    assert links[1] is None


def test_several_entries_of_a_text_go_and_every_other_letter_stays(folder: Path) -> None:
    text = "# ours\nout:\n  - {person: ana, why: x}\n  - {person: cy, why: on leave for a year}  # still\n"
    text += "locked:\n  - [ana, ben]\n  - [ben, cy]\nfirst:\n  - {person: ana}\n  - {person: ben}\n"
    (folder / "decisions.yaml").write_text(text, encoding="utf-8")
    forgotten(folder)
    left = (folder / "decisions.yaml").read_text("utf-8")
    assert "ana" not in left
    for kept in (
        "# ours\n",
        "{person: cy, why: on leave for a year}  # still\n",
        "[ben, cy]\n",
        "- {person: ben}\n",
    ):
        assert kept in left, left


def test_a_column_of_people_is_known_by_all_its_rows(folder: Path) -> None:
    text = "id,name,Sparring\nben,Ben Poe,Ana Roe\ncy,Cy Low,Ben Poe\ndee,Dee Fox,\n"
    (folder / "list.csv").write_text(text, encoding="utf-8")
    forgotten(folder)
    lines = (folder / "list.csv").read_text("utf-8").splitlines()
    assert lines[0] == "id,name,Sparring"
    assert "Ana" not in lines[1]
    assert lines[1].startswith("ben,Ben Poe,")
    assert lines[2:] == ["cy,Cy Low,Ben Poe", "dee,Dee Fox,"]


def test_places_without_a_name_are_told_by_their_number(folder: Path) -> None:
    (folder / "list.csv").write_text("id,name,\nana,Ana Roe,tall\n", encoding="utf-8")
    held = [(one.path.name, one.field, one.value) for one in about(folder, "ana").held]
    assert ("list.csv", "column 3", "tall") in held
    assert ("list.csv", "name", "Ana Roe") in held


def test_files_and_texts_that_only_name_the_person_are_held_too(folder: Path) -> None:
    (folder / "Ana Roe.md").write_text("nothing\nhere\n", encoding="utf-8")
    (folder / "notes.txt").write_text("one\nAna Roe called\nthree\n", encoding="utf-8")
    (folder / "page.html").write_text("<p>Ana&#32;Roe</p>", encoding="utf-8")
    found = {(one.path.name, one.place) for one in about(folder, "ana").held}
    assert ("Ana Roe.md", "its name, or that of its folder") in found
    assert ("notes.txt", "line 2") in found
    assert "page.html" in {name for name, _ in found}


def test_of_a_namesake_it_is_said_that_a_page_may_speak_of_somebody_else(folder: Path) -> None:
    (folder / "people.csv").write_text(PEOPLE + "ana2,Ana Roe,a2@x.example,Word:5,Python\n", encoding="utf-8")
    mark = '<meta name="generator" content="recimentor"><p>Ana Roe'
    (folder / "page.html").write_text(mark, encoding="utf-8")
    assert any("or may do so" in line for line in forgotten(folder))
    (folder / "page.html").write_text(mark.replace("Ana Roe", "Cy Low"), encoding="utf-8")
    told = forgotten(folder, "cy")
    assert any(line.startswith("page.html: names the person") for line in told)
    assert not any("or may do so" in line for line in told)
