"""Fields that a program names by its own headers: rules and sides name what those are read as."""

from __future__ import annotations

from recimentor.intake.columns import field_name
from recimentor.model.participant import header_key
from recimentor.model.program import Program


def with_named_fields(program: Program) -> Program:
    """Return the program whose rules and sides name fields, where it names headers.

    A header that ``columns:`` maps stands for its field, and so does a synonym; every other name is an
    attribute.
    """
    headers = {
        header_key(header): field_name(field)
        for field, columns in program.columns.items()
        for column in columns
        for header in column.from_
    }

    def named(name: str) -> str:
        return headers.get(header_key(name)) or field_name(name)

    rules = tuple(
        rule.model_copy(update={"field": named(rule.field)}) if hasattr(rule, "field") else rule
        for rule in program.rules
    )
    sides = None if program.sides is None else named(program.sides)
    return program.model_copy(update={"rules": rules, "sides": sides})
