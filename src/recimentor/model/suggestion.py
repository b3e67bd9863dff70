"""Who would suit one person: the answer of ``suggest``. Its key names are an interface with a version."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from recimentor.model.plan import Gain, Lessons, Note, Person, Sentences, ServedRequests, Slot

SUGGESTIONS_SCHEMA: Final = "recimentor/suggestions/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Suggestion(_Part):
    """One possible partner; in all parts ``a`` is the person asked for, ``b`` the partner."""

    rank: int
    partner: Person
    score: float
    gain: Gain
    points: dict[str, float]
    teaches: Lessons
    reason: Sentences
    served: ServedRequests
    slot: Slot | None
    their_rank: int = Field(description="The person's rank among the partner's own possible partners.")
    their_of: int
    taken_by: Person | None = Field(None, description="Whom the partner has in the given plan.")


class Suggestions(_Part):
    """Possible partners of one person, the best first."""

    schema_: Literal["recimentor/suggestions/1"] = Field(SUGGESTIONS_SCHEMA, alias="schema")
    version: str
    person: Person
    in_pool: bool
    possible: int = Field(description="How many possible partners there are; those shown are the best.")
    partners: tuple[Suggestion, ...]
    reasons: tuple[Note, ...] = Field((), description="Why there is none.")
    notes: tuple[Note, ...] = ()
