"""Ids are for machines: every command that takes a person takes a name near one, and says whom it took."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer.main
from tests.cli.runner import run
from tests.docs.test_commands_reference import _commands

from recimentor.cli.app import app

PEOPLE = """id,name,email,offers,wants,notes
p-ana,Ana Arnold,ana@example.org,Lead:5; Sales:4,Code,to code
p-ben,Ben Berg,ben@example.org,Code:5,Lead; Sales,
p-cy1,Cy Cole,cy1@example.org,Lead:5,Code,
p-cy2,Cy Dunn,cy2@example.org,Code:5,Lead,to lead
"""
#: Command and option or argument that takes a person, and the line with NAME in its place.
LINES = {
    ("explain", "sources"): ("explain", "people.csv", "NAME", "p-ben"),
    ("suggest", "person"): ("suggest", "people.csv", "--for", "NAME"),
    ("report", "person"): ("report", "plan.json", "--audience", "participant", "--for", "NAME"),
    ("decide", "people"): ("decide", "first", "NAME"),
    ("answers", "yes"): ("answers", "plan.json", "--yes", "NAME"),
    ("answers", "no"): ("answers", "plan.json", "--no", "NAME"),
    ("about", "who"): ("about", "NAME"),
    ("forget", "who"): ("forget", "NAME"),
    **{
        (command, option): (command, *given, f"--{option}", "NAME" if option == "out" else "NAME+p-ben")
        for command, given in (
            ("match", ("people.csv",)),
            ("check", ("people.csv",)),
            ("skills", ("people.csv",)),
            ("code", ("people.csv", "--wants", "notes")),
            ("suggest", ("people.csv", "--for", "p-ben")),
            ("explain", ("people.csv", "p-ana", "p-ben")),
            ("verify", ("plan.json", "people.csv")),
            ("sensitivity", ("people.csv",)),
        )
        for option in ("lock", "veto", "out")
    },
}
#: Commands that would wait for a human, or that take a person by an option of another command's bundle.
NOT_RUN = {("desk", option) for option in ("lock", "veto", "out")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    (home / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=home).code == 0
    return home


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "program"))


def called(line: tuple[str, ...], name: str) -> list[str]:
    return [word.replace("NAME", name) for word in line]


def test_the_table_names_every_place_that_takes_a_person() -> None:
    found = {
        (name, parameter.name)
        for name, command in _commands(typer.main.get_command(app), "")
        for parameter in command.params
        if parameter.metavar in {"PERSON", "PERSON...", "ID", "[ID]", "A", "A+B", "SOURCE... A B"}
    }
    assert found == set(LINES) | NOT_RUN


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *((line, "Ana") for line in LINES.values()),
        *((LINES["explain", "sources"], name) for name in ("Arnold, Ana", "Ana Arnald", "Dr A. Arnold")),
        *((LINES["decide", "people"], name) for name in ("Arnold, Ana", "Ana Arnald")),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value[:1] + value[-2:]),
)
def test_a_name_near_one_person_is_taken_and_said_once(
    folder: Path, line: tuple[str, ...], name: str
) -> None:
    ran = run(*called(line, name), cwd=folder)
    assert ran.err.count(f'"{name}" is taken as p-ana') == 1, ran.err
    assert "nobody" not in ran.err
    assert ran.code in (0, 1), ran.err


@pytest.mark.parametrize(
    "line",
    # `code` writes a sheet of prose and pairs nobody: what is decided has no effect there.
    [line for line in LINES.values() if line[0] != "code"],
    ids=lambda line: "-".join(line[:1] + line[-2:]),
)
def test_a_name_near_several_people_takes_none_and_lists_them(folder: Path, line: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = run(*called(line, "Cy"), cwd=folder)
    assert ran.code in (2, 65), ran.err
    assert "p-cy1" in ran.err + ran.out
    assert "p-cy2" in ran.err + ran.out
    assert "is taken as" not in ran.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_removal_wants_the_name_whole(folder: Path) -> None:
    ran = run("forget", "Ana", "--yes", cwd=folder)
    assert (ran.code, "did you mean p-ana? Type it whole" in ran.err) == (2, True), ran.err
    assert "Ana Arnold" in (folder / "people.csv").read_text(encoding="utf-8")


def test_a_file_of_decisions_is_read_to_the_letter(folder: Path) -> None:
    (folder / "decisions.yaml").write_text("out: [Ana]\n", encoding="utf-8")
    ran = run("match", "people.csv", cwd=folder)
    assert "is taken as" not in ran.err
    assert "p-ana" in ran.err, "it is asked back"
