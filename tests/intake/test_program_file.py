"""The program file: settings, defaults, faults with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import read_program
from recimentor.model.errors import InputMissing
from recimentor.model.program import Program

_DESIGN = """
name: 2026
sides: null
objective: best-total
minimum_gain: 0.25
seed: 007
columns:
  name: Full name
  offers: {from: [Have, Had], split: ";", blank: [NA]}
  wants: {from: "What do you want to learn?", split: ","}
skills:
  aliases: {Power Point: PowerPoint}
  related: [{want: Presenting, offer: Data storytelling, credit: 0.6}]
score: {teach_from: 3, wants_counted: 2, repeated_wants: drop, importance: {skills: 6, logistics: 1.5}}
rules: [{must_differ: department}, {not_in_line: manager}, common_language: yes]
commitments: [We keep confidence, We listen before we answer]
"""


def told(tmp_path: Path, text: str) -> tuple[Program, list[str]]:
    path = tmp_path / "program.yaml"
    path.write_text(text, "utf-8")
    read = read_program(path)
    return read.program, [finding.message for finding in read.findings]


def test_the_settings_of_the_design_are_read(tmp_path: Path) -> None:
    program, messages = told(tmp_path, _DESIGN)
    assert messages == []
    assert (program.name, program.sides, program.seed, program.minimum_gain) == ("2026", None, 7, 0.25)
    assert program.columns["offers"][0].from_ == ("Have", "Had")
    assert [rule.rule for rule in program.rules] == ["must_differ", "not_in_line", "common_language"]
    assert program.score.importance.bridge == 1.0


def test_no_file_or_an_empty_one_is_all_defaults(tmp_path: Path) -> None:
    assert read_program(None).program == Program()
    assert told(tmp_path, "# nothing yet\n") == (Program(), [])


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputMissing):
        read_program(tmp_path / "program.yaml")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("objektive: coverage", 'did you mean "objective"?'),
        ("score: {importance: {chemstry: 1}}", 'did you mean "chemistry"?'),
        ("columns: {offers: {from: x, splitt: y}}", 'did you mean "split"?'),
        ("columns: {offers: [a, {from: x, blnk: y}]}", 'did you mean "blank"?'),
        ("skills: {related: [{want: a, offer: b, credits: 1, credit: 1}]}", 'did you mean "credit"?'),
        ("wants_counted: 3", '"wants_counted" belongs under `score:`'),
        ("score: {seed: 3}", '"seed" belongs at the left margin'),
        ("rules: [{must_difer: x}]", 'did you mean "must_differ"?'),
        ("rules: [{at_most_apart: {field: x, stepps: 2, steps: 1}}]", 'did you mean "steps"?'),
        ("columns: {ofers: x}", 'did you mean "offers"?'),
        ("accept: [unknown-column]", 'did you mean "unknown-columns"?'),
        ("accept: [{code: bad-levl}]", 'did you mean "bad-level"?'),
    ],
)
def test_an_unknown_setting_is_told_with_what_was_meant(tmp_path: Path, text: str, hint: str) -> None:
    _, messages = told(tmp_path, text)
    assert len(messages) == 1
    assert hint in messages[0]


def test_sound_settings_beside_a_faulty_one_count(tmp_path: Path) -> None:
    text = "seed: 5\nodd: maybe\nrules: [{must_differ: team}, {within_km: far}, {must_share: site}]\n"
    program, messages = told(tmp_path, text)
    assert (program.seed, len(messages)) == (5, 2)
    assert [rule.rule for rule in program.rules] == ["must_differ", "must_share"]


def test_a_setting_with_nothing_behind_it_is_at_its_default(tmp_path: Path) -> None:
    text = "rules:\n  # - must_differ: team\ncolumns:\nscore:\n  teach_from:\n"
    assert told(tmp_path, text) == (Program(), [])
