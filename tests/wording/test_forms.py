"""Word forms: what is one name by inflection alone, and what is not."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from recimentor.wording import one_form

SHARED = os.environ.get("RECIMENTOR_SHARED_DATA", "")
HELD_BACK = Path(__file__).parents[2] / "benchmarks" / "wording" / "held-back-pairs.csv"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Delegating", "Delegation"),
        ("Meeting", "meetings"),
        ("Running meetings", "running meeting"),
        ("Difficult conversation", "Difficult conversations"),
        ("Organisational strategies", "organizational strategy"),
        ("Stakeholder mgmt", "Stakeholder management"),
        ("Business case", "Business cases"),
        ("Programme management", "program management"),
    ],
)
def test_number_spelling_and_short_forms_are_one_name(first: str, second: str) -> None:
    assert one_form(first) == one_form(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Marketing", "Markets"),
        ("Polish", "Polishing"),
        ("Accounting management", "Account management"),
        ("Excel", "Excelling"),
        ("C", "C++"),
        ("Sales", "Sale"),
        ("Statistics", "Statistic"),
        ("SAS", "SaaS"),
        ("News", "New"),
        ("time management", "management time"),
        ("Rating", "Ration"),
    ],
)
def test_other_words_are_other_names(first: str, second: str) -> None:
    assert one_form(first) != one_form(second)


def _different(path: Path) -> list[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [(row["a"], row["b"]) for row in csv.DictReader(lines) if row["label"] == "different"]


def test_no_pair_that_a_human_calls_different_is_one_name() -> None:
    pairs = _different(HELD_BACK)
    if SHARED:
        pairs += _different(Path(SHARED) / "field" / "company" / "skill-pairs.csv")
    assert [pair for pair in pairs if one_form(pair[0]) == one_form(pair[1])] == []
