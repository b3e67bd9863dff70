"""Workbooks: read as their owner sees them, and refused where they are traps."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.conftest import Reader
from tests.intake.strategies import POOLS
from tests.intake.test_round_trip import flat_record

from recimentor.intake import read_people
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.xlsx_reader import read_xlsx
from recimentor.model.participant import Participant
from recimentor.model.program import Program
from recimentor.model.reading import ReadOptions


def book(**sheets: list[list[Any]]) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


# A workbook knows no zones.
STAMP = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001
HEAD = ["id", "name", "offers", "wants"]


def test_cells_are_read_as_their_owner_sees_them(read: Reader) -> None:
    rows: list[list[Any]] = [
        [*HEAD, "capacity", "Joined", "At", "When", "Ok", "Broken"],
        [
            5.0,
            "Ana",
            "Leadership:4",
            "SQL",
            2.0,
            date(2026, 1, 2),
            clock(9, 30),
            STAMP,
            True,
            "#N/A",
        ],
        [None, None, None, None],
        ["b", "Ben", "SQL:4", "Leadership"],
    ]
    people = read(book(People=rows), "people.xlsx")
    ana, ben = people.people
    assert (ana.id, ana.capacity, ben.id) == ("5", 2, "b")
    assert dict(ana.attributes) == {
        "Joined": "2026-01-02",
        "At": "09:30",
        "When": "2026-01-02 03:04:00",
        "Ok": "yes",
    }
    assert str(people.places["b"]) == "people.xlsx:People!4"


def test_a_finding_names_the_cell_as_a_spreadsheet_does(read: Reader) -> None:
    people = read(book(People=[HEAD, ["a", "Ana", "Leadership:9", "SQL"]]), "people.xlsx")
    assert [str(finding.place) for finding in people.findings] == ["people.xlsx:People!C2"]


def test_a_sheet_may_be_named_and_several_may_be_read(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(
        book(A=[HEAD, ["a", "Ana", "x", "y"]], B=[HEAD, ["b", "Ben", "y", "x"]], C=[["Notes"], ["n"]])
    )

    def ids(*sheets: str) -> list[str]:
        read = read_people([str(path)], Program(), options=ReadOptions(sheets=sheets))
        return [person.id for person in read.people]

    assert (ids(), ids("B"), ids("a", "b"), ids("Missing")) == (["a", "b"], ["b"], ["a", "b"], [])


@given(people=POOLS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_people_are_read_back_from_a_workbook(tmp_path: Path, people: tuple[Participant, ...]) -> None:
    records = [flat_record(person) for person in people]
    path = tmp_path / "people.xlsx"
    path.write_bytes(book(People=[list(records[0]), *(list(record.values()) for record in records)]))
    assert read_people([str(path)], Program()).people == people


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 450_000_000)
    return stream.getvalue()


def changed(part: str, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    whole = io.BytesIO(book(People=[HEAD, ["a", "Ana", "x", "y"]]))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return stream.getvalue()


def archive(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in files.items():
            made.writestr(name.replace("__", "."), text)
    return stream.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

MANY_ATTRIBUTES = b"<sheetData><row " + b" ".join(b"a%d= '1'" % at for at in range(300_000)) + b"/>"
TRAPS = {
    "a ZIP bomb": (bomb, "too-large"),
    "XML entities": (
        lambda: changed("xl/workbook.xml", b"<workbook", ENTITIES + b"<workbook"), "file-unreadable"),
    "a cut file": (lambda: book(People=[HEAD])[:-200], "file-unreadable"),
    "an empty ZIP": (archive, "file-unreadable"),
    "OpenDocument": (
        lambda: archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "file-unreadable"),
    "a LinkedIn archive": (lambda: archive(Profile__csv="First Name"), "file-unreadable"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "file-unreadable"),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "file-unreadable"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "file-unreadable"),
    "an element with more attributes than any": (
        lambda: changed("xl/worksheets/sheet1.xml", b"<sheetData>", MANY_ATTRIBUTES), "too-large"),
    "a damaged part": (
        lambda: changed("xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData><row>"), "file-unreadable"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_is_one_error(read: Reader, trap: str) -> None:
    make, code = TRAPS[trap]
    data = make()
    people = read(data, "people.xlsx")
    assert ([finding.code for finding in people.findings], people.people) == ([code], ())


@given(data=st.binary(max_size=200))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_behind_a_zip_mark_crash_the_reader(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "people.xlsx"
    for start in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        path.write_bytes(start + data)
        assert read_people([str(path)], Program()).people == ()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"id,name,offers,wants\na,Ana," + b"x" * 100_000 + b",y\n", "too-large"),
        ("a.csv", b"id,name,offers,wants\na,A\x00na,x,y\n", "bad-character"),
        ("a.json", b'[{"name": "A\\ud83dna", "offers": ["x"], "wants": ["y"]}]', "bad-character"),
        ("a.json", b'[{"name": "A\\u0000na", "offers": ["x"], "wants": ["y"]}]', "bad-character"),
        ("a.yaml", b"- name: &x [*x]\n", "yaml-malformed"),
        ("a.yaml", b"[" * 5_000, "too-large"),
        ("a.json", b"[" * 100_000, "too-large"),
    ],
)
def test_monstrous_text_is_one_error(read: Reader, name: str, content: bytes, code: str) -> None:
    people = read(content, name)
    assert {finding.code for finding in people.findings if finding.severity == "error"} == {code}


def test_mixed_line_ends_are_read(read: Reader) -> None:
    people = read(b"id,name,offers,wants\r\na,Ana,x,y\nb,Ben,y,x\rc,Cem,x,y\r\n", "a.csv")
    assert [person.id for person in people.people] == ["a", "b", "c"]


def test_sheets_that_ask_for_the_same_in_other_words_are_read_together(read: Reader) -> None:
    first = [["Name", "Offers", "Wants"], ["Ana", "x", "y"]]
    second = [["Full name", "Skills", "Learning goals"], ["Ben", "y", "x"]]
    people = read(book(A=first, B=second), "people.xlsx")
    assert [person.name for person in people.people] == ["Ana", "Ben"]


def test_a_text_of_signs_of_equality_is_no_crowd_of_attributes(read: Reader) -> None:
    data = book(People=[HEAD, ["a", "Ana", "x", "=" * 30_000], ["b", "Ben", "y", "x; " + "a=b " * 5_000]])
    assert "too-large" not in {one.code for one in read(data, "p.xlsx").findings if not one.place.row}


def test_entities_far_behind_the_beginning_of_a_part_are_found() -> None:
    laughs = b"<!--" + b"x" * 3_000_000 + b"--><!DOCTYPE a [<!ENTITY b 'c'>]>"
    for text in (laughs, laughs.decode().encode("utf-16-le")):
        notebook = Notebook()
        data = changed("xl/worksheets/sheet1.xml", b"<worksheet", text + b"<worksheet")
        assert read_xlsx(data, "p.xlsx", notebook) == []
        assert "entities" in notebook.findings[0].message


def test_a_cell_far_to_the_right_in_every_row_costs_little(read: Reader) -> None:
    cell = '<c r="{0}{1}" t="inlineStr"><is><t>x</t></is></c>'
    rows = "".join(
        f'<row r="{n}">{cell.format("A", n)}{cell.format("XFD", n)}</row>' for n in range(3, 4_000)
    )
    data = changed("xl/worksheets/sheet1.xml", b"</sheetData>", f"{rows}</sheetData>".encode())
    start = time.process_time()
    people = read(data, "people.xlsx")
    assert "too-large" in {finding.code for finding in people.findings}
    assert time.process_time() - start < 10
