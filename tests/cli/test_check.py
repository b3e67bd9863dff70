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
