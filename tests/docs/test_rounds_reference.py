"""The reference of rounds and check-ins says what the code says."""

from __future__ import annotations

from pathlib import Path

from recimentor.intake.pack import program_folder
from recimentor.model.codes import ROUND_CODES
from recimentor.model.feedback import QUESTIONS

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "rounds.md").read_text(encoding="utf-8")


def test_every_finding_code_stands_in_the_reference() -> None:
    for info in ROUND_CODES.values():
        row = f"| `{info.code}` | {info.severity.value} | {info.meaning} | {info.remedy} |"
        assert row in REFERENCE.splitlines(), info.code


def test_the_questions_stand_in_the_reference_and_in_the_form_word_for_word() -> None:
    form = program_folder("Ours")["check-in.md"]
    for question in QUESTIONS:
        answers = "; ".join(question.answers)
        for page in (REFERENCE, form):
            rows = [line for line in page.splitlines() if line.startswith(f"| {question.text} |")]
            assert len(rows) == 1, question.text
            assert answers in rows[0]
