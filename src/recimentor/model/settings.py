"""What all settings of a program file share; and the smaller sections: letters, retention, shortlists."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from recimentor.model.references import Who


class Settings(BaseModel):
    """Frozen settings; a name that does not exist is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


#: One text, or a list of them.
Names = Annotated[tuple[str, ...], BeforeValidator(_as_list)]
#: One person or several, each by id, e-mail or name.
People = Annotated[tuple[Who, ...], BeforeValidator(_as_list)]


class ShortlistSettings(Settings):
    """How long shortlists are, and on how many of them one person may stand."""

    partners: int = Field(0, ge=0, le=20, description="Partners on each person's shortlist; 0: one proposal.")
    lists: int | None = Field(
        None, ge=1, le=100, description="Lists that one person may stand on; by default two more than that."
    )

    @property
    def most_lists(self) -> int:
        """Lists that one person may stand on."""
        return self.lists if self.lists is not None else self.partners + 2


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


class Language(StrEnum):
    """A language that letters are written in."""

    EN = "en"
    DE = "de"
    FR = "fr"
    ES = "es"
    NL = "nl"
    PT = "pt"


#: The names of these languages as they stand in a participant's ``languages``.
LANGUAGE_NAMES: Final = {
    "English": Language.EN,
    "German": Language.DE,
    "French": Language.FR,
    "Spanish": Language.ES,
    "Dutch": Language.NL,
    "Portuguese": Language.PT,
}


class Choose(StrEnum):
    """Which of a person's languages their letters are in."""

    LANGUAGES = "languages"
    FIRST = "first"
    PROGRAM = "program"


class Tone(StrEnum):
    """How people are spoken to in a language that has more than one way."""

    FAMILIAR = "familiar"
    FORMAL = "formal"


class NameStyle(StrEnum):
    """How names are written in words to people."""

    SET = "set"
    TYPED = "typed"


class LetterSettings(Settings):
    """How letters, invitations and kits are written."""

    language: Language = Field(
        Language.EN, description="The program's language: `en`, `de`, `fr`, `es`, `nl` or `pt`."
    )
    by: Choose = Field(
        Choose.LANGUAGES,
        description="`languages`: who does not speak the program's is written to in the first of theirs; "
        "`first`: everybody in the first of theirs; `program`: everybody in the program's.",
    )
    tone: Tone = Field(
        Tone.FAMILIAR, description="`familiar`, or `formal`: German with `Sie` and the whole name."
    )
    names: NameStyle = Field(
        NameStyle.SET, description="`set`: AISHA KARIM is written Aisha Karim; `typed`: as typed."
    )
