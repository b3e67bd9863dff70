"""The mending sheet: written by check, changed by HR, read back by every run, kept over the next export."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.cli.runner import run

EXPORT = """\
timestamp,name,email,offers,wants,department,availability
2026-01-01 09:00:00,Ana,ana@x.org,"Weaving, Pottery",Negotiation,Legal,Mon 9-5
2026-01-02 09:00:00,Ben,ben@x.org,Negotiation,Falconry,Legal,Mon 09:00-11:00
2026-01-02 10:00:00,Cem,cem@x.org,Negotiation,Heraldry,Legall,when the moon is up
2026-01-03 09:00:00,Dea,dea@x.org,Negotation,Falconry,Legal,
2026-01-04 09:00:00,Ben,ben@x.org,Negotiation; SQL,Falconry,Legal,Mon 09:00-11:00
"""
Lines = list[list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(EXPORT, "utf-8")
    assert run("check", "people.csv", "--mend", "to-mend.xlsx", cwd=tmp_path).code == 65
    return tmp_path


def lines_in(path: Path) -> Lines:
    sheet = openpyxl.load_workbook(path)["To mend"]
    return [[str(cell or "") for cell in row] for row in sheet.values]


def mended(folder: Path, changes: dict[tuple[str, str], str]) -> None:
    """Save the sheet as HR does, with some values changed."""
    book = openpyxl.load_workbook(folder / "to-mend.xlsx")
    for row in book["To mend"].iter_rows(min_row=2):
        value = changes.get((str(row[0].value), str(row[1].value)))
        if value is not None:
            row[3].value = value
    book.save(folder / "mended.xlsx")


def test_the_sheet_holds_a_line_for_each_doubt_with_a_proposal(folder: Path) -> None:
    head, *lines = lines_in(folder / "to-mend.xlsx")
    assert head == ["who", "field", "now", "value", "why", "where"]
    assert [line[:4] for line in lines] == [
        ["everybody", "skill", "Negotation", "Negotiation"],
        ["everybody", "department", "Legall", "Legal"],
        ["ana@x.org", "offers", "Weaving, Pottery", "Weaving; Pottery"],
        ["ana@x.org", "availability", "Mon 9-5", "Mon 09:00-17:00"],
        ["cem@x.org", "availability", "when the moon is up", ""],
        ["ben@x.org", "duplicates", "ben@x.org", "latest"],
    ]


def test_nothing_is_read_from_it_before_a_human_has_saved_it(folder: Path) -> None:
    assert "duplicate-id" in run("check", "people.csv", cwd=folder).out


def test_what_was_left_and_what_was_changed_are_both_read_back(folder: Path) -> None:
    mended(folder, {("cem@x.org", "availability"): "Tue 09:00-10:00"})
    checked = run("check", "people.csv", cwd=folder)
    assert checked.code == 0
    assert checked.out.startswith("4 of 4 fine")
    assert not {"list-unclear", "hours-assumed", "bad-availability"} & set(
        checked.out.replace(":", " ").split()
    )
    matched = run("match", "people.csv", "--format", "json", cwd=folder).out
    assert '"Negotation"' not in matched
    assert '"Legall"' not in matched


def test_it_holds_over_the_next_export_and_says_where_an_answer_changed(folder: Path) -> None:
    mended(folder, {})
    later = EXPORT.replace('"Weaving, Pottery"', "Sewing").replace("Cem,cem", "Cem C,cem")
    (folder / "people.csv").write_text(
        f"{later}2026-01-05 09:00:00,Eva,eva@x.org,SQL,Sewing,Legal,\n", "utf-8"
    )
    checked = run("check", "people.csv", cwd=folder)
    assert checked.code == 0
    assert "correction-outdated: Remove the line" in checked.out
    assert checked.out.count("by now; this line is not counted") == 1


def test_a_new_sheet_keeps_the_lines_that_were_decided(folder: Path) -> None:
    mended(folder, {("ana@x.org", "offers"): "Weaving:4; Pottery"})
    run("check", "people.csv", "--mend", "next.xlsx", cwd=folder)
    assert ["ana@x.org", "offers", "Weaving, Pottery", "Weaving:4; Pottery"] in [
        line[:4] for line in lines_in(folder / "next.xlsx")
    ]


def test_another_suffix_and_a_file_that_is_read_are_refused(folder: Path) -> None:
    assert run("check", "people.csv", "--mend", "mend.csv", cwd=folder).code == 2
    mended(folder, {})
    assert run("check", "people.csv", "--mend", "mended.xlsx", cwd=folder).code == 2
