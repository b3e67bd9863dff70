"""The people of one sheet, and which of its columns name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from recimentor.intake.columns.headers import Feed
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.model.names import is_no_answer, same_text, without_accents, words_of
from recimentor.model.participant import IDENTIFYING_FIELDS
from recimentor.model.spellings import Spellings
from recimentor.model.who import Called, Finder, name_words

#: A shorter number is a count, a year of service or a choice, though ids may be numbers too.
_SHORTEST_NUMBER: Final = 4
#: A shorter id is a grade or a level as well, such as B2.
_SHORTEST_ID: Final = 3
_PARTS: Final = re.compile(r"[;,\n\r|/&\u3001]")
_LONGEST: Final = 1_000


class SheetPeople:
    """The people of a sheet, found as other columns find them, and by their names inside sentences.

    Parameters
    ----------
    table
        A sign-up sheet.
    fields
        What feeds names, e-mails and ids.
    """

    def __init__(self, table: Table, fields: Mapping[str, Sequence[Feed]]) -> None:
        self._table = table
        self._called = [_called(row, record, fields) for row, record in enumerate(table.records)]

    def are_named_in(self, index: int, *, by_first_name: bool = False) -> bool:
        """Return whether an answer of a column names somebody else of the sheet.

        ``by_first_name`` lets a part of a name count too, which several may bear.
        """
        return any(
            set(self._named(text, by_first_name=by_first_name)) - {_row_id(row)}
            for row, text in self._answers(index)
        )

    def num_whole_in(self, index: int, most: int) -> int:
        """Return how often a column names others by whole names, e-mails or ids: counted up to ``most``."""
        found = 0
        for row, text in self._answers(index):
            found += len(set(self._whole(text)) - {_row_id(row)})
            if found >= most:
                return found
        return found

    def _answers(self, index: int) -> Iterator[tuple[int, str]]:
        for row, record in enumerate(self._table.records):
            text = text_of(record.values[index])
            if text and not is_no_answer(text):
                yield row, text

    def _named(self, text: str, *, by_first_name: bool) -> Iterator[str]:
        for part, meant in self._finder.find_each(text):
            if not (part.isdecimal() and len(part) < _SHORTEST_NUMBER):
                yield from meant.all if by_first_name else meant.ids
        yield from (found.owner for found in self._names.find(without_accents(text)))

    def _whole(self, text: str) -> Iterator[str]:
        """Yield whom a text names for certain: looked up, never likened, as every cell is asked."""
        if len(text) > _LONGEST:
            text = text[:_LONGEST]
        for part in (text, *_PARTS.split(text)):
            yield from self._keys.get(same_text(part), ())
        if not self._words.isdisjoint(words_of(without_accents(text))):
            yield from (found.owner for found in self._names.find(without_accents(text)))

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._called)

    @cached_property
    def _names(self) -> Spellings[str]:
        names: Spellings[str] = Spellings()
        for one in self._called:
            words = name_words(one.name)
            if len(words) > 1:
                names.add_name(" ".join(words), one.id)
        return names

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for one in self._called for word in name_words(one.name))

    @cached_property
    def _keys(self) -> Mapping[str, set[str]]:
        keys: dict[str, set[str]] = {}
        for one in self._called:
            for text in one.others:
                form = same_text(text)
                is_short = len(form) < (_SHORTEST_NUMBER if any(c.isdigit() for c in form) else _SHORTEST_ID)
                if not is_short:
                    keys.setdefault(form, set()).add(one.id)
        return keys


def _row_id(row: int) -> str:
    """Return what stands for the person of a row: nothing that anybody types."""
    return f"\0{row}"


def _called(row: int, record: Record, fields: Mapping[str, Sequence[Feed]]) -> Called:
    said = {
        name: [text for feed in fields.get(name, ()) if (text := text_of(record.values[feed.index]))]
        for name in IDENTIFYING_FIELDS
    }
    whole = said["name"] or [" ".join((*said["first_name"], *said["last_name"]))]
    return Called(_row_id(row), whole[0], next(iter(said["email"]), ""), (*said["email"], *said["id"]))
