"""From files to a saved plan: read, check, score, match, render, save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor.api.meant import Took
from recimentor.api.reading import Reading, ReadRequest, read, ruled, spare_inputs
from recimentor.model.audience import Audience
from recimentor.model.counting import counted
from recimentor.model.errors import BadInput, BadRequest
from recimentor.model.finding import has_errors
from recimentor.model.settled import Settled

if TYPE_CHECKING:
    from recimentor.insight import RingsFound
    from recimentor.matching import Outcome, Progress
    from recimentor.model.plan import Plan
    from recimentor.scoring import Pool


@dataclass(frozen=True, slots=True)
class MatchRequest:
    """What to match, and where to save the plan.

    Parameters
    ----------
    reading
        What to read.
    outputs
        Files to write, whole or not at all; the suffix says what: ``.json``, ``.csv``, ``.md``.
    time_limit_seconds
        Stop solving after so long and return the best pairing so far with what is proved of it.
    gap
        How far below the best the total may be, 0-1; by default 0 up to 5,000 people, 0.00001 beyond.
    audience
        Who the files are for: hr or a sponsor. What one participant may see is made of a saved plan.
    """

    reading: ReadRequest
    outputs: tuple[Path, ...] = ()
    time_limit_seconds: float | None = None
    gap: float | None = None
    audience: Audience = Audience.HR


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The plan, what was read to make it, and which files changed."""

    plan: Plan
    reading: Reading
    changed: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Solved:
    """A pool as it was paired: questions about it are answered without pairing it again."""

    plan: Plan
    pool: Pool
    settled: Settled
    outcome: Outcome
    one_way: Outcome | None
    rings: RingsFound | None = None


def _ignore_line(_line: str) -> None: ...


def _ignore_phase(*, now: bool) -> None: ...


def _ignore_reading(_reading: Reading) -> None: ...


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a long run calls: what was read, how far it is, whether to stop, and so on.

    ``took`` is told whom a near name was taken for; without it none is.
    """

    progress: Callable[[str], None] = _ignore_line
    should_stop: Callable[[], bool] = lambda: False
    solving: Callable[..., None] = _ignore_phase
    was_read: Callable[[Reading], None] = _ignore_reading
    took: Took | None = None


#: Suffix of a file, or value of ``--format``: the function of `report` that makes it.
FORMATS: Final = {"json": "plan_json", "csv": "plan_csv", "md": "plan_markdown"}


def match(request: MatchRequest, *, watch: Hooks | None = None) -> MatchResult:
    """Read, check, score and pair; have the pairing vouched for; save it where asked.

    Raises
    ------
    BadInput
        If the inputs hold errors; nothing is written.
    InputMissing, CannotWrite, BadRequest
        If files are not there, cannot be written, or have a suffix that nothing is known for.
    """
    hooks = watch or Hooks()
    reading = prepare(request, hooks)
    plan = make_plan(reading, watch=hooks, time_limit_seconds=request.time_limit_seconds, gap=request.gap)
    return MatchResult(plan, reading, save_all(dict.fromkeys(request.outputs, plan), request.audience))


def prepare(request: MatchRequest, watch: Hooks) -> Reading:
    """Return what a run pairs; its findings are told before anything else is done.

    Raises
    ------
    BadInput, InputMissing, BadRequest
        As :func:`match`.
    """
    for output in request.outputs:
        _format_of(output)
    if request.audience is Audience.PARTICIPANT:
        raise BadRequest("what one participant may see is made of a saved plan: see recimentor report")
    spare_inputs(request.reading, request.outputs)
    reading = read(replace(request.reading, history_without=request.outputs))
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    reading = ruled(reading)
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    watch.was_read(reading)
    return reading


def make_plan(
    reading: Reading, *, watch: Hooks, time_limit_seconds: float | None = None, gap: float | None = None
) -> Plan:
    """Score and pair what was read, without reading or writing files."""
    return solve_reading(reading, watch=watch, time_limit_seconds=time_limit_seconds, gap=gap).plan


def solve_reading(
    reading: Reading, *, watch: Hooks, time_limit_seconds: float | None = None, gap: float | None = None
) -> Solved:
    """Score and pair what was read as :func:`make_plan` does, and keep what answers questions about it."""
    from recimentor.api.writing_up import Pairings, write_up
    from recimentor.insight import place, solve_one_way, solve_pool
    from recimentor.matching.deadline import Deadline
    from recimentor.matching.rings import RingSettings

    deadline = Deadline.after(time_limit_seconds)
    pool, settled = pool_of(reading)
    watch.solving(now=True)

    def pairs_of(somebody: Pool) -> Outcome:
        return solve_pool(
            somebody,
            settled=settled,
            progress=lambda step: watch.progress(_progress_line(step)),
            should_stop=watch.should_stop,
            deadline=deadline,
            gap=gap,
        )

    limits = RingSettings(should_stop=watch.should_stop, deadline=deadline)
    placed = place(pool, settled, pairs_of, settings=limits)
    watch.solving(now=False)
    in_rings = None if placed.rings is None else placed.rings.people
    pairings = Pairings(placed.pairs, solve_one_way(pool, placed.pairs, in_rings), placed.rings)
    plan = write_up(reading, pool, settled, pairings)
    return Solved(plan, pool, settled, placed.pairs, pairings.one_way, placed.rings)


def pool_of(reading: Reading) -> tuple[Pool, Settled]:
    """Return the scored pool of what was read, and what was settled before a pairing is sought."""
    from recimentor.insight import pool_after, settle_pool, with_history

    settled = with_history(reading.settled, reading.history, reading.people, reading.program, met=reading.met)
    pool = pool_after(reading.people, reading.program, settled, reading.organisation)
    return settle_pool(pool, settled), settled


def render(plan: Plan, format_: str) -> str:
    """Return the plan as text: ``json``, ``csv`` or ``md``."""
    from recimentor import report

    text: str = getattr(report, FORMATS[format_])(plan)
    return text


def save(plan: Plan, outputs: Sequence[Path]) -> tuple[Path, ...]:
    """Write the plan to files, each in the format of its suffix, all of them or none.

    Returns
    -------
    tuple of Path
        The files that changed: one that holds the same already is not touched.

    Raises
    ------
    BadRequest
        If a suffix is not known.
    CannotWrite
        If a file cannot be written.
    """
    return save_all(dict.fromkeys(outputs, plan))


def save_all(plans: Mapping[Path, Plan], audience: Audience = Audience.HR) -> tuple[Path, ...]:
    """Write several plans as :func:`save` does, for hr or a sponsor, all files or none."""
    from recimentor.files import write_all

    return write_all({output: _content(plan, _format_of(output), audience) for output, plan in plans.items()})


def _content(plan: Plan, format_: str, audience: Audience) -> bytes:
    from recimentor.api.outputs import Publication, file_of
    from recimentor.api.outputs import prepare as prepare_outputs

    return file_of(prepare_outputs(plan, Publication(audience)), format_)


def _format_of(output: Path) -> str:
    from recimentor.api.outputs import format_of

    return format_of(output)


def _progress_line(step: Progress) -> str:
    share = f" {step.done} of {step.total}" if step.total else ""
    gap = "" if step.gap is None else f", at most {step.gap:.4%} below the best"
    return f"{step.stage}{share}{gap}"


_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Limits:
    """What a plan must keep to.

    Parameters
    ----------
    unmatched
        Most people who may be left over; ``None`` for any number.
    below
        Lowest score that a pair may have, in percent as people read it, 0-100; ``None`` for any.

    Raises
    ------
    BadRequest
        If ``below`` lies strictly between 0 and 1: a share was meant, and the limit would never strike.
    """

    unmatched: int | None = None
    below: float | None = None

    def __post_init__(self) -> None:  # noqa: D105
        if self.below is not None and 0 < self.below < 1:
            meant = f"{self.below * _PERCENT:g}"
            raise BadRequest(f"--fail-below takes a score in percent, 0 to 100: did you mean {meant}?")


def broken_limits(plans: Sequence[Plan], limits: Limits) -> tuple[str, ...]:
    """Return which limits some plans break, one sentence each, without names."""
    told = []
    most = max((len(plan.unmatched) for plan in plans), default=0)
    if limits.unmatched is not None and most > limits.unmatched:
        people = counted(most, "person is", "people are")
        told.append(f"{people} left over; the limit is {limits.unmatched}")
    scores = [_PERCENT * pair.score for plan in plans for pair in plan.groups]
    if limits.below is not None and any(score < limits.below for score in scores):
        weak = sum(score < limits.below for score in scores)
        pairs = counted(weak, "pair scores", "pairs score")
        told.append(f"{pairs} below {limits.below:g} %, the weakest {min(scores):.1f} %")
    return tuple(told)
