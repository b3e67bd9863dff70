"""Options that several commands share, each declared once; no other place asks for the day."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_pair, complete_person, complete_setting

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Participants: CSV, TSV, XLSX, YAML or JSON files; - is standard input."
    ),
]
ProgramFile = Annotated[
    Path | None,
    typer.Option(
        "--program", metavar="FILE", help="Program file; by default program.yaml beside the first source."
    ),
]
NoProgram = Annotated[bool, typer.Option("--no-program", help="Ignore any program file; use the defaults.")]
Sides = Annotated[
    str | None, typer.Option("--sides", metavar="COLUMN", help="Pair across the two values of this column.")
]
Rings = Annotated[bool, typer.Option("--rings", help="Place people whom pairs leave over in rings of three.")]
RingsTogether = Annotated[
    bool, typer.Option("--rings-together", help="Place the most people in pairs and rings of three.")
]
History = Annotated[
    list[Path] | None,
    typer.Option(
        "--history", metavar="PATH", help="Plans of earlier rounds, or a folder of them; repeatable."
    ),
]
LogFile = Annotated[
    Path | None,
    typer.Option("--log-file", metavar="FILE", help="Append JSON lines about the run; no personal data."),
]
SheetNames = Annotated[
    list[str] | None,
    typer.Option("--sheet", metavar="NAME", help="Sheet of a workbook to read; repeatable."),
]
Org = Annotated[
    list[str] | None,
    typer.Option("--org", metavar="FILE", help="Join department, site, grade and manager; adds nobody."),
]
Corrections = Annotated[
    str | None,
    typer.Option("--corrections", metavar="FILE", help="By default corrections.csv beside the first source."),
]
Coded = Annotated[
    list[str] | None,
    typer.Option("--coded", metavar="FILE", help="A filled sheet of `recimentor code`; repeatable."),
]
SetAsideRows = Annotated[
    bool, typer.Option("--set-aside", help="Leave out rows with faults and list them, instead of stopping.")
]
DecisionFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Decisions: a YAML file, by default decisions.yaml beside the first source, "
        "or a plan's workbook with its Decision column filled in; repeatable.",
    ),
]
NoDecisions = Annotated[bool, typer.Option("--no-decisions", help="Ignore decisions.yaml.")]
Lock = Annotated[
    list[str] | None,
    typer.Option(
        "--lock", metavar="A+B", help="Fix this pair in this run; repeatable.", autocompletion=complete_pair
    ),
]
Veto = Annotated[
    list[str] | None,
    typer.Option(
        "--veto", metavar="A+B", help="Never this pair in this run; repeatable.", autocompletion=complete_pair
    ),
]
Out = Annotated[
    list[str] | None,
    typer.Option(
        "--out", metavar="A", help="Leave this person out; repeatable.", autocompletion=complete_person
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="SETTING=VALUE",
        help="Change a program setting for this run; repeatable.",
        autocompletion=complete_setting,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding", metavar="NAME", help="Encoding of text files, such as cp1250; by default it is found."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]


AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of", metavar="DATE", formats=["%Y-%m-%d"], help="Ask as of this day; today by default."
    ),
]


def day_of(as_of: datetime | None) -> date:
    """Return the day that was named, or today."""
    return date.today() if as_of is None else as_of.date()  # noqa: DTZ011 - the day on this desk


class TextFormat(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


class AnswerFormat(StrEnum):
    """A table for people, or JSON for programs."""

    TABLE = "table"
    JSON = "json"
