"""People's own words on the command line: proposals, answers, and what they cost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.runner import run

HYPHEN = """name,offers,wants
Ana,Public speaking:5; People management:4,Spreadsheets:5
Ben,MS Excel:5,Giving talks:5; Leading a team:4
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(HYPHEN, encoding="utf-8")
    return path


def test_match_and_check_end_with_what_wording_costs(source: Path) -> None:
    for command in ("match", "check"):
        out = run(command, source).out
        assert "2 of 2 people left over would have a partner if these 2 wordings mean the same:" in out
        assert f'say yes to one: recimentor skills {source} --same "Spreadsheets = Excel"' in out
    helps = json.loads(run("check", source, "--format", "json").out)["helps"]
    assert [(each["kind"], each["placed"], len(each["proposals"])) for each in helps] == [("wording", 2, 2)]


def test_nobody_is_told_to_recruit_where_words_are_all_that_is_missing(source: Path) -> None:
    out = run("skills", source).out
    assert "Spreadsheets = Excel" in out
    assert "Whom to recruit" not in out
    found = json.loads(run("skills", source, "--format", "json").out)
    assert found["recruits"] == []
    assert {("Spreadsheets", "Excel"), ("Giving talks", "Public speaking")} <= {
        (each["wording"], each["means"]) for each in found["proposals"]
    }


def test_a_yes_is_kept_and_read_in_the_next_run(source: Path) -> None:
    ran = run(
        "skills", source, "--same", "Giving talks = Public speaking", "--partly", "Spreadsheets = Excel"
    )
    assert (ran.code, ran.out) == (0, "")
    kept = source.parent / "skill-map.csv"
    assert kept.read_text(encoding="utf-8") == (
        "wording,means,answer,people,also\nGiving talks,Public speaking,same,,\nSpreadsheets,Excel,partly,,\n"
    )
    ran = run("match", source)
    assert f"skills: {kept}" in ran.err
    assert "All 2 people are paired" in ran.out
    assert "What would help" not in ran.out


def test_propose_writes_a_table_to_answer_and_keeps_what_is_answered(source: Path) -> None:
    kept = source.parent / "skill-map.csv"
    assert run("skills", source, "--propose").code == 0
    lines = kept.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "wording,means,answer,people,also"
    assert sorted(line.split(",")[2] for line in lines[1:]) == ["", "", ""]
    answered = [line.replace(",,1", ",different,1", 1) if "Excel" in line else line for line in lines]
    kept.write_text("\n".join(answered) + "\n", encoding="utf-8")
    run("skills", source, "--propose")
    again = kept.read_text(encoding="utf-8")
    assert "Spreadsheets,Excel,different" in again
    assert len(again.splitlines()) == len(lines)


@pytest.mark.parametrize("text", ["Excel", "Excel = ", "Excel = excel", " = Excel"])
def test_an_answer_about_one_name_is_refused(source: Path, text: str) -> None:
    ran = run("skills", source, "--same", text)
    assert ran.code == 2
    assert "--same takes two names" in ran.err
    assert not (source.parent / "skill-map.csv").exists()


def test_a_map_with_faults_is_told_and_not_written_over(source: Path) -> None:
    kept = source.parent / "skill-map.csv"
    kept.write_text("wording,means,answer\nGiving talks,Public speaking,perhaps\n", encoding="utf-8")
    ran = run("match", source)
    assert (ran.code, "skill-map-line" in ran.err) == (65, True)
    assert run("skills", source, "--same", "Spreadsheets = Excel").code == 65
    assert "perhaps" in kept.read_text(encoding="utf-8")


def test_sponsors_and_machines_are_not_told_of_words(source: Path) -> None:
    assert "help" not in run("match", source, "--audience", "sponsor").out
    assert json.loads(run("match", source, "--format", "json").out)["schema"]


def test_markup_and_signs_in_words_are_shown_not_obeyed(tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    source.write_text(
        'name,offers,wants\nAna,[red]Excel[/red] "advanced":5,Public speaking\n'
        "Ben,Giving talks $HOME:5,Spreadsheets\n"
    )
    ran = run("match", source)
    assert ran.code == 0
    assert "'" in ran.out.partition("say yes to one:")[2] or "say yes" not in ran.out


def test_people_from_standard_input_have_no_place_for_a_map() -> None:
    ran = run("match", "-", stdin=HYPHEN.encode())
    assert "these 2 wordings mean the same" in ran.out
    assert "--same" not in ran.out
    ran = run("skills", "-", "--propose", stdin=HYPHEN.encode())
    assert (ran.code, "name a file" in ran.err) == (2, True)


def test_a_partly_kept_without_a_program_file_meets_names_as_they_are_read(source: Path) -> None:
    run("skills", source, "--partly", "Spreadsheets = MS Excel", "--same", "Giving talks = Public speaking")
    assert "All 2 people are paired" in run("match", source).out


def test_a_run_out_of_time_solves_nothing_more(source: Path) -> None:
    ran = run("match", source, "--time-limit", "0")
    assert ran.code == 0
