"""What is held about a person is listed, with values of their own records alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor.api import about

PEOPLE = (
    "id,name,email,wants,avoid,requests\n"
    "ana,Ana Roe,ana@x.example,Python:4,,Help me after MYDIVORCE\n"
    "ben,Ben Poe,ben@x.example,Leading:4,ana,Not with Ana Roe please\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("one\nAsk Ana Roe.\n", encoding="utf-8")
    (tmp_path / "decisions.yaml").write_text("out:\n  - {person: ana, why: on leave}\n  - ben\n", "utf-8")
    people = {
        "ana": {"id": "ana", "name": "Ana Roe", "latitude": 1.5},
        "ben": {"id": "ben", "avoid": ["ana"]},
    }
    (tmp_path / "plan.json").write_text(
        json.dumps({"schema": "recimentor/plan/1", "people": people}), "utf-8"
    )
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 \0")
    return tmp_path


def test_own_records_tell_their_values_and_others_only_where(folder: Path) -> None:
    found = about(folder, "Ana Roe")
    told = {(held.path.name, held.place, held.field): held.value for held in found.held}
    assert told["people.csv", "row 2", "requests"] == "Help me after MYDIVORCE"
    assert told["people.csv", "row 3", "avoid"] == ""
    assert told["people.csv", "row 3", "requests"] == ""
    assert told["notes.txt", "line 2", "names the person"] == ""
    assert told["decisions.yaml", "out.0", "why"] == "on leave"
    assert told["plan.json", "people.ana", "latitude"] == "1.5"
    assert told["plan.json", "people.ben.avoid", "0"] == ""
    assert [path.name for path, _ in found.not_read] == ["scan.pdf"]
    assert not any("Ben" in held.value or "please" in held.value for held in found.held)


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "txt"])
def test_a_file_to_hand_over_holds_the_same(folder: Path, suffix: str) -> None:
    ran = run("about", "ana", "-o", f"about.{suffix}", cwd=folder)
    assert ran.code == 1, "a file was not looked into"
    text = (folder / f"about.{suffix}").read_text("utf-8-sig")
    assert "MYDIVORCE" in text
    assert "Ben Poe" not in text
    if suffix == "csv":
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {"file": "people.csv", "place": "row 2", "field": "name", "value": "Ana Roe"} in rows


def test_wrong_suffixes_unknown_people_and_inputs_are_refused(folder: Path) -> None:
    assert run("about", "ana", "-o", "about.docx", cwd=folder).code == 2
    assert run("about", "zoe", cwd=folder).code == 2
    assert run("about", "ana", "-o", "people.csv", cwd=folder).code == 2
    assert run("about", "ana", "--folder", "nowhere", cwd=folder).code == 66
    assert (folder / "people.csv").read_text(encoding="utf-8") == PEOPLE


def test_the_screen_shows_controls_and_obeys_none(folder: Path) -> None:
    (folder / "people.csv").write_text("id,name,email,note\nana,Ana Roe,ana@x.example,\x1b[31mred\n", "utf-8")
    out = run("about", "ana", cwd=folder).out
    assert "\x1b" not in out
    assert "\\x1b[31mred" in out


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "txt"])
def test_an_answer_that_is_left_in_the_folder_is_no_record_and_goes(folder: Path, suffix: str) -> None:
    (folder / "scan.pdf").unlink()
    (folder / "program.yaml").write_text("history: {same_as: {ana: old}}\n", encoding="utf-8")
    run("about", "ana", "-o", f"answer.{suffix}", cwd=folder)
    again = about(folder, "ana")
    places = [held.place for held in again.held if held.path.name == f"answer.{suffix}"]
    assert places == ["the file"] or suffix == "json"
    assert again.known_as == ("ana", "ana roe", "ana@x.example", "old")
    ran = run("forget", "ana", "--yes", cwd=folder)
    assert ran.code == 0, ran.out
    assert not (folder / f"answer.{suffix}").exists()
    assert (folder / "program.yaml").read_text("utf-8") == "history: {same_as: {}}\n"
