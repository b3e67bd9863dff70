"""Tables whose rows or columns are no people yet: one row per skill, several lines per person, levels apart.

Each is put into the shape that everything after reads: one row per person, each skill with its level.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from recimentor.intake.columns.directions import OFFERS, WANTS, clear_direction
from recimentor.intake.columns.fields import field_of
from recimentor.intake.columns.gaps import with_gaps_read
from recimentor.intake.columns.labelled_cells import with_labels_read
from recimentor.intake.columns.long_rows import long_read, says_directions, who_columns
from recimentor.intake.columns.matrix import with_matrix_read
from recimentor.intake.columns.parts import numbered_part
from recimentor.intake.columns.parts_of_answers import (
    with_addresses_apart,
    with_others_joined,
    without_addresses,
)
from recimentor.intake.columns.rated_cells import LEVEL, LEVEL_OF, LEVEL_WORD, SKILL, paired, rated
from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.intake.values.ratings import rating_of
from recimentor.model.counting import counted
from recimentor.model.participant import header_key

#: A column called "Level" may hold the stage of a career.
_STAGES = frozenset({"junior", "middle", "mid", "senior", "lead", "principal", "entry", "director"})
_SKILLS = frozenset({"offers", "wants"})
_TELLING = 5
_FEWEST_WHO, _FEWEST_REPEATED = 2, 3


def reshaped(table: Table, mapped: Collection[str], notebook: Notebook) -> Table:
    """Return a table with one row per person, and each skill with its level in one cell.

    Parameters
    ----------
    table
        As read.
    mapped
        Headers that the program reads by name: what it says of them stands.
    notebook
        Takes ``columns-of-skills``, ``rows-of-skills`` and ``lines-of-one-person``.
    """
    if not table.records or not all(isinstance(value, str) for value in table.records[0].values):
        return table
    claimed = {header_key(header) for header in mapped}
    table = with_others_joined(with_addresses_apart(without_addresses(table)), claimed)
    table = _with_levels(with_labels_read(table, claimed, notebook), claimed)
    _tell_levels_aside(table, claimed, notebook)
    table = with_gaps_read(with_matrix_read(table, claimed, notebook), claimed, notebook)
    long = long_read(table, claimed)
    if long is not None:
        count = counted(len(table.records), "row", "rows")
        people = counted(len(long.records), "person", "people")
        notebook.add("rows-of-skills", table.header_place(), f"{count} with one skill each are {people}.")
        return long
    return _with_lines_joined(table, notebook)


def _with_levels(table: Table, claimed: Collection[str]) -> Table:
    """Put levels that stand in a column of their own behind the skill in the column before."""
    pairs = [k for k in range(1, len(table.headers)) if _is_level_of(table, k, claimed)]
    # "Offer or want" holds no skill: the level goes with the skill of the row.
    pairs = [k for k in pairs if not says_directions(table, k - 1)]
    if not pairs:
        return table
    headers = list(table.headers)
    records = []
    for record in table.records:
        values = list(record.values)
        for k in pairs:
            values[k - 1] = rated(text_of(values[k - 1]), text_of(values[k]))
            values[k] = ""
        records.append(replace(record, values=tuple(values)))
    for k in pairs:
        headers[k] = ""
    return replace(table, headers=tuple(headers), records=tuple(records))


def _tell_levels_aside(table: Table, claimed: Collection[str], notebook: Notebook) -> None:
    """Ask about ratings that stand beside offers and go with none of them: nothing else would miss them."""
    for k in range(1, len(table.headers)):
        header = table.headers[k]
        is_known = field_of(header) is not None or header_key(header) in claimed
        if is_known or not LEVEL_WORD.search(header) or not _holds_offers(table.headers[k - 1]):
            continue
        answers = [text for record in table.records if (text := text_of(record.values[k]))]
        if answers and all(rating_of(text, {}) is not None for text in answers):
            message = f'Is "{header}" the level of the skills in the column before? It is left aside.'
            own = json.dumps(" ".join(header.split()), ensure_ascii=False)
            fix = f"Write each level beside its skill. If it is something else: `columns: {{{own}: {own}}}`."
            notebook.add("open-question", table.header_place(k), message, fix)


def _is_level_of(table: Table, k: int, claimed: Collection[str]) -> bool:
    """Return whether a column rates the skills in the cells of the column before it."""
    header, before = table.headers[k].strip(), table.headers[k - 1].strip()
    names_it = LEVEL_OF.match(header) is not None or _is_asked_after(header, before)
    is_claimed = header_key(before) in claimed
    if header_key(header) in claimed or (is_claimed and not names_it):
        return False
    if not (_is_asked_after(header, before) or _is_rating_header(header, before)):
        return False
    if not _holds_offers(before) and not (names_it and _may_hold_offers(before)):
        return False
    rows = [(text_of(record.values[k - 1]), text_of(record.values[k])) for record in table.records]
    answered = [(skill, answer) for skill, answer in rows if answer]
    if not answered or all(header_key(answer) in _STAGES for _, answer in answered):
        return False
    if any(not skill or paired(skill, answer) is None for skill, answer in answered):
        return False
    # A bare "Level" may rate the person: one level stands for several skills only where a header names them.
    # What the program reads by name keeps its own way of parting cells.
    return (names_it and not is_claimed) or all(
        len(paired(skill, answer) or ()) == 1 or rating_of(answer, {}) is None for skill, answer in answered
    )


def _is_asked_after(header: str, before: str) -> bool:
    """Return whether a header holds the one before it: ``Topic 1``, ``Topic 1: how well?``."""
    key, first = header_key(header), header_key(before)
    return len(first) >= _TELLING and first in key and len(key) > len(first)


def _may_hold_offers(header: str) -> bool:
    """Return whether a header is no known field and speaks of no wish."""
    words = header.replace("_", " ")
    return field_of(header) is None and numbered_part(header) is None and not WANTS.search(words)


def _holds_offers(header: str) -> bool:
    """Return whether a header names skills that are offered, or skills without a word of their direction."""
    entry, part = field_of(header), numbered_part(header)
    name = entry.name if entry is not None else part.field if part is not None else ""
    words = header.replace("_", " ")
    name = name or clear_direction(words)
    if not name and OFFERS.search(words) and not WANTS.search(words):
        return True
    return name == "offers" or SKILL.match(header.rstrip(" 0123456789#.-_")) is not None


def _is_rating_header(header: str, before: str) -> bool:
    """Return whether a header says "level" alone, with the number of the column before, or with its words."""
    found = LEVEL.match(header)
    if found is not None:
        numbered = re.search(r"(\d{1,2})\D?$", before)
        return bool(found.group("number") == (numbered.group(1) if numbered else ""))
    named = LEVEL_OF.match(header)
    return named is not None and header_key(named.group("first") or named.group("last")) == header_key(before)


def _with_lines_joined(table: Table, notebook: Notebook) -> Table:
    """Join lines that name nobody and hold skills alone with the person above them."""
    who = set(who_columns(table).values())
    lists = {k for k, header in enumerate(table.headers) if list_field(header) in _SKILLS}
    if not who or not lists:
        return table
    records: list[Record] = []
    again = _repeated_people(table, who, lists)
    for record in table.records:
        filled = {k for k, value in enumerate(record.values) if value != "" and text_of(value)}
        if records and filled and (filled <= lists or record.row in again):
            records[-1] = _joined(records[-1], record)
            notebook.gather("lines-of-one-person", table.file + table.sheet, table.place(record), _lines)
        else:
            records.append(record)
    return table if len(records) == len(table.records) else replace(table, records=tuple(records))


def _repeated_people(table: Table, who: Collection[int], lists: Collection[int]) -> frozenset[int]:
    """Return the rows that say all of the row above again, but for its skills, where many people have such.

    Cells merged over several lines are saved so; somebody who answers twice is another matter.
    """
    if len(who) < _FEWEST_WHO or any(_field(header) == "timestamp" for header in table.headers):
        return frozenset()
    same = [k for k in range(len(table.headers)) if k not in lists]
    rows = [
        below.row
        for above, below in pairwise(table.records)
        if all(above.values[k] == below.values[k] for k in same) and any(below.values[k] != "" for k in who)
    ]
    is_usual = len(rows) >= _FEWEST_REPEATED and len(rows) * 4 >= len(table.records)
    return frozenset(rows) if is_usual else frozenset()


def list_field(header: str) -> str:
    """Return the field of a header, or the direction of the skills that it asks for, else nothing."""
    part = numbered_part(header)
    return _field(header) or (part.field if part is not None else clear_direction(header))


def _field(header: str) -> str:
    entry = field_of(header)
    return "" if entry is None else entry.name


def _joined(first: Record, second: Record) -> Record:
    pairs = zip(map(text_of, first.values), map(text_of, second.values), strict=True)
    return Record(first.row, tuple("\n".join(filter(None, dict.fromkeys(pair))) for pair in pairs))


def _lines(count: int) -> str:
    return f"{counted(count, 'line names', 'lines name')} nobody: read as more answers of the person above."
