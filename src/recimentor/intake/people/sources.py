"""Sources to people: several files make one pool, read whole before anything is said."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from recimentor.intake.columns.headers import mapped_headers, match_key
from recimentor.intake.columns.joined_tables import joined
from recimentor.intake.notebook import Notebook, without_accepted
from recimentor.intake.people.corrections import CORRECTIONS_NAME
from recimentor.intake.people.pool import PoolRequest, gather_people
from recimentor.intake.people.summary import summary_of
from recimentor.intake.program.settings import SettingPlaces
from recimentor.intake.reading.cells import Asked, Table
from recimentor.intake.reading.encodings import is_encoding
from recimentor.intake.reading.loading import STANDARD_INPUT, Source, load_present, tables_of
from recimentor.model.columns import HiddenRows
from recimentor.model.errors import BadRequest, InputMissing
from recimentor.model.finding import Finding, Place, Severity
from recimentor.model.participant import Participant
from recimentor.model.plan import Input
from recimentor.model.program import Program
from recimentor.model.reading import MENDED_NAME, MendLine, ReadOptions, Receipt, SetAside, Summary
from recimentor.model.reporting import Line

#: Errors that a file which is not there might do away with.
_OF_THE_POOL = frozenset({"missing-column", "rule-without-data", "sides-not-two", "ladder-needed"})


@dataclass(frozen=True, slots=True)
class People:
    """What the sources hold.

    Parameters
    ----------
    people
        Participants sorted by id, in code-point order; those that could be read, where there are errors.
    findings
        Everything worth knowing, sorted by place; findings that the program accepts are left out.
    inputs
        The sources with the SHA-256 of their bytes, in the order given.
    places
        Row of each person, by id.
    organisation
        Manager of everybody who has one, also of people who did not sign up: id or employee number to either.
    set_aside
        People whose rows hold errors, where that was asked for; they are not among ``people``.
    receipt
        What was read of the people, in counts.
    to_mend
        Lines of the mending sheet, where these were asked for.
    summary
        How many rows are fine, need mending, or hold somebody who cannot be paired.
    num_accepted
        How many findings the program accepts.
    corrections
        The file of corrections that was laid over the sources, where there was one.
    read_as
        Wordings that are forms of names on the program's list, and these names.
    """

    people: tuple[Participant, ...]
    findings: tuple[Finding, ...]
    inputs: tuple[Input, ...]
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    organisation: Mapping[str, Line] = field(default_factory=lambda: MappingProxyType({}))
    set_aside: tuple[SetAside, ...] = ()
    summary: Summary = Summary()  # noqa: RUF009 - frozen: one empty summary serves all
    receipt: Receipt = Receipt()  # noqa: RUF009 - as above
    to_mend: tuple[MendLine, ...] = ()
    num_accepted: int = 0
    corrections: str | None = None
    read_as: tuple[tuple[str, str], ...] = ()


def read_people(
    sources: Sequence[str],
    program: Program,
    *,
    stdin: bytes | None = None,
    options: ReadOptions | None = None,
    settings: SettingPlaces | None = None,
) -> People:
    """Return the people of one or more sources, read as the program says.

    Parameters
    ----------
    sources, stdin, options
        Paths of files, ``-`` for standard input, and its bytes; what is read beside them, and how strictly.
    settings
        Where the settings of the program stand, for findings about them.

    Raises
    ------
    InputMissing
        Files are not there; it names all of them, and what is wrong with the others.
    """
    options, notebook = options or ReadOptions(), Notebook()
    mends = [*filter(None, (options.corrections or find_corrections(sources), find_mended(sources)))]
    beside = [*options.organisation, *options.coded, *mends]
    loaded, missing = load_present(_each_file_once(sources, beside), stdin, notebook)
    with _without_collector():
        tables = _own_tables([s for s in loaded if s.name in sources], program, options, notebook)
        others = {s.name: tables_of(s, notebook, keep_headers=True) for s in loaded if s.name in beside}
        gathered = gather_people(_request(tables, others, mends, options, settings), program, notebook)
    _refuse_missing(missing, notebook)
    findings, num_accepted = _told(notebook, program, gathered.places)
    return People(
        people=gathered.people,
        findings=findings,
        inputs=tuple(
            Input(path=s.name, sha256=hashlib.sha256(s.data).hexdigest(), beside=s.name not in sources)
            for s in loaded
        ),
        places=MappingProxyType(gathered.places),
        organisation=MappingProxyType(gathered.organisation),
        set_aside=gathered.set_aside,
        summary=summary_of(gathered, program, findings),
        receipt=gathered.receipt,
        to_mend=gathered.to_mend,
        num_accepted=num_accepted,
        corrections=", ".join(mends) or None,
        read_as=gathered.read_as,
    )


def _told(
    notebook: Notebook, program: Program, places: Mapping[str, Place]
) -> tuple[tuple[Finding, ...], int]:
    return without_accepted(_without_mapped(notebook.close(), program), program, places)


def _without_mapped(findings: Sequence[Finding], program: Program) -> tuple[Finding, ...]:
    """Return the findings without keys that nearly are a field where the program says what they are."""
    known = mapped_headers(program) if any(f.code == "unknown-key" for f in findings) else ()
    return tuple(f for f in findings if f.code != "unknown-key" or match_key(f.place.header) not in known)


def _refuse_missing(missing: Sequence[str], notebook: Notebook) -> None:
    if missing:
        raise InputMissing(missing, _told_alone(notebook.close()))


def _request(
    tables: Sequence[Table],
    others: Mapping[str, Sequence[Table]],
    mends: Sequence[str],
    options: ReadOptions,
    settings: SettingPlaces | None,
) -> PoolRequest:
    return PoolRequest(
        tables=tuple(tables),
        organisation=_tables_of(options.organisation, others),
        corrections=_tables_of(mends, others),
        coded=_tables_of(options.coded, others),
        set_aside=options.set_aside,
        mend=options.mend,
        settings=settings or SettingPlaces(),
    )


def _own_tables(
    sources: Sequence[Source], program: Program, options: ReadOptions, notebook: Notebook
) -> tuple[Table, ...]:
    asked = asked_of(program, options)
    tables = [table for source in sources for table in tables_of(source, notebook, asked)]
    return tuple(joined(tables, notebook, mapped_headers(program)))


def _tables_of(names: Iterable[str], read: Mapping[str, Sequence[Table]]) -> tuple[Table, ...]:
    return tuple(table for name in names for table in read.get(name, ()))


def asked_of(program: Program, options: ReadOptions) -> Asked:
    """Return how sources are read: what a run says goes before what the program says.

    Raises
    ------
    BadRequest
        If the run names an encoding that does not exist.
    """
    if options.encoding and not is_encoding(options.encoding):
        raise BadRequest(f"--encoding {options.encoding}: no such encoding is known; try cp1252 or utf-16")
    return Asked(
        sheets=options.sheets or program.sheet,
        header_row=program.header_row,
        skip_rows=program.skip_rows,
        encoding=options.encoding or program.encoding or "",
        reads_hidden=program.hidden_rows is HiddenRows.READ,
    )


def find_corrections(sources: Sequence[str]) -> str | None:
    """Return the file of corrections beside the first source, or None where there is none."""
    if not sources or sources[0] == STANDARD_INPUT:
        return None
    path = Path(sources[0]).parent / CORRECTIONS_NAME
    return str(path) if path.is_file() and str(path) not in sources else None


def find_mended(sources: Sequence[str]) -> str | None:
    """Return the mending sheet beside the first source, or None where there is none."""
    if not sources or sources[0] == STANDARD_INPUT:
        return None
    path = Path(sources[0]).parent / MENDED_NAME
    return str(path) if path.is_file() and str(path) not in sources else None


def _told_alone(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the errors that stand whatever the missing files hold."""
    return tuple(f for f in findings if f.severity is Severity.ERROR and f.code not in _OF_THE_POOL)


def _each_file_once(sources: Sequence[str], beside: Sequence[str]) -> list[str]:
    """Return the files to load; one that is a source and something else beside is read as both."""
    return [*sources, *(name for name in dict.fromkeys(beside) if name not in sources)]


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let the cycle collector rest: reading makes many small values and no cycles; it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
