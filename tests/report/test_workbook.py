from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from tests.report import builders

from recimentor.model.audience import Audience
from recimentor.model.plan import Alternative
from recimentor.report import for_audience, workbook
from recimentor.report.sheets import DECISION, DECISIONS, PAIR_COLUMNS, WHY
from recimentor.report.workbook import balance_workbook


def read(content: bytes) -> dict[str, Worksheet]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: sheet for sheet in book.worksheets}


def rows(sheet: Worksheet) -> list[dict[str, Any]]:
    header, *body = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(map(str, header), row, strict=True)) for row in body]


def test_hr_gets_six_sheets_with_frozen_headers_and_filters() -> None:
    view = for_audience(builders.plan(5, 2), balance=(builders.balance_table(),))
    sheets = read(workbook(view))
    assert list(sheets) == ["pairs", "people", "left over", "skills", "balance", "how"]
    for sheet in sheets.values():
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None
    assert [cell.value for cell in sheets["pairs"][1]] == list(PAIR_COLUMNS)
    assert len(rows(sheets["people"])) == 12
    assert len(rows(sheets["left over"])) == 2
    assert rows(sheets["balance"])[1]["Below four fifths"] == "yes"


def test_the_sheet_of_pairs_reads_back_as_the_pairs() -> None:
    plan = builders.plan(4)
    read_back = rows(read(workbook(for_audience(plan)))["pairs"])
    assert [(row["A id"], row["B id"], row["Fit"]) for row in read_back] == [
        *((pair.a.id, pair.b.id, pair.score) for pair in plan.pairs),
        *((left.id, None, None) for left in plan.unmatched),
    ]
    assert plan.unmatched, "and whoever is left over stands there too"


def test_decisions_are_chosen_from_a_list_and_alternatives_offered_for_each_row() -> None:
    sheet = read(workbook(for_audience(builders.plan(4))))["pairs"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    letter = {str(cell.value): get_column_letter(cell.column) for cell in sheet[1] if cell.column}
    decision = rules[f"{letter[DECISION]}2:{letter[DECISION]}6"]
    assert decision.formula1 == f'"{",".join(DECISIONS)}"'
    instead = rules[f"{letter['A instead with']}2:{letter['A instead with']}6"]
    first, last = letter["A's alternative 1"], letter["A's alternative 3"]
    assert instead.formula1 == f"${first}2:${last}2"
    assert not instead.showErrorMessage
    assert WHY in letter


def test_three_alternatives_are_shown_with_the_id_in_brackets() -> None:
    others = tuple(
        Alternative(id=f"x{n}", name=f"Xu {n}", score=0.5, gain=0.5, partner_gain=0.5) for n in range(5)
    )
    pair = builders.pair(1, builders.person(0), builders.person(1), alternatives={"a": others, "b": ()})
    row, *_ = rows(read(workbook(for_audience(builders.plan(1, pairs=(pair,)))))["pairs"])
    assert [row[f"A's alternative {n}"] for n in (1, 2, 3)] == [
        "Xu 0 [x0], 50%",
        "Xu 1 [x1], 50%",
        "Xu 2 [x2], 50%",
    ]
    assert row["B's alternative 1"] is None


@pytest.mark.parametrize(
    "name", ["=1+1", "@SUM(A1)", "+1", "-1", "http://example.org", "007", "{=1}", "a\x1bb"]
)
def test_a_name_stays_text_whatever_it_looks_like(name: str) -> None:
    pair = builders.pair(1, builders.person(0, name), builders.person(1))
    sheet = read(workbook(for_audience(builders.plan(1, pairs=(pair,)))))["pairs"]
    cell = sheet.cell(2, PAIR_COLUMNS.index("A") + 1)
    assert cell.data_type == "s"
    assert cell.value == name.replace("\x1b", r"\x1b")
    assert cell.hyperlink is None


def test_the_same_view_gives_the_same_bytes() -> None:
    view = for_audience(builders.plan(3, 1))
    assert workbook(view) == workbook(view)


def test_a_sponsor_gets_no_scores_and_a_participant_one_sheet() -> None:
    plan = builders.plan(3, 1)
    sponsor = read(workbook(for_audience(plan, Audience.SPONSOR)))
    assert list(sponsor) == ["summary", "pairs", "left over", "departments", "balance"]
    assert [cell.value for cell in sponsor["pairs"][1]] == [
        "A",
        "A department",
        "B",
        "B department",
        "Third person",
    ]
    own = read(workbook(for_audience(plan, Audience.PARTICIPANT, person_id="p00002")))
    assert list(own) == ["your pair"]


def test_an_empty_plan_is_a_workbook_too() -> None:
    assert len(read(workbook(for_audience(builders.plan(0, 0))))) == 6


def test_audit_tables_have_a_workbook_of_their_own() -> None:
    (sheet,) = read(balance_workbook([builders.balance_table("gender", is_audit_only=True)])).values()
    assert rows(sheet)[0]["Column"] == "gender"
