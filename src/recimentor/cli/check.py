"""``recimentor check``: is the data right, and who cannot be matched?"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.deciding import name_files
from recimentor.cli.exit_codes import ExitCode
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import say, write_text
from recimentor.cli.text_format import TextFormat


@with_bundles
def check(
    sources: Sources,
    *,
    read: ReadingOptions,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show every finding, not the first ten of a kind.")
    ] = False,
    quiet: Quiet = False,
    format_: Annotated[
        TextFormat, typer.Option("--format", help="How to print the findings.")
    ] = TextFormat.TEXT,
) -> None:
    """Read the sources and tell every finding at once: where, what, and how to mend it."""
    from recimentor import api, report
    from recimentor.api import wording
    from recimentor.model.finding import has_errors

    reading = api.read(read.request(sources))
    if not quiet:
        name_files(reading.program_path, (), reading.word_paths)
    if not quiet and reading.corrections:
        say(f"corrections: {reading.corrections}")
    num_accepted = reading.num_accepted
    cost = None if has_errors(reading.findings) else wording.cost_of_wording(reading)
    helps = () if cost is None else (cost,)
    if format_ is TextFormat.JSON:
        write_text(
            report.check_json(
                reading.summary,
                reading.findings,
                num_accepted=num_accepted,
                receipt=reading.receipt,
                helps=helps,
            )
        )
    else:
        screen = report.screen_of(sys.stdout, os.environ)
        text = report.check_text(
            reading.summary,
            reading.findings,
            screen,
            num_accepted=num_accepted,
            show_all=show_all,
            receipt=reading.receipt,
        )
        write_text(text + report.help_text(helps, screen, sources))
    if has_errors(reading.findings):
        raise typer.Exit(ExitCode.BAD_INPUT)
