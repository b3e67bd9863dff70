"""Hard rules and ladders as the program file states them; ``scoring`` holds what each means for a pair."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from recimentor.model.names import same_value

#: A rule about no field would hold for every pair, and nobody would notice.
_Name = Annotated[str, Field(min_length=1, description="The field, or a column of your own.")]


class _Rule(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MustDiffer(_Rule):
    """Partners differ in a field."""

    rule: Literal["must_differ"] = "must_differ"
    field: _Name


class MustShare(_Rule):
    """Partners have the same value in a field."""

    rule: Literal["must_share"] = "must_share"
    field: _Name


class AtMostApart(_Rule):
    """Partners are at most so many steps apart on a ladder."""

    rule: Literal["at_most_apart"] = "at_most_apart"
    field: _Name
    steps: int = Field(ge=0, le=1000, description="So many steps apart are still near.")
    ladder: tuple[str, ...] = Field((), description="The values in order; by default their number says it.")


class NotInLine(_Rule):
    """Nobody is paired with anyone in their reporting line, or so many steps up and down it.

    On whenever a manager is known.
    """

    rule: Literal["not_in_line"] = "not_in_line"
    field: str = Field("manager", description="The field that names the manager.")
    on: bool = Field(default=True, description="Whether the rule holds.")
    steps: int | None = Field(
        None, ge=1, le=1000, description="Levels above and below that count; by default the whole line."
    )

    @model_serializer(mode="wrap")
    def _without_steps(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what joined later and is not set, so that older plans compare."""
        resolved: dict[str, Any] = written(self)
        return {name: value for name, value in resolved.items() if name != "steps" or value is not None}


class CommonLanguage(_Rule):
    """Partners share at least one language."""

    rule: Literal["common_language"] = "common_language"
    on: bool = Field(default=True, description="Whether the rule holds.")


class CommonMode(_Rule):
    """Partners share at least one way to meet."""

    rule: Literal["common_mode"] = "common_mode"
    on: bool = Field(default=True, description="Whether the rule holds.")


class CommonHours(_Rule):
    """Partners share so many free hours in every week of the program."""

    rule: Literal["common_hours"] = "common_hours"
    hours: float = Field(gt=0, le=168, description="Hours in common in the worst week.")


class WithinKm(_Rule):
    """Partners live or work at most so many kilometres apart."""

    rule: Literal["within_km"] = "within_km"
    km: float = Field(gt=0, le=20_100, description="The farthest, in kilometres.")


class NotRepeated(_Rule):
    """Partners of an earlier round are not paired again; on whenever there was one."""

    rule: Literal["not_repeated"] = "not_repeated"
    on: bool = Field(default=True, description="Whether the rule holds.")


Rule = Annotated[
    MustDiffer
    | MustShare
    | AtMostApart
    | NotInLine
    | CommonLanguage
    | CommonMode
    | CommonHours
    | WithinKm
    | NotRepeated,
    Field(discriminator="rule"),
]

#: The argument that a rule takes where the file gives a bare value, as in ``must_differ: department``.
BARE_ARGUMENT = {
    "must_differ": "field",
    "must_share": "field",
    "not_in_line": "field",
    "common_language": "on",
    "common_mode": "on",
    "common_hours": "hours",
    "within_km": "km",
    "not_repeated": "on",
    "at_most_apart": "field",
}


def _unfold(raw: Any) -> Any:
    """Turn ``{must_differ: department}`` into ``{rule: must_differ, field: department}``."""
    if not isinstance(raw, dict) or "rule" in raw or len(raw) != 1:
        return raw
    name, argument = next(iter(raw.items()))
    if isinstance(argument, dict):
        return {"rule": name, **argument}
    if isinstance(argument, bool):
        return {"rule": name, "on": argument}
    if name == "not_in_line" and str(argument).strip().isdecimal():
        return {"rule": name, "steps": argument}
    return {"rule": name, BARE_ARGUMENT.get(str(name), "field"): argument}


Rules = tuple[Annotated[Rule, BeforeValidator(_unfold)], ...]


_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
#: ``3-5`` and ``10+``, as forms ask for years: the lower end stands for them.
_RANGE = re.compile(r"(?<!\d)(\d+)\s*(?:[-\u2010-\u2015]\s*\d+|\+)")


def ladder_steps(values: Iterable[str], ladder: Sequence[str] = ()) -> dict[str, int] | None:
    """Return the step on which each value of a field stands.

    Parameters
    ----------
    values
        The values that occur; blanks are left aside.
    ladder
        The order as the program states it, from one end to the other. Without one, values order themselves
        where they differ by one number alone: ``7, 8, 9`` or ``Grade 6, Grade 7``; each number is its step,
        and the lower end of a range such as ``3-5`` or ``10+``.

    Returns
    -------
    dict or None
        Comparing form of a value: step. Values that the ladder lacks are absent. ``None`` where no ladder
        is given and the
        values do not order themselves.
    """
    if ladder:
        return {same_value(value): step for step, value in reversed(list(enumerate(ladder)))}
    known = sorted({same_value(value) for value in values} - {""})
    steps: dict[str, int] = {}
    frames = set()
    for value in known:
        lower = _RANGE.sub(r"\1", value)
        numbers = _NUMBER.findall(lower)
        if len(numbers) != 1 or not float(numbers[0]).is_integer():
            return None
        steps[value] = int(float(numbers[0]))
        frames.add(_NUMBER.sub("", lower).strip())
    return steps if len(frames) <= 1 else None
