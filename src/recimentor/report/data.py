"""A plan for programs: as JSON, and as CSV with one row per pair, then one per person left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from recimentor.model.plan import Input, Lesson, Plan
from recimentor.model.record import PersonRecord
from recimentor.report.audience import for_audience
from recimentor.report.view import LeftOverView, PairView, PersonView, RingView, StepView, View

COLUMNS = (
    "rank",
    "a_id",
    "a_name",
    "b_id",
    "b_name",
    "score",
    "gain_a",
    "gain_b",
    "a_teaches",
    "b_teaches",
    "reason",
)
#: Joined at the end where the plan holds a trio.
TRIO_COLUMNS = ("c_id", "c_name")
#: Joined at the end where the plan holds rings: which ring a row is an arrow of; ``a`` teaches ``b`` alone.
RING_COLUMN = "ring"

# Excel, LibreOffice and Google Sheets take these for the start of a formula, full-width ones in some locales.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# More than commas: programs that guess the separator must not guess a semicolon of a list. (`csv.writer` of
# Python 3.11 leaves a lone carriage return bare.)
_NEEDS_QUOTES = re.compile(r'[,;|"\t\r\n]|^ | $')


def plan_csv(plan: Plan) -> str:
    """Return the whole plan as CSV text: :func:`view_csv` for HR."""
    return view_csv(for_audience(plan))


def view_csv(view: View) -> str:
    """Return a view as CSV text: comma, quoted where needed, lines end as on Unix, no byte-order mark.

    Of a ring each arrow has a row, in which ``a`` teaches ``b``, and ``ring`` at the end is its number.
    People left over follow the pairs, with ``b`` and the numbers empty and ``reason`` filled. Where there is
    a trio, ``c_id`` and ``c_name`` join at the end. What the audience may not see stays empty.

    Parameters
    ----------
    view
        What the audience may see.
    """
    has_trio = any(pair.c is not None for pair in view.pairs)
    columns: tuple[str, ...] = COLUMNS + TRIO_COLUMNS if has_trio else COLUMNS
    width = len(columns)
    columns += (RING_COLUMN,) if view.rings else ()
    rows = [[*_pair_row(pair)[:width], ""] for pair in view.pairs]
    for number, ring in enumerate(view.rings, start=1):
        rows += [[*_step_row(ring, step)[:width], str(number)] for step in ring.steps]
    rows += [[*_left_row(left)[:width], ""] for left in view.left_over]
    return csv_text(columns, (row[: len(columns)] for row in rows))


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV text with a header, every cell defused by :func:`defuse`."""
    return "".join(",".join(_quoted(defuse(cell)) for cell in row) + "\n" for row in (columns, *rows))


def csv_bytes(text: str) -> bytes:
    """Return CSV text as the bytes of a file: UTF-8 with a byte-order mark, by which Excel knows it."""
    return text.encode("utf-8-sig")


def defuse(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; :func:`undefuse` gives the cell back.

    A cell that begins with ``= + - @``, a tab or a line break gets an apostrophe before it, as does one that
    begins so behind apostrophes of its own.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def undefuse(cell: str) -> str:
    """Return the cell that was given to :func:`defuse`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _quoted(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    inner = cell.replace('"', '""')
    return f'"{inner}"'


def _pair_row(pair: PairView) -> list[str]:
    third = pair.c or PersonView(name="")
    numbers = pair.numbers
    figures = ["", "", ""]
    if numbers is not None:
        figures = [number(numbers.score), number(numbers.gain.a), number(numbers.gain.b)]
    sentences = (pair.from_a.sentence, pair.from_b.sentence, *pair.third_says)
    return [
        str(pair.rank or ""),
        pair.a.id,
        pair.a.name,
        pair.b.id,
        pair.b.name,
        *figures,
        _skills(pair.from_a.lessons),
        _skills(pair.from_b.lessons),
        " ".join(sentence for sentence in sentences if sentence),
        third.id,
        third.name,
    ]


def _step_row(ring: RingView, step: StepView) -> list[str]:
    return [
        str(ring.rank or ""),
        step.teacher.id,
        step.teacher.name,
        step.learner.id,
        step.learner.name,
        "" if ring.score is None else number(ring.score),
        "",
        "" if step.gain is None else number(step.gain),
        _skills(step.lessons),
        "",
        step.sentence,
        "",
        "",
    ]


def _left_row(left: LeftOverView) -> list[str]:
    return ["", left.person.id, left.person.name, "", "", "", "", "", "", "", left.reason, "", ""]


def _skills(lessons: Iterable[Lesson]) -> str:
    return "; ".join(lesson.skill for lesson in lessons)


def number(value: float) -> str:
    """Return a share with at most six decimals and no trailing zeros."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def plan_json(plan: Plan) -> str:
    """Return the plan as JSON text.

    Keys stand in the order of the schema, indented by two spaces, UTF-8 characters as they are, a line break
    at the end: one plan has one text.

    Parameters
    ----------
    plan
        Any plan.
    """
    joined_later: dict[str, Any] = {} if plan.plugins else {"plugins": True}
    for name in ("inputs", "history"):
        files: tuple[Input, ...] = getattr(plan, name)
        absent = ({key for key in ("beside", "options") if not getattr(one, key)} for one in files)
        joined_later[name] = {at: keys for at, keys in enumerate(absent) if keys}
    return plan.model_dump_json(by_alias=True, indent=2, exclude=joined_later) + "\n"


def plan_from_json(text: str | bytes) -> Plan:
    """Return the plan that :func:`plan_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        Where the text is not a plan of this schema. Its message may quote the text: do not show it as it is.
    """
    from recimentor.model.program import Program

    plan = Plan.model_validate_json(text)
    for record in plan.people.values():
        PersonRecord.model_validate(record)
    Program.model_validate(plan.program)
    return plan
