"""Corrections: who, field, value and why, laid over every export anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recimentor.intake.columns.fields import FIELDS, field_of
from recimentor.intake.columns.headers import Feed
from recimentor.intake.columns.mapping import Layout
from recimentor.intake.notebook import Notebook, are_not_there, nearest
from recimentor.intake.people.identities import called_by, draft_key
from recimentor.intake.people.rows import Draft, RowReader
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.skill_cells import SkillNames
from recimentor.model.columns import Column
from recimentor.model.counting import counted
from recimentor.model.finding import Place
from recimentor.model.names import same_text
from recimentor.model.participant import header_key
from recimentor.model.reading import COLUMNS, EVERYBODY

CORRECTIONS_NAME = "corrections.csv"
_COLUMNS = ("who", "field", "value", "why")
_PLAIN = Column(from_=())
#: In the mending sheet nothing but `;` parts: what stands there was looked at.
_MENDED = Column(from_=(), split=";")


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Parameters
    ----------
    table, record
        Where it stands.
    who
        Id, e-mail or name.
    field
        A canonical field, or the header of an attribute.
    now
        What the source must still hold for the correction to count; empty where it always counts.
    """

    table: Table
    record: Record
    who: str
    field: str
    now: str = ""

    @property
    def place(self) -> Place:
        """The row of the correction."""
        return self.table.place(self.record)


def read_corrections(table: Table, notebook: Notebook) -> list[Correction]:
    """Return the corrections of a table with the columns ``who``, ``field``, ``value`` and ``why``.

    Parameters
    ----------
    table
        The file as read.
    notebook
        Takes ``missing-column`` and ``correction-unknown``.
    """
    at = {header_key(header): index for index, header in enumerate(table.headers)}
    missing = [name for name in _COLUMNS[:3] if name not in at]
    if missing:
        message = f"Corrections need the columns who, field, value and why; {are_not_there(missing)}."
        notebook.add("missing-column", table.header_place(), message)
        return []
    found = []
    is_sheet = set(COLUMNS[:4]) <= set(at)
    for record in table.records:
        name = text_of(record.values[at["field"]])
        now = text_of(record.values[at["now"]]) if is_sheet else ""
        who = text_of(record.values[at["who"]])
        if is_sheet and (
            header_key(who) == EVERYBODY or name == "duplicates" or not text_of(record.values[at["value"]])
        ):
            # For everybody: read elsewhere. Left blank: read as it is.
            continue
        entry = field_of(name)
        if entry is None and (near := nearest(name, list(FIELDS), least=82.0)) is not None:
            place = table.place(record, at["field"])
            notebook.add("correction-unknown", place, f'There is no field "{name}"; did you mean "{near}"?')
            continue
        value = record.values[at["value"]]
        single = Table(table.file, table.sheet, (name,), 0, ())
        found.append(
            Correction(
                _shifted(single, at["value"]),
                Record(record.row, _padded(value, at["value"])),
                text_of(record.values[at["who"]]),
                entry.name if entry is not None else name,
                now,
            )
        )
    return found


def lay_over(
    drafts: Sequence[Draft], corrections: Sequence[Correction], names: SkillNames, notebook: Notebook
) -> None:
    """Lay corrections over the rows; a fault of a corrected field is no fault any more.

    Takes ``correction-unknown`` where nobody is meant, and ``correction-unneeded`` where the source says the
    same already.
    """
    called: dict[str, list[Draft]] = {}
    for draft in drafts:
        for key in called_by(draft):
            called.setdefault(key, []).append(draft)
    for correction in corrections:
        meant = called.get(same_text(correction.who), [])
        if correction.now and meant:
            still = [
                draft
                for draft in meant
                if same_text(draft.typed(correction.field)) == same_text(correction.now)
            ]
            if not still:
                message = (
                    f"The source says something else of {correction.field} by now; this line is not counted."
                )
                notebook.add("correction-outdated", correction.place, message)
                continue
            meant = still
        # Rows of one person, which are joined or of which the latest counts, are corrected together.
        people = {draft_key(draft) for draft in meant}
        if not meant:
            message = "This correction is for somebody who is not in the sources any more."
            notebook.add("correction-unknown", correction.place, message)
        elif len(people) > 1:
            count = counted(len(people), "person", "people")
            notebook.add(
                "correction-unknown", correction.place, f"This correction may mean {count}; use an id."
            )
        elif not sum(_lay_one(draft, correction, names, notebook) for draft in meant) and not correction.now:
            name = correction.field if correction.field in FIELDS else f'"{correction.field}"'
            message = f"This correction of {name} changes nothing: the source says the same by now."
            notebook.add("correction-unneeded", correction.place, message)


def _lay_one(draft: Draft, correction: Correction, names: SkillNames, notebook: Notebook) -> bool:
    """Lay a correction over one row; return whether it changes anything."""
    name, record = correction.field, correction.record
    index = len(record.values) - 1
    if name not in FIELDS:
        return _lay_attribute(draft, correction, text_of(record.values[index]))
    before = (draft.values.get(name), [mention.text for mention in draft.mentions.get(name, [])], draft.id)
    had_fault = any(field == name for field, _ in draft.faults)
    draft.faults = [(field, finding) for field, finding in draft.faults if field != name]
    had_fault = had_fault or any(doubt.field == name for doubt in draft.doubts)
    draft.doubts = [doubt for doubt in draft.doubts if doubt.field != name]
    layout = Layout({name: (Feed(index, _MENDED if correction.now else _PLAIN),)}, {})
    draft.values.pop(name, None)
    draft.mentions.pop(name, None)
    RowReader(correction.table, layout, names, notebook).read_field(draft, record, name)
    if name in {"id", "email", "name"}:
        draft.identify_again()
    after = (draft.values.get(name), [mention.text for mention in draft.mentions.get(name, [])], draft.id)
    return had_fault or bool(before != after)


def _lay_attribute(draft: Draft, correction: Correction, value: str) -> bool:
    attributes = dict(draft.values["attributes"])
    known = {header_key(name): name for name in attributes}
    name = known.get(header_key(correction.field), correction.field)
    is_changed = bool(attributes.get(name, "") != value)
    attributes[name] = value
    draft.lost = [lost for lost in draft.lost if header_key(lost) != header_key(name)]
    draft.values["attributes"] = tuple(sorted((key, text) for key, text in attributes.items() if text))
    return is_changed


def _padded(value: object, index: int) -> tuple[str, ...]:
    return (*[""] * index, text_of(value) if not isinstance(value, str) else value)  # type: ignore[arg-type]


def _shifted(table: Table, index: int) -> Table:
    return Table(table.file, table.sheet, (*[""] * index, *table.headers), 0, ())
