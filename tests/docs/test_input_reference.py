"""The references of fields and finding codes say what the code says."""

from __future__ import annotations

from pathlib import Path

from recimentor.intake.columns.fields import FIELDS
from recimentor.model.codes import SOURCE_CODES

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def field_rows() -> list[str]:
    """Return the row of every field."""
    return [
        f"| `{name}` | {entry.kind.value} | {entry.default or 'none'} | {', '.join(entry.synonyms)} |"
        for name, entry in FIELDS.items()
    ]


def code_rows() -> list[str]:
    """Return the row of every finding code."""
    return [
        f"| `{code}` | {info.severity.value} | {info.meaning} | {info.remedy} |"
        for code, info in sorted(SOURCE_CODES.items())
    ]


def table_rows(name: str) -> list[str]:
    """Return the rows of a reference page that begin with a name in code marks."""
    lines = (DOCS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("| `")]


def test_the_reference_of_fields_lists_every_field_and_header() -> None:
    assert table_rows("fields.md") == field_rows()


def test_the_reference_of_finding_codes_lists_every_code() -> None:
    assert table_rows("finding-codes.md") == code_rows()
