"""The program: the rules of one mentoring program, as the program file states them."""

from __future__ import annotations

import codecs
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Final, Self

from pydantic import (
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

from recimentor.model.columns import (
    Accepted,
    Columns,
    Duplicates,
    HiddenRows,
    Organisation,
    Roles,
    SourceColumns,
)
from recimentor.model.history import HistorySettings
from recimentor.model.names import same_text
from recimentor.model.participant import cadence_of
from recimentor.model.rules import Rules
from recimentor.model.settings import LetterSettings, Names, People, RetentionSettings, ShortlistSettings
from recimentor.model.settings import Settings as _Settings
from recimentor.model.states import Consent
from recimentor.model.wording import LANGUAGES

#: Settings that plans made before them do not hold.
_JOINED_LATER = (
    "org",
    "skip_rows",
    "hidden_rows",
    "encoding",
    "questions",
    "corrections",
    "coded",
    "letters",
)
_LONGEST_DAYS = 3 * 366
_ROUNDING = 1e-9


class Objective(StrEnum):
    """What the pairing maximises first."""

    COVERAGE = "coverage"
    BEST_TOTAL = "best-total"
    FAIREST = "fairest"
    STABLE = "stable"


class Reciprocity(StrEnum):
    """Whether both sides of a pair must gain."""

    REQUIRED = "required"
    PREFERRED = "preferred"


class Odd(StrEnum):
    """What happens to the person whom an odd pool leaves over."""

    LEAVE = "leave"
    TRIO = "trio"


class Rings(StrEnum):
    """Whether people may be placed in rings of three, and when."""

    OFF = "off"
    AFTER = "after"
    TOGETHER = "together"


class RepeatedWants(StrEnum):
    """What a want counts whose owner offers the same skill at the top level."""

    DROP = "drop"
    KEEP = "keep"


class Choices(StrEnum):
    """How mutual choices count."""

    FIRST = "first"
    POINTS = "points"
    OFF = "off"


class RelatedSkill(_Settings):
    """An offer that partly serves a want."""

    want: str = Field(description="The skill that is wanted.")
    offer: str = Field(description="The skill that partly serves it.")
    credit: float = Field(ge=0, le=1, description="0-1, in whole percent.")

    @field_validator("credit")
    @classmethod
    def _whole_percent(cls, credit: float) -> float:
        # Gains are exact only where credits are: a third of a percent has no place in whole numbers.
        if abs(100 * credit - round(100 * credit)) > _ROUNDING:
            raise ValueError("use whole percent, such as 0.5 or 0.55")
        return round(100 * credit) / 100


class Skills(_Settings):
    """Skill names of the program."""

    aliases: dict[str, str] = Field(default_factory=dict, description="Spelling: the skill it means.")
    related: tuple[RelatedSkill, ...] = Field((), description="Offers that partly serve another want.")
    shipped_aliases: bool = Field(
        default=True, description="Whether common spellings such as `MS Excel` are read as one skill."
    )
    map: str | None = Field(
        None,
        description="A file beside this one with more `aliases:` and `related:`; or a table of wordings, "
        "by default `skill-map.csv`.",
    )
    list: str | None = Field(
        None, description="A file beside this one with a name a line; by default `skills.txt`."
    )
    names: Names = Field((), description="Names of skills that are canonical, beside those of the list.")
    different: tuple[tuple[str, str], ...] = Field(
        (), description="Pairs of names that are not one skill, however alike."
    )
    language: str = Field("en", description="Language of the names, for their word stems: `de`, `fr`, ...")

    @field_validator("language")
    @classmethod
    def _known_language(cls, code: str) -> str:
        if same_text(code) not in LANGUAGES:
            raise ValueError(f"use one of {', '.join(LANGUAGES)}")
        return same_text(code)


class Importance(_Settings):
    """How much each criterion counts in the score, relative to the others."""

    skills: float = Field(6.0, ge=0, le=1000, description="What both can teach each other.")
    logistics: float = Field(1.5, ge=0, le=1000, description="Common time, place and ways to meet.")
    chemistry: float = Field(1.0, ge=0, le=1000, description="Shared interests, working style and languages.")
    bridge: float = Field(1.0, ge=0, le=1000, description="Another department, site and career stage.")


class Score(_Settings):
    """How a pair is scored."""

    teach_from: int = Field(3, ge=1, le=5, description="Lowest level at which somebody can teach.")
    wants_counted: int = Field(
        2, ge=1, le=20, description="A partner who meets this many dearest wants meets them fully."
    )
    repeated_wants: RepeatedWants = Field(
        RepeatedWants.DROP, description="`drop` or `keep` wants that their owner offers at 5."
    )
    unrated_level: int | None = Field(
        None, ge=1, le=5, description="Level of unrated offers; by default the pool's median."
    )
    choices: Choices = Field(Choices.FIRST, description="`first`, `points` or `off`.")
    importance: Importance = Field(default_factory=Importance, description="Importance of each criterion.")
    plugins: dict[str, Annotated[float, Field(ge=0, le=1000)]] = Field(
        default_factory=dict, description="Criteria that installed plug-ins bring: name, importance."
    )

    @model_serializer(mode="wrap")
    def _without_plugins(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out what joined later and is not set, so that older plans compare."""
        resolved: dict[str, Any] = written(self)
        return {name: value for name, value in resolved.items() if name != "plugins" or value}


#: Length of a program that names its start alone.
DEFAULT_WEEKS: Final = 26


def last_day(start: date | None, end: date | None) -> date | None:
    """Return a program's last day: its own, else that of :data:`DEFAULT_WEEKS`; ``None`` without dates."""
    if end is not None or start is None:
        return end
    return start + timedelta(weeks=DEFAULT_WEEKS, days=-1)


class Meetings(_Settings):
    """When the program runs and how often partners meet; without dates a whole reference year counts."""

    start: date | None = Field(None, description="First day of the program, YYYY-MM-DD.")
    end: date | None = Field(None, description=f"Last day; by default {DEFAULT_WEEKS} weeks after the start.")
    cadence: str = Field("every two weeks", description="`weekly`, `every two weeks` or `monthly`.")
    minutes: int = Field(60, ge=15, le=480, description="Length of a meeting.")
    holidays: tuple[date, ...] = Field((), description="Days without meetings, YYYY-MM-DD.")

    @field_validator("cadence")
    @classmethod
    def _known_cadence(cls, text: str) -> str:
        if not (known := cadence_of(text)):
            raise ValueError("use weekly, every two weeks or monthly")
        return known

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end is not None and self.start is None:
            raise ValueError("an end needs a start")
        if self.start is not None and self.end is not None:
            if self.end < self.start:
                raise ValueError("the end lies before the start")
            if self.end - self.start > timedelta(days=_LONGEST_DAYS):
                raise ValueError("a program runs three years at most")
        return self


class Program(_Settings):
    """The rules of one mentoring program; every setting has a default."""

    name: str = Field("Reciprocal mentoring", description="Shown on every output.")
    sides: str | None = Field(None, description="A field with two values; pairs go across.")
    objective: Objective = Field(
        Objective.COVERAGE, description="`coverage`, `best-total`, `fairest` or `stable`."
    )
    reciprocity: Reciprocity = Field(
        Reciprocity.REQUIRED, description="`required`, or `preferred`: one-way pairs behind two-way ones."
    )
    minimum_gain: float = Field(
        0.0, ge=0, le=1, description="Each side must gain more than nothing, and at least this."
    )
    odd: Odd = Field(Odd.LEAVE, description="`leave` or `trio`.")
    rings: Rings = Field(
        Rings.OFF,
        description="Rings of three: `off`; `after` the pairs, for those left over (3 says the same); or "
        "`together`, the most people in pairs and rings.",
    )
    seed: int = Field(1, ge=0, le=2**63 - 1, description="Seed of the lottery that settles ties.")
    columns: dict[str, Columns] = Field(
        default_factory=dict, description="Field: source header, or a fuller description, or several."
    )
    sources: tuple[SourceColumns, ...] = Field((), description="Columns of some files or sheets only.")
    org: Organisation | None = Field(None, description="Organisation data: department, site, grade, manager.")
    roles: Roles | None = Field(None, description="A column that says who teaches, who learns, who both.")
    duplicates: Duplicates = Field(
        Duplicates.ERROR,
        description="Rows of one person: `error`, `latest` by the form's time stamp, or `join`.",
    )
    sheet: Names = Field((), description="Sheets of a workbook to read; by default the one with people.")
    header_row: int | None = Field(None, ge=1, description="Row of the headers; by default it is found.")
    skip_rows: tuple[Annotated[int, Field(ge=1)], ...] = Field(
        (), description="Rows that are not read, numbered as a spreadsheet shows them."
    )
    hidden_rows: HiddenRows = Field(
        HiddenRows.SKIP, description="Rows that a workbook hides: `skip` or `read`."
    )
    corrections: str | None = Field(
        None, description="File of corrections, from this file's folder; by default corrections.csv."
    )
    coded: Names = Field(
        (), description="Filled sheets of `recimentor code`, from this file's folder, read in every run."
    )
    encoding: str | None = Field(None, description="Encoding of text files; by default it is found.")

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, encoding: str | None) -> str | None:
        try:
            is_text = encoding is None or codecs.lookup(encoding)._is_text_encoding  # noqa: SLF001
        except LookupError:
            is_text = False
        if not is_text:
            raise ValueError("no such encoding is known; use one like cp1250, mac_roman or cp932")
        return encoding

    questions: Names = Field(
        (),
        description="Questions of a proposal that nobody has answered; a line that is taken out is answered.",
    )
    balance: Names = Field((), description="Columns kept for the balance report alone, sensitive ones too.")
    accept: Accepted = Field((), description="Findings that are known and not shown again.")
    skills: Skills = Field(default_factory=Skills, description="Aliases and related skills.")
    score: Score = Field(default_factory=Score, description="How a pair is scored.")
    rules: Rules = Field((), description="Hard rules.")
    consent: Consent = Field(
        Consent.ASK, description="`ask`: both say yes before a pair is announced; `none`: nobody is asked."
    )
    ask_first: People = Field((), description="People who are asked a step ahead of their partners.")
    shortlist: ShortlistSettings = Field(
        default_factory=ShortlistSettings, description="A choice of partners instead of one proposal."
    )
    meetings: Meetings = Field(default_factory=Meetings, description="Dates, cadence and length of meetings.")
    letters: LetterSettings = Field(
        default_factory=LetterSettings, description="Language and manner of letters, invitations and kits."
    )
    history: HistorySettings = Field(
        default_factory=HistorySettings, description="What earlier rounds mean for this one."
    )
    retention: RetentionSettings = Field(
        default_factory=RetentionSettings, description="How long files are kept after the program's end."
    )

    @field_validator("rings", mode="before")
    @classmethod
    def _three_is_after(cls, value: object) -> object:
        # A bare `off`, `no` or `on` of a YAML file, and the size of a ring, say what is meant as well.
        said = {"3": Rings.AFTER, "true": Rings.AFTER, "on": Rings.AFTER, "yes": Rings.AFTER}
        said |= {"false": Rings.OFF, "no": Rings.OFF, "0": Rings.OFF, "none": Rings.OFF}
        return said.get(same_text(str(value)), value)

    @model_validator(mode="after")
    def _together_seeks_the_most_people(self) -> Self:
        if self.rings is Rings.TOGETHER and self.objective is not Objective.COVERAGE:
            raise ValueError("rings: together places the most people; use it with objective: coverage")
        return self

    commitments: tuple[str, ...] = Field((), description="What everybody agrees to before being paired.")

    @model_serializer(mode="wrap")
    def _without_unset(self, written: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out settings that joined later and are not set, so that older plans compare."""
        resolved: dict[str, Any] = written(self)
        unset = {
            name
            for name in _JOINED_LATER
            if getattr(self, name) == type(self).model_fields[name].get_default(call_default_factory=True)
        }
        return {name: value for name, value in resolved.items() if name not in unset}
