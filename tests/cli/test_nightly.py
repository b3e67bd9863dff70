"""What a nightly job relies on: limits, the log, files that stay untouched, quiet."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.cli.runner import run

PEOPLE = """name,email,offers,wants,requests
Ana Silva,ana@x.org,Leadership:5,Python,A secret wish
Ben Hart,ben@x.org,Python:5,Leadership,
Cy Moss,cy@x.org,Python:3,Leadership; Excel,
"""


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("limit", "code", "told"),
    [
        (("--fail-unmatched", "1"), 0, ""),
        (("--fail-unmatched", "0"), 1, "limit: 1 person is left over; the limit is 0"),
        (("--fail-below", "50"), 0, ""),
        (("--fail-below", "100"), 0, ""),
    ],
)
def test_limits_set_the_exit_code_and_are_told_even_to_quiet_jobs(
    people: Path, limit: tuple[str, str], code: int, told: str
) -> None:
    ran = run("match", people, "--quiet", *limit, "--format", "json")
    assert (ran.code, ran.err.strip()) == (code, told)
    assert len(json.loads(ran.out)["pairs"]) == 1, "the plan is made whether or not the limits hold"


def test_a_pair_below_the_score_that_was_set_is_told_without_names(tmp_path: Path) -> None:
    source = tmp_path / "weak.csv"
    source.write_text("name,offers,wants\nAna,A:3,B\nBen,B:3,A\n", encoding="utf-8")
    ran = run("match", source, "--quiet", "--fail-below", "80")
    assert ran.code == 1
    assert ran.err == "limit: 1 pair scores below 80 %, the weakest 60.0 %\n"


def test_a_share_where_a_percentage_belongs_is_a_usage_error(people: Path) -> None:
    ran = run("match", people, "--fail-below", "0.4")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 40?" in ran.err


def test_the_same_inputs_twice_give_the_same_bytes_and_touch_no_file(people: Path) -> None:
    outputs = [people.with_name(f"plan.{suffix}") for suffix in ("json", "csv", "md", "html", "xlsx")]
    options = [part for output in outputs for part in ("-o", str(output))]
    assert run("match", people, *options).code == 0
    for output in outputs:
        os.utime(output, ns=(1_000_000_000, 1_000_000_000))
    first = run("match", people, *options, "--format", "json").out
    assert {output.stat().st_mtime_ns for output in outputs} == {1_000_000_000}
    assert run("match", people, *options, "--format", "json").out == first


def test_the_log_tells_every_run_in_json_lines_and_nothing_of_anybody(people: Path) -> None:
    log, plan = people.with_name("runs.jsonl"), people.with_name("plan.json")
    for _ in range(2):
        run("match", people, "-o", plan, "--log-file", log, "--fail-unmatched", "0")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["started", "read", "matched", "wrote", "finished"] * 2
    assert [line["exit_code"] for line in lines if line["event"] == "finished"] == [1, 1]
    assert [line["changed"] for line in lines if line["event"] == "wrote"] == [[str(plan)], []]
    matched = next(line for line in lines if line["event"] == "matched")
    assert (matched["people"], matched["pairs"], matched["left_over"]) == (3, 1, 1)
    text = log.read_text(encoding="utf-8")
    assert not [word for word in ("Ana", "Silva", "x.org", "Python", "secret") if word in text]


def test_a_run_that_fails_is_in_the_log_with_its_codes(tmp_path: Path) -> None:
    source, log = tmp_path / "bad.csv", tmp_path / "runs.jsonl"
    source.write_text("name,offers,wants\nZoe Private,Python:9,Excel\n", encoding="utf-8")
    assert run("match", source, "--log-file", log).code == 65
    assert run("match", tmp_path / "absent.csv", "--log-file", log).code == 66
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(line["event"], line.get("exit_code")) for line in lines if line["event"] == "finished"] == [
        ("finished", 65),
        ("finished", 66),
    ]
    assert "bad-level: 1" in next(line["codes"] for line in lines if line["event"] == "refused")
    assert "Zoe" not in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_the_run_before_any_work(people: Path) -> None:
    plan = people.with_name("plan.json")
    ran = run("match", people, "-o", plan, "--log-file", people.with_name("absent") / "runs.jsonl")
    assert (ran.code, ran.out) == (74, "")
    assert not plan.exists()
