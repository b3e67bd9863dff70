"""The program: the rules of one mentoring program, as the program file states them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from recimentor.model.rules import Rules


class Objective(StrEnum):
    """What the pairing maximises first."""

    COVERAGE = "coverage"
    BEST_TOTAL = "best-total"
    FAIREST = "fairest"
    STABLE = "stable"


class Reciprocity(StrEnum):
    """Whether both sides of a pair must gain."""

    REQUIRED = "required"
    PREFERRED = "preferred"


class Odd(StrEnum):
    """What happens to the person whom an odd pool leaves over."""

    LEAVE = "leave"
    TRIO = "trio"


class RepeatedWants(StrEnum):
    """What a want counts whose owner offers the same skill at the top level."""

    DROP = "drop"
    KEEP = "keep"


class Choices(StrEnum):
    """How mutual choices count."""

    FIRST = "first"
    POINTS = "points"
    OFF = "off"


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]


class Column(_Settings):
    """How one field is read from one or more source columns."""

    from_: Names = Field(alias="from", description="Source header, or several of them, in order.")
    split: str | None = Field(
        None,
        min_length=1,
        description="What separates items in a cell; by default `;` and line breaks.",
    )
    blank: Names = Field((), description="Cell values that mean no answer.")
    ranked: bool = Field(
        default=False,
        description="Whether the items stand in order, the dearest first: priorities 5, 4, 3, 2, 1.",
    )


def _as_columns(value: Any) -> Any:
    """Read a header, a list of headers or one description as the list of descriptions that a field takes."""
    if isinstance(value, str):
        return ({"from": value},)
    if isinstance(value, list | tuple):
        if value and all(isinstance(item, str) for item in value):
            return ({"from": value},)
        return tuple({"from": item} if isinstance(item, str) else item for item in value)
    return (value,)


Columns = Annotated[tuple[Column, ...], BeforeValidator(_as_columns), Field(min_length=1)]


class RelatedSkill(_Settings):
    """An offer that partly serves a want."""

    want: str
    offer: str
    credit: float = Field(ge=0, le=1, description="0-1, in whole percent.")


class Skills(_Settings):
    """Skill names of the program."""

    aliases: dict[str, str] = Field(default_factory=dict, description="Spelling: the skill it means.")
    related: tuple[RelatedSkill, ...] = Field((), description="Offers that partly serve another want.")


class Importance(_Settings):
    """How much each criterion counts in the score, relative to the others."""

    skills: float = Field(6.0, ge=0, le=1000, description="What both could teach each other.")
    logistics: float = Field(1.5, ge=0, le=1000, description="Common time, place and ways to meet.")
    chemistry: float = Field(1.0, ge=0, le=1000, description="Shared interests, style and languages.")
    bridge: float = Field(1.0, ge=0, le=1000, description="Another department, site and career stage.")


class Score(_Settings):
    """How a pair is scored."""

    teach_from: int = Field(3, ge=1, le=5, description="Lowest level at which somebody can teach.")
    wants_counted: int = Field(
        2, ge=1, le=20, description="A partner who meets this many dearest wants meets them fully."
    )
    repeated_wants: RepeatedWants = Field(
        RepeatedWants.DROP, description="`drop` or `keep` wants that their owner offers at 5."
    )
    unrated_level: int | None = Field(
        None, ge=1, le=5, description="Level of unrated offers; by default the pool's median."
    )
    choices: Choices = Field(Choices.FIRST, description="`first`, `points` or `off`.")
    importance: Importance = Field(default_factory=Importance, description="Importance of each criterion.")


class Program(_Settings):
    """The rules of one mentoring program; every setting has a default."""

    name: str = Field("Reciprocal mentoring", description="Shown on every output.")
    sides: str | None = Field(None, description="A field with two values; pairs go across.")
    objective: Objective = Field(
        Objective.COVERAGE, description="`coverage`, `best-total`, `fairest` or `stable`."
    )
    reciprocity: Reciprocity = Field(
        Reciprocity.REQUIRED, description="`required`, or `preferred`: one-way pairs behind two-way ones."
    )
    minimum_gain: float = Field(
        0.0, ge=0, le=1, description="Each side must gain more than nothing, and at least this."
    )
    odd: Odd = Field(Odd.LEAVE, description="`leave` or `trio`.")
    seed: int = Field(1, ge=0, le=2**63 - 1, description="Seed of the lottery that settles ties.")
    columns: dict[str, Columns] = Field(
        default_factory=dict, description="Field: source header, or a fuller description, or several."
    )
    skills: Skills = Field(default_factory=Skills, description="Aliases and related skills.")
    score: Score = Field(default_factory=Score, description="How a pair is scored.")
    rules: Rules = Field((), description="Hard rules.")
    commitments: tuple[str, ...] = Field((), description="What everybody agrees to before being paired.")
