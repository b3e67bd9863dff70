"""Tables in which a person is a column: names as headers, or fields down the side. The column is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import HEADER_WITHIN, Header, is_own, read_header, traces_of
from recimentor.model.names import same_text, words_of

#: Fields stand within so many rows of a table whose people are columns.
_SIDE_WITHIN = 300


def own_columns(
    rows: Sequence[Sequence[str]], columns: Mapping[str, str], identity: Identity
) -> frozenset[int]:
    """Return the columns of a table that are about the person, by their place.

    Parameters
    ----------
    rows
        The cells of the table.
    columns
        Header key: field, as the program's ``columns:`` maps them.
    identity
        Whom to forget.
    """
    side = _side(rows, columns)
    found = {at for at in range(1, _width(rows)) if side and is_own(side, _column(rows, at), identity)}
    for row in rows[:HEADER_WITHIN]:
        if any(cell.strip() for cell in row[1:]):
            return frozenset(found | _named_in(row, identity))
    return frozenset(found)


def column_traces(rows: Sequence[Sequence[str]], columns: Mapping[str, str], file: str) -> list[Trace]:
    """Return whom the columns of a table are about, where fields stand down its side."""
    side = _side(rows, columns)
    if not side:
        return []
    return [one for at in range(1, _width(rows)) for one in traces_of(side, _column(rows, at), file)]


def _side(rows: Sequence[Sequence[str]], columns: Mapping[str, str]) -> Header:
    """Return what the first column says as a header; nothing where a row says as much."""
    side = read_header(_column(rows, 0), columns)
    # A row of names below "Name" looks like a header of one column.
    in_rows = max((len(read_header(row, columns).who) for row in rows[:HEADER_WITHIN]), default=0)
    return side if len(side.who) > in_rows else Header()


def _named_in(header: Sequence[str], identity: Identity) -> set[int]:
    """Return which headers are nothing but the person; a single word is, where others are headers too."""
    others = {same_text(cell) for cell in header} & identity.others
    return {
        at
        for at, cell in enumerate(header)
        if at and identity.is_named(cell) and (others or "@" in cell or len(words_of(same_text(cell))) > 1)
    }


def _column(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] if at < len(row) else "" for row in rows[:_SIDE_WITHIN]]


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max((len(row) for row in rows), default=0)
