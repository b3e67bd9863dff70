"""From files to a saved plan: read, check, score, match, render, save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from recimentor import __version__
from recimentor.model.errors import BadInput
from recimentor.model.finding import Finding, has_errors, sorted_findings
from recimentor.model.history import History, Ids

if TYPE_CHECKING:
    from recimentor.matching import Progress
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Input, Plan
    from recimentor.model.program import Program


_NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """What to read.

    Parameters
    ----------
    sources
        Files of participants, one pool together; ``-`` is standard input.
    program
        The program file; by default ``program.yaml`` beside the first source, if there is one.
    use_program
        Whether to read a program file at all.
    sides
        Overrides the program's ``sides``.
    stdin
        What standard input held, where a source is ``-``.
    history
        Plans of earlier rounds, or folders of them; the last one is the last round.
    history_without
        Files in those folders that are no earlier round: what this run writes.
    """

    sources: tuple[str, ...]
    program: Path | None = None
    use_program: bool = True
    sides: str | None = None
    stdin: bytes | None = None
    history: tuple[Path, ...] = ()
    history_without: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: participants sorted by id, the program, every finding, earlier rounds in today's ids.

    ``met`` holds the pairs of earlier rounds of the same run.
    """

    people: tuple[Participant, ...]
    program: Program
    program_path: Path | None
    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...]
    history: History = _NO_HISTORY
    met: tuple[Ids, ...] = ()


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
    """

    reading: ReadRequest
    outputs: tuple[Path, ...] = ()
    time_limit_seconds: float | None = None


@dataclass(frozen=True, slots=True)
class MatchResult:
    """The plan, what was read to make it, and which files changed."""

    plan: Plan
    reading: Reading
    changed: tuple[Path, ...] = ()


def _ignore_line(_line: str) -> None: ...


def _ignore_phase(*, now: bool) -> None: ...


def _ignore_reading(_reading: Reading) -> None: ...


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a long run calls: what was read, how far it is, whether to stop, whether it is solving now."""

    progress: Callable[[str], None] = _ignore_line
    should_stop: Callable[[], bool] = lambda: False
    solving: Callable[..., None] = _ignore_phase
    was_read: Callable[[Reading], None] = _ignore_reading


#: Suffix of a file, or value of ``--format``: the function of `report` that makes it.
FORMATS: Final = {"json": "plan_json", "csv": "plan_csv", "md": "plan_markdown"}


def read(request: ReadRequest) -> Reading:
    """Read participants and program, and find every fault.

    Raises
    ------
    InputMissing
        If a source or the program file is not there or may not be read.
    """
    from recimentor import intake

    path = request.program
    if path is None and request.use_program:
        path = intake.find_program(request.sources)
    program_file = intake.read_program(path if request.use_program else None)
    program = program_file.program
    if request.sides is not None:
        program = program.model_copy(update={"sides": request.sides})
    people = intake.read_people(request.sources, program, stdin=request.stdin)
    earlier = intake.read_history(request.history, without=request.history_without)
    recognised, doubts = intake.recognise_people(earlier, people.people, program)
    return Reading(
        people=people.people,
        program=program,
        program_path=program_file.path,
        findings=sorted_findings([*program_file.findings, *people.findings, *earlier.findings, *doubts]),
        inputs=(*people.inputs, *earlier.inputs),
        history=recognised.history,
    )


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
    plan = make_plan(reading, watch=hooks, time_limit_seconds=request.time_limit_seconds)
    return MatchResult(plan, reading, save(plan, request.outputs))


def prepare(request: MatchRequest, watch: Hooks) -> Reading:
    """Return what a run pairs; its findings are told before anything else is done.

    Raises
    ------
    BadInput, InputMissing, BadRequest
        As :func:`match`.
    """
    for output in request.outputs:
        _format_of(output)
    reading = read(replace(request.reading, history_without=request.outputs))
    if has_errors(reading.findings):
        raise BadInput(reading.findings)
    watch.was_read(reading)
    return reading


def make_plan(reading: Reading, *, watch: Hooks, time_limit_seconds: float | None = None) -> Plan:
    """Score and pair what was read, without reading or writing files."""
    from recimentor.insight import assemble, pool_after, solve_pool, with_history
    from recimentor.model.settled import Settled

    settled = with_history(Settled(), reading.history, reading.people, reading.program, met=reading.met)
    pool = pool_after(reading.people, reading.program, settled)
    watch.solving(now=True)
    outcome = solve_pool(
        pool,
        settled=settled,
        progress=lambda step: watch.progress(_progress_line(step)),
        should_stop=watch.should_stop,
        time_limit_seconds=time_limit_seconds,
    )
    watch.solving(now=False)
    return assemble(pool, outcome, inputs=reading.inputs, version=__version__, settled=settled)


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


def save_all(plans: Mapping[Path, Plan]) -> tuple[Path, ...]:
    """Write several plans as :func:`save` does, all files or none."""
    from recimentor.files import write_all

    return write_all({output: _content(plan, _format_of(output)) for output, plan in plans.items()})


def _content(plan: Plan, format_: str) -> bytes:
    from recimentor import report
    from recimentor.api.outputs import Publication
    from recimentor.api.outputs import prepare as prepare_outputs

    return report.file_bytes(plan, prepare_outputs(plan, Publication()).view, format_)


def _format_of(output: Path) -> str:
    from recimentor.api.outputs import format_of

    return format_of(output)


def _progress_line(step: Progress) -> str:
    share = f" {step.done} of {step.total}" if step.total else ""
    gap = "" if step.gap is None else f", at most {step.gap:.4%} below the best"
    return f"{step.stage}{share}{gap}"
