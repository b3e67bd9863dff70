"""CSV: separators, rows as a spreadsheet counts them, faults at their row."""

from __future__ import annotations

import pytest
from tests.intake.conftest import Reader

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.csv_reader import choose_separator, read_csv
from recimentor.model.program import Program


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_under_which_rows_agree_is_chosen(separator: str) -> None:
    rows = [["name", "offers", "wants"], ["Ana", "a b", "c"], ["Ben", "d", "e"]]
    assert choose_separator("\n".join(separator.join(row) for row in rows)) == separator


def test_items_inside_cells_do_not_mislead_the_choice_of_separator() -> None:
    text = "name,offers,wants\nAna,a;b;c;d,e;f;g\nBen,h;i;j;k,l;m\n"
    assert choose_separator(text) == ","


def test_a_sep_line_says_the_separator_and_is_no_row() -> None:
    table = read_csv("sep=|\r\nname|offers, and more\r\nAna|x\r\n", "f.csv", Notebook())
    assert table is not None
    assert (table.headers, table.header_row) == (("name", "offers, and more"), 1)


def test_rows_count_as_in_a_spreadsheet_across_quoted_line_breaks_and_empty_lines() -> None:
    table = read_csv('name,offers\nAna,"a\nb\r\nc"\n\n  ,\nBen,d\n', "f.csv", Notebook())
    assert table is not None
    assert [(record.row, record.values) for record in table.records] == [
        (2, ("Ana", "a\nb\r\nc")),
        (5, ("Ben", "d")),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_row(end: str) -> None:
    table = read_csv(end.join(["name,offers", "Ana,a", "Ben,b"]), "f.csv", Notebook())
    assert table is not None
    assert [record.values[0] for record in table.records] == ["Ana", "Ben"]


def test_a_quote_that_never_closes_is_told_at_the_row_where_it_opens() -> None:
    notebook = Notebook()
    read_csv('name,offers\nAna,"a\nb"\nBen,"c\n' + "x,y\n" * 50_000, "f.csv", notebook)
    assert [(f.code, f.place.row) for f in notebook.close()] == [("csv-malformed", 3)]


def test_blank_cells_beyond_the_header_are_no_fault() -> None:
    notebook = Notebook()
    read_csv("name,offers\nAna,a,,\n", "f.csv", notebook)
    assert notebook.close() == ()


@pytest.mark.parametrize("text", ['name,offers\nAna,"x:5,y\nBen,y:5\n', '"name,offers\nAna,x:5\n'])
def test_a_quote_that_never_closes_is_told_and_nothing_else(read: Reader, text: str) -> None:
    assert [finding.code for finding in read(text).findings] == ["csv-malformed"]


def test_a_header_row_beyond_the_end_is_told_as_that(read: Reader) -> None:
    people = read("name,offers,wants\nAna,x:5,y\n", program=Program(header_row=99))
    assert [(f.code, f.message) for f in people.findings] == [
        ("file-empty", "The headers are said to be in row 99, and the last row is 2.")
    ]


def test_a_column_that_is_mapped_from_elsewhere_is_not_said_to_mean_itself(read: Reader) -> None:
    text = "name,offers,wants,Skills\nAna,x:5,y,a:5\nBen,y:5,x,b:5\n"
    program = Program.model_validate({"columns": {"offers": "Skills"}})
    assert [f.message for f in read(text, program=program).findings] == [
        '1 column is kept as an attribute: "offers".'
    ]
