"""Organisation data joined by e-mail, employee number or name: department, site, grade, manager.

Nobody is added to the pool. Where the organisation and a person say different things of department, site,
grade or manager, the organisation is believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from recimentor.intake.columns.headers import Feed, Headers, columns_for
from recimentor.intake.columns.hr_headers import HrColumns, hr_columns
from recimentor.intake.columns.mapping import Layout, field_name
from recimentor.intake.notebook import Notebook
from recimentor.intake.people.mentions import Known, Seeker
from recimentor.intake.people.rows import Draft, Mention, RowReader
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.pointers import points_elsewhere
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.columns import Column
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import is_no_answer, same_text, same_value
from recimentor.model.participant import GROUPING_FIELDS, NAME_FIELDS
from recimentor.model.program import Program, Skills
from recimentor.model.reporting import Line
from recimentor.model.who import Called, Finder, address_key, is_same_name, name_words

#: Fields that an organisation file may add.
JOINED: Final = (*GROUPING_FIELDS, "timezone", "manager")
#: Of these the organisation is believed rather than the person.
BELIEVED: Final = frozenset({"department", "site", "career_stage", "manager"})
_PLAIN = Column(from_=())


@dataclass(frozen=True, slots=True)
class OrgRow:
    """One person of the organisation.

    Parameters
    ----------
    draft
        The fields that may be joined.
    called
        Everything that the person is called; its id is unique in the file.
    manager
        How the row names the manager, if it does.
    """

    draft: Draft
    called: Called
    manager: Mention | None


@dataclass(frozen=True)
class Organisation:
    """People of the organisation, whether they signed up or not.

    Parameters
    ----------
    rows
        Everybody, in the order of the files.
    place
        The first file, for what is said of the whole.
    """

    rows: tuple[OrgRow, ...]
    place: Place

    @cached_property
    def _finder(self) -> Finder:
        return Finder(row.called for row in self.rows)

    @cached_property
    def _by_id(self) -> Mapping[str, OrgRow]:
        return {row.called.id: row for row in self.rows}

    def find(self, draft: Draft) -> tuple[OrgRow | None, tuple[OrgRow, ...]]:
        """Return the row of a person who signed up; where none is certain, all that may be theirs."""
        if mail := draft.values.get("email", ""):
            row = self._one(mail)
            if row is not None:
                return row, ()
        possible: list[OrgRow] = []
        keys = [draft.id] if draft.id_from == "id" else []
        for text in (*keys, draft.values["name"]):
            meant = self._finder.find(text)
            row = self._by_id[meant.ids[0]] if meant.ids else None
            if row is not None and not _contradicts(row, draft):
                return row, ()
            possible += [self._by_id[one] for one in meant.all]
        names = name_words(draft.values["name"])
        near = [row for row in possible if _may_be(row, names)]
        return None, tuple({row.called.id: row for row in near}.values())

    def _one(self, mail: str) -> OrgRow | None:
        meant = self._finder.find(mail)
        return self._by_id[meant.ids[0]] if meant.ids else None


@dataclass(slots=True)
class Joined:
    """Who of the pool is who in the organisation.

    Parameters
    ----------
    organisation
        Everybody in it.
    own
        The row of each person, by id.
    possible
        Rows that may be theirs, by id of a person without a certain one.
    """

    organisation: Organisation
    own: dict[str, OrgRow] = field(default_factory=dict)
    possible: dict[str, tuple[OrgRow, ...]] = field(default_factory=dict)

    def known(self, people: Iterable[Draft], *, checks_lines: bool) -> Known:
        """Return by what references to people can be found."""
        ids = {draft.id for draft in people}
        own = {person: row for person, row in self.own.items() if person in ids}
        possible = {person: rows for person, rows in self.possible.items() if person in ids}
        maybe: dict[str, list[str]] = {}
        for person, rows in possible.items():
            for row in rows:
                maybe.setdefault(_apart(row, ids).id, []).append(person)
        return Known(
            keys={person: row.called.texts for person, row in own.items()},
            outside=tuple(_apart(row, ids) for row in self._outside(ids)),
            possible={row: tuple(sorted(persons)) for row, persons in maybe.items()},
            perhaps={
                person: tuple(row.manager for row in rows if row.manager is not None)
                for person, rows in possible.items()
            },
            checks_lines=checks_lines,
        )

    def lines(self, seeker: Seeker, people: Iterable[Draft]) -> dict[str, Line]:
        """Return the managers of everybody in the organisation who did not sign up, by their ids in it."""
        ids = {draft.id for draft in people}
        lines = {
            _apart(row, ids).id: seeker.line([row.manager], quietly=True)
            for row in self._outside(ids)
            if row.manager is not None
        }
        return {person: line for person, line in lines.items() if line.all}

    def _outside(self, ids: Collection[str]) -> list[OrgRow]:
        joined = {row.called.id for person, row in self.own.items() if person in ids}
        return [row for row in self.organisation.rows if row.called.id not in joined]


def read_organisation(tables: Sequence[Table], program: Program, notebook: Notebook) -> Organisation:
    """Return what organisation files say.

    Parameters
    ----------
    tables
        Their tables: columns with names, e-mails or employee numbers, and any of the joined fields.
    program
        Its ``org: columns:``, then its ``columns:``, map their headers too.
    notebook
        Takes ``missing-column`` where no column says who somebody is, and ``organisation-twice``.
    """
    rows: list[OrgRow] = []
    seen: dict[str, OrgRow] = {}
    for table in tables:
        columns, layout = _columns_of(table, program)
        if not columns.says_who:
            place = Place(table.file, table.sheet, table.header_row)
            message = "No column holds a name, an e-mail or an employee number: nobody can be joined."
            notebook.add("missing-column", place, message)
            continue
        reader = RowReader(table, layout, SkillNames(Skills()), Notebook())
        for record in table.records:
            row = _row(table, record, columns, reader)
            if not row.called.id:
                continue
            keys = _telling_keys(row)
            twice = next((seen[key] for key in keys if key in seen), None)
            if twice is not None:
                message = "This person stands in the organisation file twice; the first row counts."
                notebook.add("organisation-twice", row.draft.place, message, also=[twice.draft.place])
                continue
            seen |= dict.fromkeys(keys, row)
            rows.append(row)
    first = tables[0] if tables else None
    place = Place(first.file, first.sheet) if first is not None else Place("")
    return Organisation(_with_own_ids(rows), place)


def join_organisation(drafts: Sequence[Draft], organisation: Organisation, notebook: Notebook) -> Joined:
    """Fill the rows of people from the organisation's, and say what was filled, for whom, and what differed.

    Takes ``organisation-joined``, ``organisation-differs`` and ``not-in-organisation``.
    """
    joined = Joined(organisation)
    filled: Counter[str] = Counter()
    for draft in drafts:
        row, possible = organisation.find(draft)
        if row is None:
            joined.possible[draft.id] = possible
            notebook.gather("not-in-organisation", "", draft.place, _not_there)
            continue
        joined.own[draft.id] = row
        for name in JOINED:
            filled[name] += _fill(draft, name, row, notebook)
    parts = [f"{name} {filled[name]:,}" for name in JOINED if filled[name]]
    what = f"; it gives {', '.join(parts)}." if parts else ", and it says nothing new of them."
    message = f"{len(joined.own):,} of {counted(len(drafts), 'person', 'people')} are in it{what}"
    notebook.add("organisation-joined", organisation.place, message)
    return joined


def tell_unknown_lines(
    people: Sequence[Draft], joined: Joined | None, managers: Mapping[str, Line], notebook: Notebook
) -> None:
    """Say for whom the reporting line cannot be checked: neither they nor the organisation name a manager."""
    if not managers:
        return
    above = {boss for line in managers.values() for boss in line.all}
    for draft in people:
        is_known = draft.id in managers or draft.id in above
        if joined is not None and draft.id in joined.own:
            is_known = True
        if not is_known:
            notebook.gather("line-unknown", "", draft.place, _line_unknown)


def _fill(draft: Draft, name: str, row: OrgRow, notebook: Notebook) -> bool:
    """Fill one field of a person; return whether the organisation gave it."""
    if name == "manager":
        if row.manager is None:
            return False
        draft.overruled = draft.mentions.get(name, [])
        draft.mentions[name] = [row.manager]
        return True
    own, theirs = draft.values.get(name), row.draft.values.get(name)
    if not theirs or (own and name not in BELIEVED):
        return False
    if own and same_value(own) != same_value(theirs):
        notebook.gather("organisation-differs", name, draft.place, _differs(name))
    if own and same_value(own) == same_value(theirs):
        return True
    draft.values[name] = theirs
    draft.faults = [(at, finding) for at, finding in draft.faults if at != name]
    return True


def _columns_of(table: Table, program: Program) -> tuple[HrColumns, Layout]:
    """Return which columns say who somebody is and what is joined; the program's own mapping goes first."""
    found = hr_columns(table.headers)
    headers = Headers(table.headers)
    mapped: dict[str, tuple[Feed, ...]] = {}
    own = program.org.columns if program.org is not None else {}
    for name, descriptions in {**columns_for(table, program), **own}.items():
        feeds = tuple(feed for column in descriptions for feed in headers.feeds(column))
        if feeds:
            mapped[field_name(name)] = feeds
    fields: dict[str, tuple[Feed, ...]] = {
        name: (Feed(index, _PLAIN),) for name, index in found.fields.items()
    }
    fields |= {name: feeds for name, feeds in mapped.items() if name in {*JOINED, *NAME_FIELDS}}
    fields.pop("manager", None)
    at = {name: tuple(feed.index for feed in feeds) for name, feeds in mapped.items()}
    columns = HrColumns(
        {name: feeds[0].index for name, feeds in fields.items()},
        tuple(dict.fromkeys((*at.get("id", ()), *found.keys))),
        tuple(dict.fromkeys((*at.get("email", ()), *found.mails))),
        at.get("manager", found.managers),
    )
    return columns, Layout(fields, {})


def _row(table: Table, record: Record, columns: HrColumns, reader: RowReader) -> OrgRow:
    draft = reader.read(record)
    first, last = (draft.values.pop(name, "") for name in ("first_name", "last_name"))
    name = draft.values.get("name") or f"{first} {last}".strip()

    def texts(indices: Iterable[int]) -> list[str]:
        found = (" ".join(text_of(record.values[index]).split()) for index in indices)
        return [text for text in found if text and not is_no_answer(text)]

    keys, mails = texts(columns.keys), texts(columns.mails)
    called = Called(
        same_text((keys or mails or [name])[0]), name, mails[0] if mails else "", (*keys, *mails[1:])
    )
    # What points elsewhere is no blank: somebody is above.
    cells = (" ".join(text_of(record.values[index]).split()) for index in columns.managers)
    named = [text for text in cells if points_elsewhere(text) or (text and not is_no_answer(text))]
    place = table.place(record, columns.managers[0]) if columns.managers else draft.place
    return OrgRow(draft, called, Mention(named[0], place, tuple(named[1:])) if named else None)


def _with_own_ids(rows: Sequence[OrgRow]) -> tuple[OrgRow, ...]:
    """Return the rows with ids that nobody shares, as namesakes without a key do."""
    counts = Counter(row.called.id for row in rows)
    found, number = [], Counter[str]()
    for row in rows:
        number[row.called.id] += 1
        is_alone = counts[row.called.id] == 1
        own = row.called.id if is_alone else f"{row.called.id} [{number[row.called.id]}]"
        found.append(replace(row, called=replace(row.called, id=own)))
    return tuple(found)


def _apart(row: OrgRow, ids: Collection[str]) -> Called:
    """Return somebody outside under an id that nobody of the pool has."""
    called = row.called
    return called if called.id not in ids else replace(called, id=f"{called.id} [organisation]")


def _telling_keys(row: OrgRow) -> list[str]:
    """Return what no two people of an organisation share: numbers and e-mails."""
    keys = [same_text(text) for text in row.called.others if "@" not in text]
    mails = [address_key(text) for text in (row.called.email, *row.called.others) if "@" in text]
    return [key for key in (*keys, *mails) if key]


def _contradicts(row: OrgRow, draft: Draft) -> bool:
    """Return whether name and e-mail of a row and of a person speak against their being one."""
    mail = draft.values.get("email", "")
    mails = {address_key(text) for text in (row.called.email, *row.called.others) if "@" in text}
    is_other_mail = bool(mail) and bool(mails) and address_key(mail) not in mails
    mine, theirs = name_words(draft.values["name"]), name_words(row.called.name)
    is_other_name = bool(mine) and bool(theirs) and sorted(mine) != sorted(theirs)
    if is_other_name:
        is_other_name = not is_same_name(mine, theirs)
    return is_other_mail or is_other_name


def _may_be(row: OrgRow, names: Sequence[str]) -> bool:
    theirs = name_words(row.called.name)
    return not names or not theirs or sorted(names) == sorted(theirs) or bool(set(names) & set(theirs))


def _differs(name: str) -> Callable[[int], str]:
    return lambda count: (
        f"{counted(count, 'person', 'people')} typed another {name.replace('_', ' ')} "
        "than the organisation's, which counts."
    )


def _not_there(count: int) -> str:
    people = counted(count, "person is", "people are")
    return f"{people} not in the organisation file: nothing is added for them."


def _line_unknown(count: int) -> str:
    people = counted(count, "person", "people")
    return f"The reporting line of {people} cannot be checked: no manager is known."
