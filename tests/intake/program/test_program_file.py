"""The program file: settings, defaults, faults with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import read_people, read_program
from recimentor.intake.program.overrides import override_settings
from recimentor.model.errors import BadRequest, InputMissing
from recimentor.model.finding import Place, Severity
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


def placed(tmp_path: Path, settings: str, people: str) -> list[tuple[str, str, int, int]]:
    (tmp_path / "program.yaml").write_text(settings, "utf-8")
    (tmp_path / "people.csv").write_text(people, "utf-8")
    read = read_program(tmp_path / "program.yaml")
    found = read_people([str(tmp_path / "people.csv")], read.program, settings=read.places).findings
    faults = [f for f in (*read.findings, *found) if f.severity is Severity.ERROR]
    return [(f.code, Path(f.place.file).name, f.place.row, f.place.column) for f in faults]


PEOPLE = "id,name,offers,wants,Grade,Level\na,Ana,x:5,y,low,P1\nb,Ben,y:5,x,high,P2\n"


@pytest.mark.parametrize(
    ("settings", "code", "row", "column"),
    [
        ("name: x\nrules:\n  - must_differ: gender\n", "sensitive-rule", 3, 5),
        ("rules:\n  - within_km: far\n  - must_share: nope\n", "missing-column", 3, 5),
        ("rules:\n  - {at_most_apart: {field: grade, steps: 1}}\n", "ladder-needed", 2, 5),
        ("rules:\n  - common_language: yes\n", "rule-without-data", 2, 5),
        ("name: x\nsides: nope\n", "missing-column", 2, 8),
        ("roles:\n  column: nope\n", "missing-column", 2, 11),
        ("columns:\n  offers: [offers, Nope]\n", "missing-column", 2, 20),
        ("sources:\n- match: '*'\n  columns: {team: {from: Nope}}\n", "missing-column", 3, 26),
    ],
)
def test_a_setting_that_does_not_fit_the_people_is_told_where_it_stands(
    tmp_path: Path, settings: str, code: str, row: int, column: int
) -> None:
    faults = placed(tmp_path, settings, PEOPLE)
    assert [place for place in faults if place[0] != "bad-setting"] == [(code, "program.yaml", row, column)]


def test_sides_that_nobody_filled_in_are_told_once(tmp_path: Path) -> None:
    people = "id,name,offers,wants,side\na,Ana,x:5,y,\nb,Ben,y:5,x,\n"
    assert [code for code, *_ in placed(tmp_path, "sides: side\n", people)] == ["sides-not-two"]


def test_a_setting_of_this_run_is_not_looked_for_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "program.yaml"
    path.write_text("sides: team\nrules: [{must_share: site}]\n", "utf-8")
    places = read_program(path).places.without({"sides"})
    assert (places.of("sides"), places.rule(0)) == (None, Place(str(path), "", 2, 9, "rules"))
    assert read_program(None).places.rule(0) is None


def test_a_missing_skill_map_does_not_hide_other_faults(tmp_path: Path) -> None:
    path = tmp_path / "program.yaml"
    path.write_text("odd: maybe\nskills: {map: gone.yaml}\n", "utf-8")
    with pytest.raises(InputMissing) as gone:
        read_program(path)
    assert [finding.code for finding in gone.value.findings] == ["bad-setting"]


def test_a_missing_source_does_not_hide_faults_of_the_others(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("id,name,offers\na,Ana,x:9\nb,Ben,y:8\n", "utf-8")
    with pytest.raises(InputMissing) as gone:
        read_people([str(tmp_path / "gone.csv"), str(bad), str(tmp_path / "lost.csv")], Program())
    assert [Path(path).name for path in gone.value.paths] == ["gone.csv", "lost.csv"]
    assert [(f.code, f.place.row) for f in gone.value.findings] == [("bad-level", 2), ("bad-level", 3)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: must_differ", '"rules" takes a list, each entry as `- ...`.'),
        ("meetings: {start: 2026-05-01, end: 2026-01-01}", '"meetings": the end lies before the start.'),
        ("meetings: {start: hello}", '"meetings.start" takes a date, written like 2026-05-01.'),
        ("meetings: {minutes: long}", '"meetings.minutes" takes a whole number.'),
        ("meetings: {minutes: 5}", '"meetings.minutes" must be at least 15.'),
        ("minimum_gain: 4", '"minimum_gain" must be at most 1.'),
        ("minimum_gain: much", '"minimum_gain" takes a number.'),
        ("odd: maybe", '"odd" takes leave or trio.'),
        ("name: [a]", '"name" takes a text.'),
        ("score: 5", '"score" takes settings of its own, each as `name: value`.'),
        ("skills: {shipped_aliases: maybe}", '"skills.shipped_aliases" takes yes or no.'),
        ("columns: {name: {from: x, split: ''}}", '"columns.name.split" is empty.'),
        ("rules: [{must_differ: ''}]", '"rules.must_differ.field" is empty.'),
        ("roles: {column: ''}", '"roles.column" is empty.'),
        ("rules: [not_in_line]", "A rule is a name with a value."),
        ("rules: [{}]", "A rule is a name with a value."),
        ("rules: [[a]]", "A rule is a name with a value."),
        ("columns: {name: []}", '"columns.name" names no column.'),
        ("rules: [{within_km: 0}]", '"rules.within_km.km" must be more than 0.'),
        ("rules: [{not_in_line: a, must_share: b}]", "One entry holds the rules not_in_line and must_share."),
        (
            "rules: [{at_most_apart: grade, steps: 1}]",
            "steps stands beside the rule at_most_apart and not in it.",
        ),
        (
            "skills: {related: [{want: a, offer: b, credit: 0.555}]}",
            '"skills.related.credit": use whole percent, such as 0.5 or 0.55.',
        ),
        (f"seed: {'9' * 5000}", '"seed" is too large a number.'),
    ],
)
def test_a_value_that_cannot_be_is_told_in_plain_words(tmp_path: Path, text: str, message: str) -> None:
    assert told(tmp_path, text)[1] == [message]


def test_credits_in_whole_percent_are_read_exactly(tmp_path: Path) -> None:
    for percent in range(101):
        text = f"skills: {{related: [{{want: a, offer: b, credit: {percent / 100}}}]}}"
        program, messages = told(tmp_path, text)
        assert (messages, program.skills.related[0].credit) == ([], percent / 100)


def test_a_setting_of_one_run_is_refused_in_plain_words() -> None:
    with pytest.raises(BadRequest, match=r'--set: "rules" takes a list'):
        override_settings(Program(), ["rules=x"])
