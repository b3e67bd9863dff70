"""Where a program stands. Values alone; ``insight`` works them out, ``report`` shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from recimentor.model.feedback import CheckIn


class Step(StrEnum):
    """What to do next, in the order in which it is to be done."""

    MEND = "mend"
    PAIR_AGAIN = "pair-again"
    INVITE = "invite"
    REMIND = "remind"
    KIT = "kit"
    CHECK_IN = "check-in"
    CALL = "call"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Somebody who was asked and has not answered.

    Parameters
    ----------
    id, name
        The person.
    since
        The day on which they were asked last; ``None`` where it was not written down.
    days
        Days since then.
    """

    id: str
    name: str
    since: dt.date | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Open:
    """A pair that is not confirmed: who it is, how far it is, whose answer is missing."""

    names: tuple[str, ...]
    state: str
    waiting_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """Where a program stands on one day.

    Parameters
    ----------
    name, as_of
        The program and the day.
    states
        How many pairs are in each state.
    open_pairs
        Pairs that are not confirmed, in the plan's order.
    unanswered
        Who was asked and has not answered, the longest wait first.
    num_to_ask, num_waiting
        People who can be asked now, and people who wait for somebody who is asked first.
    num_left_over
        People without a pair in the plan.
    num_outdated
        Decisions about people who have left, and records about pairs that are no longer in the plan.
    not_in_plan
        What was decided since and the plan does not follow yet, a sentence each.
    num_faults
        Faults in the file of decisions.
    steps
        What to do next.
    overdue
        Check-ins whose day has come and that confirmed people have not answered.
    not_met
        Names of pairs who say that they have not met.
    """

    name: str
    as_of: dt.date
    asks: bool
    states: Mapping[str, int]
    open_pairs: tuple[Open, ...]
    unanswered: tuple[Unanswered, ...]
    num_to_ask: int
    num_waiting: int
    num_left_over: int
    num_outdated: int
    not_in_plan: tuple[str, ...]
    num_faults: int
    steps: tuple[Step, ...]
    overdue: tuple[CheckIn, ...] = ()
    not_met: tuple[tuple[str, ...], ...] = ()
