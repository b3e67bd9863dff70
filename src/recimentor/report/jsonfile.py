"""A plan as JSON: the interface that other programs and the next round read."""

from __future__ import annotations

from recimentor.model.plan import Plan
from recimentor.model.record import PersonRecord


def plan_json(plan: Plan) -> str:
    """Return the plan as JSON text.

    Keys stand in the order of the schema, indented by two spaces, UTF-8 characters as they are, a line break
    at the end: one plan has one text.

    Parameters
    ----------
    plan
        Any plan.
    """
    joined_later = None if plan.plugins else {"plugins"}
    return plan.model_dump_json(by_alias=True, indent=2, exclude=joined_later) + "\n"


def plan_from_json(text: str | bytes) -> Plan:
    """Return the plan that :func:`plan_json` wrote.

    Raises
    ------
    pydantic.ValidationError
        Where the text is not a plan of this schema. Its message may quote the text: do not show it as it is.
    """
    from recimentor.model.program import Program

    plan = Plan.model_validate_json(text)
    for record in plan.people.values():
        PersonRecord.model_validate(record)
    Program.model_validate(plan.program)
    return plan
