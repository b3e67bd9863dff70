"""``recimentor match``: who pairs with whom?"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from recimentor.cli.deciding import Against, KeepOptions, name_files, tell_changes
from recimentor.cli.failures import show_findings
from recimentor.cli.handing import AudienceOption, Details, OpenIt, open_first, print_plan
from recimentor.cli.jobs import LimitOptions, Record, hold_to
from recimentor.cli.options import LogFile, Quiet, Sources
from recimentor.cli.progress import Watch
from recimentor.cli.reading import ReadingOptions, with_bundles
from recimentor.cli.streams import say, write_text
from recimentor.model.audience import Audience

if TYPE_CHECKING:
    from recimentor.api import Reading, Rounds, RoundsResult


class PlanFormat(StrEnum):
    """How a plan is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOptions:
    """What is printed of a plan, for whom, and how much of it."""

    format_: Annotated[PlanFormat, typer.Option("--format", help="What to print.")] = PlanFormat.TABLE
    audience: AudienceOption = Audience.HR
    show_all: Annotated[bool, typer.Option("--all", help="Show every pair, not the first 50.")] = False
    details: Details = False
    open_it: OpenIt = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SolvingOptions:
    """How long and how far the best is sought, and for how many rounds."""

    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", metavar="SECONDS", min=0.0, help="Stop with the best so far."),
    ] = None
    gap: Annotated[
        float | None,
        typer.Option(
            "--gap", metavar="SHARE", min=0.0, max=1.0, help="Stop once this close to the best is proved."
        ),
    ] = None
    rounds: Annotated[
        int, typer.Option("--rounds", metavar="N", min=1, help="Plan so many rounds; nobody meets twice.")
    ] = 1


@with_bundles
def match(
    sources: Sources,
    *,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Save it: .json, .html, .xlsx, .csv, .md; repeatable."
        ),
    ] = None,
    read: ReadingOptions,
    shown: ShownOptions,
    solving: SolvingOptions,
    kept: KeepOptions,
    against: Against = None,
    limits: LimitOptions,
    log_file: LogFile = None,
    quiet: Quiet = False,
) -> None:
    """Pair the whole pool, prove it, and say why."""
    from recimentor import api

    held = limits.request()
    request = api.MatchRequest(
        reading=read.request(sources, kept.request()),
        outputs=tuple(output or ()),
        time_limit_seconds=solving.time_limit,
        gap=solving.gap,
        audience=shown.audience,
    )
    if log_file is not None:
        api.spare_inputs(request.reading, [log_file])
    # Read before anything is written: the new plan often takes the place of the old one.
    before = api.open_plan(earlier) if (earlier := against or kept.keep) else None
    with Record(log_file, "match") as record, Watch(shown=not quiet) as watch:
        hooks = replace(watch.hooks(), was_read=partial(_tell_reading, record, quiet=quiet))
        result = api.match_rounds(request, solving.rounds, watch=hooks)
        plans = result.rounds.plans
        for plan in plans:
            record.made(plan)
        record.wrote(result.changed, result.unchanged)
        if not quiet:
            _tell_files(result.changed, result.unchanged)
        _print(result.rounds, shown)
        _tell_seen(result, shown)
        _tell_help(result, shown, (*sources, *api.options_of(request.reading)))
        if before is not None:
            tell_changes(before, plans[0], to_stdout=shown.format_ is PlanFormat.TABLE)
        # Before the limits: what they stop with is an exit code.
        open_first(output or (), wanted=shown.open_it)
        hold_to(held, plans)


def _tell_reading(record: Record, reading: Reading, *, quiet: bool) -> None:
    """Tell what was found before the pairing begins: it may take a while."""
    from recimentor.report import receipt_lines

    record.read(len(reading.people), reading.findings)
    if not quiet:
        show_findings(reading.findings)
        name_files(reading.program_path, reading.decision_paths, reading.word_paths)
        if reading.corrections:
            say(f"corrections: {reading.corrections}")
        for line in receipt_lines(reading.receipt):
            say(line)


def _tell_files(changed: Sequence[Path], unchanged: Sequence[Path]) -> None:
    for path in changed:
        say(f"saved: {path}")
    for path in unchanged:
        say(f"unchanged: {path}")


def _tell_seen(result: RoundsResult, shown: ShownOptions) -> None:
    """Say under the details what each hard rule looked at: a misreading shows there."""
    if not shown.details or shown.format_ is not PlanFormat.TABLE or shown.audience is not Audience.HR:
        return
    from recimentor import report
    from recimentor.api.verifying import what_rules_saw

    screen = report.screen_of(sys.stdout, os.environ)
    write_text("\n" + report.seen_text(what_rules_saw(result.reading), screen))


def _tell_help(result: RoundsResult, shown: ShownOptions, sources: Sequence[str]) -> None:
    """End with what would give people left over a partner; for HR, under the table of one round."""
    is_told = shown.format_ is PlanFormat.TABLE and shown.audience is Audience.HR
    if not is_told or result.rounds.asked_for > 1:
        return
    from recimentor import report
    from recimentor.api import wording

    plan, screen = result.rounds.plans[0], report.screen_of(sys.stdout, os.environ)
    names = {person.id: person.name for person in result.reading.people}
    write_text(report.split_text(wording.what_was_split(result.reading, plan), names, screen))
    if plan.unmatched and wording.is_too_large(result.reading):
        write_text(report.not_asked_text(sources, screen))
    else:
        write_text(report.help_text(wording.what_helps(result.reading, plan), screen, sources))


def _print(rounds: Rounds, shown: ShownOptions) -> None:
    from recimentor import api, report

    screen = report.screen_of(sys.stdout, os.environ)
    format_ = shown.format_
    if shown.audience is not Audience.HR:
        for plan in rounds.plans:
            prepared = api.prepare(plan, api.Publication(shown.audience))
            print_plan(prepared, format_.value, show_all=shown.show_all, details=shown.details)
    elif rounds.asked_for > 1:
        write_text(
            report.rounds_text(rounds.plans, rounds.asked_for, format_.value, screen, show_all=shown.show_all)
        )
    elif format_ is PlanFormat.TABLE:
        show = report.view_details if shown.details else report.view_table
        write_text(show(report.for_audience(rounds.plans[0]), screen, show_all=shown.show_all))
    else:
        write_text(api.render(rounds.plans[0], format_.value))
