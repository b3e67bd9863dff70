"""``recimentor explain`` and ``suggest``: why these two, or why not; who would suit this person?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.deciding import name_files
from recimentor.cli.options import AnswerFormat, Quiet, Sources
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import tell_taken, write_text
from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.api import Reading


_LEAST = 3


@with_bundles
def explain(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE... A B",
            help="Participants, then two of them: id, name or e-mail.",
            autocompletion=complete_person,
        ),
    ],
    *,
    format_: Annotated[AnswerFormat, typer.Option("--format", help="What to print.")] = AnswerFormat.TABLE,
    read: ReadingOptions,
    quiet: Quiet = False,
) -> None:
    """Explain a pair: both directions, points, rules, ranks, and what it costs to force or forbid it."""
    from recimentor import api, report

    if len(sources) < _LEAST:
        raise BadRequest("name at least one source and two people: explain people.csv ana ben")
    *files, a, b = sources
    reading = read.request(files)
    with Watch(shown=not quiet) as watch:
        hooks = replace(watch.hooks(), was_read=partial(name_what_was_read, quiet=quiet), took=tell_taken)
        answer = api.explain(api.ExplainRequest(reading, a, b), watch=hooks)
    if format_ is AnswerFormat.JSON:
        write_text(report.explanation_json(answer))
    else:
        write_text(report.explanation_text(answer, report.screen_of(sys.stdout, os.environ)))


def name_what_was_read(reading: Reading, *, quiet: bool) -> None:
    """Name the program file and the decisions that count; findings are the business of ``check``."""
    if not quiet:
        name_files(reading.program_path, reading.decision_paths, reading.word_paths)


@with_bundles
def suggest(
    sources: Sources,
    *,
    person: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="ID",
            help="Id, name or e-mail; or a file with one participant, who need not be in the pool.",
            autocompletion=complete_person,
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Tell so many at most.")] = 10,
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan", metavar="PLAN", help="A saved plan: says who is taken.", autocompletion=complete_plan
        ),
    ] = None,
    despite: Annotated[
        list[str] | None,
        typer.Option("--despite", metavar="RULE", help="Set this rule aside, and say who is against it."),
    ] = None,
    format_: Annotated[AnswerFormat, typer.Option("--format", help="What to print.")] = AnswerFormat.TABLE,
    read: ReadingOptions,
    quiet: Quiet = False,
) -> None:
    """Rank possible partners for one person, with what each would teach and learn."""
    from recimentor import api, report

    reading = read.request(sources)
    with Watch(shown=not quiet) as watch:
        hooks = replace(watch.hooks(), was_read=partial(name_what_was_read, quiet=quiet), took=tell_taken)
        answer = api.suggest(
            api.SuggestRequest(reading, person, limit, plan, tuple(despite or ())), watch=hooks
        )
    if format_ is AnswerFormat.JSON:
        write_text(report.suggestions_json(answer))
    else:
        write_text(report.suggestions_text(answer, report.screen_of(sys.stdout, os.environ)))
