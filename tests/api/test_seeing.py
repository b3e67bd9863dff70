"""What the hard rules saw is told, so that a human can see a misreading that agrees with itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.runner import run

PEOPLE = """id,name,email,department,manager,languages,avoid,offers,wants
a,Ana,a@x.org,Sales,c,English,,Python:5,Excel
b,Ben,b@x.org,sales,Nobody Known,English,,Excel:5,Python
c,Cem,c@x.org,IT,,French,a,Design:5,Python
d,Dee,d@x.org,,c,,,Python:5,Design
"""
PROGRAM = "rules: [{must_differ: department}, {common_language: true}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "program.yaml").write_text(PROGRAM, encoding="utf-8")
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=tmp_path).code == 0
    return tmp_path


def test_verify_tells_values_counts_and_blanks_of_each_rule(folder: Path) -> None:
    told = run("verify", "plan.json", "people.csv", cwd=folder).out
    assert "must_differ: department: Sales 2, IT 1; 1 blank" in told
    assert "common_language: english 2, french 1; 1 gave none" in told
    assert "avoid: 1 pair," in told
    assert "not_in_line: manager: " in told


def test_references_that_were_not_resolved_are_told_with_their_place(folder: Path) -> None:
    told = run("verify", "plan.json", "people.csv", cwd=folder).out
    assert "unknown-person: people.csv:3" in told
    assert "rule-blank: people.csv:5" in told


def test_rounds_are_told_by_the_file_that_they_were_read_from(folder: Path) -> None:
    (folder / "first.json").write_bytes((folder / "plan.json").read_bytes())
    options = ("people.csv", "--history", "first.json")
    assert run("match", *options, "-o", "plan.json", "-q", cwd=folder).code == 0
    told = run("verify", "plan.json", *options, cwd=folder).out
    assert "earlier round: first.json: " in told


def test_whoever_of_a_round_is_not_in_the_pool_is_told_by_name(folder: Path) -> None:
    (folder / "first.csv").write_text("a_name,b_name\nNobody Here,Nor There\n", "utf-8")
    told = run("match", "people.csv", "--history", "first.csv", "--details", cwd=folder).out
    assert "first.csv: 1 pair of 2 people; not in this pool: Nobody Here, Nor There" in told


def test_programs_read_it_as_data_and_details_show_it(folder: Path) -> None:
    data = json.loads(run("verify", "plan.json", "people.csv", "--format", "json", cwd=folder).out)
    assert {"rule": "must_differ: department", "saw": "Sales 2, IT 1; 1 blank"} in data["saw"]
    assert "What the hard rules saw:" in run("match", "people.csv", "--details", cwd=folder).out
    assert "What the hard rules saw:" not in run("match", "people.csv", cwd=folder).out
