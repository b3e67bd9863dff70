"""What a folder holds about a person: the answer to "what do you hold on me?"."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recimentor.files.formats import Format
from recimentor.forgetting.across import own_columns
from recimentor.forgetting.cards import is_cards, own_cards
from recimentor.forgetting.files import File, columns_of, read_folder
from recimentor.forgetting.folder import who_is_meant
from recimentor.forgetting.identity import Identity
from recimentor.forgetting.layers import CannotReadError, layers
from recimentor.forgetting.rows import HEADER_WITHIN, Header, is_own, names_person, read_header
from recimentor.forgetting.tables import rows_of
from recimentor.forgetting.trees import is_of_person
from recimentor.forgetting.workbooks import sheets_of
from recimentor.forgetting.yamls import yaml_values
from recimentor.model.forgetting import Held, Holdings
from recimentor.model.program import Program

_MENTION = "names the person"


def about(
    folder: Path, who: str, program: Program, took: Callable[[str, str], None] | None = None
) -> Holdings:
    """Return everything that the files under a folder hold about a person; nothing is changed.

    Parameters
    ----------
    folder
        The program's folder. Version control and environments in it are passed by.
    who
        An id, an e-mail, or a name that one person bears.
    program
        Its ``columns:`` and ``same_as:``.
    took
        Told whom a near name was taken for; ``None``: nothing near counts.

    Raises
    ------
    BadRequest
        If nothing was given, nobody is found, or several people are called so.
    """
    files = read_folder(folder)
    identity = who_is_meant(who, files, program, took)
    teller = _Teller(identity, columns_of(program))
    held, not_read = list[Held](), list[tuple[Path, str]]()
    for file in files:
        if file.fault:
            not_read.append((file.path, file.fault))
            continue
        try:
            held += dict.fromkeys(teller.of(file))
        except CannotReadError:
            not_read.append((file.path, "cannot be looked into"))
    known = sorted({*identity.ids, *identity.emails, *identity.names})
    return Holdings(identity.first_id, tuple(known), tuple(held), tuple(not_read))


@dataclass(frozen=True, slots=True)
class _Teller:
    identity: Identity
    columns: Mapping[str, str]

    def of(self, file: File) -> Iterator[Held]:
        """Yield what a file holds: each field of the person's own records, and the places that name them."""
        found = [*self._records(file)]
        yield from found
        if not found:
            yield from self._mentions(file)

    def _records(self, file: File) -> Iterator[Held]:
        if file.kind is Format.WORKBOOK:
            for title, rows in sheets_of(file.data):
                if self.identity.is_named(title):
                    yield from self._whole(file.path, rows, f"{title}, ")
                else:
                    yield from self._rows(file.path, rows, f"{title}, ")
        elif file.text is not None and is_cards(file.text.text):
            for number, name, value in own_cards(file.text.text, self.identity):
                yield Held(file.path, f"line {number}", name, value)
        elif file.text is not None and file.kind is Format.CSV:
            try:
                yield from self._rows(file.path, list(rows_of(file.text.text)), "")
            except csv.Error:
                return
        elif file.kind is Format.JSON:
            yield from self._tree(file.path, file.tree, "", is_own=False)
        elif file.text is not None and file.kind is Format.YAML:
            yield from self._tree(file.path, yaml_values(file.text.text), "", is_own=False)

    def _rows(self, path: Path, rows: Sequence[Sequence[str]], sheet: str) -> Iterator[Held]:
        header, own = Header(), own_columns(rows, self.columns, self.identity)
        for number, cells in enumerate(rows, 1):
            place = f"{sheet}row {number}"
            # A person who is a column: each field stands at the left.
            yield from (
                Held(path, place, cells[0].strip() or f"column {at + 1}", cells[at])
                for at in sorted(own)
                if at < len(cells) and cells[at].strip()
            )
            if not header and number <= HEADER_WITHIN:
                header = read_header(cells, self.columns)
                if header:
                    continue
            named = [
                at
                for at, cell in enumerate(cells)
                if at not in own and names_person(header, at, cell, self.identity)
            ]
            if is_own(header, cells, self.identity):
                yield from (
                    Held(path, place, _name(header, at), cell)
                    for at, cell in enumerate(cells)
                    if cell.strip()
                )
            else:
                yield from (Held(path, place, _name(header, at)) for at in named)

    def _whole(self, path: Path, rows: Sequence[Sequence[str]], sheet: str) -> Iterator[Held]:
        """Yield every cell of a sheet that is called as the person."""
        for number, cells in enumerate(rows, 1):
            for at, cell in enumerate(cells, 1):
                if cell.strip():
                    yield Held(path, f"{sheet}row {number}", f"column {at}", cell)

    def _tree(self, path: Path, node: Any, place: str, *, is_own: bool) -> Iterator[Held]:
        if isinstance(node, dict):
            own = is_own or is_of_person(node, self.identity)
            for key, value in node.items():
                under = f"{place}.{key}" if place else str(key)
                if not own and self.identity.is_id(str(key)) and not isinstance(value, dict | list):
                    yield Held(path, place, str(key))
                own_here = own or (self.identity.is_id(str(key)) and isinstance(value, dict))
                yield from self._tree(path, value, under, is_own=own_here)
        elif isinstance(node, list):
            for at, value in enumerate(node):
                yield from self._tree(path, value, f"{place}.{at}", is_own=is_own)
        elif is_own and node not in {None, ""}:
            where, _, name = place.rpartition(".")
            yield Held(path, where, name, str(node))
        elif isinstance(node, str) and (self.identity.is_in(node) or self.identity.is_id(node)):
            where, _, name = place.rpartition(".")
            yield Held(path, where, name)

    def _mentions(self, file: File) -> Iterator[Held]:
        """Yield the lines of a text that name the person, or the parts of an archive."""
        if self.identity.is_in(file.path.name):
            yield Held(file.path, "its name", _MENTION)
        if file.text is not None and not file.text.text.lstrip().startswith("<"):
            for number, line in enumerate(file.text.text.split("\n"), 1):
                if self.identity.is_in(line):
                    yield Held(file.path, f"line {number}", _MENTION)
        parts = {part for part, text in layers(file.path, file.data) if self.identity.may_be_in(text)}
        yield from (Held(file.path, part or "the file", _MENTION) for part in sorted(parts))


def _name(header: Header, at: int) -> str:
    return header.names[at] if at < len(header.names) and header.names[at].strip() else f"column {at + 1}"
