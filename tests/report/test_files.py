"""Plans as JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.report import builders

from recimentor.model.plan import Third
from recimentor.report import csv_bytes, plan_csv, plan_from_json, plan_json, plan_markdown
from recimentor.report.data import csv_text, defuse, undefuse
from recimentor.report.safe import escaped

Golden = Callable[[str, str], None]


def test_json_keeps_the_order_of_the_schema_and_reads_back_as_the_same_plan(golden: Golden) -> None:
    plan = builders.plan(2, 1)
    text = plan_json(plan)
    assert plan_from_json(text) == plan
    assert list(json.loads(text))[:3] == ["schema", "version", "inputs"]
    assert text.endswith("}\n")
    golden("plan.json", text)


def test_csv_of_a_plan(golden: Golden) -> None:
    golden("plan.csv", plan_csv(builders.plan(3, 2)))


def test_csv_reads_back_as_the_same_pairs_and_people_left_over() -> None:
    plan = builders.plan(4, 2)
    rows = list(csv.DictReader(io.StringIO(plan_csv(plan))))
    pairs = [(row["a_id"], row["b_id"], float(row["score"])) for row in rows if row["b_id"]]
    assert pairs == [(pair.a.id, pair.b.id, pair.score) for pair in plan.pairs]
    assert [row["a_id"] for row in rows if not row["b_id"]] == [person.id for person in plan.unmatched]
    assert all(row["reason"] for row in rows)


def test_a_csv_file_has_the_mark_by_which_excel_keeps_accents() -> None:
    assert csv_bytes("Chloé\n") == b"\xef\xbb\xbfChlo\xc3\xa9\n"


def test_a_trio_brings_the_columns_of_its_third() -> None:
    a, b, c = (builders.person(i) for i in range(3))
    pair = builders.pair(1, a, b, c=Third(id=c.id, name=c.name, gain=0.5, gain_a=0.6, gain_b=0.4))
    (row,) = csv.DictReader(io.StringIO(plan_csv(builders.plan(1, 0, pairs=(pair,)))))
    assert (row["c_id"], row["c_name"]) == (c.id, c.name)


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-x", "@SUM(A1)", "\t=1", "\r=1", "'=1", "\uff1d1"])
def test_a_cell_like_a_formula_is_defused(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@given(st.text(alphabet="=+-@'\t\r\nab\uff1d ", max_size=6))
def test_a_defused_cell_gives_its_text_back_and_starts_no_formula(cell: str) -> None:
    assert undefuse(defuse(cell)) == cell
    assert defuse(cell)[:1] not in tuple("=+-@\t\r")


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), min_size=2, max_size=2))
def test_any_text_survives_csv(cells: list[str]) -> None:
    _, row = csv.reader(io.StringIO(csv_text(["a", "b"], [cells]), newline=""))
    assert [undefuse(cell) for cell in row] == cells


def test_markdown_of_a_plan(golden: Golden) -> None:
    golden("plan.md", plan_markdown(builders.plan(3, 2)))


def test_markdown_and_html_in_a_name_stay_text() -> None:
    assert escaped("<b>|*x*\n[a](http://x)&amp;") == r"\<b\>\|\*x\* \[a\](http\://x)&amp;amp;"


def _damaged(path: tuple[str | int, ...], value: object) -> str:
    document = json.loads(plan_json(builders.plan(2, 1)))
    part = document
    for key in path[:-1]:
        part = part[key]
    if value is GONE:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return json.dumps(document)


GONE = object()
ANA = ("people", "p00000")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*ANA, "offers", 0, "key"), GONE),
        ((*ANA, "offers", 0, "level"), "high"),
        ((*ANA, "wants", 0), float("nan")),
        ((*ANA, "wants"), None),
        ((*ANA, "name"), GONE),
        ((*ANA, "name"), 7),
        ((*ANA, "department"), None),
        ((*ANA, "availability"), [{}]),
        ((*ANA, "availability"), [[9, 0, 60]]),
        ((*ANA, "availability"), [[0, "a", 60]]),
        ((*ANA, "latitude"), float("nan")),
        ((*ANA, "capacity"), 0),
        ((*ANA, "requests"), "one text"),
        ((*ANA, "attributes"), {"grade": 1}),
        ((*ANA, "unheard_of"), 1),
        (("pairs", 0, "points", "skills"), 1e308),
        (("pairs", 0, "score"), float("inf")),
        (("pairs", 0, "gain", "a"), float("nan")),
        (("pairs", 0, "alternatives", "b", 0, "score"), 1e308),
        (("pairs", 0, "teaches", "a", 0, "level"), 10**400),
        (("objective", "value"), float("nan")),
        (("certificate", "prices"), [float("nan")]),
        (("certificate", "more"), {"deep": [[1.5], [float("inf")]]}),
        (("program", "minimum_gain"), "much"),
        (("program", "consent"), "perhaps"),
        (("program", "meetings"), {"start": "soon"}),
    ],
)
def test_a_damaged_plan_is_not_read(path: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(ValidationError):
        plan_from_json(_damaged(path, value))
