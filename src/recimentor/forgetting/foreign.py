"""Files that a plug-in reads: whom they are about is known; only their owner can change them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from recimentor.files.formats import Format, format_of_name
from recimentor.forgetting.rows import Told, row_traces, told_rows
from recimentor.intake.reading.foreign import foreign_rows
from recimentor.intake.reading.loading import reader_of
from recimentor.model.errors import PluginFault

if TYPE_CHECKING:
    from recimentor.forgetting.files import File
    from recimentor.forgetting.identity import Identity, Trace


def sheets_read(name: str | PurePath, data: bytes) -> list[list[list[str]]]:
    """Return the rows of every sheet that a plug-in reads from a file; none where no plug-in can."""
    if format_of_name(name) is not Format.UNKNOWN:
        return []
    try:
        reader = reader_of(str(name))
        return foreign_rows(reader, data) if reader is not None else []
    except PluginFault:
        return []


def traces(file: File) -> Iterator[Trace]:
    """Yield whom the rows are about."""
    for rows in sheets_read(file.path, file.data):
        yield from row_traces(rows, file.columns, str(file.path))


def without(file: File, identity: Identity, token: Callable[[], str]) -> tuple[bytes, str]:
    """Return the file without mentions, or as it is where a record of it is the person's."""
    del token
    is_own = any(value for _, _, value in told(file, identity))
    return (file.data, "") if is_own else file.without(identity)


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield the cells of the person's own rows, and where other rows name them."""
    for rows in sheets_read(file.path, file.data):
        yield from told_rows(rows, file.columns, identity, frozenset())
