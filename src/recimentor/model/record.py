"""The plain-data form of a participant as a plan holds it: what may stand in it when a plan is read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from recimentor.model.participant import MAX_CAPACITY, MAX_LEVEL, MAX_PRIORITY, MIN_LEVEL, MIN_PRIORITY
from recimentor.model.references import Address, Closed, PersonId, PersonName, Who, Words

_MINUTES = 24 * 60

Minute = Annotated[StrictInt, Field(ge=0, le=_MINUTES)]
Day = Annotated[StrictInt, Field(ge=0, le=6)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class OfferRecord(_Part):
    """A skill that somebody can teach."""

    skill: Words
    level: Annotated[StrictInt, Field(ge=MIN_LEVEL, le=MAX_LEVEL)] | None = None
    key: Words


class WantRecord(_Part):
    """A skill that somebody wants to learn."""

    skill: Words
    priority: Annotated[StrictInt, Field(ge=MIN_PRIORITY, le=MAX_PRIORITY)] | None = None
    key: Words


class PersonRecord(_Part):
    """What :func:`~recimentor.model.participant.to_record` writes; a field that was not given is absent."""

    id: PersonId
    name: PersonName
    offers: list[OfferRecord] = []
    wants: list[WantRecord] = []
    email: Address = ""
    contact: Address = ""
    side: Words = ""
    career_stage: Words = ""
    department: Words = ""
    team: Words = ""
    manager: Who = ""
    site: Words = ""
    city: Words = ""
    country: Words = ""
    timezone: Words = ""
    cadence: Words = ""
    requests: list[Words] = []
    languages: list[Words] = []
    interests: list[Words] = []
    style: list[Words] = []
    modes: list[Words] = []
    commitments: list[Words] = []
    prefer: list[PersonId] = []
    avoid: list[PersonId] = []
    knows: list[PersonId] = []
    managers: list[Who] = []
    maybe_managers: list[PersonId] = []
    unresolved: list[Closed] = []
    latitude: float | None = None
    longitude: float | None = None
    agreed: StrictBool = False
    availability: list[tuple[Day, Minute, Minute]] = []
    capacity: Annotated[StrictInt, Field(ge=1, le=MAX_CAPACITY)] = 1
    share_requests: StrictBool = True
    active: StrictBool = True
    attributes: dict[Words, Words] = {}
