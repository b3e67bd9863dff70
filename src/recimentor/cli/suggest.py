"""``recimentor suggest``: who would suit this person?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.completing import complete_person, complete_plan
from recimentor.cli.explain import name_what_was_read
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import tell_taken, write_text
from recimentor.cli.text_format import AnswerFormat


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
