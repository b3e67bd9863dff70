from __future__ import annotations

import json

import pytest

from recimentor.model.finding import Finding, Place, Severity
from recimentor.report import Screen, findings_json, findings_text

BAD = Finding(
    "bad-capacity",
    Severity.ERROR,
    Place("people.csv", row=7, column=4, header="capacity"),
    'capacity is "-2"',
    "use a whole number from 1 to 20",
)
TWICE = Finding(
    "duplicate-id",
    Severity.ERROR,
    Place("people.xlsx", "People", 12, 2),
    'Id "ana" is already used at people.xlsx:People!B3.',
    "Rename one.",
    also=(Place("people.xlsx", "People", 3, 2), Place("people.csv", row=2, column=1)),
)
GUESS = Finding("encoding-guessed", Severity.WARNING, Place("old.csv"), "It was read as Windows-1252.")


def test_the_place_comes_first_and_the_counts_last() -> None:
    assert findings_text([TWICE, BAD, GUESS], num_files=3) == (
        "old.csv                 warn   encoding-guessed  It was read as Windows-1252.\n"
        'people.csv:7:4          error  bad-capacity      capacity is "-2"; use a whole number from 1 to 20\n'
        'people.xlsx:People!B12  error  duplicate-id      Id "ana" is already used at people.xlsx:People!B3'
        " (also at people.csv:2:1). Rename one.\n"
        "2 errors, 1 warning in 3 files\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert findings_text([]) == ""


def test_many_of_one_code_are_cut_and_counted() -> None:
    many = [
        Finding("bad-level", Severity.WARNING, Place("people.csv", row=row), "Odd.") for row in range(2, 40)
    ]
    lines = findings_text([*many, BAD]).splitlines()
    assert len(lines) == 13
    assert lines[-2:] == ["... and 28 more: 28 bad-level", "1 error, 38 warnings in 1 file"]


def test_errors_are_shown_before_warnings_where_the_limit_is_short() -> None:
    text = findings_text([GUESS, BAD, TWICE], limit=2)
    assert "encoding-guessed  " not in text
    assert "... and 1 more: 1 encoding-guessed" in text


def test_a_screen_decides_colour_and_characters() -> None:
    assert "\x1b[31merror\x1b[0m" in findings_text([BAD], screen=Screen(colour=True))
    odd = Finding("bad-level", Severity.ADVICE, Place("p\x1b[2J.csv"), "Stufe für Łódź.")
    assert findings_text([odd], screen=Screen(encoding="cp1252")).startswith(
        r"p\x1b[2J.csv  advice  bad-level  Stufe für \u0141ód\u017a."
    )


def test_json_holds_every_finding_with_its_place_and_the_counts() -> None:
    document = json.loads(findings_json([TWICE, BAD], num_files=2))
    assert document["schema"] == "recimentor/findings/1"
    assert document["counts"] == {"error": 2, "warning": 0, "advice": 0}
    assert document["findings"][0]["place"] == {
        "file": "people.csv",
        "sheet": "",
        "row": 7,
        "column": 4,
        "header": "capacity",
    }
    assert len(document["findings"][1]["also"]) == 2


def test_a_question_keeps_its_mark_and_gets_no_full_stop() -> None:
    asks = Finding("no-rule", Severity.ERROR, Place("p.yaml"), 'Did you mean "x"?', "Use a rule of the list.")
    assert 'Did you mean "x"? Use a rule of the list.' in findings_text([asks])
    asks = Finding("no-rule", Severity.ERROR, Place("p.yaml"), 'Did you mean "x"?', "use a rule")
    assert 'Did you mean "x"? Use a rule' in findings_text([asks])


@pytest.mark.parametrize("width", [30, 60, 100])
def test_findings_wrap_at_words_on_a_terminal_and_lose_none(width: int) -> None:
    endless = findings_text([BAD])
    wrapped = findings_text([BAD], screen=Screen(width=width))
    assert wrapped.split() == endless.split()
    assert all(len(line) <= max(width, 70) for line in wrapped.splitlines())
