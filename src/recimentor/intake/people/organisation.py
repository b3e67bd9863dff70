"""Organisation data joined by e-mail or employee number: department, site, manager; nobody is added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recimentor.intake.columns.headers import Feed, Headers, columns_for
from recimentor.intake.columns.mapping import Layout, field_name
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.notebook import Notebook, counted
from recimentor.intake.people.rows import Draft, RowReader
from recimentor.intake.reading.cells import Table
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.columns import Column
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.program import Program, Skills

#: Fields that an organisation file may add.
JOINED = ("department", "team", "site", "career_stage", "city", "country", "timezone", "manager")
_KEYS = ("id", "email", "name", "first_name", "last_name")
_PLAIN = Column(from_=())


@dataclass(frozen=True, slots=True)
class Organisation:
    """People of the organisation, whether they signed up or not.

    Parameters
    ----------
    rows
        Draft of each person, by folded e-mail and employee number.
    """

    rows: Mapping[str, Draft]

    def keys(self) -> dict[str, str]:
        """Return the employee number, else the e-mail, of everybody under all that they are called."""
        return {called: _key_of(row, called) for called, row in self.rows.items()}

    def find(self, draft: Draft) -> Draft | None:
        """Return the row of a person who signed up, by e-mail or employee number."""
        keys = (draft.values.get("email", ""), draft.id)
        return next((row for key in keys if key and (row := self.rows.get(same_text(key))) is not None), None)


def read_organisation(tables: Sequence[Table], program: Program, notebook: Notebook) -> Organisation:
    """Return what organisation files say.

    Parameters
    ----------
    tables
        Their tables: a column with e-mails or employee numbers, and any of the joined fields.
    program
        Its ``columns:`` map their headers too.
    notebook
        Takes ``missing-column`` where no column says who somebody is, and ``duplicate-id``.
    """
    rows: dict[str, Draft] = {}
    for table in tables:
        layout = _layout(table, program)
        if not {"id", "email"} & set(layout.fields):
            place = Place(table.file, table.sheet, table.header_row)
            message = "No column holds an e-mail or an employee number: nobody can be joined."
            notebook.add("missing-column", place, message)
            continue
        reader = RowReader(table, layout, SkillNames(Skills()), Notebook())
        for record in table.records:
            draft = reader.read(record)
            draft.values.setdefault("id", "")
            for key in {same_text(draft.values.get("email", "")), same_text(draft.values["id"])} - {""}:
                if key in rows and rows[key] is not draft:
                    message = "This person stands in the organisation file twice; the first row counts."
                    notebook.add("organisation-twice", draft.place, message, also=[rows[key].place])
                rows.setdefault(key, draft)
    return Organisation(rows)


def join_organisation(drafts: Iterable[Draft], organisation: Organisation, notebook: Notebook) -> None:
    """Fill what rows leave blank from the organisation's rows of the same people."""
    for draft in drafts:
        row = organisation.find(draft)
        if row is None:
            notebook.gather("not-in-organisation", "", draft.place, _not_there)
            continue
        for name in JOINED:
            if name == "manager":
                if not draft.mentions.get(name) and row.mentions.get(name):
                    draft.mentions[name] = row.mentions[name]
            elif not draft.values.get(name) and row.values.get(name):
                draft.values[name] = row.values[name]


def managers_in(organisation: Organisation, drafts: Iterable[Draft]) -> dict[str, str]:
    """Return the manager of everybody in the organisation, under the ids of those who signed up."""
    own = {id(row): draft.id for draft in drafts if (row := organisation.find(draft)) is not None}
    found: dict[str, str] = {}
    for key, row in organisation.rows.items():
        mentions = row.mentions.get("manager", [])
        if mentions:
            found[own.get(id(row), _key_of(row, key))] = _manager_key(mentions[0].text, organisation, own)
    return found


def tell_unknown_lines(
    people: Sequence[Draft],
    organisation: Organisation | None,
    managers: Mapping[str, str],
    notebook: Notebook,
) -> None:
    """Say for whom the reporting line cannot be checked: neither they nor the organisation name a manager."""
    if not managers:
        return
    above = set(managers.values())
    for draft in people:
        is_known = draft.id in managers or draft.id in above
        if organisation is not None and organisation.find(draft) is not None:
            is_known = True
        if not is_known:
            notebook.gather("line-unknown", "", draft.place, _line_unknown)


def _key_of(row: Draft, key: str) -> str:
    return same_text(row.values.get("id") or "") or key


def _manager_key(text: str, organisation: Organisation, own: Mapping[int, str]) -> str:
    """Return the id of a manager who signed up, else their employee number or e-mail."""
    row = organisation.rows.get(same_text(text))
    if row is None:
        return text
    return own.get(id(row), _key_of(row, same_text(text)))


def _layout(table: Table, program: Program) -> Layout:
    """Return which columns say who somebody is and what is joined; the program's own mapping goes first."""
    headers = Headers(table.headers)
    fields: dict[str, tuple[Feed, ...]] = {}
    wanted = {*_KEYS, *JOINED}
    for name, descriptions in columns_for(table, program).items():
        feeds = tuple(feed for column in descriptions for feed in headers.feeds(column))
        if feeds and field_name(name) in wanted:
            fields[field_name(name)] = feeds
    for index, header in enumerate(table.headers):
        name = field_name(header)
        if name in wanted and name not in fields and not is_sensitive(header):
            fields[name] = (Feed(index, _PLAIN),)
    return Layout(fields, {})


def _not_there(count: int) -> str:
    people = counted(count, "person is", "people are")
    return f"{people} not in the organisation file: nothing is added for them."


def _line_unknown(count: int) -> str:
    people = counted(count, "person", "people")
    return f"The reporting line of {people} cannot be checked: no manager is known."
