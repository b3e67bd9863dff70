"""``recimentor explain``: why these two, or why not; what would it cost to force or forbid it?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.deciding import DecisionFiles, NoDecisions, decisions_request, name_files
from recimentor.cli.options import Corrections, History, NoProgram, Org, ProgramFile, Quiet, SheetNames, Sides
from recimentor.cli.progress import Watch
from recimentor.cli.reading import read_options, reading_request
from recimentor.cli.streams import write_text
from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.api import Reading

_LEAST = 3


class AnswerFormat(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"


def explain(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE... A B", help="Participants, then two of them: id, name or e-mail."),
    ],
    format_: Annotated[AnswerFormat, typer.Option("--format", help="What to print.")] = AnswerFormat.TABLE,
    program: ProgramFile = None,
    no_program: NoProgram = False,
    sides: Sides = None,
    sheet: SheetNames = None,
    org: Org = None,
    corrections: Corrections = None,
    history: History = None,
    decisions: DecisionFiles = None,
    no_decisions: NoDecisions = False,
    quiet: Quiet = False,
) -> None:
    """Explain a pair: both directions, points, rules, ranks, and what it costs to force or forbid it."""
    from recimentor import api, report

    if len(sources) < _LEAST:
        raise BadRequest("name at least one source and two people: explain people.csv ana ben")
    *files, a, b = sources
    reading = reading_request(
        files,
        program,
        sides,
        no_program=no_program,
        history=history or (),
        options=read_options(sheet, org, corrections, set_aside=False),
        decisions=decisions_request(decisions, None, None, None, no_decisions=no_decisions),
    )
    with Watch(shown=not quiet) as watch:
        hooks = replace(watch.hooks(), was_read=partial(name_what_was_read, quiet=quiet))
        answer = api.explain(api.ExplainRequest(reading, a, b), watch=hooks)
    if format_ is AnswerFormat.JSON:
        write_text(report.explanation_json(answer))
    else:
        write_text(report.explanation_text(answer, report.screen_of(sys.stdout, os.environ)))


def name_what_was_read(reading: Reading, *, quiet: bool) -> None:
    """Name the program file and the decisions that count; findings are the business of ``check``."""
    if not quiet:
        name_files(reading.program_path, reading.decision_paths)
