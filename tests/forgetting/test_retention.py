"""What the retention lets expire, and since when."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from recimentor.forgetting import due
from recimentor.model.program import Program
from recimentor.model.settings import months_after

PROGRAM = Program.model_validate(
    {
        "meetings": {"start": "2026-01-12", "end": "2026-06-30"},
        "retention": {"sign_ups": 6, "answers": 1, "letters": 0},
    }
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("people.csv", "program.yaml", "page.html", "feedback.csv", "decisions.yaml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def test_each_kind_of_file_has_its_own_time(folder: Path) -> None:
    found = {item.path: str(item.since) for item in due(folder, PROGRAM, date(2026, 8, 1))}
    assert found == {"decisions.yaml": "2026-07-30", "feedback.csv": "2026-07-30", "page.html": "2026-06-30"}
    assert "people.csv" in {item.path for item in due(folder, PROGRAM, date(2026, 12, 30))}


def test_nothing_is_due_before_the_end_or_without_one(folder: Path) -> None:
    assert due(folder, PROGRAM, date(2026, 6, 29)) == ()
    assert due(folder, Program.model_validate({"retention": {"letters": 0}}), date(2999, 1, 1)) == ()


def test_a_plan_counts_from_the_end_of_its_own_round(folder: Path) -> None:
    raw = {
        "schema": "recimentor/plan/1",
        "program": {"meetings": {"start": "2024-01-01", "end": "2024-06-30"}},
    }
    (folder / "old.json").write_text(json.dumps(raw), encoding="utf-8")
    program = PROGRAM.model_copy(update={"retention": PROGRAM.retention.model_copy(update={"plans": 24})})
    assert [(i.path, str(i.since)) for i in due(folder, program, date(2026, 6, 30)) if i.kind == "plans"] == [
        ("old.json", "2026-06-30")
    ]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2026, 12, 5), 0, date(2026, 12, 5)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
