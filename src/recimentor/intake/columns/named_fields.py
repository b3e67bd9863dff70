"""Fields that a program names by its own headers: rules and sides name what those are read as."""

from __future__ import annotations

from recimentor.intake.columns.mapping import field_name
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.participant import header_key
from recimentor.model.program import Program


def with_named_fields(program: Program) -> Program:
    """Return the program whose rules, sides and related skills are called as those of people are.

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
    names = SkillNames(program.skills)
    related = tuple(
        entry.model_copy(
            update={"want": names.resolve(entry.want)[0], "offer": names.resolve(entry.offer)[0]}
        )
        for entry in program.skills.related
    )
    skills = program.skills.model_copy(update={"related": related})
    sides = None if program.sides is None else named(program.sides)
    return program.model_copy(update={"rules": rules, "sides": sides, "skills": skills})
