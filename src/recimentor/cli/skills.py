"""``recimentor skills``: which skills are short, and which names look like one skill?"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.findings import show_findings
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import say, write_text

if TYPE_CHECKING:
    from recimentor.api import Reading, ReadRequest
    from recimentor.model.wording import Word


class SkillsFormat(StrEnum):
    """How supply and demand are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@with_bundles
def skills(
    sources: Sources,
    *,
    read: ReadingOptions,
    format_: Annotated[SkillsFormat, typer.Option("--format", help="What to print.")] = SkillsFormat.TABLE,
    show_all: Annotated[bool, typer.Option("--all", help="Show every skill, not the first 30.")] = False,
    recruit: Annotated[
        bool, typer.Option("--recruit/--no-recruit", help="Solve again to say whom to recruit.")
    ] = True,
    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="A=B", help="Two wordings mean the same: keep it; repeatable."),
    ] = None,
    partly: Annotated[
        list[str] | None,
        typer.Option("--partly", metavar="A=B", help="One partly serves the other: keep it; repeatable."),
    ] = None,
    different: Annotated[
        list[str] | None,
        typer.Option("--different", metavar="A=B", help="Not the same: never propose it again; repeatable."),
    ] = None,
    propose: Annotated[
        bool, typer.Option("--propose", help="Write all proposals to skill-map.csv, to be answered there.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Show supply and demand per skill, names that may be one skill, and whom to recruit."""
    from recimentor import api, report
    from recimentor.api import starting, wording
    from recimentor.model.errors import BadInput
    from recimentor.model.finding import has_errors
    from recimentor.model.wording import Answer

    request = read.request(sources)
    reading = api.read(request)
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    answers = {Answer.SAME: same, Answer.PARTLY: partly, Answer.DIFFERENT: different}
    words = [wording.word_of(text, answer) for answer, texts in answers.items() for text in texts or ()]
    if words or propose:
        _keep(request, reading, words, propose=propose, quiet=quiet)
        return
    if not quiet and format_ is SkillsFormat.TABLE:
        show_findings([finding for finding in reading.findings if finding.code == "no-two-way"])
    found = starting.skill_report(reading, recruit=recruit)
    if format_ is SkillsFormat.JSON:
        write_text(report.skills_json(found))
    elif format_ is SkillsFormat.CSV:
        write_text(report.skills_csv(found))
    else:
        screen = report.screen_of(sys.stdout, os.environ)
        write_text(report.skills_text(found, screen, sources=sources, show_all=show_all))


def _keep(
    request: ReadRequest, reading: Reading, words: Sequence[Word], *, propose: bool, quiet: bool
) -> None:
    """Write what a human said of wordings, and all proposals where asked, into the skill map."""
    from recimentor.api import wording

    path = wording.map_path(request, reading)
    num_open = wording.keep_words(path, words, reading if propose else None)
    if not quiet:
        kept = f"{len(words)} kept" if words else "nothing decided"
        say(f"{path}: {kept}; {num_open} to answer: write same, partly or different")
