"""The reference of program settings says what the model says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from tools.settings_table import HEAD, rows

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


def page(text: str) -> str:
    """Return the reference with the table of settings as the model has it."""
    lines = text.splitlines()
    start = next(k for k, line in enumerate(lines) if line.startswith("| setting |"))
    end = next(k for k in range(start, len(lines)) if not lines[k].startswith("|"))
    return "\n".join([*lines[:start], *HEAD, *rows(), *lines[end:]]) + "\n"


def test_every_setting_stands_in_the_reference_with_all_that_holds_for_it(
    request: pytest.FixtureRequest,
) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        REFERENCE.write_text(page(text), encoding="utf-8", newline="\n")
    assert page(text) == REFERENCE.read_text(encoding="utf-8"), (
        "run pytest --update-golden and review the diff"
    )


def test_settings_within_settings_have_rows_of_their_own() -> None:
    named = [row.split("|")[1].strip(" `") for row in rows()]
    within = (
        "columns.FIELD.split",
        "sources[].match",
        "rules[].at_most_apart.steps",
        "score.importance.bridge",
    )
    assert set(within) <= set(named)
    assert len(named) == len(set(named))
    assert all(row.count(" | ") == len(HEAD[0].split(" | ")) - 1 and "|  |" not in row for row in rows())


def test_every_setting_stands_in_the_commented_example() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    for path, _ in _settings(Program):
        assert f"{path.rpartition('.')[2]}:" in text, path
