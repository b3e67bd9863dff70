"""``recimentor match`` from the outside: codes, streams, files."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from tests.cli.runner import run

from recimentor import api

EXAMPLES = Path(__file__).parents[2] / "examples"

TWO = "name,offers,wants\nAna,Leadership:5,Python\nBen,Python:5,Leadership\n"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    path = tmp_path / "two.csv"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_a_run_prints_the_table_on_standard_output_alone(two: Path) -> None:
    ran = run("match", two)
    assert ran.code == 0
    assert "Ana" in ran.out
    assert "Ben" in ran.out
    assert {line.partition(" ")[0] for line in ran.err.splitlines()} == {"read:"}


def test_json_is_what_the_library_returns(two: Path) -> None:
    ran = run("match", two, "--format", "json")
    plan = api.match(api.MatchRequest(api.ReadRequest((str(two),)))).plan
    assert ran.out == api.render(plan, "json")
    assert json.loads(ran.out)["schema"] == "recimentor/plan/1"


def test_outputs_are_written_by_suffix_and_hold_what_is_printed(two: Path, tmp_path: Path) -> None:
    target, sheet = tmp_path / "plan.json", tmp_path / "plan.csv"
    ran = run("match", two, "-o", target, "-o", sheet, "--format", "json", "--quiet")
    assert ran.code == 0
    assert target.read_text(encoding="utf-8") == ran.out
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert [(row["a_id"], row["b_id"]) for row in rows] == [("Ana", "Ben")]


def test_faults_are_told_all_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    source, target = tmp_path / "bad.csv", tmp_path / "plan.json"
    source.write_text("name,offers,wants\n,Leadership:9,Python\nBen,Python:0,Leadership\n", encoding="utf-8")
    ran = run("match", source, "-o", target)
    assert ran.code == 65
    assert ran.out == ""
    assert "bad.csv:2" in ran.err
    assert "bad.csv:3" in ran.err
    assert "Traceback" not in ran.err
    assert not target.exists()


def test_a_missing_source_is_66_and_named(tmp_path: Path) -> None:
    ran = run("match", "nowhere.csv", cwd=tmp_path)
    assert (ran.code, ran.out) == (66, "")
    assert "nowhere.csv" in ran.err


def test_an_unknown_suffix_is_a_usage_error_before_any_work(two: Path, tmp_path: Path) -> None:
    ran = run("match", two, "-o", tmp_path / "plan.docm")
    assert ran.code == 2
    assert ".json" in ran.err


def test_an_unknown_option_is_a_usage_error(two: Path) -> None:
    assert run("match", two, "--colour").code == 2


def test_a_file_that_cannot_be_written_is_74(two: Path, tmp_path: Path) -> None:
    ran = run("match", two, "-o", tmp_path / "missing" / "plan.json")
    assert ran.code == 74
    assert "does not exist" in ran.err


def test_standard_input_is_a_source() -> None:
    ran = run("match", "-", "--format", "csv", stdin=TWO.encode())
    assert ran.code == 0
    assert "Ana" in ran.out


def test_the_order_of_rows_changes_inputs_alone(tmp_path: Path) -> None:
    head, *rows = (EXAMPLES / "people.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    plans = []
    for name, order in (("a", rows), ("b", rows[::-1])):
        path = tmp_path / f"{name}.csv"
        path.write_text("".join([head, *order]), encoding="utf-8")
        plan = json.loads(run("match", path, "--format", "json").out)
        plan.pop("inputs")
        plans.append(json.dumps(plan))
    assert plans[0] == plans[1]


def test_hash_seed_and_threads_change_nothing() -> None:
    outs = {
        run("match", EXAMPLES / "people.csv", "--format", "json", environ=environ).out
        for environ in ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "OMP_NUM_THREADS": "1"})
    }
    assert len(outs) == 1


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_no_console_encoding_crashes_the_table(encoding: str) -> None:
    ran = run("match", EXAMPLES / "people.csv", environ={"PYTHONIOENCODING": encoding})
    assert ran.code == 0
    assert "pairs" in ran.out


def test_a_pipe_gets_no_colour_and_no_cropping() -> None:
    ran = run("match", EXAMPLES / "people.csv", environ={"COLUMNS": "40", "FORCE_COLOR": ""})
    assert "\x1b" not in ran.out
    assert "…" not in ran.out


def test_csv_and_yaml_examples_give_the_same_plan(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "program.yaml", tmp_path)
    plans = []
    for name in ("people.csv", "people.yaml"):
        shutil.copy(EXAMPLES / name, tmp_path)
        plan = json.loads(run("match", tmp_path / name, "--format", "json").out)
        plan.pop("inputs")
        plans.append(plan)
    assert plans[0] == plans[1]


def test_the_real_survey_cut_is_read_through_its_mapping_alone() -> None:
    plan = json.loads(run("match", EXAMPLES / "survey" / "survey-2025-cut.csv", "--format", "json").out)
    assert plan["status"] == "optimal"
    assert plan["objective"]["gap"] == 0
    assert plan["objective"]["people"] == 300
    assert plan["objective"]["placed"] > 150


def test_sides_pair_across_two_groups(tmp_path: Path) -> None:
    source = tmp_path / "sides.csv"
    source.write_text(
        "name,side,offers,wants\nAna,north,A:5,B\nBen,north,B:5,A\nCy,south,B:5,A\nDi,south,A:5,B\n",
        encoding="utf-8",
    )
    plan = json.loads(run("match", source, "--sides", "side", "--format", "json").out)
    sides = {"Ana": "north", "Ben": "north", "Cy": "south", "Di": "south"}
    assert len(plan["pairs"]) == 2
    assert all(sides[pair["a"]["name"]] != sides[pair["b"]["name"]] for pair in plan["pairs"])


def test_the_program_file_used_is_named_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(TWO, encoding="utf-8")
    (tmp_path / "program.yaml").write_text("name: Ours\n", encoding="utf-8")
    assert "program.yaml" in run("match", tmp_path / "two.csv").err
    assert "program.yaml" not in run("match", tmp_path / "two.csv", "--no-program").err
    assert run("match", tmp_path / "two.csv", "--quiet").err == ""


def test_a_wrong_setting_is_a_finding_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(TWO, encoding="utf-8")
    (tmp_path / "program.yaml").write_text("name: Ours\nminimun_gain: 0.1\nseed: -1\n", encoding="utf-8")
    ran = run("match", tmp_path / "two.csv")
    assert ran.code == 65
    assert "program.yaml:2" in ran.err
    assert "minimum_gain" in ran.err
    assert "program.yaml:3" in ran.err


def test_nobody_who_can_be_paired_is_said_plainly_and_is_no_failure(tmp_path: Path) -> None:
    source = tmp_path / "none.csv"
    source.write_text("name,offers,wants\nAna,A:5,B\nBen,A:5,B\n", encoding="utf-8")
    ran = run("match", source)
    assert ran.code == 0
    assert "None of 2 people could be paired." in ran.out
    assert json.loads(run("match", source, "--format", "json").out)["status"] == "empty"


@pytest.mark.parametrize("spelling", ["two.csv", "./two.csv", "link.csv"])
def test_a_source_is_never_written_over(tmp_path: Path, spelling: str) -> None:
    source = tmp_path / "two.csv"
    source.write_text(TWO, encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(source)
    ran = run("match", "two.csv", "-o", spelling, cwd=tmp_path)
    assert ran.code == 2
    assert "one of the files that are read" in ran.err
    assert source.read_text(encoding="utf-8") == TWO


def test_decisions_and_program_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text(TWO, encoding="utf-8")
    run("match", "two.csv", "-o", "plan.xlsx", "-o", "plan.json", cwd=tmp_path)
    before = (tmp_path / "plan.xlsx").read_bytes()
    assert run("match", "two.csv", "--decisions", "plan.xlsx", "-o", "plan.xlsx", cwd=tmp_path).code == 2
    assert (tmp_path / "plan.xlsx").read_bytes() == before
    assert run("report", "plan.json", "-o", "plan.json", "--audience", "sponsor", cwd=tmp_path).code == 2


def test_a_log_never_grows_into_a_source(two: Path) -> None:
    before = two.read_bytes()
    assert run("match", two, "--log-file", two).code == 2
    assert two.read_bytes() == before


def test_a_report_never_writes_over_the_sign_ups_of_its_plan(two: Path) -> None:
    before = two.read_bytes()
    run("match", "two.csv", "-o", "plan.json", cwd=two.parent)
    assert run("report", "plan.json", "-o", "two.csv", cwd=two.parent).code == 2
    assert two.read_bytes() == before


def test_a_file_without_headers_shows_nobody_on_standard_error(tmp_path: Path) -> None:
    source = tmp_path / "bare.csv"
    source.write_text("Ana Secret,Python:5,Excel\nBen Secret,Excel:5,Python\n", encoding="utf-8")
    ran = run("match", source)
    assert ran.code == 65
    assert "Secret" not in ran.err + ran.out
    assert "Python" not in ran.err


def test_a_run_out_of_time_says_so_and_solves_no_more() -> None:
    source = EXAMPLES / "survey" / "survey-2025-cut.csv"
    plan = json.loads(run("match", source, "--time-limit", "0", "--format", "json").out)
    assert (plan["status"], plan["ladder"]) == ("feasible", [])
    assert "stopped early" in run("match", source, "--time-limit", "0").out


def test_a_sponsor_gets_no_scores_and_no_requests_from_match_either(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "people.csv", tmp_path)
    ran = run(
        "match", "people.csv", "--audience", "sponsor", "-o", "out.html", "-o", "out.json", cwd=tmp_path
    )
    assert ran.code == 0
    said = ran.out + (tmp_path / "out.html").read_text("utf-8") + (tmp_path / "out.json").read_text("utf-8")
    assert "Kofi Boateng" in said
    assert "first week with an AI assistant" not in said
    assert "@halden.example" not in said
    assert run("match", "people.csv", "--audience", "participant", cwd=tmp_path).code == 2
