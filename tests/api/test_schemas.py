"""Schemas describe what the readers take, and refuse what they refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.cli.runner import run

from recimentor.api.schemas import SchemaOf, schema, schema_text

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference" / "schemas"
PROGRAMS = [
    *(ROOT / "examples").rglob("program.yaml"),
    ROOT / "src" / "recimentor" / "intake" / "pack" / "program.yaml",
    ROOT / "tests" / "data" / "company" / "program.yaml",
]
YAML_BLOCKS = [
    (page, block)
    for page in sorted((ROOT / "docs" / "reference").glob("*.md"))
    for block in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
]


def plain(text: str) -> Any:
    """Return YAML as JSON holds it: days as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def faults(of: SchemaOf, value: Any) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema(of))
    return [f"{list(fault.path)}: {fault.message}" for fault in checker.iter_errors(value)]


@pytest.mark.parametrize("of", list(SchemaOf))
def test_a_schema_is_one(of: SchemaOf) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(of))


@pytest.mark.parametrize("of", list(SchemaOf))
def test_the_docs_hold_the_schemas(of: SchemaOf, request: pytest.FixtureRequest) -> None:
    path = FOLDER / f"{of}.schema.json"
    if request.config.getoption("--update-golden"):
        path.write_text(schema_text(of), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == schema_text(of), "run pytest --update-golden"
    assert run("schema", of.value).out == schema_text(of)


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_programs_are_taken(path: Path) -> None:
    assert faults(SchemaOf.PROGRAM, plain(path.read_text(encoding="utf-8").replace("@NAME@", "ours"))) == []


@pytest.mark.parametrize(
    "text", [block for page, block in YAML_BLOCKS if page.name in {"program.md", "rules.md"}]
)
def test_the_programs_of_the_reference_are_taken(text: str) -> None:
    assert faults(SchemaOf.PROGRAM, plain(text)) == []


@pytest.mark.parametrize("text", [block for page, block in YAML_BLOCKS if page.name == "decisions.md"])
def test_the_decisions_of_the_reference_are_taken(text: str) -> None:
    assert faults(SchemaOf.DECISIONS, plain(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "objektive: coverage",
        "objective: luck",
        "minimum_gain: 7",
        "rules: [{must_difer: team}]",
        "rules: [{must_differ: team, must_share: site}]",
        "rules: [{common_hours: 900}]",
        "score: {teach_from: 9}",
        "score: {importance: {skils: 3}}",
    ],
)
def test_a_slip_in_a_program_is_refused(text: str) -> None:
    assert faults(SchemaOf.PROGRAM, plain(text))


@pytest.mark.parametrize(
    "text", ["lock: []", "locked: [{pear: [a, b]}]", "locked: [{pair: [a]}]", "out: [{why: x}]"]
)
def test_a_slip_in_decisions_is_refused(text: str) -> None:
    assert faults(SchemaOf.DECISIONS, plain(text))


def test_a_plan_that_match_wrote_is_taken() -> None:
    ran = run("match", ROOT / "examples" / "people.csv", "--format", "json")
    assert faults(SchemaOf.PLAN, json.loads(ran.out)) == []
