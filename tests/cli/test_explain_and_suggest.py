"""``recimentor explain`` and ``suggest`` from the outside: codes, streams, formats."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.runner import run

from recimentor import api, report

PEOPLE = Path(__file__).parents[1] / "data" / "company" / "people.csv"
READING = api.ReadRequest((str(PEOPLE),))


def test_explain_prints_words_or_what_the_library_returns() -> None:
    words = run("explain", PEOPLE, "kofi", "oscar")
    assert (words.code, words.out.splitlines()[0]) == (
        0,
        "Kofi Boateng and Oscar Delgado: a possible pair, 69%",
    )
    assert words.err.startswith("program: ")
    as_json = run("explain", PEOPLE, "kofi", "oscar", "--format", "json", "-q")
    assert as_json.out == report.explanation_json(api.explain(api.ExplainRequest(READING, "kofi", "oscar")))
    assert json.loads(as_json.out)["schema"] == "recimentor/explanation/1"
    assert as_json.err == ""


def test_suggest_prints_words_or_what_the_library_returns() -> None:
    words = run("suggest", PEOPLE, "--for", "priya")
    assert words.code == 0
    assert "possible partners for Priya Nair" in words.out
    as_json = run("suggest", PEOPLE, "--for", "priya", "--format", "json", "-q")
    assert as_json.out == report.suggestions_json(api.suggest(api.SuggestRequest(READING, "priya")))


def test_usage_errors_are_two_and_bad_data_is_sixty_five(tmp_path: Path) -> None:
    assert run("explain", PEOPLE, "kofi").code == 2
    assert run("explain", PEOPLE, "kofi", "no such person").code == 2
    assert run("suggest", PEOPLE).code == 2
    assert run("suggest", tmp_path / "none.csv", "--for", "x").code == 66
    bad = tmp_path / "bad.csv"
    bad.write_text("name,offers,wants\nA,X:9,Y\n")
    ran = run("suggest", bad, "--for", "A")
    assert (ran.code, ran.out) == (65, "")
    assert "bad-level" in ran.err
