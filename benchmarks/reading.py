"""How long reading takes, by processor time, for the machine may be busy.

Run: python benchmarks/reading.py
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

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
    """Return invented people, cell by cell."""
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
    """Write them as CSV."""
    path.write_text("\n".join(",".join(row) for row in [HEAD, *rows()]))


def write_xlsx(path: Path) -> None:
    """Write them as XLSX."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for row in [HEAD, *rows()]:
        sheet.append(row)
    book.save(path)


def write_yaml(path: Path) -> None:
    """Write them as YAML."""
    lines = []
    for row in rows():
        lines += [
            f'{"- " if k == 0 else "  "}{key}: "{text}"'
            for k, (key, text) in enumerate(zip(HEAD, row, strict=True))
        ]
    path.write_text("\n".join(lines))


def main() -> None:
    """Print the processor time of reading and checking 10,000 people in each format, beside its budget."""
    print(f"{'file':<14}{'seconds':>9}{'budget':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, (write, budget) in FORMATS.items():
            path = Path(folder) / name
            write(path)
            start = time.process_time()
            num_read = len(read_people([str(path)], Program()).people)
            took = time.process_time() - start
            told = "" if num_read == NUM_PEOPLE else f"  only {num_read} people were read"
            print(f"{name:<14}{took:>9.2f}{budget:>9.1f}{told}")


FORMATS: dict[str, tuple[Callable[[Path], None], float]] = {
    "people.csv": (write_csv, 2.0),
    "people.xlsx": (write_xlsx, 5.0),
    "people.yaml": (write_yaml, 5.0),
}

if __name__ == "__main__":
    main()
