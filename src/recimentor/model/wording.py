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
    """

    wording: str
    means: str
    answer: Answer | None = None
    credit: int = PARTLY_CREDIT
    people: int = 0
