"""The state of a pair: from a proposal to a pair whose both people said yes, and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from recimentor.model.decisions import Decisions, ordered
from recimentor.model.forgotten import is_token


class PairState(StrEnum):
    """How far a pair is. Nobody is announced to anybody before it is confirmed."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    ENDED = "ended"


class Consent(StrEnum):
    """Whether people are asked before a pair is announced."""

    ASK = "ask"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PairStanding:
    """The state of one pair.

    Parameters
    ----------
    state
        How far it is.
    accepted_by
        Who said yes, in the order of the pair's ids.
    waiting_for
        Who has not answered, in that order; empty once somebody said no or the pair has ended.
    """

    state: PairState
    accepted_by: tuple[str, ...] = ()
    waiting_for: tuple[str, ...] = ()


class StateBook:
    """Tells the state of any pair from the decisions.

    Parameters
    ----------
    decisions
        Asked, answered and ended.
    consent
        With ``none`` nobody is asked: a pair that has not ended, and that nobody refused, is confirmed.
    """

    def __init__(self, decisions: Decisions, consent: Consent) -> None:
        self._answers = decisions.last_answers()
        self._ended = {decision.pair for decision in decisions.ended}
        self._consent = consent

    def of(self, ids: Sequence[str]) -> PairStanding:
        """Return the state of a pair, or of a trio, by the ids of its people.

        Notes
        -----
        Ended goes before declined: one no declines. A pair of somebody who was forgotten has ended.
        Confirmed is a pair whose people all said yes to everyone in it; accepted one of which somebody did.
        """
        members = sorted(ids)
        if any(map(is_token, members)) or any(
            ordered(a, b) in self._ended for a in members for b in members if a < b
        ):
            return PairStanding(PairState.ENDED)
        said = {person: self._said(person, members) for person in members}
        if False in said.values():
            return PairStanding(PairState.DECLINED)
        accepted = tuple(person for person in members if said[person])
        waiting = tuple(person for person in members if said[person] is None)
        if self._consent is Consent.NONE or not waiting:
            return PairStanding(PairState.CONFIRMED, accepted)
        return PairStanding(PairState.ACCEPTED if accepted else PairState.PROPOSED, accepted, waiting)

    def _said(self, person: str, members: Sequence[str]) -> bool | None:
        """Return what a person said of all others in the pair; ``None`` while any answer is missing."""
        answers = [self._answers.get((person, other)) for other in members if other != person]
        if any(answer is not None and not answer.is_yes for answer in answers):
            return False
        return None if None in answers else True
