"""``recimentor check`` from the outside."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.runner import run

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_good_data_is_said_to_be_good() -> None:
    ran = run("check", EXAMPLES / "people.csv")
    assert ran.code == 0
    assert "41" in ran.out


def test_faults_end_with_65_and_stand_on_standard_output(tmp_path: Path) -> None:
    source = tmp_path / "bad.csv"
    source.write_text("name,offers,wants\n,Leadership:9,Python\n", encoding="utf-8")
    ran = run("check", source)
    assert ran.code == 65
    assert "bad-level" in ran.out
    assert "empty-name" in ran.out


def test_json_findings_have_a_schema(tmp_path: Path) -> None:
    source = tmp_path / "bad.csv"
    source.write_text("name,offers,wants\nAna,Leadership:9,Python\n", encoding="utf-8")
    ran = run("check", source, "--format", "json")
    findings = json.loads(ran.out)
    assert findings["schema"].startswith("recimentor/findings/")
    assert ran.code == 65


def test_an_unknown_option_is_a_usage_error() -> None:
    assert run("check", EXAMPLES / "people.csv", "--nope").code == 2


def test_the_first_line_counts_rows_and_each_kind_tells_its_fix_once(tmp_path: Path) -> None:
    source = tmp_path / "bad.csv"
    rows = "".join(f"Person {n},Leadership:9,Python\n" for n in range(14))
    source.write_text(f"name,offers,wants\n{rows}Ana,,Python\n", encoding="utf-8")
    ran = run("check", source)
    first, *others = ran.out.splitlines()
    assert first == "0 of 15 fine; 14 rows to mend; 1 cannot be matched"
    assert any(
        line.startswith("  bad-level (14): Use 1 (has touched it) to 5 (could run a course).")
        for line in others
    )
    assert "    and 4 more; --all shows them" in others
    assert len([line for line in run("check", source, "--all").out.splitlines() if "level 9" in line]) == 14


def test_json_holds_the_summary(tmp_path: Path) -> None:
    source = tmp_path / "bad.csv"
    source.write_text("name,offers,wants\nAna,Leadership:4,\n", encoding="utf-8")
    summary = json.loads(run("check", source, "--format", "json").out)["summary"]
    assert (summary["num_rows"], summary["num_faulty"], summary["num_only_offer"]) == (1, 0, 1)
