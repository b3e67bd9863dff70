"""Sixty people who signed up, always the same."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

FIRST = (
    *("Ana", "Ben", "Chloe", "Dara", "Emil", "Fay", "Gus", "Hana", "Ines", "Jo"),
    *("Kai", "Lea", "Mo", "Nia", "Omar", "Pia", "Quin", "Ravi", "Sara", "Tom"),
)
LAST = ["Silva", "Okri", "Young"]
SKILLS = (
    *("Leadership", "Negotiation", "Social media", "Python"),
    *("Excel", "Public speaking", "Coaching", "Budgeting"),
)
DEPARTMENTS = ("Sales", "Legal", "Engineering", "Finance")
COLUMNS = ("id", "name", "email", "department", "offers", "wants")


def sign_ups(number: int = 60, seed: int = 7) -> list[dict[str, str]]:
    """Return rows of people; ids are ``p01`` and so on."""
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    rows = []
    for at in range(number):
        name = f"{FIRST[at % len(FIRST)]} {LAST[at // len(FIRST) % len(LAST)]}"
        skills = rng.sample(SKILLS, 5)
        key = f"p{at + 1:02d}"
        rows.append(
            {
                "id": key,
                "name": name,
                "email": f"{key}@corp.example",
                "department": DEPARTMENTS[at % len(DEPARTMENTS)],
                "offers": "; ".join(f"{skill}:{rng.randint(3, 5)}" for skill in skills[:3]),
                "wants": "; ".join(f"{skill}:{rng.randint(2, 5)}" for skill in skills[3:]),
            }
        )
    return rows


def write_rows(path: Path, rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> Path:
    """Write rows as a CSV file."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return path
