"""In which language, and how, people are written to."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pydantic import Field

from recimentor.model.settings import Settings


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
