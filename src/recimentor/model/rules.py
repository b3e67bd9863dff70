"""Hard rules as the program file states them; what each means for a pair lives in ``scoring``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    model_serializer,
)

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
