"""``recimentor check``: is the data right, and who cannot be matched?"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.deciding import name_files
from recimentor.cli.failures import ExitCode
from recimentor.cli.options import Quiet, Sources, TextFormat
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import say, write_text

if TYPE_CHECKING:
    from recimentor.api import Reading, ReadRequest


@with_bundles
def check(
    sources: Sources,
    *,
    read: ReadingOptions,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show every finding, not the first ten of a kind.")
    ] = False,
    mend: Annotated[
        Path | None,
        typer.Option(
            "--mend", metavar="FILE", help="Write what is in doubt, with proposals, as a workbook (.xlsx)."
        ),
    ] = None,
    quiet: Quiet = False,
    format_: Annotated[
        TextFormat, typer.Option("--format", help="How to print the findings.")
    ] = TextFormat.TEXT,
) -> None:
    """Read the sources and tell every finding at once: where, what, and how to mend it."""
    from recimentor import api
    from recimentor.model.finding import has_errors

    request = read.request(sources)
    if mend is not None:
        request = replace(request, options=replace(request.options, mend=True))
    reading = api.read(request)
    if mend is not None:
        _write_sheet(request, reading, mend, quiet=quiet)
    if not quiet:
        name_files(reading.program_path, (), reading.word_paths)
    if not quiet and reading.corrections:
        say(f"corrections: {reading.corrections}")
    _print(reading, (*sources, *api.options_of(request)), format_, show_all=show_all)
    if has_errors(reading.findings):
        raise typer.Exit(ExitCode.BAD_INPUT)


def _print(reading: Reading, words: Sequence[str], format_: TextFormat, *, show_all: bool) -> None:
    """Print findings, receipt and what wordings cost, for people or for programs."""
    from recimentor import report
    from recimentor.api import wording
    from recimentor.model.finding import has_errors

    cost = None if has_errors(reading.findings) else wording.cost_of_wording(reading)
    helps = () if cost is None else (cost,)
    found, num_accepted, receipt = reading.findings, reading.num_accepted, reading.receipt
    if format_ is TextFormat.JSON:
        write_text(
            report.check_json(reading.summary, found, num_accepted=num_accepted, receipt=receipt, helps=helps)
        )
        return
    screen = report.screen_of(sys.stdout, os.environ)
    text = report.check_text(
        reading.summary, found, screen, num_accepted=num_accepted, show_all=show_all, receipt=receipt
    )
    write_text(text + report.help_text(helps, screen, words))


def _write_sheet(request: ReadRequest, reading: Reading, path: Path, *, quiet: bool) -> None:
    """Write the mending sheet, and say how it comes back."""
    from recimentor import api
    from recimentor.model.reading import MENDED_NAME

    changed = api.write_mending(request, reading, path)
    if not quiet:
        say(f"{'saved' if changed else 'unchanged'}: {path}")
        beside = Path(request.sources[0]).with_name(MENDED_NAME)
        say(f"look at its column `value`, change or leave each, and save it as {beside}")
