"""Every command of the how-tos that follow a program over time is run, in their order, on their files."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from recimentor.cli.app import app
from recimentor.model.plan import Plan

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
EXAMPLES = Path(__file__).parents[2] / "examples"
_STEP = re.compile(
    r"<!-- (?P<what>file|append|run)(?:: (?P<where>\S+))? -->\n```\w*\n(?P<text>.*?)```", re.DOTALL
)


def steps(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield what each marked block of a page does, with which file, and its text."""
    for found in _STEP.finditer((HOW_TO / page).read_text(encoding="utf-8")):
        yield found["what"], found["where"] or "", found["text"]


def follow(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Do what a page says; return what each command printed."""
    printed: dict[str, str] = {}
    for what, where, text in steps(page):
        if what == "run":
            for line in text.splitlines():
                folder = _typed(line, folder, monkeypatch, printed)
        elif what == "append":
            with (folder / where).open("a", encoding="utf-8") as stream:
                stream.write(text)
        else:
            (folder / where).write_text(text, encoding="utf-8")
    return printed


def _typed(line: str, folder: Path, monkeypatch: pytest.MonkeyPatch, printed: dict[str, str]) -> Path:
    program, *words = shlex.split(line)
    if program == "cd":
        folder = folder / words[0]
    elif program == "mkdir":
        (folder / words[0]).mkdir()
    elif program == "mv":
        (folder / words[0]).replace(folder / words[1])
    else:
        assert program == "recimentor", line
        monkeypatch.chdir(folder)
        result = CliRunner().invoke(app, words, prog_name="recimentor")
        assert result.exit_code == 0, f"{line}\n{result.output}"
        printed[line] = result.output
    return folder


def test_a_year_goes_as_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = follow("a-year.md", tmp_path, monkeypatch)
    folder = tmp_path / "mentoring"
    spring, autumn = (
        Plan.model_validate_json((folder / "plans" / name).read_bytes())
        for name in ("2026-spring.json", "2026-autumn.json")
    )
    same = {"ada@example.org": "ada.brandt@newname.example"}
    met = [
        {frozenset(same.get(one, one) for one in (pair.a.id, pair.b.id)) for pair in plan.pairs}
        for plan in (spring, autumn)
    ]
    assert [len(pairs) for pairs in met] == [4, 4]
    assert not met[0] & met[1], "nobody is paired with the partner of the spring"
    (left,) = (person.id for person in spring.unmatched)
    assert any(left in pair for pair in met[1]), "whoever was left over goes first"
    feedback = next(text for line, text in printed.items() if " feedback " in line)
    assert feedback.index("1  Cleo Diaz") < feedback.index("too few answers to say anything")
    half_way = next(text for line, text in printed.items() if "--as-of 2026-04-20" in line)
    assert "half-way check-in" in half_way
    assert not [
        path for path in folder.rglob("*") if path.is_file() and b"hal ivanov" in path.read_bytes().lower()
    ]
    due = next(text for line, text in printed.items() if "--due" in line)
    assert "replies.csv" in due or "check-in.csv" in due
    assert "nobody meets anybody twice" in next(text for line, text in printed.items() if "--rounds" in line)


def test_the_nightly_line_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("people.csv", "program.yaml"):
        (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes())
    (tmp_path / "plans").mkdir()
    follow("run-every-night.md", tmp_path, monkeypatch)
    assert {path.name for path in tmp_path.iterdir()} >= {"plan.json", "plan.csv", "runs.jsonl"}
