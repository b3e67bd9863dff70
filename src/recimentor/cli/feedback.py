"""``recimentor feedback``: how did it go, and who needs a call?"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from recimentor.cli.completing import complete_plan
from recimentor.cli.dates import AsOf, day_of
from recimentor.cli.findings import show_findings
from recimentor.cli.options import Quiet
from recimentor.cli.streams import write_text
from recimentor.cli.text_format import TextFormat


def feedback(
    plan: Annotated[
        Path, typer.Argument(metavar="PLAN", help="The saved plan, JSON.", autocompletion=complete_plan)
    ],
    answers: Annotated[
        list[str], typer.Argument(metavar="ANSWERS...", help="Answers to the check-in form: CSV or XLSX.")
    ],
    as_of: AsOf = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show everybody to talk to, not the first 50.")
    ] = False,
    format_: Annotated[TextFormat, typer.Option("--format", help="How to print.")] = TextFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Join the answers of a check-in to the pairs: who needs a call first, and what worked."""
    from recimentor import api, report

    stdin = sys.stdin.buffer.read() if "-" in answers else None
    result = api.feedback(api.FeedbackRequest(plan, tuple(answers), stdin), day_of(as_of))
    if not quiet:
        show_findings(result.findings)
    if format_ is TextFormat.JSON:
        write_text(report.feedback_json(result.feedback, result.overdue))
    else:
        write_text(report.feedback_text(result.feedback, result.overdue, show_all=show_all))
