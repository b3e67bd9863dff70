"""What would help people left over: each thing is counted as solving again would count it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recimentor import api
from recimentor.api import wording
from recimentor.api.pipeline import Hooks, make_plan
from recimentor.api.reading import Reading
from recimentor.insight.questions import helping
from recimentor.model.wording import Answer, Help, HelpKind
from recimentor.report import not_asked_text
from recimentor.report.screen import Screen
from recimentor.wording.applying import with_proposals

HYPHEN = """name,offers,wants
Ana,Public speaking:5; People management:4,Spreadsheets:5
Ben,MS Excel:5,Giving talks:5; Leading a team:4
"""
RING = """name,offers,wants
Ana,Alchemy:5,Botany:5
Ben,Botany:5,Cartography:5
Cyd,Cartography:5,Alchemy:5
"""


def reading(folder: Path, text: str, program: str = "") -> Reading:
    (folder / "people.csv").write_text(text, encoding="utf-8")
    if program:
        (folder / "program.yaml").write_text(program, encoding="utf-8")
    return api.read(api.ReadRequest(sources=(str(folder / "people.csv"),)))


def helps(read: Reading) -> dict[HelpKind, Help]:
    return {each.kind: each for each in wording.what_helps(read, make_plan(read, watch=Hooks()))}


def test_two_people_kept_apart_by_wording_are_told_which_words(tmp_path: Path) -> None:
    read = reading(tmp_path, HYPHEN)
    found = helps(read)[HelpKind.WORDING]
    assert (found.placed, found.left_over) == (2, 2)
    pairs = {frozenset((p.wording_key, p.means_key)) for p, _ in found.proposals}
    assert frozenset(("spreadsheets", "excel")) in pairs
    assert len(pairs) == 2
    # The line that stands first, kept by a human, is heeded by the next run.
    for proposal, _ in found.proposals:
        word = wording.word_of(f"{proposal.wording} = {proposal.means}", Answer.SAME)
        wording.keep_words(tmp_path / "skill-map.csv", [word])
    assert make_plan(reading(tmp_path, HYPHEN), watch=Hooks()).objective.placed == 2


def test_the_count_is_that_of_solving_again(tmp_path: Path) -> None:
    rows = [HYPHEN]
    rows += [
        f"P{n},Coaching:5,Budgeting\nQ{n},Managing budgets and costs:5,Coaching skills\n" for n in range(4)
    ]
    read = reading(tmp_path, "".join(rows))
    before = make_plan(read, watch=Hooks()).objective.placed
    found = helps(read)[HelpKind.WORDING]
    people, program = with_proposals(read.people, read.program, [p for p, _ in found.proposals])
    (tmp_path / "people.csv").unlink()
    after = make_plan(_replaced(read, people, program), watch=Hooks()).objective.placed
    assert after - before == found.placed > 2


def _replaced(read: Reading, people: object, program: object) -> Reading:
    return replace(read, people=people, program=program)  # type: ignore[arg-type]


def test_different_is_never_proposed_again(tmp_path: Path) -> None:
    words = [
        wording.word_of(text, Answer.DIFFERENT)
        for text in (
            "Spreadsheets = Excel",
            "Giving talks = Public speaking",
            "Leading a team = People management",
        )
    ]
    wording.keep_words(tmp_path / "skill-map.csv", words)
    assert HelpKind.WORDING not in helps(reading(tmp_path, HYPHEN))


def test_where_a_ring_or_one_way_pairs_would_help_they_are_counted(tmp_path: Path) -> None:
    found = helps(reading(tmp_path, RING))
    assert (found[HelpKind.RINGS].placed, found[HelpKind.RINGS].line) == (3, "--rings")
    assert (found[HelpKind.ONE_WAY].placed, found[HelpKind.ONE_WAY].line) == (
        2,
        "--set reciprocity=preferred",
    )
    assert HelpKind.WORDING not in found


def test_a_rule_that_keeps_two_apart_is_named_with_them(tmp_path: Path) -> None:
    text = "id,name,department,offers,wants\na,Ana,IT,SQL:5,Python\nb,Ben,IT,Python:5,SQL\n"
    found = helps(reading(tmp_path, text, "rules: [{must_differ: department}]\n"))[HelpKind.RULE]
    assert (found.placed, found.about, found.line) == (2, "must_differ: department", "a + b")


def test_who_said_no_is_not_paired_by_waiving(tmp_path: Path) -> None:
    text = "id,name,avoid,offers,wants\na,Ana,b,SQL:5,Python\nb,Ben,,Python:5,SQL\n"
    assert HelpKind.RULE not in helps(reading(tmp_path, text))


def test_where_all_have_a_partner_nothing_is_asked(tmp_path: Path) -> None:
    text = "name,offers,wants\nAna,SQL:5,Python; Spreadsheets\nBen,Python:5; Excel:5,SQL\n"
    read = reading(tmp_path, text)
    assert wording.what_helps(read, make_plan(read, watch=Hooks())) == ()
    assert wording.cost_of_wording(read) is None


def test_large_pools_are_left_alone_by_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "MOST_CHECKED", 1)
    assert wording.cost_of_wording(reading(tmp_path, HYPHEN)) is None


def test_the_same_answers_give_the_same_help_in_any_order(tmp_path: Path) -> None:
    head, *rows = HYPHEN.splitlines(keepends=True)
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    found = [
        helps(reading(folder, head + "".join(order))) for folder, order in ((one, rows), (other, rows[::-1]))
    ]
    assert found[0] == found[1]


def test_large_pools_are_not_solved_again_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(helping, "MOST_PEOPLE", 1)
    read = reading(tmp_path, HYPHEN)
    assert wording.is_too_large(read)
    assert wording.what_helps(read, make_plan(read, watch=Hooks())) == ()
    text = not_asked_text(["people.csv"], Screen())
    assert "recimentor skills people.csv --no-recruit" in text
