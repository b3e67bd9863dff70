"""The mending sheet: doubtful cells and values with a proposal each, and the lines that come back from it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recimentor.intake.columns.fields import FIELDS
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.people.rows import Doubt, Draft
from recimentor.intake.reading.cells import Table, text_of
from recimentor.intake.values.plain import windows_text
from recimentor.model.columns import Duplicates
from recimentor.model.commands import command
from recimentor.model.counting import counted
from recimentor.model.finding import Finding
from recimentor.model.names import header_key, same_text, same_value
from recimentor.model.participant import GROUPING_FIELDS, Offer, Want, skill_key
from recimentor.model.reading import COLUMNS, EVERYBODY, SKILL, MendLine

_CLOSE = 85.0
#: The field of a line that says which of several rows of one person counts.
_DOUBLES = "duplicates"
_SHORTEST = 4
#: Faults of the row as a whole, which no value mends.
_OF_ROWS = frozenset({"id", "name"})


def mend_lines(drafts: Sequence[Draft], findings: Iterable[Finding]) -> tuple[MendLine, ...]:
    """Return the lines of the sheet: values that concern everybody first, then people in their order.

    Parameters
    ----------
    drafts
        The rows after corrections.
    findings
        What was told of the pool: of these the rows that are probably one person are taken.
    """
    lines = [*_value_lines(drafts)]
    ids = {(d.place.file, d.place.sheet, d.place.row): d.id for d in drafts}
    for finding in findings:
        if finding.code == "probably-one-person":
            for place in (finding.place, *finding.also):
                who = ids.get((place.file, place.sheet, place.row), "")
                why = f"{finding.message} Write no to leave this row out."
                lines.append(MendLine(who, "active", "", "", why, str(place)))
    for draft in drafts:
        if any(finding.code == "duplicate-id" for _, finding in draft.faults):
            why = "The same person answered twice; latest lets the last answer count."
            lines.append(MendLine(draft.id, _DOUBLES, draft.id, "latest", why, str(draft.place)))
        lines += _lines_of(draft)
    return tuple(dict.fromkeys(line for line in lines if line.who))


def kept_lines(tables: Iterable[Table]) -> tuple[MendLine, ...]:
    """Return the lines that were decided before, for a new sheet to hold them too."""
    return tuple(
        MendLine(*(line[name] for name in COLUMNS))
        for table in tables
        for line in _rows(table)
        if line["now"]
    )


def for_everybody(tables: Iterable[Table]) -> dict[str, dict[str, str]]:
    """Return what values are to be read as, by field and by the comparing form of the value."""
    meant: dict[str, dict[str, str]] = defaultdict(dict)
    for table in tables:
        for line in _rows(table):
            if header_key(line["who"]) == EVERYBODY and line["now"] and line["value"]:
                form = skill_key if line["field"] == SKILL else same_value
                if form(line["now"]) != form(line["value"]):
                    meant[line["field"]][line["now"]] = line["value"]
    return dict(meant)


def settled_doubles(tables: Iterable[Table]) -> frozenset[str]:
    """Return the ids, in their comparing form, of people whose latest row is to count."""
    lines = (line for table in tables for line in _rows(table))
    return frozenset(
        same_text(line["who"])
        for line in lines
        if line["field"] == _DOUBLES and header_key(line["value"]) == Duplicates.LATEST.value
    )


def lay_values(drafts: Iterable[Draft], meant: Mapping[str, Mapping[str, str]]) -> None:
    """Read values of text fields as what they are decided to mean."""
    for field, values in meant.items():
        if field not in FIELDS:
            continue
        by_form = {same_value(now): value for now, value in values.items()}
        for draft in drafts:
            held = draft.values.get(field)
            if isinstance(held, str) and (value := by_form.get(same_value(held))) is not None:
                draft.values[field] = value


def _rows(table: Table) -> Iterator[dict[str, str]]:
    """Yield the lines of a sheet by column; nothing for a table that is no mending sheet."""
    at = {header_key(header): index for index, header in enumerate(table.headers)}
    if not set(COLUMNS[:4]) <= set(at):
        return
    for record in table.records:
        yield {name: text_of(record.values[at[name]]) if name in at else "" for name in COLUMNS}


def _lines_of(draft: Draft) -> Iterator[MendLine]:
    """Yield one line for each field of a row that something is wrong with, or in doubt."""
    why: dict[str, dict[str, None]] = defaultdict(dict)
    where: dict[str, str] = {}
    for doubt in draft.doubts:
        if text := WHY.get(doubt.code):
            why[doubt.field][text] = None
            where.setdefault(doubt.field, str(doubt.place))
    for field, finding in draft.faults:
        if field in FIELDS and field not in _OF_ROWS:
            why[field][finding.message] = None
            where.setdefault(field, str(finding.place))
    for field, reasons in why.items():
        value = _as_read(draft.values.get(field))
        yield MendLine(draft.id, field, draft.typed(field), value, " ".join(reasons), where[field])


def _as_read(value: object) -> str:
    """Return the value of a field as a cell that is read as the same."""
    if isinstance(value, tuple):
        if value and isinstance(value[0], Offer | Want):
            return "; ".join(_rated(skill) for skill in value)
        if value and not isinstance(value[0], str):
            return windows_text(value)
        return "; ".join(value)
    return "" if value is None or isinstance(value, bool) else str(value)


def _rated(skill: Offer | Want) -> str:
    level = skill.level if isinstance(skill, Offer) else skill.priority
    return skill.skill if level is None else f"{skill.skill}:{level}"


def _value_lines(drafts: Sequence[Draft]) -> Iterator[MendLine]:
    # A value that nearly is a more frequent one is perhaps a slip.
    for field in GROUPING_FIELDS:
        shown: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for draft in drafts:
            if text := draft.values.get(field):
                counts[same_value(text)] += 1
                shown.setdefault(same_value(text), text)
        ranked = sorted(counts, key=lambda form: (-counts[form], form))
        for at, form in enumerate(ranked):
            more = [shown[other] for other in ranked[:at] if counts[other] > counts[form]]
            near = nearest(shown[form], more, least=_CLOSE) if len(form) >= _SHORTEST else None
            if near is not None:
                yield MendLine(
                    EVERYBODY, field, shown[form], near, "It looks like a value that more people have."
                )


_MESSAGES: dict[str, Callable[[int], str]] = {
    "list-unclear": lambda n: (
        f'In {counted(n, "cell", "cells")} a comma, slash or "and" may part two skills or belong to one.'
    ),
    "level-unclear": lambda n: (
        f"In {counted(n, 'cell', 'cells')} a number beside a skill is no level for sure; it is not read."
    ),
    "level-rounded": lambda n: (
        f"{counted(n, 'level lies', 'levels lie')} between two levels, and is rounded."
    ),
    "hours-assumed": lambda n: (
        f"{counted(n, 'answer leaves', 'answers leave')} hours to be guessed; read by usual working hours: "
        "9-5 as 09:00-17:00, 2-4 as 14:00-16:00, a morning as 09:00-12:00, a day as 09:00-17:00."
    ),
    "want-with-level": lambda n: (
        f"{counted(n, 'want says', 'wants say')} how well the skill is known already; that is no priority."
    ),
}


#: What is in doubt about one cell, for the mending sheet; the other codes leave nothing to decide.
WHY = {
    "list-unclear": "Is this one skill or several? Put `;` between two.",
    "level-unclear": "A number or time stands with a skill; is it a level? Write it like Python:4.",
    "hours-assumed": "The hours are guessed; are these meant?",
}


def tell_doubts(drafts: Iterable[Draft], notebook: Notebook) -> None:
    """Tell the doubts of all rows, one finding for each column and kind.

    Takes ``hours-assumed``, ``list-unclear``, ``level-unclear``, ``level-rounded`` and ``want-with-level``.
    """
    for draft in drafts:
        for doubt in draft.doubts:
            place = doubt.place
            topic = f"{place.file}!{place.sheet}!{place.header}!{doubt.field}"
            notebook.gather(doubt.code, topic, place, _MESSAGES[doubt.code], fix=_fix(doubt))


def _fix(doubt: Doubt) -> str:
    """Return the line to paste where one settles the column; of several it would take the place of all."""
    if doubt.code != "list-unclear" or not doubt.place.header:
        return ""
    if not doubt.is_alone:
        asked = command("check", doubt.place.file, "--mend", "to-mend.xlsx")
        return f"Put `;` between two skills there, or let `{asked}` list the cells with a proposal for each."
    header = json.dumps(" ".join(doubt.place.header.split()), ensure_ascii=False)
    return (
        f'Look there. If commas always part: `columns: {{{doubt.field}: {{from: {header}, split: ","}}}}`; '
        f"name the choices that hold one under `choices:`."
    )
