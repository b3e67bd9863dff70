"""From files to a saved plan: read, check, score, match, render, save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from recimentor.api.decisions import DecisionsRequest, KeepRequest, gather_decisions, open_keep, with_settings
from recimentor.api.meant import Took
from recimentor.model.audience import Audience
from recimentor.model.decisions import Decisions
from recimentor.model.errors import BadInput, BadRequest, InputMissing
from recimentor.model.finding import Finding, Place, has_errors, sorted_findings
from recimentor.model.history import History, Ids
from recimentor.model.mending import MENDED_NAME, MendLine
from recimentor.model.reading import ReadOptions, SetAside, Summary
from recimentor.model.receipt import Receipt
from recimentor.model.settled import Settled

if TYPE_CHECKING:
    from recimentor.insight import Keep, RingsFound
    from recimentor.intake import People, ProgramFile
    from recimentor.matching import Outcome, Progress
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Input, Plan
    from recimentor.model.program import Program
    from recimentor.model.reporting import Line
    from recimentor.scoring import Pool


_NO_HISTORY = History()
_PLAIN = ReadOptions()
_NO_COUNTS = Summary()
_NO_RECEIPT = Receipt()
_NO_REQUEST = DecisionsRequest()
_UNDECIDED = Decisions()
_UNSETTLED = Settled()
_NOWHERE: Mapping[str, Place] = MappingProxyType({})


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
    options
        What is read beside the sources, and how strictly.
    decisions
        Where the decisions of humans come from.
    keep
        The earlier plan to keep, if any.
    settings
        Settings of this run, such as ``score.importance.logistics=4``.
    program_text
        What a program file would hold, where the program is in memory and no file is to be read.
    """

    sources: tuple[str, ...]
    program: Path | None = None
    use_program: bool = True
    sides: str | None = None
    stdin: bytes | None = None
    history: tuple[Path, ...] = ()
    history_without: tuple[Path, ...] = ()
    options: ReadOptions = _PLAIN
    decisions: DecisionsRequest = _NO_REQUEST
    keep: KeepRequest | None = None
    settings: tuple[str, ...] = ()
    program_text: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: participants sorted by id, the program, every finding, earlier rounds in today's ids.

    ``met`` holds the pairs of earlier rounds of the same run, ``organisation`` the manager of everybody who
    has one, ``set_aside`` the people whose rows hold faults, where that was asked for. ``settled`` is what
    the decisions come to, once :func:`prepare` has ruled on them. ``read_as`` holds wordings that are
    word forms of listed names, and these; ``word_paths`` the list and maps of skills that were read.
    """

    people: tuple[Participant, ...]
    program: Program
    program_path: Path | None
    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...]
    history: History = _NO_HISTORY
    history_inputs: tuple[Input, ...] = ()
    met: tuple[Ids, ...] = ()
    organisation: Mapping[str, Line] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    summary: Summary = _NO_COUNTS
    receipt: Receipt = _NO_RECEIPT
    to_mend: tuple[MendLine, ...] = ()
    num_accepted: int = 0
    corrections: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict)
    decisions: Decisions = _UNDECIDED
    decision_paths: tuple[Path, ...] = ()
    keep: Keep | None = None
    settled: Settled = _UNSETTLED
    read_as: tuple[tuple[str, str], ...] = ()
    word_paths: tuple[Path, ...] = ()


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


def read(request: ReadRequest) -> Reading:
    """Read participants and program, and find every fault.

    Raises
    ------
    InputMissing
        If a source or the program file is not there or may not be read.
    """
    from recimentor import intake
    from recimentor.files import finish

    for folder in {Path(name).parent for name in request.sources if name != "-"}:
        finish(folder)
    path = request.program
    if path is None and request.use_program and request.program_text is None:
        path = intake.find_program(request.sources)
    try:
        if request.program_text is not None:
            program_file = intake.program_in_memory(request.program_text)
        elif request.use_program:
            program_file = intake.read_program(path, _folder(request))
        else:
            program_file = intake.read_program(None)
    except InputMissing as gone:
        lost = [name for name in request.sources if name != "-" and not Path(name).exists()]
        raise InputMissing([*lost, *gone.paths], gone.findings) from None
    program = program_file.program
    if request.sides is not None:
        program = program.model_copy(update={"sides": request.sides})
    program = with_settings(program, request.settings)
    people = _people_of(request, program, program_file)
    earlier = intake.read_history(request.history, without=request.history_without)
    recognised, doubts = intake.recognise_people(earlier, people.people, program)
    decided = gather_decisions(request.decisions, request.sources[0], people.people, people.places)
    return Reading(
        people=people.people,
        program=program,
        program_path=program_file.path,
        findings=sorted_findings(
            [*program_file.findings, *people.findings, *earlier.findings, *doubts, *decided.findings]
        ),
        inputs=people.inputs,
        history=recognised.history,
        history_inputs=earlier.inputs,
        organisation=people.organisation,
        set_aside=people.set_aside,
        summary=people.summary,
        receipt=people.receipt,
        to_mend=people.to_mend,
        num_accepted=people.num_accepted,
        corrections=people.corrections,
        read_as=people.read_as,
        word_paths=program_file.beside,
        places=people.places,
        decisions=decided.decisions,
        decision_paths=decided.paths,
        keep=None if request.keep is None else open_keep(request.keep),
    )


def _folder(request: ReadRequest) -> Path | None:
    """Return where a skill map is looked for: beside the first source."""
    return None if request.sources[0] == "-" else Path(request.sources[0]).parent


def _people_of(request: ReadRequest, program: Program, stated: ProgramFile) -> People:
    """Return the people; where files are missing, the faults of the program file are told too."""
    from recimentor import intake

    elsewhere = {setting.partition("=")[0].partition(".")[0].strip() for setting in request.settings}
    settings = stated.places.without(elsewhere | ({"sides"} if request.sides is not None else set()))
    try:
        return intake.read_people(
            request.sources,
            program,
            stdin=request.stdin,
            options=_with_files(request.options, program, stated.path),
            settings=settings,
        )
    except InputMissing as gone:
        raise InputMissing(gone.paths, sorted_findings([*stated.findings, *gone.findings])) from None


def _with_files(options: ReadOptions, program: Program, path: Path | None) -> ReadOptions:
    """Return the options with the files that the program names, found from its own folder."""
    if path is None:
        return options
    org = [str(path.parent / file) for file in (program.org.file if program.org is not None else ())]
    coded = [str(path.parent / file) for file in program.coded]
    corrections = None if program.corrections is None else str(path.parent / program.corrections)
    return replace(
        options,
        organisation=tuple(dict.fromkeys((*options.organisation, *org))),
        coded=tuple(dict.fromkeys((*options.coded, *coded))),
        corrections=options.corrections or corrections,
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


def spare_inputs(request: ReadRequest, outputs: Sequence[Path]) -> None:
    """Refuse to write over a file that is read.

    Raises
    ------
    BadRequest
        If an output is one of the files that a run reads.
    """
    from recimentor.files import spare

    spare(files_read(request), outputs)


def files_read(request: ReadRequest) -> tuple[Path | str, ...]:
    """Return the files that a run reads and must not write over; an earlier plan may be replaced."""
    from recimentor.intake import find_program

    options = request.options
    program = request.program or (find_program(request.sources) if request.use_program else None)
    names = ("decisions.yaml", "corrections.csv", MENDED_NAME, "skills.txt", "skill-map.csv")
    beside = [Path(request.sources[0]).parent / name for name in names]
    named = [*options.organisation, *options.coded, *([options.corrections] if options.corrections else [])]
    return (*request.sources, *named, *beside, *request.decisions.files, *([program] if program else []))


def ruled(reading: Reading) -> Reading:
    """Return the reading with what its decisions come to, and with what is to be told about them."""
    from recimentor.insight import pool_after, rule_on, with_history

    if not reading.decisions and reading.keep is None:
        return reading
    earlier = with_history(_UNSETTLED, reading.history, reading.people, reading.program, met=reading.met)
    pool = pool_after(reading.people, reading.program, earlier, reading.organisation)
    ruling = rule_on(reading.decisions, pool, reading.program.consent, reading.keep)
    findings = sorted_findings([*reading.findings, *ruling.findings])
    return replace(reading, settled=ruling.settled, findings=findings)


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
    from recimentor.matching.rings import RingSettings

    pool, settled = pool_of(reading)
    watch.solving(now=True)

    def pairs_of(somebody: Pool) -> Outcome:
        return solve_pool(
            somebody,
            settled=settled,
            progress=lambda step: watch.progress(_progress_line(step)),
            should_stop=watch.should_stop,
            time_limit_seconds=time_limit_seconds,
            gap=gap,
        )

    limits = RingSettings(should_stop=watch.should_stop, time_limit_seconds=time_limit_seconds)
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
