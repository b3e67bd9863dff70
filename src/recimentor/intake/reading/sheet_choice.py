"""Which sheets of a workbook hold the people: by their headers and rows; several alike are read together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from recimentor.intake.columns.fields import field_of, is_known_header
from recimentor.intake.columns.joined_tables import parts_of_pool
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.reading.cells import Table
from recimentor.model.finding import Place
from recimentor.model.names import fits_pattern
from recimentor.model.participant import IDENTIFYING_FIELDS, header_key

#: Sheets called so are no sign-ups, even where their headers are those of sign-ups.
_ASIDE = re.compile(
    r"\b(?:examples?|samples?|templates?|tests?|instructions?|read ?me|help|old|archived?|backup|copy|bak|"
    r"draft|history|beispiele?|muster|vorlage|anleitung|alt|archiv|kopie|ejemplo|plantilla|exemple|modèle|"
    r"exemplo|modelo|voorbeeld|przykład)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bround \d+\b|\bcohort \d+\b", re.IGNORECASE)
_HALF = 0.5


def choose_sheets(tables: Sequence[Table], file: str, notebook: Notebook) -> list[Table]:
    """Return the sheets with people, and say so where there was a choice.

    Parameters
    ----------
    tables
        The sheets that hold anything, in the order of the workbook.
    file
        For the finding.
    notebook
        Takes ``sheet-chosen``, ``sheets-together`` and ``sheet-unread``.

    Notes
    -----
    The sheet with the most known headers wins, then the one with the most rows. Others with the same headers
    are read together with it, unless their names say that they are examples or of another year.
    """
    full = [table for table in tables if table.records] or list(tables)
    if len(full) <= 1:
        return full
    parts = parts_of_pool([table for table in full if not is_example(table.sheet)])
    if parts:
        return _told_left(parts, full, file, notebook)
    best = _best(full)
    alike = [table for table in full if table is best or _are_alike(table, best)]
    alike = [table for table in alike if table is best or not _is_aside(table, best)]
    others = [table for table in full if table not in alike]
    shown = ", ".join(f'"{table.sheet}"' for table in full)
    where = Place(file, best.sheet)
    if len(alike) > 1:
        read = " and ".join(f'"{table.sheet}"' for table in alike)
        message = f"The sheets {read} have the same headers and are read together as one pool."
        notebook.add("sheets-together", where, message)
    _tell_unread([table for table in others if _holds_people(table) and not _is_aside(table, best)], notebook)
    if others:
        message = f'The workbook has {len(full)} sheets with rows ({shown}); "{best.sheet}" is read.'
        if len(alike) > 1:
            message = (
                f"The workbook has {len(full)} sheets with rows ({shown}); {len(alike)} of them are read."
            )
        notebook.add("sheet-chosen", where, message)
    return alike


def _told_left(parts: list[Table], full: Sequence[Table], file: str, notebook: Notebook) -> list[Table]:
    """Return the sheets that make one pool together, and say where others are left."""
    if len(parts) < len(full):
        read = " and ".join(f'"{table.sheet}"' for table in parts)
        message = f"The workbook has {len(full)} sheets with rows; {read} are read."
        notebook.add("sheet-chosen", Place(file, parts[0].sheet), message)
    return parts


def sheets_asked_for(names: Sequence[str], wanted: Sequence[str], file: str, notebook: Notebook) -> list[str]:
    """Return the sheets asked for by name or pattern; ``unknown-sheet`` tells which are not there."""
    for each in wanted:
        if not _chosen(names, [each]):
            near = nearest(each, names)
            hint = f' Did you mean "{near}"?' if near is not None else ""
            known = ", ".join(f'"{name}"' for name in names)
            message = f'There is no sheet "{each}"; there are {known}.{hint}'
            notebook.add("unknown-sheet", Place(file), message)
    return _chosen(names, wanted)


def _chosen(names: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [name for name in names if any(fits_pattern(name, pattern) for pattern in wanted)]


def is_example(sheet: str) -> bool:
    """Return whether the name of a sheet says that it holds no sign-ups: an example, an archive, a copy."""
    return _ASIDE.search(sheet) is not None


def year_in(sheet: str) -> int:
    """Return the year or round that the name of a sheet holds, 0 where it holds none."""
    year = _YEAR.search(sheet)
    return int(_digits(year.group())[0]) if year else 0


def _best(full: Sequence[Table]) -> Table:
    real = [table for table in full if not _ASIDE.search(table.sheet)] or list(full)
    # A list of all staff knows more headers than the answers of those who signed up.
    real = [table for table in real if _fields(table) >= {"offers", "wants"}] or real
    top = max(map(_num_known, real))
    near = [table for table in real if _num_known(table) == top]
    return max(near, key=lambda table: (year_in(table.sheet), len(table.records)))


def _num_known(table: Table) -> int:
    known = sum(is_known_header(header) for header in table.headers)
    who = any(
        (entry := field_of(header)) is not None and entry.name in IDENTIFYING_FIELDS
        for header in table.headers
    )
    return known + who


def _are_alike(one: Table, other: Table) -> bool:
    """Return whether two sheets ask for the same: by the same headers, or others that mean the same."""
    ours, theirs = _keys(one.headers), _keys(other.headers)
    if _fields(one) != _fields(other):
        return False
    return len(ours & theirs) > _HALF * len(ours | theirs) or _fields(one) >= {"name", "offers", "wants"}


def _holds_people(table: Table) -> bool:
    fields = _fields(table)
    return bool(fields & IDENTIFYING_FIELDS) and bool(fields & {"offers", "wants"})


def _tell_unread(tables: Sequence[Table], notebook: Notebook) -> None:
    for table in tables:
        message = f'The sheet "{table.sheet}" seems to hold people too, and is not read.'
        notebook.add("sheet-unread", table.whole(), message)


def _keys(headers: Iterable[str]) -> set[str]:
    return {key for header in headers if (key := header_key(header))}


def _fields(table: Table) -> set[str]:
    return {entry.name for header in table.headers if (entry := field_of(header)) is not None}


def _is_aside(table: Table, best: Table) -> bool:
    if _ASIDE.search(table.sheet):
        return True
    ours, theirs = _YEAR.search(table.sheet), _YEAR.search(best.sheet)
    return ours is not None and theirs is not None and ours.group() != theirs.group()


_digits: Callable[[str], list[str]] = re.compile(r"\d+").findall
