"""What a job asks of a run: limits with an exit code, and a log of counts and codes, never answers."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Self

import typer

from recimentor.cli.failures import ExitCode, exit_code_of
from recimentor.cli.streams import say
from recimentor.model.errors import BadInput, CannotWrite

if TYPE_CHECKING:
    from recimentor.api import Limits
    from recimentor.model.finding import Finding
    from recimentor.model.plan import Plan


class Record(AbstractContextManager["Record"]):
    """Writes one line for each step of a run, and a last one in any case.

    Parameters
    ----------
    path
        The log file; ``None``: nothing is written.
    command
        Which command runs.
    """

    def __init__(self, path: Path | None, command: str) -> None:
        from recimentor import api

        self._log = api.Logbook(path, command)
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        """Note that the run began."""
        self._log.write("started", {})
        return self

    def read(self, num_people: int, findings: Sequence[Finding]) -> None:
        """Note how many people were read, and which findings there were."""
        self._log.write("read", {"people": num_people, **_counts(findings)})

    def made(self, plan: Plan) -> None:
        """Note what the plan came to."""
        objective = plan.objective
        self._log.write(
            "matched",
            {
                "status": plan.status,
                "people": objective.people,
                "pairs": objective.pairs,
                "left_over": len(plan.unmatched),
                "value": objective.value,
                "weakest": min((pair.score for pair in plan.pairs), default=None),
            },
        )

    def wrote(self, changed: Sequence[Path], unchanged: Sequence[Path]) -> None:
        """Note which files changed, and which were the same already."""
        self._log.write("wrote", {"changed": [*map(str, changed)], "unchanged": [*map(str, unchanged)]})

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Note how the run ended; a log that fails only now does not undo what was done."""
        code = ExitCode.DONE if fault is None else exit_code_of(fault)
        seconds = round(time.monotonic() - self._started, 3)
        try:
            if isinstance(fault, BadInput):
                self._log.write("refused", _counts(fault.findings))
            self._log.write("finished", {"exit_code": int(code), "seconds": seconds})
        except CannotWrite as failure:
            say(f"recimentor: {failure}")


def _counts(findings: Sequence[Finding]) -> dict[str, int | list[str]]:
    codes = Counter(finding.code for finding in findings)
    severities = Counter(finding.severity.value for finding in findings)
    return {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "codes": [f"{code}: {number}" for code, number in sorted(codes.items())],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitOptions:
    """What a job sets: how many people may be left over, and how low a pair may score."""

    fail_unmatched: Annotated[
        int | None,
        typer.Option(
            "--fail-unmatched", metavar="N", min=0, help="Exit with 1 if more people are left over."
        ),
    ] = None
    fail_below: Annotated[
        float | None,
        typer.Option(
            "--fail-below",
            metavar="SCORE",
            min=0,
            max=100,
            help="Exit with 1 if a pair scores below, in percent.",
        ),
    ] = None

    def request(self) -> Limits:
        """Return the limits."""
        from recimentor.api import Limits

        return Limits(self.fail_unmatched, self.fail_below)


def hold_to(limits: Limits, plans: Sequence[Plan]) -> None:
    """Say which limits are broken, also to a job that asked for quiet, and exit with 1 if any is."""
    from recimentor import api

    broken = api.broken_limits(plans, limits)
    for sentence in broken:
        say(f"limit: {sentence}")
    if broken:
        raise typer.Exit(ExitCode.LIMIT_BROKEN)
