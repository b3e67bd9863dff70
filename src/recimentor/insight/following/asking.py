"""Whom to ask now, who waits for somebody to be asked first, who was asked before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from recimentor.insight.planning.keep import members
from recimentor.model.decisions import Decisions
from recimentor.model.plan import Pair, Plan, Ring
from recimentor.model.states import Consent, PairState, StateBook


@dataclass(frozen=True, slots=True)
class Ask:
    """One person of one pair or ring who is to be asked.

    Parameters
    ----------
    pair
        The pair, or the ring.
    person
        Id of the person.
    partners
        Ids of the others in the pair.
    """

    pair: Pair | Ring
    person: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Everybody whose answer is missing.

    Parameters
    ----------
    now
        Who can be asked now and was not before.
    before
        Who was asked before and has not answered.
    waiting
        Who is asked once a partner, who is asked first, has said yes.
    """

    now: tuple[Ask, ...]
    before: tuple[Ask, ...]
    waiting: tuple[Ask, ...]


def whom_to_ask(plan: Plan, decisions: Decisions, ask_first: Collection[str]) -> Asking:
    """Return whose answers are missing, in the order of the plan.

    Parameters
    ----------
    plan
        The plan.
    decisions
        Who was asked and who answered.
    ask_first
        Ids of people who are asked a step ahead of their partners; two of them in a pair are asked together.
    """
    book = StateBook(decisions, Consent.ASK)
    asked = decisions.asked_on()
    now, before, waiting = list[Ask](), list[Ask](), list[Ask]()
    for pair, person, accepted in _silent(plan, book):
        partners = tuple(other for other in members(pair) if other != person)
        ask = Ask(pair, person, partners)
        ahead = {other for other in partners if other in ask_first and other not in accepted}
        if ahead and person not in ask_first:
            waiting.append(ask)
        elif all((person, other) in asked for other in partners):
            before.append(ask)
        else:
            now.append(ask)
    return Asking(tuple(now), tuple(before), tuple(waiting))


def _silent(plan: Plan, book: StateBook) -> Iterator[tuple[Pair | Ring, str, tuple[str, ...]]]:
    """Yield pair, person and who of the pair said yes, for everybody who has not answered."""
    for pair in plan.groups:
        standing = book.of(members(pair))
        if standing.state in {PairState.PROPOSED, PairState.ACCEPTED}:
            for person in standing.waiting_for:
                yield pair, person, standing.accepted_by
