"""``recimentor skills`` and ``code``: which skills are short, which look alike; prose to skills by hand."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.failures import show_findings
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import say, write_text

if TYPE_CHECKING:
    from recimentor.api import Reading, ReadRequest
    from recimentor.model.wording import Word


class SkillsFormat(StrEnum):
    """How supply and demand are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingOptions:
    """What a human says of wordings, to be kept in the skill map."""

    same: Annotated[
        list[str] | None,
        typer.Option("--same", metavar="A=B", help="Two wordings mean the same: keep it; repeatable."),
    ] = None
    partly: Annotated[
        list[str] | None,
        typer.Option("--partly", metavar="A=B", help="One partly serves the other: keep it; repeatable."),
    ] = None
    different: Annotated[
        list[str] | None,
        typer.Option("--different", metavar="A=B", help="Not the same: never propose it again; repeatable."),
    ] = None
    propose: Annotated[
        bool, typer.Option("--propose", help="Write all proposals to skill-map.csv, to be answered there.")
    ] = False

    def words(self) -> list[Word]:
        """Return what is said, as entries of the skill map."""
        from recimentor.api import wording
        from recimentor.model.wording import Answer

        said = {Answer.SAME: self.same, Answer.PARTLY: self.partly, Answer.DIFFERENT: self.different}
        return [wording.word_of(text, answer) for answer, texts in said.items() for text in texts or ()]


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
    said: WordingOptions,
    quiet: Quiet = False,
) -> None:
    """Show supply and demand per skill, names that may be one skill, and whom to recruit."""
    from recimentor import api, report
    from recimentor.api import starting
    from recimentor.model.errors import BadInput
    from recimentor.model.finding import has_errors

    request = read.request(sources)
    reading = api.read(request)
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    words = said.words()
    if words or said.propose:
        _keep(request, reading, words, propose=said.propose, quiet=quiet)
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
        write_text(
            report.skills_text(found, screen, sources=(*sources, *api.options_of(request)), show_all=show_all)
        )


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


@with_bundles
def code(
    sources: Sources,
    *,
    offers: Annotated[
        list[str] | None,
        typer.Option("--offers", metavar="COLUMN", help="A column of prose about what people can teach."),
    ] = None,
    wants: Annotated[
        list[str] | None,
        typer.Option("--wants", metavar="COLUMN", help="A column of prose about what people want to learn."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write the sheet as CSV; by default it is printed."
        ),
    ] = None,
    read: ReadingOptions,
    quiet: Quiet = False,
) -> None:
    """Write a sheet of sentences with suggested skills and a blank column to fill in.

    The filled sheet is read with `--coded`; a blank line counts nothing: no suggestion counts by itself.
    """
    from recimentor import api, report
    from recimentor.api import starting
    from recimentor.model.errors import BadRequest

    columns = [("offers", column) for column in offers or ()] + [("wants", column) for column in wants or ()]
    if not columns:
        raise BadRequest("name a column of prose with --offers or --wants")
    reading = api.read(read.request(sources))
    rows = starting.coding_sheet(reading, columns)
    text = report.csv_text(rows[0], rows[1:])
    if output is None:
        write_text(text)
    else:
        starting.write_text_file(output, text, sources)
        if not quiet:
            say(f"{len(rows) - 1} sentences in {output}; fill in its last column, then give it with --coded")
