"""``feedback``, ``forget`` and ``sensitivity`` from the outside: codes, streams, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.runner import run

PEOPLE = (
    "id,name,email,offers,wants\nana,Ana Silva,ana@x.org,Lead:5,Code\nben,Ben Hart,ben@x.org,Code:5,Lead\n"
)
ANSWERS = """Your email,Have you met?,Did you get what you asked for?,Shall somebody talk to you?
ana@x.org,Not yet,No,Yes
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    assert run("match", tmp_path / "people.csv", "-o", tmp_path / "plan.json", "-q").code == 0
    return tmp_path


def test_feedback_names_who_needs_a_call_and_says_that_there_is_too_little(folder: Path) -> None:
    ran = run("feedback", folder / "plan.json", folder / "answers.csv", "--as-of", "2026-04-01")
    assert (ran.code, ran.err) == (0, "")
    assert "1 of 2 people answered" in ran.out
    assert "Ana Silva (with Ben Hart): asks for a talk" in ran.out
    assert "too few answers to say anything yet" in ran.out
    document = json.loads(
        run("feedback", folder / "plan.json", folder / "answers.csv", "--format", "json").out
    )
    assert document["schema"] == "recimentor/feedback/1"
    assert document["not_met"] == [["ana", "ben"]]


def test_feedback_that_cannot_be_read_is_65_and_a_missing_file_66(folder: Path) -> None:
    (folder / "odd.csv").write_text("colour\nred\n", encoding="utf-8")
    ran = run("feedback", folder / "plan.json", folder / "odd.csv")
    assert (ran.code, ran.out) == (65, "")
    assert "feedback-unreadable" in ran.err
    assert run("feedback", folder / "plan.json", folder / "absent.csv").code == 66
    assert run("feedback", folder / "plan.json").code == 2


def test_feedback_changes_no_file(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    run("feedback", folder / "plan.json", folder / "answers.csv")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_forget_says_first_and_does_with_yes_and_the_next_round_still_reads_the_plan(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    dry = run("forget", "ana", "--folder", folder)
    assert dry.code == 0
    assert "Nothing is written yet" in dry.out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    done = run("forget", "ana", "--folder", folder, "--yes", "--format", "json")
    assert done.code == 0
    changes = {Path(change["path"]).name: change["what"] for change in json.loads(done.out)["changes"]}
    assert changes == {"people.csv": "changed", "answers.csv": "changed", "plan.json": "changed"}
    left = b"".join(path.read_bytes() for path in folder.iterdir()).lower()
    assert b"ana silva" not in left
    assert b"ana@x.org" not in left
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    ran = run("match", folder / "people.csv", "--history", folder / "plan.json", "--format", "json")
    assert json.loads(ran.out)["pairs"] == [], "she is back, and is not paired with her old partner again"


def test_forget_of_nobody_and_without_a_name_are_usage_errors(folder: Path) -> None:
    assert run("forget", "zoe", "--folder", folder).code == 2
    assert run("forget", "--folder", folder).code == 2
    assert run("forget", "ana", "--folder", folder / "absent").code == 66


@pytest.mark.parametrize("who", ["", "  ", "\u00a0"])
def test_forget_of_a_blank_id_is_a_usage_error_and_touches_nothing(folder: Path, who: str) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = run("forget", who, "--folder", folder, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert "empty" in ran.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("more", [["ana"], [""], ["--yes"], ["--no-hash"]])
def test_forget_due_goes_with_no_id_and_none_of_its_options(folder: Path, more: list[str]) -> None:
    assert run("forget", *more, "--due", "--folder", folder).code == 2


def test_forget_that_leaves_something_to_look_at_ends_with_1(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF \0")
    ran = run("forget", "ana", "--folder", folder)
    assert ran.code == 1
    assert "look into it yourself" in ran.out


def test_what_is_due_is_listed_as_of_a_day(folder: Path) -> None:
    (folder / "program.yaml").write_text(
        "meetings: {start: 2026-01-01, end: 2026-06-30}\nretention: {answers: 1}\n", encoding="utf-8"
    )
    assert run("forget", "--due", "--folder", folder, "--as-of", "2026-07-01").out.startswith(
        "Nothing is due"
    )
    ran = run("forget", "--due", "--folder", folder, "--as-of", "2026-08-01")
    assert (ran.code, ran.err) == (0, "")
    assert "2026-07-30  answers.csv: answers and decisions" in ran.out


def test_sensitivity_says_what_hangs_on_the_weights(folder: Path) -> None:
    ran = run("sensitivity", folder / "people.csv", "--weightings", "5")
    assert (ran.code, ran.out) == (0, "Only skills counts in this pool: no weighting changes the pairs.\n")
    document = json.loads(
        run("sensitivity", folder / "people.csv", "--weightings", "5", "--format", "json").out
    )
    assert [(pair["a"]["id"], pair["share"]) for pair in document["pairs"]] == [("ana", 1.0)]


def test_sensitivity_refuses_a_range_that_is_none_and_bad_data(folder: Path) -> None:
    assert run("sensitivity", folder / "people.csv", "--within", "1").code == 2
    (folder / "bad.csv").write_text("name,offers,wants\nAna,Lead:9,Code\n", encoding="utf-8")
    assert run("sensitivity", folder / "bad.csv").code == 65


def test_status_tells_overdue_check_ins_and_pairs_that_have_not_met(folder: Path) -> None:
    (folder / "program.yaml").write_text(
        "meetings: {start: 2026-01-01, end: 2026-06-30}\nconsent: none\n", encoding="utf-8"
    )
    run("match", folder / "people.csv", "-o", folder / "plan.json", "-q")
    assert "check-in" not in run("status", folder, "--as-of", "2026-02-01").out
    late = run("status", folder, "--as-of", "2026-04-15").out
    assert "2 people have not answered the half-way check-in of 2026-04-01." in late
    (folder / "check-in.csv").write_text(
        f"Timestamp,{ANSWERS.splitlines()[0]}\n2026-04-02,ana@x.org,Not yet,No,Yes\n"
    )
    told = run("status", folder, "--as-of", "2026-04-15").out
    assert "1 person has not answered the half-way check-in" in told
    assert "1 pair has not met: Ana Silva + Ben Hart." in told
    assert "Talk to those who need it: recimentor feedback" in told
    document = json.loads(run("status", folder, "--as-of", "2026-04-15", "--format", "json").out)
    assert document["overdue"] == [{"name": "half-way", "day": "2026-04-01", "waiting": ["ben"]}]
