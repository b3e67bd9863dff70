"""``recimentor sensitivity``: which pairs hang on the weights?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.bundles import with_bundles
from recimentor.cli.deciding import name_files
from recimentor.cli.findings import show_findings
from recimentor.cli.options import Quiet, Sources
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions
from recimentor.cli.streams import write_text
from recimentor.cli.text_format import TextFormat

if TYPE_CHECKING:
    from recimentor.api import Reading


@with_bundles
def sensitivity(
    sources: Sources,
    *,
    weightings: Annotated[
        int, typer.Option("--weightings", metavar="N", min=1, max=10_000, help="How many weightings to try.")
    ] = 100,
    within: Annotated[
        float, typer.Option("--within", metavar="FACTOR", help="2: each importance from half to double.")
    ] = 2.0,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help="Of the draws; the program's by default.")
    ] = None,
    read: ReadingOptions,
    show_all: Annotated[bool, typer.Option("--all", help="Show every pair, not the first 30.")] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Pair the pool under many weightings: which pairs stay, and which hang on the weights?"""
    from recimentor import api, report

    reading = read.request(sources)
    request = api.SensitivityRequest(reading, weightings, within, seed)

    def tell(found: Reading) -> None:
        if not quiet:
            show_findings(found.findings)
            name_files(found.program_path, found.decision_paths, found.word_paths)

    with Watch(shown=not quiet) as watch:
        found = api.sensitivity(request, watch=replace(watch.hooks(), was_read=tell))
    is_json = format_ is TextFormat.JSON
    write_text(
        report.sensitivity_json(found) if is_json else report.sensitivity_text(found, show_all=show_all)
    )
