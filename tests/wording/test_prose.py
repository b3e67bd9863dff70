"""Prose: skills are found by whole words and stems, and nothing is found where nothing is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from recimentor.intake.pack import starter_skills
from recimentor.wording.prose import Prose, _stand_together

SENTENCES = Path(__file__).parents[2] / "benchmarks" / "wording" / "prose.csv"
STARTERS = Prose(starter_skills())


@pytest.mark.parametrize(
    ("sentence", "skill"),
    [
        ("I ran budgeting for years.", "Budgeting"),
        ("I have led teams of up to twelve people.", "Leading a team"),
        ("My spreadsheets are a mess.", "Excel"),
        ("How do I negotiate with suppliers?", "Negotiation"),
    ],
)
def test_a_named_skill_goes_first(sentence: str, skill: str) -> None:
    assert STARTERS.suggest(sentence)[0] == skill


@pytest.mark.parametrize(
    "sentence",
    ["I love dogs!", "I'd like to use it without making things worse.", "We met last summer.", "", "?!"],
)
def test_no_skill_is_suggested_where_none_is_named(sentence: str) -> None:
    assert STARTERS.suggest(sentence) == ()


def test_words_far_apart_name_nothing_together() -> None:
    assert _stand_together([[0], [3]])
    assert not _stand_together([[0], [20]])


def test_sentences_of_a_language_are_read_by_its_stems() -> None:
    assert Prose(["Verhandlung"], "de").suggest("Ich habe viele Verhandlungen gef\u00fchrt.") == (
        "Verhandlung",
    )


def test_a_right_skill_is_among_three_for_most_sentences() -> None:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["right"]]
    hits = sum(
        bool(set(row["right"].split(";")) & set(STARTERS.suggest(row["sentence"], most=3))) for row in rows
    )
    assert hits >= 0.85 * len(rows)
