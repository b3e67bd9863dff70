"""Tables to the pool: rows read, joined, corrected, told apart, and checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from recimentor.intake.columns.headers import columns_for, prefix_for
from recimentor.intake.columns.mapping import Layout, field_name, is_named, lay_out
from recimentor.intake.columns.roles import take_roles
from recimentor.intake.columns.shapes import reshaped
from recimentor.intake.columns.sides import take_sides
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.advice import advise
from recimentor.intake.people.coding import coded_fields, is_coded, lay_coded
from recimentor.intake.people.corrections import lay_over, read_corrections
from recimentor.intake.people.duplicates import settle_duplicates
from recimentor.intake.people.identities import Register, register_all
from recimentor.intake.people.mending import (
    for_everybody,
    kept_lines,
    lay_values,
    mend_lines,
    settled_doubles,
    tell_doubts,
)
from recimentor.intake.people.mentions import Known, Seeker
from recimentor.intake.people.organisation import (
    JOINED,
    Joined,
    Organisation,
    join_organisation,
    read_organisation,
    tell_unknown_lines,
)
from recimentor.intake.people.pool_checks import check_plausible, check_pool
from recimentor.intake.people.receipt import receipt_of
from recimentor.intake.people.rows import Draft, RowReader, skill_columns
from recimentor.intake.program.rule_checks import check_rules
from recimentor.intake.program.settings import SettingPlaces
from recimentor.intake.reading.cells import Table
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.counting import counted
from recimentor.model.finding import Finding, Place, Severity
from recimentor.model.participant import Participant
from recimentor.model.program import Program, Skills
from recimentor.model.reading import SKILL, MendLine, Receipt, SetAside
from recimentor.model.reporting import Line, managers_of
from recimentor.model.rules import NotInLine


@dataclass(frozen=True, slots=True)
class PoolRequest:
    """What a pool is gathered from.

    Parameters
    ----------
    tables
        Sign-up sheets.
    organisation, corrections
        Tables of organisation data and of corrections.
    coded
        Filled sheets of prose turned into skills.
    set_aside
        Whether rows with errors are set aside instead of stopping the run.
    mend
        Whether lines of the mending sheet are asked for.
    settings
        Where the settings of the program stand.
    """

    tables: tuple[Table, ...]
    organisation: tuple[Table, ...] = ()
    corrections: tuple[Table, ...] = ()
    coded: tuple[Table, ...] = ()
    set_aside: bool = False
    mend: bool = False
    settings: SettingPlaces = SettingPlaces()  # noqa: RUF009 - frozen: one without a file serves all


@dataclass(frozen=True, slots=True)
class Gathered:
    """The pool as gathered; see :class:`~recimentor.intake.people.sources.People`."""

    people: tuple[Participant, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    organisation: dict[str, Line] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    num_rows: int = 0
    num_faulty: int = 0
    faulty: tuple[Place, ...] = ()
    read_as: tuple[tuple[str, str], ...] = ()
    receipt: Receipt = Receipt()  # noqa: RUF009 - frozen: one empty receipt serves all
    to_mend: tuple[MendLine, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Tables with what their columns mean; the organisation beside them; fields that other files feed."""

    tables: tuple[Table, ...]
    layouts: tuple[Layout, ...]
    names: SkillNames
    organisation: Organisation | None
    also: frozenset[str]

    def is_fed(self, name: str) -> bool:
        """Whether some column holds a field of this name."""
        return is_named(name, self.layouts, self.also)

    @property
    def fields(self) -> frozenset[str]:
        """Fields that some column or file feeds."""
        return self.also | {name for layout in self.layouts for name in layout.fields}


@dataclass(frozen=True, slots=True)
class _Everybody:
    """The people and their managers, with the rows and the organisation that they come from."""

    people: tuple[Participant, ...]
    managers: dict[str, Line]
    register: Register
    joined: Joined | None

    @property
    def places(self) -> dict[str, Place]:
        """The row of each, by id."""
        return {person_id: draft.place for person_id, draft in self.register.ids.items()}


def gather_people(request: PoolRequest, program: Program, notebook: Notebook) -> Gathered:
    """Return the people of some tables; everything wrong with them goes into the notebook."""
    _repeat_questions(program, request, notebook)
    corrections = [c for table in request.corrections for c in read_corrections(table, notebook)]
    if not request.tables:
        for table in request.coded:
            is_coded(table, notebook)
        return Gathered()
    meant = for_everybody(request.corrections)
    sheets = _lay_out(request, program, notebook, meant)
    drafts = _drafts(sheets, program, notebook)
    lay_over(drafts, corrections, sheets.names, notebook)
    lay_values(drafts, meant)
    drafts = _settled(drafts, request, program, notebook)
    lay_coded(drafts, request.coded, sheets.names, notebook)
    if program.roles:
        take_roles(drafts, program.roles, field_name(program.roles.column), notebook)
    organisation = sheets.organisation
    joined = None if organisation is None else join_organisation(drafts, organisation, notebook)
    register, faulty = _told_apart(drafts, notebook, is_setting_aside=request.set_aside)
    set_aside = tuple(_as_set_aside(draft) for draft in faulty) if request.set_aside else ()
    everybody = _known_people(register, joined, sheets, program, notebook)
    _check(everybody, sheets, request, program, notebook)
    read_as = sheets.names.read_as()
    _tell_forms(len(read_as), request.tables[0], notebook)
    return Gathered(
        people=everybody.people,
        places=everybody.places,
        organisation=everybody.managers,
        set_aside=set_aside,
        num_rows=len(drafts),
        num_faulty=len(faulty),
        faulty=tuple(draft.place for draft in faulty),
        read_as=read_as,
        receipt=receipt_of(everybody.people, sheets.fields, sheets.names.lexicon),
        to_mend=_to_mend(request, drafts, notebook),
    )


def _lay_out(
    request: PoolRequest, program: Program, notebook: Notebook, meant: Mapping[str, Mapping[str, str]]
) -> _Sheets:
    """Say what every column means, once all tables are known, and which names of skills they use."""
    names = SkillNames(_with_wordings(program.skills, meant.get(SKILL, {})))
    organisation = (
        read_organisation(request.organisation, program, notebook) if request.organisation else None
    )
    also = frozenset({*coded_fields(request.coded), *(JOINED if organisation is not None else ())})
    tables = tuple(reshaped(table, _mapped(table, program), notebook) for table in request.tables)
    layouts = lay_out(
        tables, program, notebook, also=also, beside=request.organisation, settings=request.settings
    )
    names.lexicon.learn(skill_columns(tables, layouts))
    return _Sheets(tables, tuple(layouts), names, organisation, also)


def _settled(drafts: list[Draft], request: PoolRequest, program: Program, notebook: Notebook) -> list[Draft]:
    """Return one draft for each person; hours without a clock are left out then."""
    doubles = settled_doubles(request.corrections)
    settled = settle_duplicates(drafts, program.duplicates, notebook, settled=doubles)
    _leave_hours_without_clock(settled)
    return settled


def _told_apart(
    drafts: list[Draft], notebook: Notebook, *, is_setting_aside: bool
) -> tuple[Register, list[Draft]]:
    """Return everybody by id, without those that are set aside, and the drafts with faults."""
    register = register_all(drafts)
    faulty = [draft for draft in drafts if not draft.is_sound]
    if is_setting_aside:
        register = register_all([draft for draft in drafts if draft.is_sound])
    _tell_faults(drafts, notebook, is_stopping=not is_setting_aside)
    tell_doubts(drafts, notebook)
    return register, faulty


def _known_people(
    register: Register, joined: Joined | None, sheets: _Sheets, program: Program, notebook: Notebook
) -> _Everybody:
    """Return the people, once mentions of others are found among them."""
    kept = list(register.ids.values())
    seeker = Seeker(register, notebook, _known_of(joined, kept, checks_lines=_checks_lines(program)))
    people = seeker.participants()
    managers = joined.lines(seeker, kept) if joined is not None else {}
    everybody = _Everybody(people, managers, register, joined)
    if program.sides and sheets.is_fed(program.sides):
        people = take_sides(people, everybody.places, program.sides, notebook)
    return replace(everybody, people=people)


def _check(
    everybody: _Everybody, sheets: _Sheets, request: PoolRequest, program: Program, notebook: Notebook
) -> None:
    """Check the pool as a whole, and advise."""
    people, places, fields = everybody.people, everybody.places, sheets.fields
    check_plausible(people, sheets.tables, sheets.layouts, notebook, fields=fields)
    check_pool(people, places, program, notebook, fields=fields)
    managers = managers_of(people, everybody.managers)
    check_rules(
        people,
        places,
        managers,
        program,
        notebook,
        settings=request.settings,
        is_asked=lambda name: not name or sheets.is_fed(name),
    )
    advise(people, places, program, notebook, fields=fields)
    if _checks_lines(program):
        tell_unknown_lines(list(everybody.register.ids.values()), everybody.joined, managers, notebook)


def _checks_lines(program: Program) -> bool:
    """Return whether reporting lines are checked here: no rule about them does so itself."""
    return not any(isinstance(rule, NotInLine) and not rule.on for rule in program.rules)


def _to_mend(request: PoolRequest, drafts: Sequence[Draft], notebook: Notebook) -> tuple[MendLine, ...]:
    """Return the lines of the mending sheet where it is asked for: those decided before, and new ones."""
    if not request.mend:
        return ()
    return (*kept_lines(request.corrections), *mend_lines(drafts, notebook.findings))


def _known_of(joined: Joined | None, kept: Sequence[Draft], *, checks_lines: bool) -> Known:
    return (
        Known(checks_lines=checks_lines) if joined is None else joined.known(kept, checks_lines=checks_lines)
    )


def _with_wordings(skills: Skills, meant: Mapping[str, str]) -> Skills:
    """Return the skills of a program with the wordings that the mending sheet settles."""
    return skills.model_copy(update={"aliases": {**skills.aliases, **meant}}) if meant else skills


def _repeat_questions(program: Program, request: PoolRequest, notebook: Notebook) -> None:
    """Ask again what nobody has answered: a proposal is no mapping yet."""
    for question in program.questions:
        place = request.settings.of("questions", text=question) or Place(_file_of(request))
        notebook.add("open-question", place, question)


def _file_of(request: PoolRequest) -> str:
    return request.tables[0].file if request.tables else ""


def _mapped(table: Table, program: Program) -> set[str]:
    """Return the headers that a program reads by name from a table."""
    columns = columns_for(table, program).values()
    return {header for descriptions in columns for column in descriptions for header in column.from_}


def _drafts(sheets: _Sheets, program: Program, notebook: Notebook) -> list[Draft]:
    drafts = []
    lines = [rule.field for rule in program.rules if isinstance(rule, NotInLine) and rule.on]
    ruled = [getattr(rule, "field", "") for rule in program.rules] + [program.sides or ""]
    for table, layout in zip(sheets.tables, sheets.layouts, strict=True):
        reader = RowReader(table, layout, sheets.names, notebook, ruled=ruled, lines=lines)
        prefix = prefix_for(table, program)
        for record in table.records:
            draft = reader.read(record)
            draft.identify(prefix)
            drafts.append(draft)
    return drafts


def _tell_forms(count: int, table: Table, notebook: Notebook) -> None:
    if not count:
        return
    wordings = counted(count, "wording is a form", "wordings are forms")
    message = f"{wordings} of names on the list of skills, and read as them."
    notebook.add("wording-read-as", table.whole(), message)


def _leave_hours_without_clock(drafts: Sequence[Draft]) -> None:
    """Leave aside the hours of people whose time zone cannot be read: nobody knows when they are."""
    for draft in drafts:
        if any(finding.code == "unknown-zone" for _, finding in draft.faults):
            draft.values["availability"] = ()


def _as_set_aside(draft: Draft) -> SetAside:
    codes = [finding.code for _, finding in draft.faults if finding.severity is Severity.ERROR]
    return SetAside(draft.id, draft.values.get("name", ""), draft.place, tuple(dict.fromkeys(codes)))


def _tell_faults(drafts: Sequence[Draft], notebook: Notebook, *, is_stopping: bool) -> None:
    """Tell the faults of all rows; where rows are set aside, an error is a warning."""
    for draft in drafts:
        for _, finding in draft.faults:
            notebook.findings.append(finding if is_stopping else _as_warning(finding))


def _as_warning(finding: Finding) -> Finding:
    if finding.severity is not Severity.ERROR:
        return finding
    return replace(finding, severity=Severity.WARNING, message=f"{finding.message} The row is set aside.")
