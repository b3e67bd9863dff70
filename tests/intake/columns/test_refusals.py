"""Whom somebody must not meet is read however a header words it, and only where it asks for that."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.intake.columns.fields import field_of
from recimentor.model.plan import Plan

PEOPLE = (
    ("Ann Lee", "ann@x.example", "Python", "Public speaking"),
    ("Ben Okafor", "ben@x.example", "Public speaking", "Python"),
)


def full_width(text: str) -> str:
    """Return a text with its ASCII letters in full width."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def _pairs(folder: Path, header: str, answer: str, program: str = "") -> list[str]:
    """Return the lines of the plan of two people of whom the first gives an answer."""
    rows = [
        f'{name},{mail},{offer},{want},"{answer if name == "Ann Lee" else ""}"'
        for name, mail, offer, want in PEOPLE
    ]
    sheet = folder / "people.csv"
    sheet.write_text("\n".join((f'Name,Email,Offers,Wants,"{header}"', *rows)), encoding="utf-8")
    (folder / "program.yaml").write_text(program, encoding="utf-8")
    plan = folder / "plan.csv"
    run("match", str(sheet), "-o", str(plan), cwd=folder)
    return (
        [
            line
            for line in plan.read_text(encoding="utf-8").splitlines()
            if "Ben Okafor" in line and "Ann Lee" in line
        ]
        if plan.exists()
        else []
    )


@pytest.mark.parametrize(
    "header",
    [
        "Is there a colleague you would rather not meet?",
        "Keep me away from",
        "Who should we not match you with?",
        "Conflict of interest with",
        "I'd rather not work with",
        "People I can't be put together with",
        "Mit wem möchten Sie nicht zusammenarbeiten?",
        "Avec qui ne souhaitez-vous pas être en binôme ?",
        "¿Con quién no quieres trabajar?",
        "Com quem não quer fazer dupla?",
        "Met wie wil je niet gekoppeld worden?",
        "Con chi non vuoi lavorare?",
        "Z kim nie chcesz pracować?",
        "ペアになりたくない人",
    ],
)
@pytest.mark.parametrize(
    "answer", ["Ben Okafor", "Okafor, Ben", "ben@x.example", "Please not Ben Okafor, my ex-boss"]
)
def test_a_question_that_says_not_keeps_apart_whom_its_answers_name(
    header: str, answer: str, tmp_path: Path
) -> None:
    assert field_of(header) is None or field_of(header).name == "avoid"  # type: ignore[union-attr]
    assert not _pairs(tmp_path, header, answer)


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("Who told you about us", "Ben Okafor"),
        ("I do not want to teach", "SQL"),
        ("What did you not like last time?", "The room"),
        ("Do not call me before", "9"),
        ("Never met in person", "yes"),
    ],
)
def test_other_questions_keep_nobody_apart(header: str, answer: str, tmp_path: Path) -> None:
    assert _pairs(tmp_path, header, answer)


@pytest.mark.parametrize("rewrite", [lambda text: unicodedata.normalize("NFD", text), str.upper, full_width])
def test_a_header_written_another_way_asks_the_same(rewrite: Callable[[str], str], tmp_path: Path) -> None:
    for number, header in enumerate(("Com quem não quer trabalhar?", "Personne à éviter", "Mit allen außer")):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert not _pairs(folder, rewrite(header), "Ben Okafor")


def test_a_number_is_nobody_though_ids_are_numbers(tmp_path: Path) -> None:
    header = "Years in which you did not take part"
    sheet = tmp_path / "people.csv"
    sheet.write_text(
        f"Id,Name,Offers,Wants,{header}\n"
        "1,Ann Lee,Python,Public speaking,2\n"
        "2,Ben Okafor,Public speaking,Python,1\n",
        encoding="utf-8",
    )
    run("match", str(sheet), "-o", str(tmp_path / "plan.json"), cwd=tmp_path)
    assert [pair.a.name for pair in Plan.model_validate_json((tmp_path / "plan.json").read_bytes()).pairs]


@pytest.mark.parametrize(
    "answer", ["Dr. Ben Okafor", "Ben Okafor <ben@x.example>", "mailto:BEN@x.example", "B. Okafor"]
)
def test_people_are_found_as_other_columns_find_them(answer: str, tmp_path: Path) -> None:
    assert not _pairs(tmp_path, "Conflict of interest", answer)


def test_a_column_that_the_program_names_is_what_it_says(tmp_path: Path) -> None:
    header = "Not yet met"
    assert not _pairs(tmp_path, header, "Ben Okafor")
    (tmp_path / "plan.csv").unlink(missing_ok=True)
    assert _pairs(tmp_path, header, "Ben Okafor", f'columns: {{Note: "{header}"}}\n')
