"""A plan as an Excel workbook, in which HR also writes down what it decides about each pair."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from recimentor.model.audience import Audience
from recimentor.model.balance import Balance
from recimentor.model.plan import Alternative
from recimentor.report.safe import many_lines
from recimentor.report.view import MARKS, How, LeftOverView, PairView, PersonView, SkillCount, View
from recimentor.report.words import percent, rank_words, skill_names, slot_words

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | None

#: What a human may decide about a pair, as the drop-down offers it; the next run reads these words.
DECISIONS: Final = ("keep", "not this pair", "pair instead with")
DECISION, WHY = "Decision", "Why"
INSTEAD_A, INSTEAD_B = "A instead with", "B instead with"
#: Columns of the sheet *pairs* for HR; their names are an interface, further ones may join.
PAIR_COLUMNS: Final = (
    "Rank",
    "A",
    "B",
    "Fit",
    DECISION,
    INSTEAD_A,
    INSTEAD_B,
    WHY,
    "A gains",
    "B gains",
    "B for A",
    "A for B",
    "A teaches B",
    "B teaches A",
    "In words",
    "A asks",
    "B asks",
    "Meeting time",
    "Look closer",
    "A department",
    "B department",
    *(f"A's alternative {number}" for number in (1, 2, 3)),
    *(f"B's alternative {number}" for number in (1, 2, 3)),
    "A id",
    "B id",
    "Third person",
)
_HINT = (
    "Choose keep, not this pair, or pair instead with. For the last, name the other partner in the column "
    "'A instead with' or 'B instead with' (an id, or one of the alternatives at the right). "
    "Write why: it stays with HR."
)
_NUM_ALTERNATIVES = 3
_MAX_CELL = 32_767
_MAX_WIDTH, _MIN_WIDTH = 48, 8
_LOOKED_AT = 400
_SHARE = "0%"
# A workbook holds the date it was made; a plan has no clock.
_MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: frozenset[str] = frozenset()


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
    return _workbook(tuple(_sheets(view)), view.title, MARKS[view.audience])


def table_workbook(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return an XLSX workbook with one sheet, its text written as text."""
    return _workbook((_Sheet(name, tuple(columns), tuple(map(tuple, rows))),), name, "")


def balance_workbook(tables: Sequence[Balance]) -> bytes:
    """Return tables of balance as a workbook of their own, also those for audit only."""
    return _workbook((_balance(tables),), "Balance", "For audit only: keep it apart from everything else.")


def _workbook(sheets: Sequence[_Sheet], title: str, mark: str) -> bytes:
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


def _sheets(view: View) -> Iterable[_Sheet]:
    if view.audience is Audience.HR:
        yield _hr_pairs(view.pairs)
        yield _people(view.everybody)
        yield _left_over(view.left_over)
        yield _skills(view.skills)
        yield _balance(view.balance)
        if view.how is not None:
            yield _how(view, view.how)
    elif view.audience is Audience.SPONSOR:
        yield _Sheet("summary", ("What", "Value"), tuple(_summary(view)))
        yield _sponsor_pairs(view.pairs)
        yield _left_over(view.left_over)
        yield _departments(view)
        yield _balance(view.balance)
    else:
        yield _own(view.pairs)


def _hr_pairs(pairs: Iterable[PairView]) -> _Sheet:
    shares = frozenset({"Fit", "A gains", "B gains"})
    return _Sheet("pairs", PAIR_COLUMNS, tuple(_hr_pair(pair) for pair in pairs), shares)


def _hr_pair(pair: PairView) -> tuple[Cell, ...]:
    numbers = pair.numbers
    assert numbers is not None  # noqa: S101 - HR's pairs all have them
    says = [pair.from_a.sentence, pair.from_b.sentence, *pair.third_says]
    return (
        pair.rank,
        pair.a.name,
        pair.b.name,
        numbers.score,
        *("", "", "", ""),
        numbers.gain.a,
        numbers.gain.b,
        rank_words(numbers.standing.a),
        rank_words(numbers.standing.b),
        skill_names(pair.from_a.lessons),
        skill_names(pair.from_b.lessons),
        "\n".join(sentence for sentence in says if sentence),
        "\n".join(pair.from_a.requests),
        "\n".join(pair.from_b.requests),
        slot_words(pair.slot, pair.a.name, pair.b.name) if pair.slot else "",
        "\n".join([*(note.text for note in pair.cautions), *pair.remarks]),
        pair.a.department,
        pair.b.department,
        *_alternatives(pair.from_a.alternatives),
        *_alternatives(pair.from_b.alternatives),
        pair.a.id,
        pair.b.id,
        f"{pair.c.name} [{pair.c.id}]" if pair.c else "",
    )


def _alternatives(alternatives: Sequence[Alternative]) -> list[str]:
    """Return the best alternatives as ``Name [id], 61%``, padded: the id in brackets is what is read back."""
    shown = [f"{each.name} [{each.id}], {percent(each.score)}" for each in alternatives[:_NUM_ALTERNATIVES]]
    return shown + [""] * (_NUM_ALTERNATIVES - len(shown))


def _people(people: Iterable[PersonView]) -> _Sheet:
    columns = ("Id", "Name", "E-mail", "Department", "Site", "Career stage")
    rows = ((p.id, p.name, p.email, p.department, p.site, p.career_stage) for p in people)
    return _Sheet("people", columns, tuple(rows))


def _left_over(left_over: Iterable[LeftOverView]) -> _Sheet:
    rows = ((left.person.name, left.person.department, left.reason, left.person.id) for left in left_over)
    return _Sheet("left over", ("Name", "Department", "Why", "Id"), tuple(rows))


def _skills(skills: Iterable[SkillCount]) -> _Sheet:
    rows = ((each.skill, each.wanted, each.offered, each.offered - each.wanted) for each in skills)
    return _Sheet("skills", ("Skill", "Want it", "Can teach it", "Difference"), tuple(rows))


def _balance(tables: Iterable[Balance]) -> _Sheet:
    columns = (
        "Column",
        "Group",
        "Signed up",
        "Paired",
        "Mean fit",
        "Mean gain given",
        "Mean gain received",
        "Ratio to the best",
        "Below four fifths",
        "Exact test p",
    )
    shares = frozenset({"Mean fit", "Mean gain given", "Mean gain received"})
    return _Sheet("balance", columns, tuple(row for table in tables for row in _balance_rows(table)), shares)


def _balance_rows(table: Balance) -> Iterable[tuple[Cell, ...]]:
    for group in table.groups:
        yield (
            table.column,
            group.group or "(not given)",
            group.applied,
            group.placed,
            group.mean_score,
            group.mean_gain_given,
            group.mean_gain_received,
            round(group.ratio, 3),
            "yes" if group.is_below_four_fifths else "no",
            round(group.p_value, 4),
        )
    if table.num_hidden_groups:
        hidden = f"{table.num_hidden_groups} smaller groups, not shown"
        yield (table.column, hidden, table.num_hidden_people, *([None] * 7))


def _how(view: View, how: How) -> _Sheet:
    goal = how.objective
    rows: list[tuple[Cell, ...]] = [
        ("for whom", MARKS[view.audience]),
        ("made by", f"recimentor {how.version}"),
        ("status", f"{how.status}; proof: {how.proof}; ties: {how.ties}"),
        ("in words", view.proof),
        ("objective", goal.name),
        ("pairs", goal.pairs),
        ("bound on pairs", goal.pairs_bound),
        ("sum of scores", goal.value),
        ("bound on it", goal.bound),
        ("gap", goal.gap),
        *how.settings,
        *((f"input {path}", sha256) for path, sha256 in how.inputs),
        ("people, canonical, sha256", how.people_digest),
        *((f"certificate {key}", value) for key, value in how.certificate),
    ]
    return _Sheet("how", ("What", "Value"), tuple(rows))


def _summary(view: View) -> Iterable[tuple[Cell, ...]]:
    yield "for whom", MARKS[view.audience]
    yield "program", view.title
    yield "people", view.people
    yield "pairs", view.num_pairs
    yield "left over", len(view.left_over)
    yield "in words", view.proof
    for risk in view.risks:
        yield "to know", risk


def _sponsor_pairs(pairs: Iterable[PairView]) -> _Sheet:
    rows = ((p.a.name, p.a.department, p.b.name, p.b.department, p.c.name if p.c else "") for p in pairs)
    return _Sheet("pairs", ("A", "A department", "B", "B department", "Third person"), tuple(rows))


def _departments(view: View) -> _Sheet:
    matrix = view.departments
    if matrix is None:
        return _Sheet("departments", ("Department",), ())
    rows: list[tuple[Cell, ...]] = [
        (name, *counts) for name, counts in zip(matrix.names, matrix.counts, strict=True)
    ]
    return _Sheet("departments", ("Department", *matrix.names), tuple(rows))


def _own(pairs: Iterable[PairView]) -> _Sheet:
    columns = ("A", "B", "A teaches B", "B teaches A", "In words", "A asks", "B asks", "Meeting time")
    rows = (
        (
            pair.a.name,
            pair.b.name,
            skill_names(pair.from_a.lessons),
            skill_names(pair.from_b.lessons),
            "\n".join([pair.from_a.sentence, pair.from_b.sentence, *pair.third_says]),
            "\n".join(pair.from_a.requests),
            "\n".join(pair.from_b.requests),
            slot_words(pair.slot, pair.a.name, pair.b.name) if pair.slot else "",
        )
        for pair in pairs
    )
    return _Sheet("your pair", columns, tuple(rows))


def _write(book: Workbook, sheet: _Sheet, styles: _Styles, mark: str) -> Worksheet:
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


def _prepare_print(worksheet: Worksheet, sheet: _Sheet, mark: str) -> None:
    worksheet.set_landscape()
    worksheet.repeat_rows(0)
    worksheet.fit_to_pages(1, 0)
    if mark:
        worksheet.set_header(f"&L{mark}")
    worksheet.set_footer(f"&L{sheet.name}&R&P / &N")


def _ask_for_decisions(worksheet: Worksheet, sheet: _Sheet) -> None:
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
        source = f"=${_letters(start)}2:${_letters(start + _NUM_ALTERNATIVES - 1)}2"
        rule = {"validate": "list", "source": source, "show_error": False}
        worksheet.data_validation(1, at[column], last, at[column], rule)


def _letters(at: int) -> str:
    from recimentor.model.finding import column_letters

    return column_letters(at + 1)


def _width(sheet: _Sheet, at: int) -> float:
    longest = max(
        (len(line) for row in sheet.rows[:_LOOKED_AT] for line in str(row[at] or "").split("\n")), default=0
    )
    if sheet.columns[at] in sheet.shares:
        longest = 0
    return max(_MIN_WIDTH, min(_MAX_WIDTH, longest * 0.95 + 2, len(sheet.columns[at]) * 4 + 24))


def _clean(text: str) -> str:
    """Return text that a cell can hold, with control characters shown."""
    return many_lines(text)[:_MAX_CELL]
