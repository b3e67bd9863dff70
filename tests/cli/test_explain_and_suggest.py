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


def test_a_first_name_or_a_near_one_will_do_and_is_said() -> None:
    for text in ("Nair", "nair priya", "Priya Niar"):
        ran = run("suggest", PEOPLE, "--for", text, "-q")
        assert (ran.code, ran.err) == (0, f'"{text}" is taken as priya\n')
    ran = run("explain", PEOPLE, "Kofi", "Oscar", "-q")
    assert ran.out.startswith("Kofi Boateng and Oscar Delgado: a possible pair")
    assert ran.err == "", "an id in another case is no guess"


def test_a_name_that_may_mean_several_lists_them(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,offers,wants\na1,Ana Silva,X,Y\na2,Ana Roy,Y,X\nb,Wanda Lee,Y,X\n")
    ran = run("suggest", path, "--for", "Ana", "-q")
    assert (ran.code, "a1 or a2" in ran.err) == (2, True), ran.err
    assert run("match", path, "-o", tmp_path / "plan.json", "-q").code == 0
    for text, said in (("Ana", "a1 or a2"), ("Wands", "did you mean b?"), ("Nobody", "nobody in the plan")):
        ran = run("report", tmp_path / "plan.json", "--audience", "participant", "--for", text, "-q")
        assert (ran.code, said in ran.err) == (2, True), ran.err
    ran = run("report", tmp_path / "plan.json", "--audience", "participant", "--for", "Wanda", "-q")
    assert (ran.code, ran.err) == (0, '"Wanda" is taken as b\n')


def test_a_rule_is_set_aside_for_a_question_and_every_pair_against_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "id,name,manager,offers,wants,avoid\n"
        "ceo,Ada Boss,,X:5,Y:5,\nbo,Bo Roe,ceo,Y:5,X:5,\ncy,Cy Low,bo,Y:5,X:5,\ndi,Di No,bo,Y:5,X:5,ceo\n"
    )
    alone = run("suggest", path, "--for", "ceo", "-q")
    assert (alone.code, "Nobody would suit Ada Boss" in alone.out) == (0, True)
    ran = run("suggest", path, "--for", "ceo", "--despite", "not_in_line", "-q")
    assert ran.code == 0, ran.err
    assert "2 possible partners for Ada Boss" in ran.out, "whoever wants to avoid her stays apart"
    assert "Against a rule: Ada Boss is the manager of Bo Roe" in ran.out
    assert "Against a rule: Ada Boss is 2 levels above Cy Low" in ran.out
    for rule in ("must_differ", "avoid", "nonsense"):
        ran = run("suggest", path, "--for", "ceo", "--despite", rule, "-q")
        assert (ran.code, "in force: not_in_line" in ran.err) == (2, True), ran.err
