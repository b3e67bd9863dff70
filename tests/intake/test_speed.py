"""Reading keeps pace with the largest programs, by processor time: the machine may be busy."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from recimentor.intake import read_people
from recimentor.model.program import Program

NUM_PEOPLE = 10_000
HEAD = [
    "id",
    "name",
    "email",
    "offers",
    "wants",
    "department",
    "manager",
    "languages",
    "availability",
    "active",
]


def rows() -> list[list[str]]:
    return [
        [
            f"p{n}",
            f"Person {n}",
            f"p{n}@x.org",
            f"Skill {n % 71}:4; Skill {n % 53}:2; Skill {n % 7}",
            f"Skill {n % 17}:5",
            f"D{n % 9}",
            f"p{n // 10}",
            "English; French",
            "Mon 09:00-12:00; Thu 14:00-17:00",
            "yes",
        ]
        for n in range(NUM_PEOPLE)
    ]


def write_csv(path: Path) -> None:
    path.write_text("\n".join(",".join(row) for row in [HEAD, *rows()]))


def write_xlsx(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for row in [HEAD, *rows()]:
        sheet.append(row)
    book.save(path)


def write_yaml(path: Path) -> None:
    lines = []
    for row in rows():
        lines += [
            f'{"- " if k == 0 else "  "}{key}: "{text}"'
            for k, (key, text) in enumerate(zip(HEAD, row, strict=True))
        ]
    path.write_text("\n".join(lines))


@pytest.mark.parametrize(
    ("name", "write", "seconds"),
    [("people.csv", write_csv, 2.0), ("people.xlsx", write_xlsx, 5.0), ("people.yaml", write_yaml, 5.0)],
)
def test_ten_thousand_rows_are_read_and_checked_in_time(
    tmp_path: Path, name: str, write: Callable[[Path], None], seconds: float
) -> None:
    path = tmp_path / name
    write(path)
    start = time.process_time()
    assert len(read_people([str(path)], Program()).people) == NUM_PEOPLE
    assert time.process_time() - start < seconds
