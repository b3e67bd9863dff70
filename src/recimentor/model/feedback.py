"""Feedback: what people say about how their pair goes, and what that comes to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from recimentor.model.finding import Place

NOWHERE: Final = Place("")


class Met(StrEnum):
    """Have the two met?"""

    OFTEN = "more than once"
    ONCE = "once"
    NOT_YET = "not yet"


class Got(StrEnum):
    """Did somebody get what they asked for?"""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class GoesOn(StrEnum):
    """Would somebody like to go on?"""

    YES = "yes"
    NOT_SURE = "not sure"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the check-in form.

    Parameters
    ----------
    field
        What it asks for.
    text
        As people read it; also the header of its column in the export of a form.
    answers
        The choices it offers.
    starts
        How headers that mean it begin, without regard to case, spaces and punctuation.
    """

    field: str
    text: str
    answers: tuple[str, ...]
    starts: tuple[str, ...]


QUESTIONS: Final = (
    Question(
        "met",
        "Have you met?",
        tuple(one.value.capitalize() for one in Met),
        ("met", "have you met", "did you meet", "how often have you met"),
    ),
    Question(
        "got",
        "Did you get what you asked for?",
        tuple(one.value.capitalize() for one in Got),
        ("got", "did you get", "have you got", "are you getting"),
    ),
    Question(
        "goes_on",
        "Would you like to continue?",
        tuple(one.value.capitalize() for one in GoesOn),
        (
            "continue",
            "would you like to continue",
            "go on",
            "would you like to go on",
            "do you want to continue",
        ),
    ),
    Question(
        "call",
        "Shall somebody talk to you?",
        ("Yes", "No"),
        ("call", "talk", "shall somebody", "should somebody", "would you like to talk", "please call"),
    ),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What one person said at a check-in; ``None`` where they did not say.

    Parameters
    ----------
    person
        Their id.
    met, got, goes_on
        What they answered.
    wants_call
        Whether somebody shall talk to them.
    date
        When they said it, where the file tells.
    place
        Where their answers stand; comments are read there, and nowhere else.
    """

    person: str
    met: Met | None = None
    got: Got | None = None
    goes_on: GoesOn | None = None
    wants_call: bool = False
    date: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Concern:
    """Somebody who should be talked to, and why.

    Parameters
    ----------
    person, name
        Who.
    partners
        Names of their partners.
    reasons
        In words, the gravest first.
    place
        Where their own answer stands; empty where the concern comes from the partner's.
    """

    person: str
    name: str
    partners: tuple[str, ...]
    reasons: tuple[str, ...]
    place: Place = NOWHERE


class Verdict(StrEnum):
    """What the answers say about a criterion."""

    TOO_FEW = "too-few"
    NOTHING_SEEN = "nothing-seen"
    HELPED = "helped"
    DID_NOT_HELP = "did-not-help"


@dataclass(frozen=True, slots=True)
class CriterionNews:
    """What the answers say about one criterion.

    Parameters
    ----------
    name
        The criterion, or ``score`` for the whole.
    num_high, num_low
        Pairs with answers in the upper and the lower half of the criterion's points.
    got_high, got_low
        Mean of what they got, 0-1 (yes 1, partly 0.5, no 0); 0 for no pairs.
    chance
        How often such a difference arises by chance alone, 0-1; 1 where there are too few.
    verdict
        What may be said.
    """

    name: str
    num_high: int
    num_low: int
    got_high: float
    got_low: float
    chance: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the answers come to.

    Parameters
    ----------
    num_asked
        People with a partner.
    num_answered
        Those who answered anything.
    met, got, goes_on
        How many gave each answer, in the order of the form.
    concerns
        Who should be talked to, the most urgent first.
    silent
        Ids of people who did not answer.
    not_met
        Pairs, by ids, of which nobody says that they met and somebody says that they did not.
    criteria
        What worked, per criterion.
    """

    num_asked: int
    num_answered: int
    met: dict[str, int]
    got: dict[str, int]
    goes_on: dict[str, int]
    concerns: tuple[Concern, ...]
    silent: tuple[str, ...]
    not_met: tuple[tuple[str, ...], ...]
    criteria: tuple[CriterionNews, ...]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in of a program, as of some day.

    Parameters
    ----------
    name
        ``half-way`` or ``end``.
    day
        When it is due.
    waiting
        Ids of people who have a partner and have not answered it.
    """

    name: str
    day: dt.date
    waiting: tuple[str, ...]
