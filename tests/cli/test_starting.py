"""``init``, ``import``, ``skills`` and ``code`` from the outside."""

from __future__ import annotations

import csv
import io
import json
import stat
import zipfile
from pathlib import Path

from tests.cli.runner import run

EXAMPLES = Path(__file__).parents[2] / "examples"
FORMS = Path(__file__).parents[1] / "data" / "forms"


def test_init_writes_a_program_folder_and_never_over_one(tmp_path: Path) -> None:
    folder = tmp_path / "spring"
    ran = run("init", folder, "--name", "Spring: 2027")
    assert ran.code == 0
    assert {path.name for path in folder.iterdir()} >= {
        "README.md", "program.yaml", "skills.txt", "form.md", "corrections.csv"}  # fmt: skip
    assert stat.S_IMODE((folder / "program.yaml").stat().st_mode) == 0o600
    (folder / "answers.csv").write_bytes((FORMS / "google.csv").read_bytes())
    assert run("match", folder / "answers.csv").code == 0
    again = run("init", folder)
    assert (again.code, again.out) == (2, "")
    assert "already there" in again.err


def test_init_from_an_export_prints_a_mapping_and_says_what_it_guessed(tmp_path: Path) -> None:
    ran = run("init", "--from", FORMS / "grids.csv")
    assert ran.code == 0
    assert 'offers: {from: "Rate your skill [*]", cells: level}' in ran.out
    assert "is 1 the best?" in ran.err
    output = tmp_path / "program.yaml"
    assert run("init", "--from", FORMS / "grids.csv", "-o", output, "-q").err == ""
    assert run("init", "--from", FORMS / "grids.csv", "-o", output).code == 2


def test_init_without_or_with_both_is_a_usage_error(tmp_path: Path) -> None:
    assert run("init").code == 2
    assert run("init", tmp_path, "--from", FORMS / "grids.csv").code == 2
    assert run("init", "--from", tmp_path / "none.csv").code == 66


def test_linkedin_archives_become_a_source(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nAna,Sol,Sales\n")
        archive.writestr("Skills.csv", "Name\nNegotiation\n")
    ran = run("import", "linkedin", tmp_path / "a.zip", "-o", tmp_path / "people.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "Negotiation" in (tmp_path / "people.yaml").read_text("utf-8")
    assert run("import", "linkedin", tmp_path / "none.zip").code == 66
    (tmp_path / "b.zip").write_bytes(b"no archive")
    assert run("import", "linkedin", tmp_path / "b.zip").code == 65


def test_skills_shows_supply_and_demand_in_three_formats() -> None:
    table = run("skills", EXAMPLES / "people.csv", "--no-recruit")
    assert table.code == 0
    assert "wanted by" in table.out
    assert "nobody can teach it" in table.out
    rows = list(
        csv.DictReader(
            io.StringIO(run("skills", EXAMPLES / "people.csv", "--no-recruit", "--format", "csv").out)
        )
    )
    document = json.loads(run("skills", EXAMPLES / "people.csv", "--no-recruit", "--format", "json").out)
    assert [row["skill"] for row in rows] == [row["skill"] for row in document["skills"]]


def test_whom_to_recruit_is_checked_by_solving_again(tmp_path: Path) -> None:
    """Ana and Ben pair; Cem and Dee want what nobody teaches; one newcomer can serve one of them."""
    source = tmp_path / "people.csv"
    source.write_text(
        "name,offers,wants\nAna,SQL:5,Excel\nBen,Excel:5,SQL\nCem,Chess:5,Harp:5\nDee,Chess:5,Harp:5\n"
    )
    recruits = json.loads(run("skills", source, "--format", "json").out)["recruits"]
    assert recruits[0] == {"teaches": "Harp", "wants": "Chess", "placed": 2}


def test_prose_is_turned_into_skills_by_a_human(tmp_path: Path) -> None:
    source, sheet = tmp_path / "people.csv", tmp_path / "coded.csv"
    source.write_text(
        "id,name,About you,Your wish\na,Ana,I ran budgets for years.,Learn Python.\n"
        "b,Ben,Python is my job.,Budgets!\n"
    )
    ran = run("code", source, "--offers", "About you", "--wants", "Your wish", "-o", sheet)
    assert ran.code == 0
    with sheet.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["who"], row["field"], row["skills"]) for row in rows] == [
        ("a", "offers", ""), ("a", "wants", ""), ("b", "offers", ""), ("b", "wants", "")]  # fmt: skip
    assert "Python" in rows[1]["suggested skills"]
    for row, skill in zip(rows, ["Budgeting:5", "Python", "Python:5", "Budgeting"], strict=True):
        row["skills"] = skill
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    plan = json.loads(run("match", source, "--coded", sheet, "--format", "json").out)
    assert len(plan["pairs"]) == 1
    assert run("code", source).code == 2
