"""A column that names people stops the run until somebody says what it is; one read as a rule says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.model.plan import Plan

ROWS = (
    ("E1001", "Ann Lee", "ann@x.example", "Python", "Public speaking"),
    ("E1002", "Ben Okafor", "ben@x.example", "Public speaking", "Python"),
    ("E1003", "Cy Roe", "cy@x.example", "Python", "Public speaking"),
    ("E1004", "Di Marsh", "di@x.example", "Public speaking", "Python"),
)


def _sheet(folder: Path, header: str, *answers: str) -> Path:
    cells = (*answers, "", "", "", "")
    rows = [",".join((*row, f'"{cell}"')) for row, cell in zip(ROWS, cells, strict=False)]
    sheet = folder / "people.csv"
    sheet.write_text("\n".join((f'Id,Name,Email,Offers,Wants,"{header}"', *rows)), encoding="utf-8")
    return sheet


def _lines(err: str) -> list[str]:
    return re.findall(r"`(columns: \{.*?\})`", " ".join(err.split()))


@pytest.mark.parametrize(
    "header",
    [
        "My difficult colleague",
        "People",
        "Notes on colleagues",
        "Complicated history",
        "Colleagues",
        "Sensitive relationships",
        "Comments",
        "Keine guten Erfahrungen",
        "Schwieriger Kollege",
        "Collègue difficile",
        "Compañero difícil",
        "Colega difícil",
        "Collega difficile",
        "Moeilijke collega",
        "Trudny współpracownik",
        "苦手な人",
        "Problems with a mentor",
    ],
)
def test_a_column_that_names_people_is_read_as_avoid_or_stops_the_run(header: str, tmp_path: Path) -> None:
    _is_never_passed_over(tmp_path, header, "Ben Okafor", "Cy Roe")


@pytest.mark.parametrize(
    "answers",
    [
        ("Okafor, Ben", "we clashed, Cy Roe and I"),
        ("ben@x.example", "cy@x.example"),
        ("E1002", "E1003"),
        ("Ben Okafor; Cy Roe",),
    ],
)
def test_people_are_named_in_any_usual_way(answers: tuple[str, ...], tmp_path: Path) -> None:
    _is_never_passed_over(tmp_path, "People", *answers)


def _is_never_passed_over(tmp_path: Path, header: str, *answers: str) -> None:
    sheet = _sheet(tmp_path, header, *answers)
    ran = run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
    if ran.code == 0:
        plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
        assert "E1002" in plan.people["E1001"]["avoid"]
        assert "column-read-as" in run("check", sheet, "--format", "json", cwd=tmp_path).out
        return
    assert ran.code == 65
    assert not (tmp_path / "plan.json").exists()
    avoid, own = _lines(ran.err)
    for line, expected in ((avoid, ["E1002"]), (own, [])):
        (tmp_path / "program.yaml").write_text(line + "\n", encoding="utf-8")
        again = run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
        assert again.code == 0, again.err
        plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
        assert plan.people["E1001"].get("avoid", [])[:1] == expected
        (tmp_path / "plan.json").unlink()


@pytest.mark.parametrize(
    "header",
    [
        "Buddy",
        "Who told you about us?",
        "Emergency contact",
        "Referee",
        "Nominated by",
        "Assistant",
        "Partner last round",
        "Mentor 2024",
        "Recommended by",
        "HR business partner",
        "Empfohlen von",
        "Notfallkontakt",
        "Parrain",
        "Contacto de emergencia",
        "Indicado por",
        "Contatto di emergenza",
        "Contactpersoon",
        "Osoba kontaktowa",
        "緊急連絡先",
        "紹介者",
    ],
)
def test_headers_that_are_known_to_be_harmless_stay_advice(header: str, tmp_path: Path) -> None:
    ran = run("check", _sheet(tmp_path, header, "Ben Okafor", "Cy Roe"), "--format", "json", cwd=tmp_path)
    assert ran.code == 0, ran.out
    assert "column-names-people" not in ran.out


@pytest.mark.parametrize(
    "answers",
    [
        ("Ben Okafor",),
        ("Ann Lee", "Ben Okafor", "Cy Roe", "Di Marsh"),
        ("Zoe Fox", "Max Hill"),
        ("Ben", "Cy"),
        ("2", "3"),
    ],
)
def test_one_name_own_names_strangers_and_numbers_are_no_such_column(
    answers: tuple[str, ...], tmp_path: Path
) -> None:
    ran = run("check", _sheet(tmp_path, "People", *answers), "--format", "json", cwd=tmp_path)
    assert "column-names-people" not in ran.out


def test_what_a_rule_names_is_known(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "Team head", "Ben Okafor", "Cy Roe", "Ben Okafor", "Ann Lee")
    assert run("check", sheet, cwd=tmp_path).code == 65
    (tmp_path / "program.yaml").write_text("rules: [{not_in_line: Team head}]\n", encoding="utf-8")
    assert "column-names-people" not in run("check", sheet, "--format", "json", cwd=tmp_path).out


def test_the_line_keeps_the_column_that_is_read_as_avoid_already(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "People", "Ben Okafor", "Cy Roe")
    lines = sheet.read_text(encoding="utf-8").splitlines()
    lines = [
        f"{line},{'Avoid' if k == 0 else 'di@x.example' if k == 1 else ''}" for k, line in enumerate(lines)
    ]
    sheet.write_text("\n".join(lines), encoding="utf-8")
    avoid, _ = _lines(run("match", sheet, cwd=tmp_path).err)
    (tmp_path / "program.yaml").write_text(avoid + "\n", encoding="utf-8")
    assert run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path).code == 0
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
    assert sorted(plan.people["E1001"]["avoid"]) == ["E1002", "E1004"]


@pytest.mark.parametrize(
    ("header", "field", "answer"),
    [
        ("Keep me away from", "avoid", "Ben Okafor"),
        ("Conflict of interest", "avoid", "Ben Okafor"),
        ("Still interested?", "active", "no"),
        ("Status", "active", "withdrawn"),
    ],
)
def test_a_column_that_is_read_as_a_rule_says_so_once_and_how_to_undo_it(
    header: str, field: str, answer: str, tmp_path: Path
) -> None:
    sheet = _sheet(tmp_path, header, answer, answer, "yes" if field == "active" else "", "")
    told = run("check", sheet, "--format", "json", cwd=tmp_path)
    assert told.code == 0, told.out
    assert told.out.count('"column-read-as"') == 1
    assert f"is read as {field}" in told.out
    (line,) = [one for one in _lines(run("match", sheet, cwd=tmp_path).err) if "Column F" in one]
    (tmp_path / "program.yaml").write_text(line + "\n", encoding="utf-8")
    undone = run("check", sheet, "--format", "json", cwd=tmp_path)
    assert "column-read-as" not in undone.out


def test_plain_headers_of_the_fields_are_not_told(tmp_path: Path) -> None:
    ran = run("check", _sheet(tmp_path, "Avoid", "Ben Okafor"), "--format", "json", cwd=tmp_path)
    assert "column-read-as" not in ran.out


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("Anyone you would not want to be paired with", "Ben"),
        ("Who should we not match you with?", "ben"),
        ("People I cannot work with, please say why", "Ben"),
        ("Mit wem lieber nicht?", "Ben"),
        ("Not with", "Ben"),
        ("Avoid", "Ben"),
    ],
)
def test_a_first_name_alone_counts_under_a_refusal(header: str, answer: str, tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, header, answer)
    run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
    assert plan.people["E1001"]["avoid"] == ["E1002"]


def test_everybody_who_bears_a_first_name_is_kept_apart_and_told(tmp_path: Path) -> None:
    sheet = _sheet(tmp_path, "Who should we not match you with?", "Ben")
    text = sheet.read_text(encoding="utf-8").replace("Di Marsh", "Ben Marsh")
    sheet.write_text(text, encoding="utf-8")
    run("match", sheet, "-o", tmp_path / "plan.json", cwd=tmp_path)
    plan = Plan.model_validate_json((tmp_path / "plan.json").read_bytes())
    assert plan.people["E1001"]["avoid"] == ["E1002", "E1004"]
    assert "ambiguous-person" in run("check", sheet, "--format", "json", cwd=tmp_path).out


@pytest.mark.parametrize(
    ("header", "answer"), [("Months when you are not free", "May"), ("Food you do not eat", "Rose")]
)
def test_a_word_that_is_a_first_name_too_is_nobody_under_other_questions(
    header: str, answer: str, tmp_path: Path
) -> None:
    sheet = _sheet(tmp_path, header, answer)
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("Ben Okafor", f"{answer} Okafor"), encoding="utf-8"
    )
    assert "column-read-as" not in run("check", sheet, "--format", "json", cwd=tmp_path).out
