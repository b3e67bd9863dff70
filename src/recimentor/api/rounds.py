"""Several rounds at once: for speed mentoring, or for a program that changes partners on fixed days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.pipeline import Hooks, MatchRequest, make_plan, prepare, save_all
from recimentor.api.reading import Reading

if TYPE_CHECKING:
    from recimentor.model.history import History, Ids
    from recimentor.model.plan import Plan
    from recimentor.model.rounds import Rounds


@dataclass(frozen=True, slots=True)
class RoundsResult:
    """The plans of all rounds, what was read to make them, which files changed and which did not need to."""

    rounds: Rounds
    reading: Reading
    changed: tuple[Path, ...] = ()
    unchanged: tuple[Path, ...] = ()


def match_rounds(request: MatchRequest, num_rounds: int, *, watch: Hooks | None = None) -> RoundsResult:
    """Plan one round or several without repeats; save each of several as ``plan-1.json``, ``plan-2.json``.

    Raises
    ------
    BadInput
        If the inputs hold errors; nothing is written.
    InputMissing, CannotWrite, BadRequest
        As :func:`recimentor.api.match`.
    """
    from recimentor.insight.planning.rounds import plan_rounds

    hooks = watch or Hooks()
    outputs = {
        output: [numbered(output, number) for number in range(1, num_rounds + 1)]
        if num_rounds > 1
        else [output]
        for output in request.outputs
    }
    every = tuple(path for paths in outputs.values() for path in paths)
    reading = prepare(replace(request, outputs=every), hooks)

    def plan_once(history: History, met: tuple[Ids, ...]) -> Plan:
        now = replace(reading, history=history, met=met)
        return make_plan(now, watch=hooks, time_limit_seconds=request.time_limit_seconds, gap=request.gap)

    rounds = plan_rounds(num_rounds, reading.history, plan_once)
    files = {
        path: plan for paths in outputs.values() for path, plan in zip(paths, rounds.plans, strict=False)
    }
    changed = save_all(files, request.audience)
    return RoundsResult(rounds, reading, changed, tuple(path for path in files if path not in changed))


def numbered(output: Path, number: int) -> Path:
    """Return the file of one round: ``plan.json`` and 2 give ``plan-2.json``."""
    return output.with_name(f"{output.stem}-{number}{output.suffix}")
