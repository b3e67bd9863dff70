"""Retention: how long a program keeps what it holds about people."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pydantic import Field

from recimentor.model.settings import Settings

_MONTHS_A_YEAR = 12


class Kept(StrEnum):
    """Kinds of files, by how long a program needs them."""

    SIGN_UPS = "sign_ups"
    ANSWERS = "answers"
    LETTERS = "letters"
    PLANS = "plans"


class RetentionSettings(Settings):
    """Months after the program's end at which files are due to be removed; by default nobody is reminded."""

    sign_ups: int | None = Field(None, ge=0, le=600, description="Months to keep sign-ups after the end.")
    answers: int | None = Field(None, ge=0, le=600, description="Months to keep answers and decisions.")
    letters: int | None = Field(None, ge=0, le=600, description="Months to keep pages, letters and kits.")
    plans: int | None = Field(None, ge=0, le=600, description="Months to keep plans, which are the history.")

    def months(self, kind: Kept) -> int | None:
        """Return how long a kind of file is kept after the end; ``None`` without a limit."""
        found: int | None = getattr(self, kind.value)
        return found


@dataclass(frozen=True, slots=True)
class Due:
    """A file that is past its time.

    Parameters
    ----------
    path
        The file, as seen from the program's folder.
    kind
        What it holds.
    since
        The day from which it was due.
    """

    path: str
    kind: Kept
    since: date


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
