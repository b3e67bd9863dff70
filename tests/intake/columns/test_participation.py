"""Somebody who takes no part is paired with nobody, however the sheet says so."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.cli.failures import ExitCode


def _is_paired(folder: Path, header: str, answers: tuple[str, str], program: str = "") -> bool:
    sheet, plan = folder / "people.csv", folder / "plan.csv"
    sheet.write_text(
        f'Name,Email,Offers,Wants,"{header}"\n'
        f'Ann Lee,ann@x.example,Python,Public speaking,"{answers[0]}"\n'
        f'Ben Okafor,ben@x.example,Public speaking,Python,"{answers[1]}"\n',
        encoding="utf-8",
    )
    (folder / "program.yaml").write_text(program, encoding="utf-8")
    assert run("match", str(sheet), "-o", str(plan), cwd=folder).code in {0, 1}
    return any(
        "Ann Lee" in row and "Ben Okafor" in row for row in plan.read_text(encoding="utf-8").splitlines()
    )


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("Status", ("Active", "Withdrawn")),
        ("Status", ("Confirmed", "on parental leave")),
        ("Sign-up status", ("registered", "No longer interested")),
        ("Employment status", ("Active", "Left the company")),
        ("Ready to start?", ("yes", "no")),
        ("Still interested?", ("Yes", "No, sorry")),
        ("Available this round", ("Yes", "No")),
        ("Participation", ("opted in", "opted out")),
        ("Teilnahme", ("ja", "nein")),
        ("Statut", ("Actif", "En congé")),
        ("Estado", ("Activo", "De baja")),
    ],
)
def test_whoever_the_sheet_says_takes_no_part_is_paired_with_nobody(
    header: str, answers: tuple[str, str], tmp_path: Path
) -> None:
    assert not _is_paired(tmp_path, header, answers)


@pytest.mark.parametrize(
    ("header", "answers"),
    [
        ("Status", ("Active", "Active")),
        ("Status", ("Senior", "Junior")),
        ("Response status", ("yes", "no")),
        ("Mentor before?", ("yes", "no")),
        ("Mentoring status", ("Mentor", "Mentee")),
    ],
)
def test_other_columns_leave_everybody_in(header: str, answers: tuple[str, str], tmp_path: Path) -> None:
    assert _is_paired(tmp_path, header, answers)


@pytest.mark.parametrize("rewrite", [lambda text: unicodedata.normalize("NFD", text), str.upper])
def test_a_status_written_another_way_is_the_same(rewrite: Callable[[str], str], tmp_path: Path) -> None:
    assert not _is_paired(tmp_path, rewrite("Situação"), (rewrite("Ativo"), rewrite("De licença")))


@pytest.mark.parametrize(
    "answer", ["Maybe, not sure", "Active - on leave", "Not withdrawn", "Never been a mentor"]
)
def test_an_answer_that_says_neither_is_told_and_not_guessed(answer: str, tmp_path: Path) -> None:
    sheet = tmp_path / "people.csv"
    sheet.write_text(
        f'Name,Offers,Wants,Taking part\nAnn Lee,Python,Law,yes\nBen Okafor,Law,Python,"{answer}"\n',
        encoding="utf-8",
    )
    ran = run("check", str(sheet), cwd=tmp_path)
    assert ran.code == ExitCode.BAD_INPUT
    assert "bad-yes-no" in ran.out + ran.err


@pytest.mark.parametrize("answer", ["Withdrawn - 12 May", "On leave (until June)", "No longer interested."])
def test_what_follows_a_status_explains_it(answer: str, tmp_path: Path) -> None:
    assert not _is_paired(tmp_path, "Status", ("Active", answer))


def test_a_status_that_the_program_names_is_what_it_says(tmp_path: Path) -> None:
    assert _is_paired(tmp_path, "Status", ("Active", "Withdrawn"), "columns: {Status: Status}\n")
