"""A plan as an Excel workbook, in which HR also writes down what it decides about each pair."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from recimentor.model.audience import MARKS
from recimentor.model.balance import Balance
from recimentor.report.safe import many_lines
from recimentor.report.sheets import (
    DECISION,
    DECISIONS,
    INSTEAD_A,
    INSTEAD_B,
    NUM_ALTERNATIVES,
    Cell,
    Sheet,
    balance_sheet,
    sheets_of,
)
from recimentor.report.view import View

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_HINT = (
    "Choose keep, not this pair, or pair instead with. For the last, name the other partner in the column "
    "'A instead with' or 'B instead with' (an id, or one of the alternatives at the right). "
    "Write why: it stays with HR."
)
_MAX_CELL = 32_767
_MAX_WIDTH, _MIN_WIDTH = 48, 8
_LOOKED_AT = 400
_SHARE = "0%"
# A workbook holds the date it was made; a plan has no clock.
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def workbook(view: View) -> bytes:
    """Return a view as an XLSX workbook.

    Parameters
    ----------
    view
        What the audience may see.

    Returns
    -------
    bytes
        The file. Text is written as text: nothing in it is a formula or a link. The same view gives the
        same bytes.
    """
    return _workbook(tuple(sheets_of(view)), view.title, MARKS[view.audience])


def table_workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return an XLSX workbook with one sheet, its text written as text."""
    return _workbook((Sheet(name, tuple(columns), tuple(map(tuple, rows))),), name, "")


def balance_workbook(tables: Sequence[Balance]) -> bytes:
    """Return tables of balance as a workbook of their own, also those for audit only."""
    return _workbook(
        (balance_sheet(tables),), "Balance", "For audit only: keep it apart from everything else."
    )


def _workbook(sheets: Sequence[Sheet], title: str, mark: str) -> bytes:
    from xlsxwriter.workbook import Workbook

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options | {"in_memory": True})
    book.set_properties({"title": _clean(title), "created": _MADE, "comments": mark})
    styles = _Styles(book)
    for sheet in sheets:
        worksheet = _write(book, sheet, styles, mark)
        if DECISION in sheet.columns and sheet.rows:
            _ask_for_decisions(worksheet, sheet)
    book.close()
    return out.getvalue()


class _Styles:
    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format(
            {"bold": True, "bg_color": "#E5F1F0", "text_wrap": True, "valign": "vcenter", "bottom": 1}
        )
        self.text: Format = book.add_format({"valign": "top", "text_wrap": True})
        self.share: Format = book.add_format({"valign": "top", "num_format": _SHARE})


def _write(book: Workbook, sheet: Sheet, styles: _Styles, mark: str) -> Worksheet:
    worksheet: Worksheet = book.add_worksheet(sheet.name)
    for at, name in enumerate(sheet.columns):
        worksheet.write_string(0, at, _clean(name), styles.head)
        worksheet.set_column(at, at, _width(sheet, at))
    share_columns = {at for at, name in enumerate(sheet.columns) if name in sheet.shares}
    for line, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    worksheet.write_string(line, at, _clean(cell), styles.text)
            elif cell is not None:
                worksheet.write_number(line, at, cell, styles.share if at in share_columns else styles.text)
    worksheet.freeze_panes(1, 3 if sheet.name == "pairs" else 1)
    if sheet.rows:
        worksheet.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    for at in share_columns:
        # Bars of Excel 2007: later kinds are an extension that other readers drop.
        bars = {"type": "data_bar", "bar_color": "#8FCBC8"}
        limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
        worksheet.conditional_format(1, at, max(1, len(sheet.rows)), at, bars | limits)
    _prepare_print(worksheet, sheet, mark)
    return worksheet


def _prepare_print(worksheet: Worksheet, sheet: Sheet, mark: str) -> None:
    worksheet.set_landscape()
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(1, 0)
    if mark:
        worksheet.set_header(f"&L{mark}")
    worksheet.set_footer(f"&L{sheet.name}&R&P / &N")


def _ask_for_decisions(worksheet: Worksheet, sheet: Sheet) -> None:
    last = len(sheet.rows)
    at = {name: place for place, name in enumerate(sheet.columns)}
    decision = at[DECISION]
    worksheet.write_comment(0, decision, _HINT, {"x_scale": 2.5, "y_scale": 2, "author": "recimentor"})
    worksheet.data_validation(
        1,
        decision,
        last,
        decision,
        {
            "validate": "list",
            "source": list(DECISIONS),
            "error_title": "Not a decision",
            "error_message": "Choose keep, not this pair, or pair instead with.",
        },
    )
    for column, first in ((INSTEAD_A, "A's alternative 1"), (INSTEAD_B, "B's alternative 1")):
        start = at[first]
        # Row-relative: every row offers its own alternatives; anything else may be typed.
        source = f"=${_letters(start)}2:${_letters(start + NUM_ALTERNATIVES - 1)}2"
        rule = {"validate": "list", "source": source, "show_error": False}
        worksheet.data_validation(1, at[column], last, at[column], rule)


def _letters(at: int) -> str:
    from recimentor.model.finding import column_letters

    return column_letters(at + 1)


def _width(sheet: Sheet, at: int) -> float:
    longest = max(
        (len(line) for row in sheet.rows[:_LOOKED_AT] for line in str(row[at] or "").split("\n")), default=0
    )
    if sheet.columns[at] in sheet.shares:
        longest = 0
    return max(_MIN_WIDTH, min(_MAX_WIDTH, longest * 0.95 + 2, len(sheet.columns[at]) * 4 + 24))


def _clean(text: str) -> str:
    """Return text that a cell can hold, with control characters shown."""
    return many_lines(text)[:_MAX_CELL]
