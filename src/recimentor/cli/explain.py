"""``recimentor explain``: why these two, or why not; what would it cost to force or forbid it?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.completing import complete_person
from recimentor.cli.deciding import name_files
from recimentor.cli.options import Quiet
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import tell_taken, write_text
from recimentor.cli.text_format import AnswerFormat
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
