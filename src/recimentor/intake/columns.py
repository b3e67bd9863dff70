"""Headers to fields: the program's ``columns:`` first, then synonyms; all else is kept as an attribute."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from recimentor.intake.cells import Table, is_blank
from recimentor.intake.fields import FIELDS, field_of, known_headers
from recimentor.intake.notebook import Notebook, counted, nearest
from recimentor.model.finding import Place, column_letters
from recimentor.model.participant import header_key
from recimentor.model.program import Column, Program

_NAMES_SHOWN = 12
_NAMES = {"name", "first_name", "last_name"}
_PLAIN = Column(from_=())


@dataclass(frozen=True, slots=True)
class Feed:
    """A source column that feeds a field or an attribute, and how its cells are read."""

    index: int
    column: Column


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table feed which field, and which are kept as attributes."""

    fields: dict[str, tuple[Feed, ...]]
    attributes: dict[str, tuple[Feed, ...]]


def lay_out(tables: Sequence[Table], program: Program, notebook: Notebook) -> list[Layout]:
    """Return the layout of each table.

    Parameters
    ----------
    tables
        All tables of the pool: a column that the program names must be in at least one of them.
    program
        Its ``columns:`` go before synonyms.
    notebook
        Takes ``missing-column``, ``duplicate-column`` and ``unknown-columns``.
    """
    layouts = [_layout(table, program, notebook) for table in tables]
    _check_mapped(tables, program, notebook)
    mapped = {field_name(name) for name in program.columns}
    _check_needed(tables, layouts, mapped, notebook)
    _check_named(tables, layouts, program, notebook)
    for table, layout in zip(tables, layouts, strict=True):
        _tell_unknown(table, layout, notebook)
    return layouts


def field_name(header: str) -> str:
    """Return the canonical field that a name stands for, or the name itself, spaces collapsed."""
    entry = field_of(header)
    return entry.name if entry is not None else " ".join(header.split())


def _layout(table: Table, program: Program, notebook: Notebook) -> Layout:
    by_key: dict[str, list[int]] = {}
    for index, header in enumerate(table.headers):
        by_key.setdefault(_match_key(header), []).append(index)
    fields: dict[str, tuple[Feed, ...]] = {}
    attributes: dict[str, tuple[Feed, ...]] = {}
    for name, columns in program.columns.items():
        target = field_name(name)
        feeds = tuple(
            Feed(index, column)
            for column in columns
            for header in column.from_
            for index in by_key.get(_match_key(header), ())
        )
        if feeds:
            (fields if target in FIELDS else attributes)[target] = feeds
    claimed = {feed.index for group in (fields, attributes) for feeds in group.values() for feed in feeds}
    mapped = {field_name(name) for name in program.columns}
    rest = [index for index in range(len(table.headers)) if index not in claimed]
    for index in rest:
        entry = field_of(table.headers[index])
        if entry is not None and entry.name not in mapped:
            _take_synonym(table, index, entry.name, fields, notebook)
        else:
            _keep(table, index, attributes)
    return Layout(fields, attributes)


def _take_synonym(
    table: Table, index: int, name: str, fields: dict[str, tuple[Feed, ...]], notebook: Notebook
) -> None:
    if name not in fields:
        fields[name] = (Feed(index, _PLAIN),)
        return
    first = table.header_place(fields[name][0].index)
    message = f'Two columns mean {name}: "{first.header}" and "{table.headers[index]}".'
    notebook.add("duplicate-column", table.header_place(index), message, also=[first])


def _keep(table: Table, index: int, attributes: dict[str, tuple[Feed, ...]]) -> None:
    """Keep a column as an attribute; one without header only where it holds anything."""
    header = " ".join(table.headers[index].split())
    if not header:
        if all(is_blank(record.values[index]) for record in table.records):
            return
        header = f"column {column_letters(index + 1)}"
    name, number = header, 1
    while name in attributes:
        number += 1
        name = f"{header} ({number})"
    attributes[name] = (Feed(index, _PLAIN),)


def _match_key(header: str) -> str:
    return header_key(header) or header.strip()


def _check_mapped(tables: Sequence[Table], program: Program, notebook: Notebook) -> None:
    """Report columns that ``columns:`` names and no source has."""
    headers = [header for table in tables for header in table.headers if header]
    known = {_match_key(header) for header in headers}
    for name, columns in program.columns.items():
        for column in columns:
            for header in column.from_:
                if _match_key(header) not in known:
                    message = f'`columns:` reads {name} from "{header}", and no source has such a column'
                    _tell_missing(tables[0], message, header, headers, notebook)


def _check_needed(
    tables: Sequence[Table], layouts: Sequence[Layout], mapped: Collection[str], notebook: Notebook
) -> None:
    """Report that names, offers or wants are nowhere to be found and not mapped either."""
    for table, layout in zip(tables, layouts, strict=True):
        if not _NAMES & {*layout.fields, *mapped}:
            _tell_missing(table, "No column holds the name", "name", list(layout.attributes), notebook)
    for name, what in (("offers", "what people can teach"), ("wants", "what people want to learn")):
        if name not in mapped and not any(name in layout.fields for layout in layouts):
            unknown = [header for layout in layouts for header in layout.attributes]
            _tell_missing(tables[0], f"No column holds the {name}: {what}", name, unknown, notebook)


def _check_named(
    tables: Sequence[Table], layouts: Sequence[Layout], program: Program, notebook: Notebook
) -> None:
    """Report fields that sides or rules name and no source has."""
    named: list[tuple[str, str | None]] = [("`sides:` names", program.sides)]
    named += [(f"The rule {rule.rule} names", getattr(rule, "field", None)) for rule in program.rules]
    present = {name for layout in layouts for group in (layout.fields, layout.attributes) for name in group}
    keys = {header_key(name) for name in present}
    for words, name in named:
        if name and header_key(field_name(name)) not in keys and header_key(name) not in keys:
            message = f'{words} "{name}", and no source has such a column'
            _tell_missing(tables[0], message, name, sorted(present), notebook)


def _tell_missing(
    table: Table, message: str, wanted: str, headers: Sequence[str], notebook: Notebook
) -> None:
    near = nearest(wanted, headers)
    hint = f'; did you mean "{near}"?' if near is not None else "."
    place = Place(table.file, table.sheet, table.header_row)
    notebook.add("missing-column", place, message + hint)


def _tell_unknown(table: Table, layout: Layout, notebook: Notebook) -> None:
    plain = [name for name, feeds in layout.attributes.items() if feeds[0].column is _PLAIN]
    if not plain:
        return
    free = [header for header in known_headers() if field_name(header) not in layout.fields]
    shown = [_with_hint(name, free) for name in plain[:_NAMES_SHOWN]]
    more = f" and {len(plain) - len(shown)} more" if len(plain) > len(shown) else ""
    kept = counted(len(plain), "column is kept as an attribute", "columns are kept as attributes")
    notebook.add("unknown-columns", table.header_place(), f"{kept}: {', '.join(shown)}{more}.")


def _with_hint(name: str, free: Iterable[str]) -> str:
    near = nearest(name, list(free), least=82.0)
    return f'"{name}"' if near is None else f'"{name}" (did you mean "{near}"?)'
