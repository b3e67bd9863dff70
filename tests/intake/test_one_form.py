"""Texts that Unicode writes in several ways compare alike wherever a file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.api.feedback import answers_beside
from recimentor.intake import read_history, read_people, read_program
from recimentor.intake.values.items import items_of, plain_text
from recimentor.intake.values.languages import language_of
from recimentor.intake.values.levels import level_of
from recimentor.intake.values.tongues import is_yes, word_key
from recimentor.model.columns import Column
from recimentor.model.program import Program

WAYS = ["RIEN A\u0300 DIRE", "rien\u00a0\u00e0 dire", "rien \u00e0\u200b dire", "\uff32\uff49en \u00e0 dire"]
BLANK = Column.model_validate({"from": "Skills", "blank": ["Rien \u00e0 dire"]})


@pytest.mark.parametrize("way", WAYS)
def test_a_blank_of_the_program_is_one_however_written(way: str) -> None:
    assert items_of(f"{way}; Excel", BLANK)[0].text == "Excel"
    assert plain_text(way, BLANK) == ""


@pytest.mark.parametrize("no", ["No", "\uff2e\uff2f", "no\u200b"])
def test_a_switch_of_a_rule_is_read_in_any_width(tmp_path: Path, no: str) -> None:
    program = tmp_path / "program.yaml"
    program.write_text(f"rules:\n  - not_in_line: {no}\n", "utf-8")
    read = read_program(program)
    assert [one for one in read.findings if one.severity == "error"] == []
    assert "on=False" in str(read.program.rules)


def test_codes_and_levels_are_read_in_any_width() -> None:
    assert language_of("\uff24\uff25") == language_of("de\u200b") == language_of("DE") == "German"
    assert level_of("\uff22\uff12") == level_of("B2")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fr\u0131day", "FR\u0130DAY"),
        ("lo\u0308rdag", "L\u00d6RDAG"),
        ("\uff33i\u0301", "s\u00ed"),
        ("s\u00f8ndag", "SONDAG"),
    ],
)
def test_words_of_the_tables_compare_in_the_one_form(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize("yes", ["\uff39\uff25\uff33", "ye\u200bs", "S\u0131", "SI\u0301"])
def test_yes_is_read_in_any_width(yes: str) -> None:
    assert is_yes(yes) is True


def test_voiced_letters_of_japanese_stay_apart() -> None:
    assert word_key("\u30ac") == word_key("\u30ab\u3099") != word_key("\u30ab")


def test_a_round_beside_its_table_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "re\u0301union.csv").write_text("a_id,b_id\na,b\n", "utf-8")
    (tmp_path / "R\u00e9union.json").write_text("{}", "utf-8")
    assert read_history([tmp_path]).history.rounds == ()


def test_answers_beside_a_plan_are_found_in_any_width(tmp_path: Path) -> None:
    (tmp_path / "\uff26eedback.csv").write_text("name,answer\n", "utf-8")
    assert len(answers_beside(tmp_path / "plan.json")) == 1


def test_a_form_that_somebody_tried_is_left_aside_in_any_width(tmp_path: Path) -> None:
    rows = "Ana,Python,Excel\nBen,Excel,Python\n\uff34\uff25\uff33\uff34,te\u200bst,test\n"
    (tmp_path / "people.csv").write_text(f"name,offers,wants\n{rows}", "utf-8")
    assert [one.name for one in read_people([str(tmp_path / "people.csv")], Program()).people] == [
        "Ana",
        "Ben",
    ]
