"""People on one table and their skills on others: joined by whatever column names the people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from recimentor.intake.columns.fields import field_of
from recimentor.intake.columns.headers import match_key
from recimentor.intake.columns.long_rows import who_columns
from recimentor.intake.columns.rated_cells import LEVEL, SKILL, rated
from recimentor.intake.columns.shapes import list_field, reshaped
from recimentor.intake.columns.ways import ways_of
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.plain import yes_or_no
from recimentor.intake.values.ratings import rating_of
from recimentor.model.counting import counted
from recimentor.model.names import same_text

_SKILLS = frozenset({"offers", "wants"})
_WHO = frozenset({"id", "email", "name"})
#: A column names the people where at least this share of its answers does.
_NAMES_THEM = 0.8
_HALF = 0.5
_FEWEST_RATED = 3
_TICKS = frozenset({"x", "✓", "✔", "☑", "●", "•", "1"})


@dataclass(frozen=True, slots=True)
class _Joint:
    """A table of skills: the column that names the people, and the columns to put beside theirs.

    Parameters
    ----------
    table
        One row for each person.
    who
        Position of the column that names them.
    by
        Field of the people's table that it holds.
    rows
        How many rows of the source name somebody, and how many name nobody.
    """

    table: Table
    who: int
    by: str
    rows: tuple[int, int]


def parts_of_pool(tables: Sequence[Table]) -> list[Table]:
    """Return the tables that make one pool together: that of the people first; empty where there are none."""
    found = _joints(tables)
    if found is None:
        return []
    people, joints = found
    used = [people, *(joint[0] for joint in joints)]
    return [table for table in tables if table in used]


def joined(tables: Sequence[Table], notebook: Notebook, mapped: Collection[str] = ()) -> list[Table]:
    """Return the tables, with tables of skills put beside the one table of people that they belong to.

    One table lists people, each once and none with skills; others name these people, by e-mail, id or name,
    and hold their skills: one row per skill, lists, or a column for each skill where the table's name says
    whether it is taught or learnt.

    Parameters
    ----------
    tables
        As read.
    notebook
        Takes ``tables-joined`` and ``rows-unjoined``.
    mapped
        Headers that the program reads by name, in the comparing form: beside no names they may hold skills.
    """
    found = _joints(tables, mapped)
    if found is None:
        return list(tables)
    people, joints = found
    made = people
    for source, joint in joints:
        made = _beside(made, people, joint)
        num_found, num_lost = joint.rows
        ours, theirs = _shown(people), _shown(source)
        header = source.headers[joint.who]
        rows = counted(num_found, f"row of {theirs} joins", f"rows of {theirs} join")
        message = f'{rows} the people of {ours} by "{header}".'
        notebook.add("tables-joined", source.header_place(), message)
        if num_lost:
            lost = counted(num_lost, f"row of {theirs} names", f"rows of {theirs} name")
            message = f"{lost} nobody of {ours}: what they hold is not read."
            notebook.add("rows-unjoined", source.whole(), message)
    gone = [source for source, _ in joints]
    return [made if table is people else table for table in tables if table not in gone]


def _joints(
    tables: Sequence[Table], mapped: Collection[str] = ()
) -> tuple[Table, list[tuple[Table, _Joint]]] | None:
    """Return the table of people and those that join it; None where no skills would come of it."""
    if len(tables) < 2 or not all(_is_plain(table) for table in tables):  # noqa: PLR2004 - one joins nothing
        return None
    lists = [table for table in tables if _lists_people(table)]
    for people in sorted(lists, key=lambda table: -len(table.records)):
        joints = [
            (one, joint) for one in tables if one is not people and (joint := _joint(one, people, mapped))
        ]
        if any(_holds_skills(joint.table, joint.who, mapped) for _, joint in joints):
            return people, joints
    return None


def _is_plain(table: Table) -> bool:
    return all(isinstance(value, str) for record in table.records[:1] for value in record.values)


def _lists_people(table: Table) -> bool:
    """Return whether a table lists people, each once, and holds no skills."""
    if not _has_names(table) or not table.records:
        return False
    if any(list_field(header) in _SKILLS or SKILL.match(header.strip()) for header in table.headers):
        return False
    return any(_is_unique(keys) for keys in _keys_of(table).values())


def _has_names(table: Table) -> bool:
    return bool({"name", "first_name", "last_name"} & set(who_columns(table)))


def _is_unique(keys: Sequence[str]) -> bool:
    filled = [key for key in keys if key]
    return bool(filled) and len(set(filled)) == len(filled) and len(filled) >= _NAMES_THEM * len(keys)


def _keys_of(table: Table) -> dict[str, list[str]]:
    """Return what names each person of a table, by field."""
    who = who_columns(table)
    found = {name: [_key(text_of(r.values[k])) for r in table.records] for name, k in who.items()}
    first, last = found.pop("first_name", None), found.pop("last_name", None)
    if "name" not in found and first and last:
        found["name"] = [_key(f"{a} {z}") for a, z in zip(first, last, strict=True)]
    return found


def _key(text: str) -> str:
    """Return the comparing form of what names somebody, whichever of two names comes first."""
    key = same_text(text)
    return key if "@" in key else " ".join(sorted(key.replace(",", " ").split()))


def _joint(table: Table, people: Table, mapped: Collection[str]) -> _Joint | None:
    """Return how a table joins the people; None where it names others, or holds no skills."""
    found = _who_of(table, people)
    if found is None:
        return None
    who, by = found
    if _has_names(table):
        mapped = ()
    keys = [_key(text_of(record.values[who])) for record in table.records]
    known = set(_keys_of(people)[by])
    num_found = sum(key in known for key in keys)
    made = _one_row_each(table, who, mapped) if num_found and _covers(table, keys, known) else None
    if made is not None and _has_names(table) and _is_unique(keys) and _ways_of(made[0]) != _SKILLS:
        # A sheet of mentors beside one of mentees: people of their own, who answered one question each.
        return None
    return None if made is None else _Joint(*made, by, (num_found, len(keys) - num_found))


def _covers(table: Table, keys: Sequence[str], known: set[str]) -> bool:
    """Return whether a table holds answers of most of the people.

    A list of all staff is no list of those who signed up. One with names of its own could be read alone.
    """
    return len(known & set(keys)) >= (_NAMES_THEM if _has_names(table) else _HALF) * len(known - {""})


def _who_of(table: Table, people: Table) -> tuple[int, str] | None:
    """Return the column of a table that names the people best, and the field of theirs that it holds."""
    theirs = {name: set(keys) - {""} for name, keys in _keys_of(people).items() if _is_unique(keys)}
    best: tuple[float, int, str] | None = None
    for k in range(len(table.headers)):
        keys = [key for record in table.records if (key := _key(text_of(record.values[k])))]
        if not keys:
            continue
        for name, known in theirs.items():
            share = sum(key in known for key in keys) / len(table.records)
            if share >= _NAMES_THEM and (best is None or share > best[0]):
                best = share, k, name
    return None if best is None else best[1:]


def _one_row_each(table: Table, who: int, mapped: Collection[str]) -> tuple[Table, int] | None:
    """Return a table with one row per person and columns of offers and wants, and the column that names them.

    None where it holds no skills.
    """
    name = field_of(table.headers[who])
    headers = [*table.headers]
    headers[who] = table.headers[who] if name is not None and name.name in _WHO else "ID"
    table = reshaped(replace(table, headers=tuple(headers)), (), Notebook())
    if not _holds_skills(table, who, mapped):
        said = _way_of_name(table)
        return None if not said else _listed(table, who, said)
    if said := _way_of_name(table):
        others = _ways_of(table)
        if others not in ({said}, _SKILLS):
            return _listed(table, who, said)
    return _grouped(table, who), who


def _ways_of(table: Table) -> frozenset[str]:
    return frozenset(list_field(header) for header in table.headers) & _SKILLS


def _holds_skills(table: Table, who: int, mapped: Collection[str]) -> bool:
    return any(
        list_field(header) in _SKILLS or match_key(header) in mapped
        for k, header in enumerate(table.headers)
        if k != who and header.strip()
    )


def _way_of_name(table: Table) -> str:
    """Return ``offers`` or ``wants`` where the name of a sheet or file says one of them."""
    name = table.sheet or PurePath(table.file).stem
    ways = ways_of(name.replace("_", " ").replace("-", " "))
    return next(iter(ways)) if ways is not None and len(ways) == 1 else ""


def _listed(table: Table, who: int, way: str) -> tuple[Table, int] | None:
    """Return a table whose skills go the way that its name says: rows, lists, or a column for each skill."""
    left = [k for k, header in enumerate(table.headers) if k != who and header.strip()]
    skills = [k for k in left if SKILL.match(table.headers[k].strip()) or list_field(table.headers[k])]
    levels = [k for k in left if LEVEL.match(table.headers[k].strip())]
    if len(skills) == 1:
        skill, level = skills[0], levels[0] if levels and way == "offers" else None
        texts = [
            rated(text_of(r.values[skill]), "" if level is None else text_of(r.values[level]))
            for r in table.records
        ]
    else:
        rates = [k for k in left if _is_rated(table, k)]
        if len(rates) < _FEWEST_RATED:
            return None
        texts = ["\n".join(_marked(table, record, rates)) for record in table.records]
    records = tuple(
        Record(record.row, (record.values[who], text))
        for record, text in zip(table.records, texts, strict=True)
    )
    made = replace(table, headers=(table.headers[who], way.capitalize()), records=records)
    return _grouped(made, 0), 0


def _is_rated(table: Table, k: int) -> bool:
    """Return whether a column holds nothing but ratings, ticks and refusals, and any of these at all."""
    answers = {text for record in table.records if (text := text_of(record.values[k]))}
    return bool(answers) and all(
        same_text(text) in _TICKS or rating_of(text, {}) is not None or yes_or_no(text) is not None
        for text in answers
    )


def _marked(table: Table, record: Record, columns: Sequence[int]) -> list[str]:
    """Return the skills that a row ticks or rates, a rating behind each."""
    answers = {text for r in table.records for k in columns if (text := text_of(r.values[k]))}
    is_tick = len(answers) == 1 or not any(text.isdigit() and int(text) > 1 for text in answers)
    found = []
    for k in columns:
        text = text_of(record.values[k])
        level = rating_of(text, {})
        if not text or yes_or_no(text) is False or level == 0:
            continue
        found.append(table.headers[k] if is_tick or level is None else f"{table.headers[k]}:{level}")
    return found


def _grouped(table: Table, who: int) -> Table:
    """Return a table in which the rows of one person are one: lists put together, other answers the first."""
    groups: dict[str, list[Record]] = {}
    for record in table.records:
        groups.setdefault(_key(text_of(record.values[who])), []).append(record)
    lists = {k for k, header in enumerate(table.headers) if list_field(header) in _SKILLS}
    records = []
    for group in groups.values():
        columns = zip(*(record.values for record in group), strict=True)
        values = [
            "\n".join(dict.fromkeys(filter(None, map(text_of, column))))
            if k in lists and len(group) > 1
            else next((value for value in column if value != ""), "")
            for k, column in enumerate(columns)
        ]
        records.append(Record(group[0].row, tuple(values)))
    return replace(table, records=tuple(records))


def _beside(made: Table, people: Table, joint: _Joint) -> Table:
    """Return the people with the columns of a table beside theirs; lists of skills that both hold join."""
    at = {same_text(header): k for k, header in enumerate(made.headers) if header.strip()}
    shared = {k: at[key] for k, h in enumerate(joint.table.headers) if (key := same_text(h)) in at}
    new = [k for k, h in enumerate(joint.table.headers) if k != joint.who and h.strip() and k not in shared]
    rows = {_key(text_of(record.values[joint.who])): record for record in joint.table.records}
    blank = Record(0, ("",) * len(joint.table.headers))
    records = []
    for record, key in zip(made.records, _keys_of(people)[joint.by], strict=True):
        found = (rows.get(key) if key else None) or blank
        values = list(record.values)
        for k, place in shared.items():
            if list_field(made.headers[place]) in _SKILLS:
                values[place] = "\n".join(filter(None, (text_of(values[place]), text_of(found.values[k]))))
        records.append(replace(record, values=(*values, *(found.values[k] for k in new))))
    headers = (*made.headers, *(joint.table.headers[k] for k in new))
    return replace(made, headers=headers, records=tuple(records))


def _shown(table: Table) -> str:
    return f'the sheet "{table.sheet}"' if table.sheet else f'"{table.file}"'
