"""Rules and sides may speak of fields, of headers that are read as fields, and of mapped headers."""

from __future__ import annotations

from recimentor.intake.columns.named_fields import with_named_fields
from recimentor.model.program import Program


def test_rules_and_sides_name_the_field_that_a_header_is_read_as() -> None:
    program = Program.model_validate(
        {
            "sides": "Group",
            "columns": {"department": "Which unit are you in?"},
            "rules": [
                {"must_differ": "Which unit are you in"},
                {"at_most_apart": {"field": "Grade", "steps": 1}},
                {"must_share": "Shirt size"},
                {"common_language": True},
            ],
        }
    )
    read = with_named_fields(program)
    assert read.sides == "side"
    assert [getattr(rule, "field", "") for rule in read.rules] == [
        "department",
        "career_stage",
        "Shirt size",
        "",
    ]


def test_related_skills_are_called_as_the_skills_of_people_are() -> None:
    related = [{"want": "MS Excel", "offer": "Spreadsheets by hand", "credit": 0.5}]
    program = Program.model_validate(
        {"skills": {"related": related, "aliases": {"Spreadsheets by hand": "Bookkeeping"}}}
    )
    (entry,) = with_named_fields(program).skills.related
    assert (entry.want, entry.offer, entry.credit) == ("Excel", "Bookkeeping", 0.5)
