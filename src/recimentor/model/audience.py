"""Who an output is for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """Who an output is for: hr sees all, a sponsor counts and pairs, a participant the own pair."""

    HR = "hr"
    SPONSOR = "sponsor"
    PARTICIPANT = "participant"


#: What stands at the top of an output: whom it is for.
MARKS: Final = {
    Audience.HR: "For HR only: holds requests and scores. Do not forward.",
    Audience.SPONSOR: "For the sponsor: pairs, counts, balance; no requests, no scores, no contacts.",
    Audience.PARTICIPANT: "For the two of you.",
}

#: Titles of the sheets of a workbook that count people by what they said: nobody can be taken out of a count.
SKILLS_SHEET: Final = "skills"
BALANCE_SHEET: Final = "balance"
DEPARTMENTS_SHEET: Final = "departments"
COUNTS_SHEETS: Final = frozenset({SKILLS_SHEET, BALANCE_SHEET, DEPARTMENTS_SHEET})
