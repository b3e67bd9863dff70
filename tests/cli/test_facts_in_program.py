"""What belongs to a program stands in its file: no command needs an option for it."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from tests.cli.runner import run

from recimentor.api import ReadRequest, read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mends").mkdir()
    (tmp_path / "mends" / "mine.csv").write_text("who,field,value\nAda,department,HR\n")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    other = book.create_sheet("Other")
    other.append(["Name", "Offers", "Wants", "More"])
    other.append(["Old", "Excel", "SQL", "x"])
    sheet = book.create_sheet("People")
    for row in (
        ["Name", "Offers", "Wants"],
        ["Ada", "Excel", "SQL"],
        ["Skip", "x", "y"],
        ["Bo", "SQL", "Excel"],
    ):
        sheet.append(row)
    book.save(tmp_path / "people.xlsx")
    (tmp_path / "program.yaml").write_text("sheet: People\nskip_rows: [3]\ncorrections: mends/mine.csv\n")
    return tmp_path


def test_every_command_reads_what_the_program_names(folder: Path) -> None:
    source = str(folder / "people.xlsx")
    plan = json.loads(run("match", source, "--format", "json").out)
    assert sorted(person["name"] for person in plan["people"].values()) == ["Ada", "Bo"]
    assert plan["people"]["Ada"]["department"] == "HR"
    for command in (("check", source), ("skills", source), ("explain", source, "Ada", "Bo")):
        assert run(*command).code == 0


def test_a_setting_that_is_left_out_of_a_plan_may_be_set_for_one_run(folder: Path) -> None:
    request = ReadRequest(sources=(str(folder / "people.xlsx"),), settings=("skip_rows=[2]",))
    assert [person.name for person in read(request).people] == ["Bo", "Skip"]


def test_the_command_that_init_advises_reads_the_export_without_options(folder: Path) -> None:
    (folder / "program.yaml").unlink()
    export = folder / "answers.csv"
    rows = "Żaneta;Excel;SQL\nBo;SQL;Excel\n"
    export.write_bytes(f"Imię i nazwisko;My strengths;Growth areas\n{rows}".encode("cp1250"))
    made = run("init", "--from", str(export), "--encoding", "cp1250", "-o", str(folder / "program.yaml"))
    assert made.code == 0
    checked = run("check", str(export), "--format", "json")
    assert checked.code == 0
    assert "encoding-guessed" not in checked.out
