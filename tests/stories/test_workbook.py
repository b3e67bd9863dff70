"""The plan's workbook, edited in LibreOffice, saved, and read back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from tests.cli.runner import Ran, run
from tests.stories.office import MISSING, OFFICE, type_into
from tests.stories.people import sign_ups, write_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_rows(tmp_path / "people.csv", sign_ups(20))
    ran = run("match", "people.csv", "-o", "plan.json", "-o", "plan.xlsx", "-q", cwd=tmp_path)
    assert ran.code == 0, ran.err
    return tmp_path


def pairs(folder: Path, name: str = "plan.json") -> set[tuple[str, str]]:
    plan = json.loads((folder / name).read_text(encoding="utf-8"))
    return {(pair["a"]["id"], pair["b"]["id"]) for pair in plan["pairs"]}


def edit(path: Path, row: int, **cells: str) -> None:
    """Fill in cells of one row of the sheet *pairs* by their header."""
    book = openpyxl.load_workbook(path)
    sheet = book["pairs"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    for name, text in cells.items():
        sheet.cell(row, columns[name.replace("_", " ")], text)
    book.save(path)


def again(folder: Path, *options: str) -> Ran:
    return run("match", "people.csv", "--decisions", "plan.xlsx", "-o", "next.json", *options, cwd=folder)


def ids(folder: Path, row: int) -> tuple[str, str]:
    sheet = openpyxl.load_workbook(folder / "plan.xlsx")["pairs"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    a, b = (str(sheet.cell(row, columns[name]).value) for name in ("A id", "B id"))
    return a, b


def alternative(folder: Path, row: int) -> tuple[str, str]:
    """Return the first alternative of a row's A as the list offers it, and its id."""
    sheet = openpyxl.load_workbook(folder / "plan.xlsx")["pairs"]
    columns = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    text = str(sheet.cell(row, columns["A's alternative 1"]).value)
    return text, text.rpartition("[")[2].partition("]")[0]


def test_a_workbook_that_nobody_touched_changes_nothing(folder: Path) -> None:
    before = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    assert again(folder).code == 0
    after = json.loads((folder / "next.json").read_text(encoding="utf-8"))
    # What was read is told as it was: by people.csv alone before, with the workbook now.
    assert after.pop("inputs") == [before["inputs"][0] | {"options": ["--decisions", "plan.xlsx"]}]
    assert [before.pop("inputs")[0].keys()] == [{"path", "sha256"}]
    assert after == before


def test_each_decision_of_a_workbook_holds(folder: Path) -> None:
    unwanted, changed = ids(folder, 3), ids(folder, 4)
    offered, partner = alternative(folder, 4)
    row = next(row for row in (2, 5, 6, 7) if partner not in ids(folder, row))
    kept = ids(folder, row)
    edit(folder / "plan.xlsx", row, Decision="keep")
    edit(folder / "plan.xlsx", 3, Decision="Not this pair", Why="same project")
    edit(folder / "plan.xlsx", 4, Decision="pair instead with", A_instead_with=offered)
    ran = again(folder)
    assert ran.code == 0, ran.err
    found = pairs(folder, "next.json")
    assert kept in found
    assert unwanted not in found
    assert tuple(sorted((changed[0], partner))) in found
    assert "same project" not in (folder / "next.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Decision": "keeep"}, "bad-decision"),
        ({"Decision": "pair instead with"}, "bad-decision"),
        ({"A_instead_with": "p01"}, "bad-decision"),
        ({"Decision": "pair instead with", "A_instead_with": "Nobody"}, "decision-unknown-person"),
    ],
)
def test_a_decision_that_cannot_be_read_is_told_with_its_cell(
    folder: Path, cells: dict[str, str], code: str
) -> None:
    edit(folder / "plan.xlsx", 2, **cells)
    ran = again(folder)
    assert ran.code == 65
    assert "plan.xlsx:pairs!" in ran.err
    assert code in ran.err
    assert not (folder / "next.json").exists()


@pytest.mark.skipif(OFFICE is None, reason=MISSING)
def test_a_workbook_edited_and_saved_in_libreoffice_reads_back(folder: Path, tmp_path: Path) -> None:
    before, unwanted = pairs(folder), ids(folder, 3)
    type_into(folder / "plan.xlsx", tmp_path / "profile", {})
    assert again(folder).code == 0
    assert pairs(folder, "next.json") == before
    cells = {(3, "Decision"): "not this pair", (3, "Why"): "same project"}
    type_into(folder / "plan.xlsx", tmp_path / "profile", cells)
    ran = again(folder)
    assert ran.code == 0, ran.err
    assert unwanted not in pairs(folder, "next.json")


def test_somebody_left_over_is_paired_in_the_same_sheet_and_nothing_else_is_decided_there(
    tmp_path: Path,
) -> None:
    people = [f"p{n},P{n} Q{n},{'X:5,Y' if n % 2 else 'Y:5,X'}" for n in range(5)]
    (tmp_path / "people.csv").write_text("\n".join(["id,name,offers,wants", *people]), encoding="utf-8")
    ran = run("match", "people.csv", "-o", "plan.json", "-o", "plan.xlsx", "-q", cwd=tmp_path)
    assert ran.code == 0, ran.err
    left, nobody = ids(tmp_path, 4)
    assert (len(left), nobody) == (2, "None")
    partner = next(b if (int(left[1]) + int(a[1])) % 2 == 0 else a for a, b in [ids(tmp_path, 2)])
    edit(tmp_path / "plan.xlsx", 4, Decision="pair instead with", A_instead_with=partner)
    assert again(tmp_path).code == 0
    assert tuple(sorted((left, partner))) in pairs(tmp_path, "next.json")
    edit(tmp_path / "plan.xlsx", 4, Decision="keep")
    ran = again(tmp_path)
    assert (ran.code, "can only be paired" in ran.err) == (65, True), ran.err
