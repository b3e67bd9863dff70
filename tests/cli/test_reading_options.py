"""What is read beside the sources, from the outside."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.runner import run

FAULTY = "name,email,offers,wants\nAna,a@x.org,SQL:4,Excel\nBen,b@x.org,Excel:4,SQL\nCem,c@x.org,SQL:9,Go\n"


def test_rows_set_aside_stand_among_the_left_over_with_their_fault(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(FAULTY)
    assert run("match", "people.csv", cwd=tmp_path).code == 65
    ran = run("match", "people.csv", "--set-aside", "--format", "json", cwd=tmp_path)
    plan = json.loads(ran.out)
    assert (ran.code, len(plan["pairs"])) == (0, 1)
    assert [(one["name"], one["reasons"][0]["code"]) for one in plan["unmatched"]] == [("Cem", "set-aside")]
    assert "people.csv:4" in plan["unmatched"][0]["reasons"][0]["text"]


def test_corrections_beside_the_source_are_laid_over_it(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(FAULTY)
    (tmp_path / "corrections.csv").write_text("who,field,value,why\nCem,offers,SQL:3,asked\n")
    assert run("check", "people.csv", cwd=tmp_path).code == 0


def test_nobody_is_paired_within_a_line_that_only_the_organisation_file_knows(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(FAULTY.replace(":9", ":4"))
    (tmp_path / "org.csv").write_text(
        "email,manager\na@x.org,m@x.org\nm@x.org,b@x.org\nb@x.org,\nc@x.org,b@x.org\n"
    )
    (tmp_path / "program.yaml").write_text("rules: [{not_in_line: manager}]\n")
    plain = json.loads(run("match", "people.csv", "--no-program", "--format", "json", cwd=tmp_path).out)
    joined = json.loads(run("match", "people.csv", "--org", "org.csv", "--format", "json", cwd=tmp_path).out)
    assert (len(plain["pairs"]), len(joined["pairs"])) == (1, 0)


def test_a_sheet_is_chosen_by_name(tmp_path: Path) -> None:
    assert run("check", "people.csv", "--sheet", cwd=tmp_path).code == 2


def test_people_set_aside_count_among_those_left_over(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(FAULTY)
    ran = run("match", "people.csv", "--set-aside", "-o", "plan.json", cwd=tmp_path)
    assert "2 of 3 people are paired, in 1 pair; 1 person is left over." in ran.out
    assert run("verify", "plan.json", "people.csv", "--set-aside", cwd=tmp_path).code == 0


def test_files_that_are_missing_do_not_hide_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(FAULTY)
    (tmp_path / "program.yaml").write_text("odd: maybe\n")
    ran = run("match", "people.csv", "gone.csv", cwd=tmp_path)
    assert (ran.code, ran.err.splitlines()[-1]) == (66, "recimentor: not found: gone.csv")
    assert "people.csv:4:3" in ran.err
    assert "program.yaml:1:6" in ran.err
    (tmp_path / "program.yaml").write_text("odd: maybe\nskills: {map: lost.yaml}\n")
    ran = run("match", "people.csv", "gone.csv", cwd=tmp_path)
    assert (ran.code, ran.err.splitlines()[-1]) == (66, "recimentor: not found: gone.csv, lost.yaml")
    assert "program.yaml:1:6" in ran.err


def test_a_setting_that_names_no_column_is_told_in_the_program_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name,offers,wants\nAna,SQL:4,Excel\nBen,Excel:4,SQL\n")
    (tmp_path / "program.yaml").write_text("name: x\nsides: nope\n")
    assert "program.yaml:2:8" in run("match", "people.csv", cwd=tmp_path).err
    ran = run("match", "people.csv", "--sides", "none", cwd=tmp_path)
    assert (ran.code, "program.yaml" in ran.err, "people.csv:1" in ran.err) == (65, False, True)
