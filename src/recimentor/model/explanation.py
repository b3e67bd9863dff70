"""Answers about a pair or a person: why two people, or why not; who would suit one.

Their key names are an interface with a version.
"""

from __future__ import annotations

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from recimentor.model.plan import Gain, Lessons, Note, Person, Rank, Sentences, ServedRequests, Slot
from recimentor.model.references import Words

EXPLANATION_SCHEMA: Final = "recimentor/explanation/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class CriterionPoints(_Part):
    """What one criterion adds to the score, and out of what."""

    name: str
    points: float
    of: float = Field(description="The most that the criterion can add, 0-1.")


class CriterionFact(_Part):
    """What one part of a criterion says of the pair."""

    part: str
    value: float
    neutral: bool = Field(description="Whether the part's neutral value stands in for a missing answer.")
    text: str


class RuleCheck(_Part):
    """A rule in force, and whether the pair passes it."""

    rule: str
    passed: bool
    text: str = Field("", description="Why not.")


class Ranks(_Part):
    """Each one's rank for the other; ``None`` where the pair is not possible."""

    a: Rank | None
    b: Rank | None


class Partners(_Part):
    """Whom each has in the best pairing; ``None`` where nobody."""

    a: Person | None
    b: Person | None


class Price(_Part):
    """What it would cost to force or to forbid the pair: the pool paired again, and compared."""

    action: Literal["force", "forbid"]
    people: int = Field(description="How many fewer people would have a partner.")
    score: float = Field(description="How much lower the total score would be; below 0 where it would rise.")
    proved: bool = Field(description="Whether both pairings are proved to be the best.")
    overrides: bool = Field(description="Whether forcing the pair would override a rule.")


class Unrated(_Part):
    """Skills that a teaches (key a) and b teaches, for which the teacher gave no level: one is counted."""

    a: tuple[Words, ...] = ()
    b: tuple[Words, ...] = ()


class Explanation(_Part):
    """Everything that explains one pair."""

    schema_: Literal["recimentor/explanation/1"] = Field(EXPLANATION_SCHEMA, alias="schema")
    version: str
    a: Person
    b: Person
    possible: bool
    paired: bool = Field(description="Whether the best pairing of the pool pairs them.")
    score: float
    gain: Gain
    points: tuple[CriterionPoints, ...]
    facts: tuple[CriterionFact, ...]
    teaches: Lessons
    unrated: Unrated = Field(Unrated(), description="Skills of these lessons with a level that nobody gave.")
    reason: Sentences
    served: ServedRequests
    slot: Slot | None
    rules: tuple[RuleCheck, ...]
    reasons: tuple[Note, ...] = Field(description="Why the pair is not possible; empty where it is.")
    cautions: tuple[Note, ...]
    standing: Ranks
    partners: Partners
    price: Price
    notes: tuple[Note, ...] = Field((), description="What was left out of the score, and why.")


SUGGESTIONS_SCHEMA: Final = "recimentor/suggestions/1"


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
