"""What goes with a person, kind by kind of file: rows of pairs, records of trees, texts behind codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.table import Table
from tests.cli.runner import run

from recimentor.api import ForgetRequest, about, forget
from recimentor.model.forgetting import What

PEOPLE = (
    "id,name,email,offers,wants\n"
    "ana,Ana Roe,ana@x.example,Leading:5,Python\n"
    "ben,Ben Poe,ben@x.example,Python:5,Leading\n"
    "cy,Cy Low,cy@x.example,Python:4,Leading\n"
)
HEAD = "a_id,a_name,a_phone,b_id,b_name,b_site,note,score\n"
PAIRS = {
    "as the program writes them": (
        HEAD
        + "ana,Ana Roe,555 1,ben,Ben Poe,Oslo,she is mysecret,0.8\ncy,Cy Low,7,ben,Ben Poe,Oslo,fine,1\n",
        [["(removed)", "", "ben", "Ben Poe", "Oslo", "", "0.8"], ["Cy Low", "7", "ben", "Ben Poe"]],
    ),
    "by name": (
        "Mentor,Mentee,Since,Note\nAna Roe,Ben Poe,May,mysecret\nCy Low,Ben Poe,May,fine\n",
        [["", "Ben Poe", "", ""], ["Cy Low", "Ben Poe", "May", "fine"]],
    ),
    "by address": (
        "Person A;Person B;Comment\nBEN@x.example;ana@x.example;mysecret\n",
        [["BEN@x.example", "", ""]],
    ),
    "by id, without a header": ("ben,ana,mysecret\ncy,ben,fine\n", [["ben", "", ""], ["cy", "ben", "fine"]]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def left(folder: Path, who: str = "ana", *, keeps_hash: bool = True) -> set[str]:
    found = forget(ForgetRequest(who, folder, is_dry=False, keeps_hash=keeps_hash))
    return {change.path.name for change in found.changes if change.what in {What.LEFT, What.LIKE}}


def book_of(text: str) -> bytes:
    book, separator = Workbook(), ";" if ";" in text else ","
    assert book.active is not None
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("key", PAIRS)
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_of_a_pair_the_partner_stays_and_nothing_that_was_said(folder: Path, key: str, suffix: str) -> None:
    text, expected = PAIRS[key]
    path = folder / f"pairs.{suffix}"
    path.write_bytes(text.encode() if suffix == "csv" else book_of(text))
    assert left(folder) == set()
    if suffix == "csv":
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8")), delimiter=";" if ";" in text else ","))
    else:
        rows = [[str(c or "") for c in row] for row in load_workbook(path).worksheets[0].values]
    for wanted, row in zip(reversed(expected), reversed(rows), strict=False):
        assert [cell for cell in row if cell in wanted] == wanted or row == wanted
    assert "mysecret" not in str(rows)
    assert "555" not in str(rows)


def test_a_mark_that_equals_an_id_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\n1,Ana Roe\n2,Ben Poe\n3,Cy Low\n", encoding="utf-8")
    marks = "Skill,Level,Owner\nExcel,1,Ben Poe\nPython,2,Cy Low\n"
    (tmp_path / "marks.csv").write_text(marks, encoding="utf-8")
    assert left(tmp_path, "Ana Roe") == set()
    assert (tmp_path / "marks.csv").read_text("utf-8") == marks


def test_what_others_say_of_their_partner_goes_and_what_they_ask_for_stays(folder: Path) -> None:
    (folder / "check-in.csv").write_text(
        "name,partner,met,comment,requests\n"
        "Ben Poe,Ana Roe,Once,She is always so late,Help me with my own long story\n"
        "Cy Low,Ben Poe,Once,We get on very well,\n",
        encoding="utf-8",
    )
    assert left(folder) == set()
    assert (folder / "check-in.csv").read_text("utf-8").splitlines()[1:] == [
        "Ben Poe,,Once,,Help me with my own long story",
        "Cy Low,Ben Poe,Once,We get on very well,",
    ]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16-le", "utf-16-be", "cp932", "mac_roman", "koi8_r"])
def test_text_is_decoded_as_reading_does(tmp_path: Path, encoding: str) -> None:
    name, other = {"cp932": ("山田 太郎", "鈴木 花子"), "koi8_r": ("Анна Рой", "Борис По")}.get(
        encoding, ("Zoé Lambert", "Ben Ode")
    )
    rows = "".join(f"{one},{one[0]}@x.example,Python\n" for one in [other] * 5)
    path = tmp_path / "people.csv"
    path.write_bytes(f"name,email,wants\n{name},ana@x.example,Excel\n{rows}".encode(encoding))
    assert left(tmp_path, "ana@x.example") == set()
    assert path.read_bytes() in {
        f"name,email,wants\n{rows}".encode(encoding),
        f"name,email,wants\n{rows}".encode("utf-32"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p title='x'>A&#110;a&nbsp;R<b>o</b>e</p> R&amp;D", "<p title='x'>(removed)<b></b></p> R&amp;D"),
        ('<a href="mailto:ana%40x.example">x</a>', '<a href="mailto:(removed)">x</a>'),
        ("<td>Ana</td><td>Roe</td>", "<td>Ana</td><td>Roe</td>"),
        ("let x = 'A\\u006ea Roe' // 100%", "let x = '(removed)' // 100%"),
        ("SUMMARY:An\r\n a Roe\r\nDESCRIPTION:a long\r\n  line\r\n", None),
    ],
)
def test_mentions_behind_entities_tags_and_escapes_go_and_the_rest_stays(
    folder: Path, text: str, expected: str | None
) -> None:
    (folder / "page.html").write_bytes(text.encode())
    assert left(folder) == set()
    kept = "SUMMARY:(removed)\r\nDESCRIPTION:a long\r\n  line\r\n" if expected is None else expected
    assert (folder / "page.html").read_bytes() == kept.encode()


TREE = {
    "notes": [{"who": "Ana Roe", "said": "mysecret"}, {"who": "Ben Poe", "said": "mine"}],
    "ana": {"phone": "mysecret"},
    "Full name of you": "Cy Low",
    "pairs": [
        {"a_id": "ana", "b_id": "ben", "note": "mysecret"},
        {"a_id": "ben", "b_id": "cy", "note": "ok"},
    ],
}


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_records_of_trees_are_known_by_the_same_fields_as_rows(folder: Path, suffix: str) -> None:
    write = json.dumps if suffix == "json" else yaml.safe_dump
    read = json.loads if suffix == "json" else yaml.safe_load
    path = folder / f"tree.{suffix}"
    path.write_text(write(TREE), encoding="utf-8")
    told = {(one.field, one.value) for one in about(folder, "ana").held if one.path == path}
    assert {("said", "mysecret"), ("phone", "mysecret"), ("a_id", "")} <= told
    assert ("note", "mysecret") not in told, "it may be the partner's"
    assert left(folder) == set()
    assert read(path.read_text("utf-8")) == {
        "notes": [{"who": "Ben Poe", "said": "mine"}],
        "Full name of you": "Cy Low",
        "pairs": [{"a_id": "ben", "b_id": "cy", "note": "ok"}],
    }


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_the_programs_columns_say_who_in_trees_too(tmp_path: Path, suffix: str) -> None:
    people = [{"Who now": "Ana Roe", "Reach me": "ana@x.example"}, {"Who now": "Ben", "Reach me": "b@x.org"}]
    write = json.dumps if suffix == "json" else yaml.safe_dump
    (tmp_path / f"people.{suffix}").write_text(write(people), encoding="utf-8")
    (tmp_path / "program.yaml").write_text("columns: {name: Who now, email: Reach me}\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("Ask Ana Roe\n", encoding="utf-8")
    assert left(tmp_path, "ana@x.example") == set()
    assert (tmp_path / "notes.txt").read_text("utf-8") == "Ask (removed)\n"
    assert yaml.safe_load((tmp_path / f"people.{suffix}").read_text("utf-8")) == people[1:]


def test_what_was_handed_out_with_aliases_or_without_ids_keeps_no_hash(folder: Path) -> None:
    run("match", "people.csv", "-q", "-oplan.json", "-oplan.csv", cwd=folder)
    aliases = ("-ops.csv", "-ops.xlsx", "-ops.html", "-ops.json")
    assert run("report", "plan.json", "-q", "--pseudonyms", "key.csv", *aliases, cwd=folder).code == 0
    run("report", "plan.json", "-q", "--audience", "sponsor", "-osponsor.csv", cwd=folder)
    alias = next(row for row in (folder / "key.csv").read_text("utf-8").splitlines() if ",ana," in row)[:5]
    assert left(folder) == set()
    for name in ("ps.csv", "ps.json", "sponsor.csv"):
        text = (folder / name).read_text("utf-8-sig")
        assert alias not in text
        assert "forgotten-" not in text
    assert alias not in str([[*row] for sheet in load_workbook(folder / "ps.xlsx") for row in sheet.values])
    again = ("-oagain.csv", "-oagain.json", "-oagain.html")
    assert run("report", "plan.json", "-q", "--pseudonyms", "key.csv", *again, cwd=folder).code == 0
    for name in ("again.csv", "again.json", "again.html", "key.csv"):
        text = (folder / name).read_text("utf-8-sig")
        assert "forgotten-" not in text
        assert "(removed)" not in text


def test_references_that_multiply_stop_nothing(folder: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    (folder / "bomb.yaml").write_text("\n".join([*lines, "note: Ana Roe", "circle: &c [*c]"]), "utf-8")
    assert left(folder) == set()
    assert "note: (removed)" in (folder / "bomb.yaml").read_text("utf-8")


def linked_book(folder: Path, *, is_bound: bool) -> Path:
    """Write a workbook with a link in each row, and with what names rows and columns by their place."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Email", "Buddy"])
    for name in ("Ana Roe", "Ben Poe", "Cy Low"):
        email = f"{name.split()[0].lower()}@x.example"
        sheet.append([name, email, None])
        sheet.cell(sheet.max_row, 2).hyperlink = f"mailto:{email}"
    if is_bound:
        sheet["A5"] = "=COUNTA(A2:A4)"
        rule = Rule(type="expression", formula=['$A2="Ana Roe"'])
        sheet.conditional_formatting.add("A2:A4", rule)
        matrix = book.create_sheet("matrix")
        for row in (["Skill", "Ana Roe", "Ben Poe"], ["Hiking", "mysecret", "x"]):
            matrix.append(row)
        matrix.add_table(Table(displayName="matrix", ref="A1:C2"))
        matrix.merge_cells("A4:C5")
    path = folder / "book.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("is_bound", [False, True])
def test_links_formulas_and_tables_of_others_stay_with_their_cells(folder: Path, *, is_bound: bool) -> None:
    path = linked_book(folder, is_bound=is_bound)
    assert left(folder) == set()
    book = load_workbook(path)
    rows = [row for row in book.worksheets[0].iter_rows(max_col=2) if row[1].value]
    assert [row[0].value for row in rows] == ["Name", "Ben Poe", "Cy Low"]
    for name, email in rows[1:]:
        assert email.hyperlink is not None, name.value
        assert email.hyperlink.target == f"mailto:{email.value}"
    if is_bound:
        assert book.worksheets[0]["A5"].value == "=COUNTA(A2:A4)"
        assert book.worksheets[0]["A3"].value == "Ben Poe"
        rules = [one.formula for held in book.worksheets[0].conditional_formatting for one in held.rules]
        assert rules == [['$A2="(removed)"']]
        matrix = book["matrix"]
        (table,) = matrix.tables.values()
        heads = [cell.value for cell in matrix[1]]
        assert heads == [column.name for column in table.tableColumns] == ["Skill", "(removed)", "Ben Poe"]
        assert [cell.value for cell in matrix[2]] == ["Hiking", None, "x"]
