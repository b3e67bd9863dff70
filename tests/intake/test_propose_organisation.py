"""``init --org`` writes how organisation data are read, and what it writes is read so."""

from __future__ import annotations

from pathlib import Path

import yaml
from tests.cli.runner import run

PEOPLE = "name,email,offers,wants\nAna,ana@x.org,Python:5,Excel\nBen,ben@x.org,Excel:5,Python\n"
HR = (
    "Employee ID,Full Name,Work Email,Supervisor ID,Dept\n"
    "7,Ana Roe,ana@x.org,,Sales\n8,Ben Ode,ben@x.org,7,IT\n"
)


def test_headers_are_proposed_and_the_proposal_is_read(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "hr").mkdir()
    (tmp_path / "hr" / "all.csv").write_text(HR, encoding="utf-8")
    ran = run("init", "--org", "hr/all.csv", "-o", "program.yaml", cwd=tmp_path)
    assert ran.code == 0, ran.err
    block = yaml.safe_load((tmp_path / "program.yaml").read_text(encoding="utf-8"))["org"]
    assert block["file"] == ["hr/all.csv"]
    assert block["columns"]["manager"] == ["Supervisor ID"]
    assert block["columns"]["id"] == ["Employee ID"]
    told = run("match", "people.csv", cwd=tmp_path)
    assert told.code == 0, told.err
    assert "not_in_line: manager" in told.out


def test_an_export_and_organisation_data_make_one_file(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "hr.csv").write_text(HR, encoding="utf-8")
    text = run("init", "--from", "people.csv", "--org", "hr.csv", cwd=tmp_path).out
    assert yaml.safe_load(text)["org"]["file"] == ["hr.csv"]


def test_a_file_that_says_nobody_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "hr.csv").write_text("Colour,Shape\nred,round\n", encoding="utf-8")
    ran = run("init", "--org", "hr.csv", "-o", "program.yaml", cwd=tmp_path)
    assert ran.code == 65
    assert "missing-column" in ran.err
    assert not (tmp_path / "program.yaml").exists()
