"""People who are columns, sheets or cards of a file are theirs as rows are: for `forget` and for `about`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from recimentor.api import ForgetRequest, about, forget
from recimentor.model.forgetting import What

PEOPLE = "id,name,email,offers\nana,Ana Roe,ana@x.example,Excel\nben,Ben Poe,ben@x.example,Python\n"
ACROSS = {
    "matrix": ("Skill,Ana Roe,Ben Poe\nExcel,5,1\nHiking,mysecret,2\n", "Skill,Ben Poe\nExcel,1\nHiking,2\n"),
    "matrix by address": (
        "Skill;ana@x.example;ben@x.example\nExcel;mysecret;1\n",
        "Skill;ben@x.example\nExcel;1\n",
    ),
    "names under a known header": ("Name,Ben Poe,Ana Roe\nExcel,5,mysecret\n", "Name,Ben Poe\nExcel,5\n"),
    "fields down the side": (
        "Field,First,Second\nName,Ana Roe,Ben Poe\nEmail,ana@x.example,ben@x.example\nHobby,mysecret,y\n",
        "Field,Second\nName,Ben Poe\nEmail,ben@x.example\nHobby,y\n",
    ),
    "one person a file": ("Name,Ana Roe\nEmail,ana@x.example\nHobby,mysecret\n", "Name\nEmail\nHobby\n"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def left(folder: Path) -> set[str]:
    found = forget(ForgetRequest("ana", folder, is_dry=False))
    return {change.path.name for change in found.changes if change.what in {What.LEFT, What.LIKE}}


def held(folder: Path) -> set[tuple[str, str]]:
    return {(one.field, one.value) for one in about(folder, "ana").held if one.path.name != "people.csv"}


@pytest.mark.parametrize("key", ACROSS)
def test_a_column_that_is_a_person_goes_and_is_told(folder: Path, key: str) -> None:
    before, after = ACROSS[key]
    (folder / "table.csv").write_text(before, encoding="utf-8")
    assert any(value == "mysecret" and field in {"Hiking", "Excel", "Hobby"} for field, value in held(folder))
    assert left(folder) == set()
    assert (folder / "table.csv").read_text("utf-8") == after


def test_a_header_that_only_speaks_of_a_person_stays_without_them(folder: Path) -> None:
    (folder / "table.csv").write_text("name,Notes on Ana Roe,Grade\nBen Poe,x,y\n", encoding="utf-8")
    assert left(folder) == set()
    assert (folder / "table.csv").read_text("utf-8") == "name,Notes on (removed),Grade\nBen Poe,x,y\n"


def test_a_header_of_one_word_is_a_person_only_beside_others(folder: Path) -> None:
    (folder / "people.csv").write_text("name,email\nWill,will@x.example\nBen,ben@x.example\n", "utf-8")
    (folder / "plan.csv").write_text("Step,Will,Done\n1,a,b\n", encoding="utf-8")
    (folder / "matrix.csv").write_text("Skill,Will,Ben\nExcel,5,1\n", encoding="utf-8")
    forget(ForgetRequest("will@x.example", folder, is_dry=False))
    assert (folder / "matrix.csv").read_text("utf-8") == "Skill,Ben\nExcel,1\n"
    assert (folder / "plan.csv").read_text("utf-8").endswith("\n1,a,b\n"), "a column of steps is nobody's"


def test_every_sheet_of_a_workbook_is_looked_at(folder: Path) -> None:
    book = Workbook()
    for title, rows in {
        "Matrix": [["Skill", "Ana Roe", "Ben Poe"], ["Hiking", "mysecret", "x"]],
        "Side": [
            ["Field", "1", "2"],
            ["Name", "Ana Roe", "Ben Poe"],
            ["Email", "ana@x.example", "b@x.org"],
        ],
        "Ana Roe": [["Question", "Answer"], ["Hobby", "mysecret"]],
        "Rows": [["name", "note"], ["Ana Roe", "mysecret"], ["Ben Poe", "y"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(folder / "book.xlsx")
    assert sum(one.value == "mysecret" for one in about(folder, "ana").held) == 3
    assert left(folder) == set()
    with io.BytesIO((folder / "book.xlsx").read_bytes()) as data:
        shown = {sheet.title: [list(row) for row in sheet.values] for sheet in load_workbook(data)}
    assert shown["Matrix"] == [["Skill", "Ben Poe"], ["Hiking", "x"]]
    assert shown["Side"] == [["Field", "2"], ["Name", "Ben Poe"], ["Email", "b@x.org"]]
    assert shown["Rows"] == [["name", "note"], ["Ben Poe", "y"]]
    assert "mysecret" not in str(shown)
    assert "Ana Roe" not in str(shown)


def test_their_card_goes_whole_and_mentions_go_from_folded_lines(folder: Path) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roe;Ana;;;\r\nTEL:+49 mysecret\r\nEND:VCARD\r\n"
    other = "BEGIN:VCARD\r\nFN:Ben Poe\r\nEND:VCARD\r\n"
    (folder / "team.vcf").write_bytes((other + card).encode())
    (folder / "team.ics").write_bytes(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Talk with A\r\n na Roe\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )
    assert ("TEL", "+49 mysecret") in held(folder)
    assert [one.place for one in about(folder, "ana").held if one.field == "TEL"] == ["line 7"]
    assert left(folder) == set()
    assert (folder / "team.vcf").read_bytes() == other.encode()
    assert b"SUMMARY:Talk with (removed)\r\n" in (folder / "team.ics").read_bytes()


@pytest.mark.parametrize("name", ["mail.eml", "notes.odt", "x.msg"])
def test_what_is_packed_or_marked_up_is_listed_and_it_is_not_done(folder: Path, name: str) -> None:
    texts = {
        "mail.eml": b"Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\nQW5hIFJvZQ==\r\n",
        "notes.odt": b"PK\x03\x04 damaged",
        "x.msg": b"\xd0\xcf\x11\xe0 anything",
    }
    (folder / name).write_bytes(texts[name])
    assert left(folder) == {name}


def test_somebody_of_whom_there_is_only_a_card_is_known_by_it(tmp_path: Path) -> None:
    (tmp_path / "team.vcf").write_text(
        "BEGIN:VCARD\nFN:Zoe Roe\nEMAIL;TYPE=work:zoe@x.example\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Ben Poe\nEND:VCARD\n",
        encoding="utf-8",
    )
    (tmp_path / "notes.txt").write_text("Ask Zoe Roe, zoe@x.example, or Ben Poe\n", encoding="utf-8")
    forget(ForgetRequest("zoe@x.example", tmp_path, is_dry=False))
    assert (tmp_path / "team.vcf").read_text("utf-8") == "BEGIN:VCARD\nFN:Ben Poe\nEND:VCARD\n"
    assert (tmp_path / "notes.txt").read_text("utf-8") == "Ask (removed), (removed), or Ben Poe\n"
