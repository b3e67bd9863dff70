"""Headers to fields: the program's ``columns:`` first, then synonyms; all else is kept as an attribute."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recimentor.intake.columns.candidates import line_for
from recimentor.intake.columns.exports import columns_of_tool
from recimentor.intake.columns.fields import FIELDS, Field, field_of, form_header, known_headers
from recimentor.intake.columns.headers import Feed, Headers, branch_base, columns_for
from recimentor.intake.columns.naming import naming_columns
from recimentor.intake.columns.participation import participation_column
from recimentor.intake.columns.parts import Part, cells_of_grid, parts_of
from recimentor.intake.columns.refusals import refusal_columns
from recimentor.intake.columns.sensitive import is_sensitive
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.program.settings import SettingPlaces
from recimentor.intake.reading.cells import Table, is_blank, text_of
from recimentor.model.columns import Cells, Column, Columns
from recimentor.model.counting import counted
from recimentor.model.finding import Place, column_letters
from recimentor.model.names import same_text
from recimentor.model.participant import header_key
from recimentor.model.program import Program

_NAMES_SHOWN = 12
_SKILLS = frozenset({"offers", "wants"})
_WORDS_OF_PROSE = 5
_LIST_SIGN = re.compile(r"[;\n,|/]")
_NAMES = {"name", "first_name", "last_name"}
_PLAIN = Column(from_=())
_WHAT_FOR = {
    "active": "who says no there takes no part",
    "avoid": "whoever is named there is not paired with the person",
}
_PROPOSE = "Map a column under `columns:`; `recimentor init --from FILE` proposes how."


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns of a table feed which field, which are kept as attributes, which are not read at all."""

    fields: dict[str, tuple[Feed, ...]]
    attributes: dict[str, tuple[Feed, ...]]
    sensitive: tuple[str, ...] = ()


_NOWHERE = SettingPlaces()


def lay_out(
    tables: Sequence[Table],
    program: Program,
    notebook: Notebook,
    *,
    also: Collection[str] = (),
    beside: Sequence[Table] = (),
    settings: SettingPlaces = _NOWHERE,
) -> list[Layout]:
    """Return the layout of each table.

    Parameters
    ----------
    tables
        All tables of the pool: a column that the program names must be in at least one of them.
    program
        Its ``columns:`` go before synonyms.
    notebook
        Takes ``missing-column``, ``duplicate-column``, ``unknown-columns``, ``column-read-as``,
        ``column-names-people`` and the findings about sensitive questions.
    also
        Fields that come from elsewhere, such as an organisation file.
    beside
        Tables of such files, in which a column that the program names may be as well.
    settings
        Where the settings of the program stand.
    """
    layouts = [_layout(table, program, notebook) for table in tables]
    _check_mapped((*tables, *beside), program, settings, notebook)
    _check_needed(tables, layouts, program, notebook, also)
    _check_named(tables[0], layouts, program, notebook, also=also, settings=settings)
    for table, layout in zip(tables, layouts, strict=True):
        _tell_sensitive(table, layout, notebook)
        _tell_unknown(table, layout, notebook)
    return layouts


def field_name(header: str) -> str:
    """Return the canonical field that a name stands for, or the name itself, spaces collapsed."""
    entry = field_of(header)
    return entry.name if entry is not None else " ".join(header.split())


def _layout(table: Table, program: Program, notebook: Notebook) -> Layout:
    columns = columns_for(table, program)
    headers = Headers(table.headers, (column for group in columns.values() for column in group))
    fields: dict[str, tuple[Feed, ...]] = {}
    attributes: dict[str, tuple[Feed, ...]] = {}
    for name, descriptions in columns.items():
        target = field_name(name)
        feeds = tuple(feed for column in descriptions for feed in headers.feeds(column))
        if feeds:
            (fields if target in FIELDS else attributes)[target] = feeds
    named = frozenset(attributes)
    claimed = {feed.index for group in (fields, attributes) for feeds in group.values() for feed in feeds}
    mapped = {field_name(name) for name in columns}
    allowed = {header_key(name) for name in _allowed(program)}
    sensitive = []
    of_tool = columns_of_tool(table)
    parts = {k: part for k, part in parts_of(table.headers).items() if part.field not in mapped}
    kinds = _kinds_of_grids(table, parts)
    for index in range(len(table.headers)):
        header = table.headers[index]
        base = branch_base(table, index)
        part = parts.get(index)
        entry = _meant(table, index, base, mapped)
        if index in claimed or index in of_tool:
            continue
        rated = form_header(header)
        if rated is not None and rated[0] not in mapped:
            feed = Feed(index, Column(from_=(), level=rated[1]))
            fields[rated[0]] = (*fields.get(rated[0], ()), feed)
        elif is_sensitive(header) and header_key(header) not in allowed:
            sensitive.append(header)
        elif part is not None and (entry is None or part.label):
            _take_part(index, part, kinds, fields, attributes, table)
        elif base is not None and entry is not None:
            fields[entry.name] = (*fields.get(entry.name, ()), Feed(index, _PLAIN))
        elif entry is not None:
            _take_synonym(table, index, entry.name, fields, notebook)
        else:
            _keep(table, index, attributes)
    _take_by_answers(table, fields, attributes, named)
    _tell_taken(table, fields, mapped, notebook)
    _tell_all_naming(table, fields, attributes, named, program, notebook)
    return Layout(fields, attributes, tuple(sensitive))


def _take_by_answers(
    table: Table,
    fields: dict[str, tuple[Feed, ...]],
    attributes: dict[str, tuple[Feed, ...]],
    named: Collection[str],
) -> None:
    """Let columns that no header alone explains feed what a rule rests on, where their answers say so.

    Attributes that the program names itself stay what it says.
    """
    unread = {feeds[0].index: name for name, feeds in attributes.items() if name not in named}
    if "active" not in fields and (index := participation_column(table, unread)) is not None:
        fields["active"] = attributes.pop(unread.pop(index))
    for index in refusal_columns(table, unread, fields):
        fields["avoid"] = (*fields.get("avoid", ()), *attributes.pop(unread[index]))


def _tell_taken(
    table: Table, fields: Mapping[str, tuple[Feed, ...]], mapped: Collection[str], notebook: Notebook
) -> None:
    """Say which columns are read as what a rule rests on though no mapping says so, and how to undo it."""
    for name in ("active", "avoid"):
        for feed in fields.get(name, ()) if name not in mapped else ():
            header = " ".join(table.headers[feed.index].split())
            if header_key(header) == header_key(name):
                continue
            message = f'"{header}" is read as {name}: {_WHAT_FOR[name]}.'
            fix = f"If it is something else: `columns: {{{_own_name(feed.index)}: {_quoted(header)}}}`."
            notebook.add("column-read-as", table.header_place(feed.index), message, fix)


def _tell_all_naming(  # noqa: PLR0917 - one place where the columns that are left are looked at
    table: Table,
    fields: Mapping[str, tuple[Feed, ...]],
    attributes: Mapping[str, tuple[Feed, ...]],
    named: Collection[str],
    program: Program,
    notebook: Notebook,
) -> None:
    """Stop at the columns that name people, unless the program says what they are."""
    if not _NAMES & fields.keys():
        return
    ruled = {header_key(name) for name in (*_allowed(program), *map(_field_ruled, program.rules)) if name}
    unread = [
        feeds[0].index
        for name, feeds in attributes.items()
        if name not in named and header_key(name) not in ruled
    ]
    for index in naming_columns(table, unread, fields):
        _tell_naming(table, index, fields, notebook)


def _tell_naming(
    table: Table, index: int, fields: Mapping[str, tuple[Feed, ...]], notebook: Notebook
) -> None:
    """Stop at a column that names people of the sheet; whether they are to be kept apart, nobody knows."""
    header = _quoted(table.headers[index])
    sources = [*(_quoted(table.headers[feed.index]) for feed in fields.get("avoid", ())), header]
    avoid = header if len(sources) == 1 else f"[{', '.join(sources)}]"
    avoid = avoid if len(sources) == 1 else f"{{from: {avoid}}}"
    message = f"{header} names people of this sheet, and nothing says what for: are they to be kept apart?"
    fix = f"If so: `columns: {{avoid: {avoid}}}`; if not: `columns: {{{_own_name(index)}: {header}}}`."
    notebook.add("column-names-people", table.header_place(index), message, fix)


def _own_name(index: int) -> str:
    return f"Column {column_letters(index + 1)}"


def _quoted(header: str) -> str:
    return json.dumps(" ".join(header.split()), ensure_ascii=False)


def _meant(table: Table, index: int, base: int | None, mapped: Collection[str]) -> Field | None:
    """Return the field that a header is read as; sentences are no skills, whatever the header says."""
    entry = field_of(table.headers[index if base is None else base])
    if entry is None or entry.name in mapped or (entry.name in _SKILLS and holds_prose(table, index)):
        return None
    return entry


def _kinds_of_grids(table: Table, parts: Mapping[int, Part]) -> dict[str, Cells | None]:
    """Return what the cells of each grid hold, by the question of the grid."""
    grids: dict[str, list[tuple[int, str]]] = {}
    for index, part in parts.items():
        if part.label:
            grids.setdefault(part.base, []).append((index, part.label))
    return {base: cells_of_grid(table.records, columns) for base, columns in grids.items()}


def _take_part(  # noqa: PLR0917 - one place where a column of a grid or of a series is taken
    index: int,
    part: Part,
    kinds: Mapping[str, Cells | None],
    fields: dict[str, tuple[Feed, ...]],
    attributes: dict[str, tuple[Feed, ...]],
    table: Table,
) -> None:
    """Take a numbered column, or one of a grid whose cells are ticks or levels."""
    kind = kinds[part.base] if part.label else Cells.LIST
    if kind is None:
        _keep(table, index, attributes)
        return
    column = _PLAIN if kind is Cells.LIST else Column(from_=(), cells=kind, skill=part.label)
    skill = part.label if kind is not Cells.LIST else ""
    fields[part.field] = (*fields.get(part.field, ()), Feed(index, column, skill))


def _allowed(program: Program) -> Iterator[str]:
    """Yield the columns that the program names for a purpose that may be sensitive."""
    yield from program.balance
    if program.sides:
        yield program.sides
    if program.roles:
        yield program.roles.column


def _take_synonym(
    table: Table, index: int, name: str, fields: dict[str, tuple[Feed, ...]], notebook: Notebook
) -> None:
    if name not in fields:
        fields[name] = (Feed(index, _PLAIN),)
        return
    if all(are_same(table, feed.index, index) for feed in fields[name]):
        fields[name] = (*fields[name], Feed(index, _PLAIN))
        return
    first = table.header_place(fields[name][0].index)
    message = f'Two columns mean {name}: "{first.header}" and "{table.headers[index]}".'
    notebook.add("duplicate-column", table.header_place(index), message, also=[first])


def holds_prose(table: Table, index: int) -> bool:
    """Return whether most answers of a column are sentences; whoever reads them as skills reads nothing."""
    texts = [text for record in table.records if (text := text_of(record.values[index]))]
    long = sum(text.count(" ") >= _WORDS_OF_PROSE and not _LIST_SIGN.search(text) for text in texts)
    return 2 * long > len(texts)


def are_same(table: Table, first: int, second: int) -> bool:
    """Return whether two columns of a table say the same wherever both say anything."""
    pairs = ((text_of(r.values[first]), text_of(r.values[second])) for r in table.records)
    return all(not one or not other or same_text(one) == same_text(other) for one, other in pairs)


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


def _check_mapped(
    tables: Sequence[Table], program: Program, settings: SettingPlaces, notebook: Notebook
) -> None:
    """Report columns that ``columns:`` names and no source has."""
    headers = [header for table in tables for header in table.headers if header]
    known = [Headers(table.headers) for table in tables]
    groups: list[tuple[tuple[str | int, ...], dict[str, Columns]]] = [(("columns",), program.columns)]
    groups += [(("sources", k, "columns"), source.columns) for k, source in enumerate(program.sources)]
    for path, name, header in (
        (path, name, header)
        for path, group in groups
        for name, columns in group.items()
        for column in columns
        for header in column.from_
    ):
        if not any(table.find(header) for table in known):
            message = f'`columns:` reads {name} from "{header}", and no source has such a column'
            place = settings.of(*path, name, text=header) or _header_row(tables[0])
            _tell_missing(place, message, header, headers, notebook)


def _check_needed(
    tables: Sequence[Table],
    layouts: Sequence[Layout],
    program: Program,
    notebook: Notebook,
    also: Collection[str],
) -> None:
    """Report that names, offers or wants are nowhere to be found and not mapped either."""
    for table, layout in zip(tables, layouts, strict=True):
        mapped = {field_name(name) for name in columns_for(table, program)}
        if not _NAMES & {*layout.fields, *mapped}:
            _tell_missing(
                _header_row(table), "No column holds the name", "name", list(layout.attributes), notebook
            )
    anywhere = {field_name(name) for table in tables for name in columns_for(table, program)}
    anywhere |= set(also) | {name for layout in layouts for name in layout.fields}
    sides = {"offers": "what people can teach", "wants": "what people want to learn"}
    missing = [name for name in sides if name not in anywhere]
    unknown = [header for layout in layouts for header in layout.attributes]
    fix = _fix_for(tables, layouts, missing) if missing else ""
    for name in missing:
        message = f"No column holds the {name}: {sides[name]}"
        _tell_missing(_header_row(tables[0]), message, name, unknown, notebook, fix=fix)


def _fix_for(tables: Sequence[Table], layouts: Sequence[Layout], missing: Sequence[str]) -> str:
    """Return what to do about missing sides: the line that maps the columns whose cells look like them."""
    for table, layout in zip(tables, layouts, strict=True):
        unread = [f.index for feeds in layout.attributes.values() for f in feeds if f.column is _PLAIN]
        known = [
            f.index
            for name, feeds in layout.fields.items()
            if name in _SKILLS
            for f in feeds
            if f.column.cells is Cells.LIST
        ]
        line = line_for(table, unread, known, missing)
        if line:
            return f"Perhaps `{line}`; `recimentor init --from FILE` proposes more."
    return _PROPOSE


def _check_named(
    table: Table,
    layouts: Sequence[Layout],
    program: Program,
    notebook: Notebook,
    *,
    also: Collection[str],
    settings: SettingPlaces,
) -> None:
    """Report fields that sides, roles or rules name and no source has, and rules about what is sensitive."""
    place = settings.of("sides")
    named: list[tuple[str, str | None, Place | None]] = [("`sides:` names", program.sides, place)]
    if program.roles:
        named.append(("`roles:` names", program.roles.column, settings.of("roles", "column")))
    named += [
        (f"The rule {rule.rule} names", _field_ruled(rule), settings.rule(number))
        for number, rule in enumerate(program.rules)
    ]
    for words, name, stated in named:
        if not name:
            continue
        if words.startswith("The rule") and is_sensitive(name):
            message = f'{words} "{name}": nobody is matched by such a question.'
            notebook.add("sensitive-rule", stated or Place(table.file), message)
        elif not is_named(name, layouts, also):
            message = f'{words} "{name}", and no source has such a column'
            present = sorted(_present(layouts))
            _tell_missing(stated or _header_row(table), message, name, present, notebook)


def is_named(name: str, layouts: Sequence[Layout], also: Collection[str]) -> bool:
    """Return whether some column, or what comes from elsewhere, feeds a field or attribute of that name."""
    keys = {header_key(known) for known in (*_present(layouts), *also)}
    return header_key(field_name(name)) in keys or header_key(name) in keys


def _present(layouts: Sequence[Layout]) -> set[str]:
    return {name for layout in layouts for group in (layout.fields, layout.attributes) for name in group}


def _header_row(table: Table) -> Place:
    return Place(table.file, table.sheet, table.header_row)


def _field_ruled(rule: object) -> str | None:
    """Return the field that a rule needs; one that is switched off needs none."""
    return getattr(rule, "field", None) if getattr(rule, "on", True) else None


def _tell_missing(
    place: Place, message: str, wanted: str, headers: Sequence[str], notebook: Notebook, *, fix: str = ""
) -> None:
    near = nearest(wanted, headers)
    hint = f'; did you mean "{near}"?' if near is not None else "."
    notebook.add("missing-column", place, message + hint, fix)


def _tell_sensitive(table: Table, layout: Layout, notebook: Notebook) -> None:
    """Say which sensitive questions are left unread, and which are read because the program names them."""
    if layout.sensitive:
        shown = _listed([f'"{" ".join(header.split())}"' for header in layout.sensitive])
        count = counted(len(layout.sensitive), "sensitive question is", "sensitive questions are")
        notebook.add("sensitive-columns", table.header_place(), f"{count} not read: {shown}.")
    groups = (layout.fields, layout.attributes)
    indexes = sorted({feed.index for group in groups for feeds in group.values() for feed in feeds})
    used = [table.headers[index] for index in indexes if is_sensitive(table.headers[index])]
    if used:
        shown = _listed([f'"{" ".join(header.split())}"' for header in used])
        count = counted(len(used), "sensitive question is", "sensitive questions are")
        message = f"{count} read because the program names it: {shown}; no score uses it."
        notebook.add("sensitive-used", table.header_place(), message)


def _tell_unknown(table: Table, layout: Layout, notebook: Notebook) -> None:
    plain = [name for name, feeds in layout.attributes.items() if feeds[0].column is _PLAIN]
    if not plain:
        return
    if not layout.fields:
        # Without one known header the first row may be a person, and its cells answers: they are not quoted.
        count = counted(len(plain), "column has", "columns have")
        message = f"{count} no header that is known; if the first row is a person, put headers above it."
        notebook.add("unknown-columns", table.header_place(), message)
        return
    free = [header for header in known_headers() if field_name(header) not in layout.fields]
    shown = _listed([_with_hint(name, free) for name in plain])
    kept = counted(len(plain), "column is kept as an attribute", "columns are kept as attributes")
    notebook.add("unknown-columns", table.header_place(), f"{kept}: {shown}.")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return ", ".join(names[:_NAMES_SHOWN]) + more


def _with_hint(name: str, free: Iterable[str]) -> str:
    near = nearest(name, list(free), least=82.0) if field_of(name) is None else None
    return f'"{name}"' if near is None else f'"{name}" (did you mean "{near}"?)'
