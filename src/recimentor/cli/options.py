"""Options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Participants: CSV, TSV, YAML or JSON files; - is standard input."
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
History = Annotated[
    list[Path] | None,
    typer.Option(
        "--history", metavar="PATH", help="Plans of earlier rounds, or a folder of them; repeatable."
    ),
]
FailUnmatched = Annotated[
    int | None,
    typer.Option("--fail-unmatched", metavar="N", min=0, help="Exit with 1 if more people are left over."),
]
FailBelow = Annotated[
    float | None,
    typer.Option(
        "--fail-below",
        metavar="SCORE",
        min=0,
        max=100,
        help="Exit with 1 if a pair scores below, in percent.",
    ),
]
LogFile = Annotated[
    Path | None,
    typer.Option("--log-file", metavar="FILE", help="Append JSON lines about the run; no personal data."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but errors.")]
