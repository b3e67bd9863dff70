"""Decisions: what humans have fixed, whom they have asked, and what those answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Final, Self

from recimentor.model.finding import Place

NOWHERE: Final = Place("")
#: The file of decisions, beside the participants and beside the plan.
DECISIONS_NAME: Final = "decisions.yaml"

#: A pair by ids, the smaller first.
Ids = tuple[str, str]


def ordered(a: str, b: str) -> Ids:
    """Return a pair of ids, the smaller first."""
    return (a, b) if a <= b else (b, a)


@dataclass(frozen=True, slots=True)
class PairDecision:
    """A pair that is locked, vetoed or ended.

    Parameters
    ----------
    pair
        Ids, the smaller first.
    why, date
        As its author wrote them; the reason is for HR alone.
    override
        Why a locked pair stands although it breaks a rule; empty for a pair that keeps them.
    place
        Where it was decided.
    """

    pair: Ids
    why: str = ""
    date: dt.date | None = None
    override: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class PersonDecision:
    """A person who is out, or is to be placed first."""

    person: str
    why: str = ""
    date: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Asked:
    """A person was asked whether they would like a partner."""

    person: str
    partner: str
    date: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said about a partner. The reason of a no is read by nobody but the file's owner."""

    person: str
    partner: str
    is_yes: bool
    why: str = ""
    date: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Picks:
    """Whom a person picked from a shortlist, the dearest first."""

    person: str
    partners: tuple[str, ...]
    date: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything that humans have decided about one program, in the order in which it was written.

    Parameters
    ----------
    locked, vetoed, ended
        Pairs that are always, never and no longer in the pairing.
    out, first
        People who take no part, and people who are placed before others where somebody must be left over.
    asked, answers
        Who was asked about whom, and what they said; of several answers about a partner the last one counts.
    picks
        What people picked from shortlists; the last of several counts.
    """

    locked: tuple[PairDecision, ...] = ()
    vetoed: tuple[PairDecision, ...] = ()
    ended: tuple[PairDecision, ...] = ()
    out: tuple[PersonDecision, ...] = ()
    first: tuple[PersonDecision, ...] = ()
    asked: tuple[Asked, ...] = ()
    answers: tuple[Answer, ...] = ()
    picks: tuple[Picks, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything was decided."""
        return any(getattr(self, part.name) for part in fields(self))

    def with_more(self, more: Decisions) -> Self:
        """Return these decisions followed by others."""
        joined = {part.name: getattr(self, part.name) + getattr(more, part.name) for part in fields(self)}
        return replace(self, **joined)

    def last_answers(self) -> dict[tuple[str, str], Answer]:
        """Return the answer that counts of each person about each partner."""
        return {(answer.person, answer.partner): answer for answer in self.answers}

    def last_picks(self) -> dict[str, Picks]:
        """Return the picks that count of each person."""
        return {picks.person: picks for picks in self.picks}

    def asked_on(self) -> dict[tuple[str, str], Asked]:
        """Return when each person was last asked about each partner."""
        return {(asked.person, asked.partner): asked for asked in self.asked}


def pairs_of(decisions: Iterable[PairDecision]) -> dict[Ids, PairDecision]:
    """Return the decisions by their pair; the last of several counts, but an override stays."""
    found: dict[Ids, PairDecision] = {}
    for decision in decisions:
        former = found.get(decision.pair)
        if former is None or decision.override or not former.override:
            found[decision.pair] = decision
    return found
