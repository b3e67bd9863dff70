"""The reference of program settings says what the model says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from recimentor.model.program import Program

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "program.md"
EXAMPLE = Path(__file__).parents[2] / "examples" / "program.yaml"


def _settings(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, info in model.model_fields.items():
        kind = info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _settings(kind, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", info


def _shown(value: Any) -> str:
    return json.dumps(value.value if hasattr(value, "value") else value)


def reference_rows() -> list[str]:
    """Return the rows that the reference must hold, one per setting."""
    rows = []
    for path, info in _settings(Program):
        default = info.get_default(call_default_factory=True, validated_data={})
        rows.append(f"| `{path}` | `{_shown(default)}` | {info.description} |")
    return rows


def test_every_setting_stands_in_the_reference_with_its_default_and_meaning() -> None:
    text = REFERENCE.read_text(encoding="utf-8").splitlines()
    missing = [row for row in reference_rows() if row not in text]
    assert not missing, "\n".join(missing)


def test_the_reference_names_no_setting_that_does_not_exist() -> None:
    known = {row.split("|")[1] for row in reference_rows()}
    named = {
        line.split("|")[1]
        for line in REFERENCE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `") and line.count("|") == 4
    }
    assert named <= known


def test_every_setting_stands_in_the_commented_example() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for path, _ in _settings(Program):
        assert f"{path.rpartition('.')[2]}:" in text, path
