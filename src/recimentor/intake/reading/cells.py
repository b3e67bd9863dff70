"""Located cells: every value of a source with the row and column where its owner finds it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recimentor.model.finding import Place
from recimentor.model.names import legible

#: Row and column of a value, from 1.
Spot = tuple[int, int]

#: A longer cell than a workbook can hold is no answer to a sign-up question.
MAX_CELL_CHARS = 32_767
MAX_ROWS = 250_000
MAX_COLUMNS = 2_000


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value of a YAML or JSON file, as typed."""

    text: str
    spot: Spot
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a YAML or JSON file."""

    items: tuple[Node, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping of a YAML or JSON file; keys are unique."""

    entries: tuple[tuple[Scalar, Node], ...]
    spot: Spot

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None where the mapping lacks it."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the located key itself."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Listing | Mapping

#: A cell is text (CSV, workbook) or a node (YAML, JSON).
Value = str | Node


@dataclass(frozen=True, slots=True)
class Record:
    """One person's row.

    Parameters
    ----------
    row
        Row as a spreadsheet shows it, or the line where the record starts in YAML and JSON.
    values
        One per header of the table; ``""`` where the row has nothing.
    """

    row: int
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one source or sheet under their headers.

    Parameters
    ----------
    file, sheet
        As in :class:`~recimentor.model.finding.Place`.
    headers
        Column headers, or the keys of a YAML or JSON file in order of appearance.
    header_row
        Row of the headers; 0 where keys serve as headers.
    records
        Rows that hold anything, in order.
    is_turned
        Whether people stand in columns in the source: rows and columns of places change places.
    """

    file: str
    sheet: str
    headers: tuple[str, ...]
    header_row: int
    records: tuple[Record, ...]
    is_turned: bool = False

    def place(self, record: Record, index: int | None = None) -> Place:
        """Return where a cell of a record is; the whole record without an index."""
        if self.is_turned:
            row, header = (0, "") if index is None else (index + 1, self.headers[index])
            return Place(self.file, self.sheet, row, record.row, header)
        if index is None:
            return Place(self.file, self.sheet, record.row)
        value = record.values[index]
        row, column = (record.row, index + 1) if isinstance(value, str) else value.spot
        return Place(self.file, self.sheet, row, column, self.headers[index])

    def header_place(self, index: int | None = None) -> Place:
        """Return where a header is; the header row without an index."""
        if index is None or not self.header_row:
            header = "" if index is None else self.headers[index]
            return Place(self.file, self.sheet, self.header_row, 0, header)
        if self.is_turned:
            return Place(self.file, self.sheet, index + 1, self.header_row, self.headers[index])
        return Place(self.file, self.sheet, self.header_row, index + 1, self.headers[index])

    def whole(self) -> Place:
        """Return the place that stands for the whole table."""
        return Place(self.file, self.sheet)


def legible_table(table: Table) -> Table:
    """Return a table whose cells hold no signs that show as nothing; rows without any stay as they are."""
    records = tuple(_legible_record(record) for record in table.records)
    return replace(table, records=records, headers=tuple(map(legible, table.headers)))


def _legible_record(record: Record) -> Record:
    if all(map(_is_plain, record.values)):
        return record
    return replace(record, values=tuple(map(_legible, record.values)))


def _is_plain(value: Value) -> bool:
    text = one_text(value)
    return text is not None and text.isascii()


def _legible(value: Value) -> Value:
    return legible(value) if isinstance(value, str) else _legible_node(value)


def _legible_node(node: Node) -> Node:
    if isinstance(node, Scalar):
        return replace(node, text=legible(node.text))
    if isinstance(node, Listing):
        return replace(node, items=tuple(map(_legible_node, node.items)))
    entries = ((replace(key, text=legible(key.text)), _legible_node(value)) for key, value in node.entries)
    return replace(node, entries=tuple(entries))


def is_blank(value: Value) -> bool:
    """Return whether a cell holds nothing."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, Scalar):
        return not value.text.strip()
    return not (value.items if isinstance(value, Listing) else value.entries)


def is_null(node: Node) -> bool:
    """Return whether a node says that there is nothing: empty, ``~`` or a bare ``null``."""
    return isinstance(node, Scalar) and node.is_plain and node.text in {"", "~", "null"}


def one_text(value: Value) -> str | None:
    """Return the text of a cell as typed; None where it holds a list or a mapping."""
    if isinstance(value, str):
        return value
    return value.text if isinstance(value, Scalar) else None


def text_of(value: Value) -> str:
    """Return a cell as one text; the items of a list are joined by ``; ``."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Scalar):
        return value.text.strip()
    if isinstance(value, Listing):
        return "; ".join(text for item in value.items if (text := text_of(item)))
    return "; ".join(f"{name.text}: {text_of(item)}" for name, item in value.entries)


def scalars_of(node: Node) -> Iterator[Scalar]:
    """Yield every scalar of a node, keys included."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from scalars_of(item)
    else:
        for name, item in node.entries:
            yield name
            yield from scalars_of(item)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet, numbered as a spreadsheet numbers it."""

    row: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """How sources are read.

    Parameters
    ----------
    sheets
        Names or patterns of sheets; by default those that look like a list of people.
    header_row
        Row of the headers; by default it is found.
    skip_rows
        Rows that are not read at all.
    encoding
        Encoding of text files; by default it is found.
    reads_hidden
        Whether hidden rows of a workbook are people too.
    """

    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    skip_rows: tuple[int, ...] = ()
    encoding: str = ""
    reads_hidden: bool = False


PLAINLY = Asked()
