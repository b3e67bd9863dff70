"""Kinds of files: whose records one holds, what becomes of it, what it tells of a person.

The one place that tells kinds apart: each answers the same three questions.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from recimentor.files.formats import Format
from recimentor.forgetting import cards, foreign, tables, trees, workbooks
from recimentor.forgetting.files import File
from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import Told
from recimentor.model.forgotten import is_token

Token = Callable[[], str]
#: What a damaged file raises where its kind is taken at its word.
_DAMAGED: Final = (csv.Error, KeyError, TypeError, AttributeError, ValueError, RecursionError)


@dataclass(frozen=True, slots=True)
class _Kind:
    """The answers of one kind of file; each may raise what a damaged file raises.

    Parameters
    ----------
    traces
        Whom its records are about.
    without
        Its bytes without the person, and what went, in words.
    told
        What it tells of the person: place, field, and of their own records the value.
    """

    traces: Callable[[File], Iterator[Trace]]
    without: Callable[[File, Identity, Token], tuple[bytes, str]]
    told: Callable[[File, Identity], Iterator[Told]]


_KINDS: Final = {
    Format.WORKBOOK: _Kind(workbooks.traces, workbooks.without, workbooks.told),
    Format.CSV: _Kind(tables.traces, tables.without, tables.told),
    Format.JSON: _Kind(trees.traces, trees.without, trees.told),
    Format.YAML: _Kind(trees.traces, trees.without, trees.told),
}
_CARDS: Final = _Kind(cards.traces, cards.without, cards.told)
_FOREIGN: Final = _Kind(foreign.traces, foreign.without, foreign.told)


def traces(file: File) -> list[Trace]:
    """Return whom the records of a file are about; nothing where it cannot be read."""
    found = list[Trace]()
    # An answer quotes the records of other files.
    if (kind := _kind_of(file)) and not file.is_answer:
        with contextlib.suppress(*_DAMAGED):
            found = [*kind.traces(file)]
    return [trace for trace in found if not is_token(trace.id)]


def without(file: File, identity: Identity, token: Token) -> tuple[bytes, str]:
    """Return the bytes of a file without a person as far as its kind allows, and what went, in words.

    Parameters
    ----------
    identity
        Whom to forget.
    token
        Gives what stands for the person from now on; empty for nothing.
    """
    if kind := _kind_of(file):
        with contextlib.suppress(*_DAMAGED):
            return kind.without(file, identity, token)
    # Of a damaged file mentions go, and what is left of it is told by the search.
    return file.without(identity)


def told(file: File, identity: Identity) -> Iterator[Told]:
    """Yield what a file tells of a person: each field of their own records, and where others name them."""
    if kind := _kind_of(file):
        with contextlib.suppress(*_DAMAGED):
            yield from kind.told(file, identity)


def _kind_of(file: File) -> _Kind | None:
    if file.text is not None and cards.is_cards(file.words):
        return _CARDS
    # As in reading, a plug-in goes before what the content looks like.
    is_foreign = bool(foreign.sheets_read(file.path, file.data))
    return _FOREIGN if is_foreign else _KINDS.get(file.kind)
