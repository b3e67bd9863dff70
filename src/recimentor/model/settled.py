"""What was settled before a pairing was sought: kept in the plan, so that it can be asked again."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from recimentor.model.keep_by import KeepBy
from recimentor.model.references import PersonId

Pairs = tuple[tuple[PersonId, PersonId], ...]


class Settled(BaseModel):
    """Pairs and people that were settled, by id; each pair with the smaller id first.

    A vetoed pair does not say whether HR or one of the two said no, and no reason is kept here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    locked: Pairs = Field((), description="Always in the pairing: locked by HR, or both or one said yes.")
    rings: tuple[tuple[PersonId, PersonId, PersonId], ...] = Field(
        (), description="Rings that stand as they are: all three, or some of them, said yes."
    )
    overridden: Pairs = Field((), description="Those of them that stand although they break a rule.")
    vetoed: Pairs = Field((), description="Never in the pairing.")
    out: tuple[PersonId, ...] = Field((), description="People who take no part.")
    first: tuple[PersonId, ...] = Field((), description="People who are placed before others.")
    apart: Pairs = Field((), description="Partners of earlier rounds who are not paired again.")
    taught: Pairs = Field((), description="Teacher and learner in rings of earlier rounds: not so again.")
    repeated: Pairs = Field((), description="Partners of earlier rounds who may be, at a cost.")
    picks: dict[PersonId, tuple[PersonId, ...]] = Field(
        default_factory=dict, description="Whom people picked, beside whom they prefer."
    )
    kept: Pairs = Field((), description="Pairs of the earlier plan that could still stand.")
    keep_by: KeepBy | None = Field(None, description="How far they are kept.")
    trade_points: float = Field(
        0.0, description="Score that a pair of the earlier plan is worth more by standing (`trade`)."
    )
    stranded: tuple[PersonId, ...] = Field(
        (), description="People whose partner of the earlier plan is gone."
    )
