"""What humans say of wordings: same, partly or different; and what would help who is left over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

#: Credit of one skill for another where a human says `partly`, in percent.
PARTLY_CREDIT: Final = 60

#: Languages whose word forms are known, by the code that people write, and the name of their stemmer.
LANGUAGES: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}


class Answer(StrEnum):
    """What a human says of two wordings."""

    SAME = "same"
    PARTLY = "partly"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Word:
    """One line of a skill map.

    Parameters
    ----------
    wording
        As people write it.
    means
        The name that it may mean; several, joined by ``;``, where one wording names several skills.
    answer
        What a human said; ``None`` where nobody has said anything yet.
    credit
        For `partly`: what one counts for the other, 1-99 percent.
    people
        How many people wrote it when it was proposed; 0 where that is not known.
    also
        Further names that it may mean.
    """

    wording: str
    means: str
    answer: Answer | None = None
    credit: int = PARTLY_CREDIT
    people: int = 0
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may mean one skill, found by likeness: a human says whether they do.

    Parameters
    ----------
    wording, means
        The names as shown: one that people write, and the listed or commoner one that it may mean.
    wording_key, means_key
        Their keys.
    likely
        What the likeness suggests.
    credit
        For `partly`, in percent.
    score
        0-1, for ranking alone.
    people
        How many people use the wording.
    also
        Further names that the wording may mean, the nearest first.
    """

    wording: str
    means: str
    wording_key: str
    means_key: str
    likely: Answer = Answer.SAME
    credit: int = PARTLY_CREDIT
    score: float = 0.0
    people: int = 0
    also: tuple[str, ...] = ()

    @property
    def pair(self) -> frozenset[str]:
        """The keys of both names."""
        return frozenset((self.wording_key, self.means_key))


class HelpKind(StrEnum):
    """What would give people left over a partner."""

    WORDING = "wording"
    ONE_WAY = "one-way"
    RINGS = "rings"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Help:
    """One thing that would help, solved and counted.

    Parameters
    ----------
    kind
        What it is.
    placed
        How many more people would have a partner.
    left_over
        How many are left over now.
    proposals
        For wordings: those that would have to mean the same, the best first, and for each the number of
        people whose pairs rest on it.
    line
        For the other kinds: what to add to the command or to paste.
    about
        For a rule: its name.
    """

    kind: HelpKind
    placed: int
    left_over: int
    proposals: tuple[tuple[Proposal, int], ...] = ()
    line: str = ""
    about: str = ""
