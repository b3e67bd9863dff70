"""One malformed file per finding code: row, column and code of everything that is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import read_people, read_program
from recimentor.model.codes import CODES

BAD = Path(__file__).parent.parent / "data" / "bad"

Told = list[tuple[int, int, str]]

CASES: dict[str, Told] = {
    "file-unreadable.csv": [(0, 0, "file-unreadable")],
    "file-empty.csv": [(0, 0, "file-empty")],
    "encoding-guessed.csv": [(0, 0, "encoding-guessed")],
    "row-too-long.csv": [(3, 5, "row-too-long")],
    "csv-malformed.csv": [(2, 0, "csv-malformed"), (3, 0, "csv-malformed"), (0, 0, "file-empty")],
    "yaml-malformed.yaml": [(3, 8, "yaml-malformed")],
    "json-malformed.json": [(3, 18, "json-malformed")],
    "duplicate-key.yaml": [(4, 3, "duplicate-key")],
    "too-large.csv": [(3, 4, "too-large")],
    "missing-column.csv": [(1, 0, "missing-column"), (1, 0, "unknown-columns")],
    "duplicate-column.csv": [(1, 5, "duplicate-column")],
    "unknown-columns.csv": [(1, 0, "unknown-columns")],
    "empty-name.csv": [(3, 2, "empty-name")],
    "duplicate-id.csv": [(5, 1, "duplicate-id")],
    "bad-level.csv": [(2, 3, "bad-level"), (3, 3, "bad-level")],
    "bad-priority.yaml": [(5, 17, "bad-priority"), (6, 30, "bad-priority")],
    "repeated-skill.csv": [(2, 3, "repeated-skill")],
    "bad-capacity.csv": [(2, 5, "bad-capacity"), (3, 5, "bad-capacity")],
    "capacity-unused.csv": [(2, 0, "capacity-unused")],
    "bad-yes-no.csv": [(2, 5, "bad-yes-no")],
    "bad-availability.csv": [(2, 5, "bad-availability")],
    "bad-number.csv": [(2, 5, "bad-number"), (2, 6, "bad-number")],
    "unknown-zone.csv": [(2, 5, "unknown-zone")],
    "unknown-person.csv": [(2, 6, "unknown-person"), (2, 7, "unknown-person")],
    "ambiguous-person.csv": [(4, 5, "ambiguous-person")],
    "nothing-offered.csv": [(2, 0, "nothing-offered")],
    "nothing-wanted.csv": [(2, 0, "nothing-wanted")],
    "wants-all-held.csv": [(2, 0, "wants-all-held")],
    "wants-dropped.csv": [(2, 0, "wants-dropped")],
    "not-agreed.csv": [(2, 0, "not-agreed")],
    "side-missing.csv": [(1, 0, "unknown-columns"), (4, 0, "side-missing")],
    "sides-not-two.csv": [(2, 0, "sides-not-two")],
    "not-a-record.yaml": [(4, 3, "not-a-record")],
    "bad-character.json": [(1, 29, "bad-character")],
    "unknown-setting.program.yaml": [
        (3, 3, "unknown-setting"),
        (4, 1, "unknown-setting"),
        (5, 1, "unknown-setting"),
        (7, 5, "unknown-setting"),
    ],
    "bad-setting.program.yaml": [
        (1, 15, "bad-setting"),
        (3, 16, "bad-setting"),
        (6, 7, "bad-setting"),
        (7, 6, "bad-setting"),
    ],
}


def told_about(name: str) -> Told:
    """Return what reading a bad file, with the program beside it, tells."""
    if name.endswith(".program.yaml"):
        program, source = BAD / name, BAD / "good.csv"
    else:
        program, source = BAD / f"{Path(name).stem}.program.yaml", BAD / name
    read = read_program(program if program.exists() else None)
    findings = (*read.findings, *read_people([str(source)], read.program).findings)
    return [(finding.place.row, finding.place.column, finding.code) for finding in findings]


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_told_by_row_column_and_code(name: str) -> None:
    assert sorted(told_about(name)) == sorted(CASES[name])


def test_every_code_has_a_bad_file() -> None:
    """A code that no file brings about is a code that nobody has seen work."""
    assert {code for told in CASES.values() for _, _, code in told} == set(CODES)


def test_every_bad_file_is_a_case() -> None:
    programs = {f"{Path(name).stem}.program.yaml" for name in CASES}
    assert {path.name for path in BAD.iterdir()} - programs - {"good.csv"} <= set(CASES)
    assert all((BAD / name).exists() for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_no_finding_quotes_a_name_or_a_skill(name: str) -> None:
    source = BAD / ("good.csv" if name.endswith(".program.yaml") else name)
    program = BAD / name if name.endswith(".program.yaml") else None
    read = read_program(program)
    findings = (*read.findings, *read_people([str(source)], read.program).findings)
    text = " ".join(f"{finding.message} {finding.fix}" for finding in findings)
    assert not [word for word in ("Ana", "Ben", "Negotiation", "SQL") if word in text.split()]
