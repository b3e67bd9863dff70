"""Pairings side by side: what changed between two plans, several rounds, what hangs on the weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from recimentor.api.pipeline import Hooks, MatchRequest, make_plan, pool_of, prepare, save_all
from recimentor.api.reading import Reading, ReadRequest
from recimentor.model.errors import BadRequest

if TYPE_CHECKING:
    from recimentor.model.comparison import Comparison
    from recimentor.model.history import History, Ids
    from recimentor.model.plan import Plan
    from recimentor.model.rounds import Rounds
    from recimentor.model.sensitivity import Sensitivity


def compare(before: Plan, after: Plan) -> Comparison:
    """Return what changed from one plan to another: pairs, people, totals, departments, settings."""
    from recimentor.insight import compare as compare_plans

    return compare_plans(before, after)


@dataclass(frozen=True, slots=True)
class SensitivityRequest:
    """What to read, and which weightings to try.

    Parameters
    ----------
    reading
        As for a match.
    num_weightings
        How many, 1 or more.
    within
        How far each importance may go: from ``1 / within`` to ``within`` times its own, above 1.
    seed
        Of the draws; by default the program's.
    """

    reading: ReadRequest
    num_weightings: int = 100
    within: float = 2.0
    seed: int | None = None


def sensitivity(request: SensitivityRequest, *, watch: Hooks | None = None) -> Sensitivity:
    """Return how often each pair is chosen under weightings near the program's own.

    Raises
    ------
    BadRequest
        If ``within`` is not above 1.
    BadInput, InputMissing
        As :func:`recimentor.api.match`.
    """
    from recimentor import insight

    if request.within <= 1:
        raise BadRequest("--within is a factor above 1: 2 means from half to double")
    hooks = watch or Hooks()
    reading = prepare(MatchRequest(request.reading), hooks)
    pool, settled = pool_of(reading)
    hooks.solving(now=True)
    found = insight.sensitivity(
        pool,
        settled,
        num_weightings=request.num_weightings,
        within=request.within,
        seed=reading.program.seed if request.seed is None else request.seed,
        tick=lambda done: hooks.progress(f"weighting {done} of {request.num_weightings}"),
        should_stop=hooks.should_stop,
    )
    hooks.solving(now=False)
    return found


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
