"""One malformed file per finding code: row, column and code of everything that is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor.intake import read_people, read_program
from recimentor.model.codes import SOURCE_CODES
from recimentor.model.finding import Finding
from recimentor.model.reading import ReadOptions

BAD = Path(__file__).parent.parent / "data" / "bad"

BESIDE = ("program.yaml", "corrections.csv", "org.csv", "map.csv")

Told = list[tuple[int, int, str]]

CASES: dict[str, Told] = {
    "file-unreadable.csv": [(0, 0, "file-unreadable")],
    "file-empty.csv": [(0, 0, "file-empty")],
    "encoding-guessed.csv": [(0, 0, "encoding-guessed")],
    "row-too-long.csv": [(3, 5, "row-too-long")],
    "csv-malformed.csv": [(2, 0, "csv-malformed"), (3, 0, "csv-malformed")],
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
    "no-overlap.csv": [(0, 0, "no-overlap")],
    "skills-all-different.csv": [(0, 0, "skills-all-different")],
    "one-skill-each.csv": [(0, 0, "one-skill-each")],
    "one-value.csv": [(0, 0, "one-value")],
    "ratings-unanswered.csv": [
        (0, 0, "no-two-way"),
        (1, 4, "ratings-unanswered"),
        (2, 0, "nothing-offered"),
    ],
    "list-unclear.csv": [(2, 3, "list-unclear")],
    "level-unclear.csv": [(2, 3, "level-unclear")],
    "level-rounded.csv": [(2, 3, "level-rounded")],
    "want-with-level.csv": [(2, 4, "want-with-level")],
    "repeated-skill.csv": [(2, 3, "repeated-skill")],
    "bad-capacity.csv": [(2, 5, "bad-capacity"), (3, 5, "bad-capacity")],
    "bad-yes-no.csv": [(2, 5, "bad-yes-no")],
    "bad-availability.csv": [(2, 5, "bad-availability")],
    "hours-assumed.csv": [(2, 5, "hours-assumed")],
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
    "no-header.csv": [(1, 0, "no-header")],
    "header-found.csv": [(2, 0, "header-found")],
    "header-shifted.csv": [(2, 2, "header-shifted")],
    "unknown-sheet.xlsx": [(0, 0, "unknown-sheet")],
    "sheet-chosen.xlsx": [(0, 0, "sheet-chosen")],
    "sheets-together.xlsx": [(0, 0, "sheets-together")],
    "tables-joined.xlsx": [(1, 0, "tables-joined")],
    "rows-unjoined.xlsx": [(0, 0, "rows-unjoined"), (1, 0, "tables-joined")],
    "sheet-unread.xlsx": [(0, 0, "sheet-chosen"), (0, 0, "sheet-unread")],
    "hidden-rows.xlsx": [(4, 0, "hidden-rows")],
    "hidden-columns.xlsx": [(1, 3, "hidden-columns")],
    "table-turned.csv": [(0, 1, "table-turned")],
    "row-not-a-person.csv": [(4, 0, "row-not-a-person")],
    "test-row.csv": [(4, 0, "test-row")],
    "open-question.csv": [(2, 5, "open-question")],
    "role-not-read.csv": [(1, 0, "unknown-columns"), (4, 0, "nothing-wanted"), (4, 0, "role-not-read")],
    "columns-of-skills.csv": [(1, 0, "columns-of-skills")],
    "rows-of-skills.csv": [(1, 0, "rows-of-skills")],
    "lines-of-one-person.csv": [(3, 0, "lines-of-one-person")],
    "unknown-key.yaml": [(4, 3, "unknown-key"), (0, 0, "unknown-columns")],
    "skill-entry-unclear.yaml": [(3, 28, "skill-entry-unclear"), (4, 8, "skill-entry-unclear")],
    "unknown-rating.csv": [(2, 3, "unknown-rating")],
    "rule-blank.csv": [(3, 0, "rule-blank")],
    "merged-filled.xlsx": [(3, 2, "merged-filled")],
    "error-cell.xlsx": [(2, 2, "error-cell")],
    "formula-without-value.xlsx": [(2, 2, "formula-without-value")],
    "no-answer.csv": [(2, 4, "no-answer")],
    "reference-unresolved.csv": [
        (2, 5, "reference-unresolved"),
        (2, 6, "reference-unresolved"),
        (3, 6, "no-answer"),
    ],
    "answer-elsewhere.csv": [(3, 5, "answer-elsewhere")],
    "column-names-people.csv": [(1, 0, "unknown-columns"), (1, 5, "column-names-people")],
    "column-read-as.csv": [(1, 5, "column-read-as")],
    "reference-blind.csv": [(2, 0, "line-unknown"), (3, 5, "reference-blind")],
    "organisation-differs.csv": [(0, 0, "organisation-joined"), (3, 0, "organisation-differs")],
    "organisation-twice.csv": [
        (0, 0, "organisation-joined"),
        (3, 0, "organisation-twice"),
        (4, 0, "line-unknown"),
        (4, 0, "not-in-organisation"),
    ],
    "not-in-organisation.csv": [(0, 0, "organisation-joined"), (4, 0, "not-in-organisation")],
    "line-unknown.csv": [
        (0, 0, "organisation-joined"),
        (2, 3, "unknown-person"),
        (4, 0, "line-unknown"),
        (4, 0, "not-in-organisation"),
    ],
    "correction-unknown.csv": [(3, 0, "correction-unknown"), (4, 2, "correction-unknown")],
    "correction-outdated.csv": [(2, 0, "correction-outdated")],
    "correction-unneeded.csv": [(3, 0, "correction-unneeded")],
    "older-answer.csv": [(4, 0, "older-answer")],
    "stamp-unread.csv": [(2, 0, "older-answer"), (2, 0, "stamp-unread")],
    "stamp-unclear.csv": [(2, 0, "older-answer"), (2, 0, "stamp-unclear")],
    "rows-joined.csv": [(4, 0, "rows-joined")],
    "no-two-way.csv": [(0, 0, "no-two-way"), (2, 0, "nothing-wanted"), (3, 0, "nothing-offered")],
    "sensitive-columns.csv": [(1, 0, "sensitive-columns")],
    "sensitive-used.csv": [(1, 0, "sensitive-used"), (1, 0, "unknown-columns")],
    "sensitive-rule.csv": [(2, 5, "sensitive-rule"), (1, 0, "sensitive-columns")],
    "request-missing.csv": [(3, 0, "request-missing")],
    "request-vague.csv": [(2, 0, "request-vague")],
    "confidential-text.csv": [(2, 0, "confidential-text")],
    "probably-one-person.csv": [(2, 0, "probably-one-person")],
    "rule-without-data.csv": [(1, 9, "rule-without-data")],
    "ladder-needed.csv": [(1, 9, "ladder-needed")],
    "not-on-ladder.csv": [(4, 0, "not-on-ladder")],
    "skill-map-line.csv": [
        (3, 3, "skill-map-line"),
        (4, 3, "skill-map-line"),
        (5, 3, "skill-map-line"),
        (6, 3, "skill-map-line"),
    ],
    "wording-read-as.csv": [(0, 0, "wording-read-as")],
    "manager-cycle.csv": [(2, 0, "manager-cycle")],
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


def findings_about(name: str) -> tuple[Finding, ...]:
    """Return what reading a bad file tells, with the program, corrections and organisation data beside it."""
    if name.endswith(".program.yaml"):
        program, source = BAD / name, BAD / "good.csv"
    else:
        program, source = BAD / f"{Path(name).stem}.program.yaml", BAD / name
    read = read_program(program if program.exists() else None)
    corrections, organisation = (source.with_suffix(f".{what}.csv") for what in ("corrections", "org"))
    options = ReadOptions(
        corrections=str(corrections) if corrections.exists() else None,
        organisation=(str(organisation),) if organisation.exists() else (),
    )
    people = read_people([str(source)], read.program, options=options, settings=read.places)
    return (*read.findings, *people.findings)


def told_about(name: str) -> Told:
    """Return row, column and code of everything that is told."""
    return [(f.place.row, f.place.column, f.code) for f in findings_about(name)]


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_told_by_row_column_and_code(name: str) -> None:
    assert sorted(told_about(name)) == sorted(CASES[name])


def test_every_code_has_a_bad_file() -> None:
    """A code that no file brings about is a code that nobody has seen work."""
    elsewhere = {"archive-foreign", "archive-partial"}  # see test_linkedin.py
    assert {code for told in CASES.values() for _, _, code in told} | elsewhere == set(SOURCE_CODES)


def test_every_bad_file_is_a_case() -> None:
    beside = {f"{Path(name).stem}.{what}" for name in CASES for what in BESIDE}
    assert {path.name for path in BAD.iterdir()} - beside - {"good.csv"} <= set(CASES)
    assert all((BAD / name).exists() for name in CASES)


@pytest.mark.parametrize("name", CASES)
def test_no_finding_quotes_a_name_or_a_skill(name: str) -> None:
    findings = findings_about(name)
    text = " ".join(f"{finding.message} {finding.fix}" for finding in findings)
    assert not [word for word in ("Ana", "Ben", "Negotiation", "SQL") if word in text.split()]
