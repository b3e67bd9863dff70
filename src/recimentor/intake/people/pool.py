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
from recimentor.intake.people.coded import coded_fields, is_coded, lay_coded
from recimentor.intake.people.corrections import lay_over, read_corrections
from recimentor.intake.people.doubts import tell_doubts
from recimentor.intake.people.duplicates import settle_duplicates
from recimentor.intake.people.identities import register_all
from recimentor.intake.people.mending import (
    for_everybody,
    kept_lines,
    lay_values,
    mend_lines,
    settled_doubles,
)
from recimentor.intake.people.mentions import Known, Seeker
from recimentor.intake.people.organisation import (
    JOINED,
    Joined,
    join_organisation,
    read_organisation,
    tell_unknown_lines,
)
from recimentor.intake.people.plausibility import check_plausible
from recimentor.intake.people.pool_checks import check_pool
from recimentor.intake.people.receipt import receipt_of
from recimentor.intake.people.rows import Draft, RowReader, skill_columns
from recimentor.intake.program.rule_checks import check_rules
from recimentor.intake.program.setting_places import SettingPlaces
from recimentor.intake.reading.cells import Table
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.counting import counted
from recimentor.model.finding import Finding, Place, Severity
from recimentor.model.mending import SKILL, MendLine
from recimentor.model.participant import Participant
from recimentor.model.program import Program, Skills
from recimentor.model.reading import SetAside
from recimentor.model.receipt import Receipt
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


def gather_people(request: PoolRequest, program: Program, notebook: Notebook) -> Gathered:
    """Return the people of some tables; everything wrong with them goes into the notebook."""
    _repeat_questions(program, request, notebook)
    corrections = [c for table in request.corrections for c in read_corrections(table, notebook)]
    if not request.tables:
        for table in request.coded:
            is_coded(table, notebook)
        return Gathered()
    meant = for_everybody(request.corrections)
    names = SkillNames(_with_wordings(program.skills, meant.get(SKILL, {})))
    organisation = (
        read_organisation(request.organisation, program, notebook) if request.organisation else None
    )
    also = {*coded_fields(request.coded), *(JOINED if organisation is not None else ())}
    tables = tuple(reshaped(table, _mapped(table, program), notebook) for table in request.tables)
    layouts = lay_out(
        tables,
        program,
        notebook,
        also=also,
        beside=request.organisation,
        settings=request.settings,
    )
    names.lexicon.learn(skill_columns(tables, layouts))
    drafts = _drafts(tables, layouts, names, program, notebook)
    lay_over(drafts, corrections, names, notebook)
    lay_values(drafts, meant)
    drafts = settle_duplicates(
        drafts, program.duplicates, notebook, settled=settled_doubles(request.corrections)
    )
    _leave_hours_without_clock(drafts)
    lay_coded(drafts, request.coded, names, notebook)
    if program.roles:
        take_roles(drafts, program.roles, field_name(program.roles.column), notebook)
    joined = join_organisation(drafts, organisation, notebook) if organisation is not None else None
    register = register_all(drafts)
    faulty = [draft for draft in drafts if not draft.is_sound]
    set_aside = tuple(_as_set_aside(draft) for draft in faulty) if request.set_aside else ()
    if request.set_aside:
        register = register_all([draft for draft in drafts if draft.is_sound])
    _tell_faults(drafts, notebook, is_stopping=not request.set_aside)
    tell_doubts(drafts, notebook)
    kept = list(register.ids.values())
    checks_lines = not any(isinstance(rule, NotInLine) and not rule.on for rule in program.rules)
    seeker = Seeker(register, notebook, _known_of(joined, kept, checks_lines=checks_lines))
    people = seeker.participants()
    places = {person_id: draft.place for person_id, draft in register.ids.items()}
    managers = joined.lines(seeker, kept) if joined is not None else {}
    if program.sides and is_named(program.sides, layouts, also):
        people = take_sides(people, places, program.sides, notebook)
    fed = also | {name for layout in layouts for name in layout.fields}
    check_plausible(people, tables, layouts, notebook, fields=fed)
    check_pool(people, places, program, notebook, fields=fed)
    check_rules(
        people,
        places,
        managers_of(people, managers),
        program,
        notebook,
        settings=request.settings,
        is_asked=lambda name: not name or is_named(name, layouts, also),
    )
    advise(people, places, program, notebook, fields=fed)
    if checks_lines:
        tell_unknown_lines(kept, joined, managers_of(people, managers), notebook)
    read_as = names.read_as()
    _tell_forms(len(read_as), request.tables[0], notebook)
    to_mend = _to_mend(request, drafts, notebook)
    at_fault = tuple(draft.place for draft in faulty)
    receipt = receipt_of(people, fed, names.lexicon)
    return Gathered(
        people, places, managers, set_aside, len(drafts), len(faulty), at_fault, read_as, receipt, to_mend
    )


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


def _drafts(
    tables: Sequence[Table],
    layouts: Sequence[Layout],
    names: SkillNames,
    program: Program,
    notebook: Notebook,
) -> list[Draft]:
    drafts = []
    for table, layout in zip(tables, layouts, strict=True):
        reader = RowReader(table, layout, names, notebook)
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
