"""Prose to skills: a sheet of sentences with suggestions; only what a human wrote in it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recimentor.intake.columns.fields import field_of
from recimentor.intake.notebook import Notebook, are_not_there
from recimentor.intake.pack import starter_skills
from recimentor.intake.people.rows import Draft
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.values.skill_cells import SkillNames, rated_skills
from recimentor.model.columns import Column
from recimentor.model.names import same_text
from recimentor.model.participant import Offer, Participant, Want, header_key, skill_key
from recimentor.wording.related import related_groups

COLUMNS = ("who", "field", "sentence", "suggested skills", "skills")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class CodingLine:
    """One sentence of one person.

    Parameters
    ----------
    who
        The person's id.
    field
        ``offers`` or ``wants``: what the sentence is taken as.
    sentence
        Their words.
    suggested
        Skills of the program or the pool that the words may mean.
    """

    who: str
    field: str
    sentence: str
    suggested: tuple[str, ...]


def coding_lines(
    people: Sequence[Participant],
    columns: Sequence[tuple[str, str]],
    known: Sequence[str] = (),
    language: str = "en",
) -> tuple[CodingLine, ...]:
    """Return the sentences of some columns, with suggestions.

    Parameters
    ----------
    people
        The pool.
    columns
        ``offers`` or ``wants``, and the field or header that holds the prose.
    known
        The program's list of skills; the starter list where it has none.
    language
        Of the sentences, for their word stems.
    """
    from recimentor.wording.prose import Prose

    prose = Prose(_known_skills(people, known), language)
    found = []
    for person in people:
        for target, column in columns:
            for sentence in _SENTENCE.split(_prose(person, column)):
                words = " ".join(sentence.split())
                if words:
                    found.append(CodingLine(person.id, target, words, prose.suggest(words)))
    return tuple(found)


def coding_rows(lines: Iterable[CodingLine]) -> list[tuple[str, ...]]:
    """Return the rows of the sheet to fill in, header first; the last column is blank."""
    rows = [(line.who, line.field, line.sentence, "; ".join(line.suggested), "") for line in lines]
    return [COLUMNS, *rows]


def _known_skills(people: Sequence[Participant], known: Sequence[str]) -> list[str]:
    """Return the names that may be suggested: the list, the pool's own phrases, then related skills."""
    found: dict[str, str] = {}
    names = [offer.skill for person in people for offer in person.offers]
    names += [want.skill for person in people for want in person.wants]
    for name in (*(known or starter_skills()), *names, *(group.skill for group in related_groups())):
        found.setdefault(skill_key(name), name)
    return [name for key, name in found.items() if key]


def _prose(person: Participant, column: str) -> str:
    if header_key(column) == "requests":
        return "\n".join(person.requests)
    return person.value_of(column)


_PLAIN = Column(from_=())
_NEEDED = ("who", "field", "skills")


def coded_fields(tables: Sequence[Table]) -> frozenset[str]:
    """Return which of offers and wants some sheets hold."""
    found = set()
    for table in tables:
        at = _columns(table)
        if "field" in at:
            for record in table.records:
                entry = field_of(text_of(record.values[at["field"]]))
                if entry is not None:
                    found.add(entry.name)
    return frozenset(found & {"offers", "wants"})


def is_coded(table: Table, notebook: Notebook) -> bool:
    """Return whether a table has the columns of a filled sheet; takes ``missing-column`` where not."""
    at = _columns(table)
    missing = [name for name in _NEEDED if name not in at]
    if missing:
        message = f"A filled sheet needs the columns who, field and skills; {are_not_there(missing)}."
        notebook.add("missing-column", table.header_place(), message)
    return not missing


def lay_coded(
    drafts: Sequence[Draft], tables: Sequence[Table], names: SkillNames, notebook: Notebook
) -> None:
    """Add the skills of filled sheets to the people they are for.

    Takes ``missing-column``, ``correction-unknown`` and ``bad-level``. A blank line adds nothing.
    """
    called = {same_text(draft.id): draft for draft in drafts}
    for table in tables:
        at = _columns(table)
        if not is_coded(table, notebook):
            continue
        for record in table.records:
            value = record.values[at["skills"]]
            entry = field_of(text_of(record.values[at["field"]]))
            draft = called.get(same_text(text_of(record.values[at["who"]])))
            if not text_of(value):
                continue
            if draft is None or entry is None or entry.name not in {"offers", "wants"}:
                message = "This line is for nobody in the sources, or for neither offers nor wants."
                notebook.add("correction-unknown", table.place(record), message)
                continue
            code = "bad-level" if entry.name == "offers" else "bad-priority"
            skills, faults = rated_skills(value, _PLAIN, names, code)
            for fault in faults:
                notebook.add(fault.code, table.place(record, at["skills"]), fault.message, fault.fix)
            for skill in skills:
                _add(draft, entry.name, skill.skill, skill.key, skill.level)


def _add(draft: Draft, field: str, skill: str, key: str, level: int | None) -> None:
    """Add one skill; where the person has it already, the higher number counts."""
    if field == "offers":
        offers: dict[str, Offer] = {offer.key: offer for offer in draft.values.get(field, ())}
        former = offers.get(key)
        if former is None or (level or 0) > (former.level or 0):
            offers[key] = Offer(skill, level, key) if former is None else replace(former, level=level)
        draft.values[field] = tuple(offers.values())
        return
    wants: dict[str, Want] = {want.key: want for want in draft.values.get(field, ())}
    wanted = wants.get(key)
    if wanted is None or (level or 0) > (wanted.priority or 0):
        wants[key] = Want(skill, level, key) if wanted is None else replace(wanted, priority=level)
    draft.values[field] = tuple(wants.values())


def _columns(table: Table) -> dict[str, int]:
    return {header_key(header): index for index, header in enumerate(table.headers)}
