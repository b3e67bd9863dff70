"""Tables in which a person is a column: names as headers, or fields down the side. The column is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import HEADER_WITHIN, Header, is_own, read_header, traces_of
from recimentor.model.names import same_text, words_of

#: Fields stand within so many rows of a table whose people are columns.
_SIDE_WITHIN = 300


def own_columns(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str], identity: Identity
) -> frozenset[int]:
    """Return the columns of a table that are about the person, by their place."""
    side, people = _turned(rows, columns)
    found = {at for at, cells in enumerate(people, 1) if side and is_own(side, cells, identity)}
    filled = (row for row in rows[:HEADER_WITHIN] if any(cell.strip() for cell in row[1:]))
    return frozenset(found | _named_in(next(filled, ()), identity))


def column_traces(rows: Sequence[Sequence[str]], columns: Mapping[str, str], file: str) -> Iterator[Trace]:
    """Yield whom the columns of a table are about, where fields stand down its side."""
    side, people = _turned(rows, columns)
    for cells in people if side else ():
        yield from traces_of(side, cells, file)


def _turned(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str]
) -> tuple[Header, list[tuple[str, ...]]]:
    """Return what the first column says as a header, and the others; nothing where a row says as much."""
    first, *others = [*zip_longest(*rows[:_SIDE_WITHIN], fillvalue="")] or [()]
    side = read_header(first, columns)
    # A row of names below "Name" looks like a header of one column.
    in_rows = max((len(read_header(row, columns).who) for row in rows[:HEADER_WITHIN]), default=0)
    return (side if len(side.who) > in_rows else Header()), others


def _named_in(header: Sequence[str], identity: Identity) -> set[int]:
    """Return which headers are nothing but the person; a single word is, where others are headers too."""
    others = {same_text(cell) for cell in header} & identity.others
    return {
        at
        for at, cell in enumerate(header)
        if at and identity.is_named(cell) and (others or "@" in cell or len(words_of(same_text(cell))) > 1)
    }
