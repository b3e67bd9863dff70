from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from benchmarks.questions import QUESTIONS, Folder, Question, Took, ask, main, table, write_people
from benchmarks.survey import synthetic_pool


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path)
    vars(made).update(plan="plan.json", pairs=(("a", "b"), ("c", "d"), ("e", "f")))
    return made


def test_every_question_is_asked_of_files_that_are_written(folder: Folder) -> None:
    words = {question.name: question.command(folder) for question in QUESTIONS}
    assert len(words) == len(QUESTIONS)
    assert words["locks and vetoes"] == ["match", "people.csv", "--lock", "a+b", "--veto", "c+d"]
    assert words["explain strangers"][-2:] == ["a", "f"]
    files = {word for command in words.values() for word in command if word.endswith((".csv", ".json"))}
    assert files == {"people.csv", "odd.csv", "later.csv", "three.csv", "plan.json"}


def test_people_are_written_with_levels(tmp_path: Path) -> None:
    pool = synthetic_pool(3, seed=1)
    write_people(pool, tmp_path / "people.csv", first=7)
    header, *rows = (tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()
    assert header == "id,name,department,capacity,offers,wants"
    assert [row.split(",")[0] for row in rows] == ["p000007", "p000008", "p000009"]
    skill = int(pool.offers[0].nonzero()[0][0])
    assert f"Skill {skill}:{pool.offers[0, skill]}" in rows[0]


def test_what_was_measured_in_pieces_is_one_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"question": "match", "size": 300, "seconds": 1.23, "memory_mb": 99.0, "note": ""},
        {"question": "match", "size": 1000, "seconds": None, "memory_mb": 99.0, "note": "over 60 s"},
    ]
    (tmp_path / "took.json").write_text(json.dumps(lines), encoding="utf-8")
    assert main(["--results", str(tmp_path / "took.json"), "--table"]) == 0
    assert "| match | 1.2 | over 60 s |" in capsys.readouterr().out
    assert table([Took("fairest", 300, 2.0, 1.0)]).splitlines()[-1] == "| fairest | 2.0 |"


def test_a_question_over_its_limit_is_ended_and_told(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.questions._PROGRAM", [sys.executable, "-c", "while True: pass"])
    monkeypatch.setattr("benchmarks.questions._ALONE", [])
    took = ask(Question("endless", lambda _: []), folder, 10, 1)
    assert (took.seconds, took.note) == (None, "over 1 s")


def test_a_question_that_fails_is_a_fault(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.questions._PROGRAM", [sys.executable, "-c", "raise SystemExit('no')"])
    monkeypatch.setattr("benchmarks.questions._ALONE", [])
    with pytest.raises(RuntimeError, match="exit 1: no"):
        ask(Question("failing", lambda _: []), folder, 10, 5)
