"""From files to what a run pairs: people, program, findings, and what humans decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from recimentor.api.decisions import DecisionsRequest, KeepRequest, gather_decisions, open_keep, with_settings
from recimentor.model.decisions import Decisions
from recimentor.model.errors import InputMissing
from recimentor.model.finding import Finding, Place, sorted_findings
from recimentor.model.history import History, Ids
from recimentor.model.reading import MENDED_NAME, MendLine, ReadOptions, Receipt, SetAside, Summary
from recimentor.model.settled import Settled

if TYPE_CHECKING:
    from recimentor.insight import Keep
    from recimentor.intake import People, ProgramFile
    from recimentor.model.participant import Participant
    from recimentor.model.plan import Input
    from recimentor.model.program import Program
    from recimentor.model.reporting import Line


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


def is_unfinished(folder: Path) -> bool:
    """Return whether a killed run has left something to do in a folder, which reading there does first."""
    from recimentor import files

    return files.is_unfinished(folder)


def read(request: ReadRequest) -> Reading:
    """Read participants and program, and find every fault.

    Raises
    ------
    InputMissing
        If a source or the program file is not there or may not be read.
    """
    from recimentor import intake
    from recimentor.files import finish
    from recimentor.intake.notebook import without_accepted

    for folder in {Path(name).parent for name in request.sources if name != "-"}:
        finish(folder)
    program_file = _program_file_of(request)
    program = program_file.program
    if request.sides is not None:
        program = program.model_copy(update={"sides": request.sides})
    program = with_settings(program, request.settings)
    people = _people_of(request, program, program_file)
    earlier = intake.read_history(request.history, without=request.history_without)
    recognised, doubts = intake.recognise_people(earlier, people.people, program)
    decided = gather_decisions(request.decisions, request.sources[0], people.people, people.places)
    told, num_accepted = without_accepted(
        [*earlier.findings, *doubts, *decided.findings], program, people.places
    )
    return Reading(
        people=people.people,
        program=program,
        program_path=program_file.path,
        findings=sorted_findings([*program_file.findings, *people.findings, *told]),
        inputs=_with_options(people.inputs, request),
        history=recognised.history,
        history_inputs=earlier.inputs,
        organisation=people.organisation,
        set_aside=people.set_aside,
        summary=people.summary,
        receipt=people.receipt,
        to_mend=people.to_mend,
        num_accepted=people.num_accepted + num_accepted,
        corrections=people.corrections,
        read_as=people.read_as,
        word_paths=program_file.beside,
        places=people.places,
        decisions=decided.decisions,
        decision_paths=decided.paths,
        keep=None if request.keep is None else open_keep(request.keep),
    )


def options_of(request: ReadRequest) -> tuple[str, ...]:
    """Return the options that decide what is read, word by word: nobody is named by them.

    Advised commands repeat them, so that they read what this run read.
    """
    beside = request.options
    named: list[tuple[str, Iterable[object]]] = [
        ("--program", () if request.program is None else (request.program,)),
        ("--sides", () if request.sides is None else (request.sides,)),
        ("--sheet", beside.sheets),
        ("--org", beside.organisation),
        ("--corrections", () if beside.corrections is None else (beside.corrections,)),
        ("--coded", beside.coded),
        ("--decisions", request.decisions.files),
        ("--set", request.settings),
        ("--encoding", (beside.encoding,) if beside.encoding else ()),
    ]
    plain = {
        "--no-program": not request.use_program,
        "--set-aside": beside.set_aside,
        "--no-decisions": not request.decisions.use_file,
    }
    words = [word for flag, values in named for value in values for word in (flag, str(value))]
    return (*words, *(flag for flag, is_set in plain.items() if is_set))


def _with_options(inputs: tuple[Input, ...], request: ReadRequest) -> tuple[Input, ...]:
    """Return the files, the first with the options, for commands that are advised later on.

    What came through standard input cannot be typed again.
    """
    if not inputs or "-" in request.sources:
        return inputs
    return (inputs[0].model_copy(update={"options": options_of(request)}), *inputs[1:])


def _program_file_of(request: ReadRequest) -> ProgramFile:
    """Return the program as it is read; where files are missing, sources that are missing too are told."""
    from recimentor import intake

    path = request.program
    if path is None and request.use_program and request.program_text is None:
        path = intake.find_program(request.sources)
    try:
        if request.program_text is not None:
            return intake.program_in_memory(request.program_text)
        return (
            intake.read_program(path, _folder(request)) if request.use_program else intake.read_program(None)
        )
    except InputMissing as gone:
        lost = [name for name in request.sources if name != "-" and not Path(name).exists()]
        raise InputMissing([*lost, *gone.paths], gone.findings) from None


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
    from recimentor.intake.notebook import without_accepted

    if not reading.decisions and reading.keep is None:
        return reading
    earlier = with_history(_UNSETTLED, reading.history, reading.people, reading.program, met=reading.met)
    pool = pool_after(reading.people, reading.program, earlier, reading.organisation)
    ruling = rule_on(reading.decisions, pool, reading.program.consent, reading.keep)
    told, num_accepted = without_accepted(ruling.findings, reading.program, reading.places)
    return replace(
        reading,
        settled=ruling.settled,
        findings=sorted_findings([*reading.findings, *told]),
        num_accepted=reading.num_accepted + num_accepted,
    )
