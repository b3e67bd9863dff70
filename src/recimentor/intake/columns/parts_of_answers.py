"""Answers that a tool writes with more than the answer, or in a column beside it: links, and *Other*."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from recimentor.intake.columns.fields import field_of
from recimentor.intake.reading.cells import Record, Table, text_of
from recimentor.model.participant import header_key
from recimentor.model.patterns import short

#: Notion and the like write the address of the page behind the name of a relation.
_ADDRESS = re.compile(r"\s?\(https?://[^\s()]+\)")
_SIGN_OF_ADDRESS = "(http"
_NAME_AND_ADDRESS = re.compile(
    r"([^<>()\[\],;@]{2,100}?)[\s,]*[<(\[]\s*([^\s<>()\[\]]+@[^\s<>()\[\]]+)\s*[>)\]]"
)
_SAMPLE = 50
_OTHER_WORDS = (
    r"others?|sonstiges?|andere[rs]?|autres?|otros?|otras?|outros?|outras?|altro|altri|anders|inne|その他"
)
_JOINTS = "[(:-\u2013\u2014>|/?\n"
#: What is left of ``Offers [Other]`` or ``Offers - Other (please specify)`` is the question with the list.
_OTHER = short(
    re.compile(
        rf"[{re.escape(_JOINTS)}]\s*(?:{_OTHER_WORDS})\b[^\[\]]{{0,40}}[\])]?\s*$",
        re.IGNORECASE,
    ),
    600,
)
_BETWEEN = (";", "\n", ",")


def without_addresses(table: Table) -> Table:
    """Return a table without the addresses of pages that a tool wrote behind names."""
    linked = [
        k
        for k in range(len(table.headers))
        if any(_SIGN_OF_ADDRESS in text_of(record.values[k]) for record in table.records[:_SAMPLE])
    ]
    if not linked:
        return table
    records = []
    for record in table.records:
        values = list(record.values)
        for k in linked:
            values[k] = _ADDRESS.sub("", text_of(values[k]))
        records.append(Record(record.row, tuple(values)))
    return replace(table, records=tuple(records))


def with_addresses_apart(table: Table) -> Table:
    """Return a table in which an address behind a name, ``Ada Lune <ada@x.org>``, has a column of its own."""
    if any((entry := field_of(header)) is not None and entry.name == "email" for header in table.headers):
        return table
    at = next((k for k in range(len(table.headers)) if _holds_both(table, k)), None)
    if at is None:
        return table
    records = []
    for record in table.records:
        found = _NAME_AND_ADDRESS.fullmatch(text_of(record.values[at]).strip())
        values = [*record.values, found[2] if found else ""]
        values[at] = found[1] if found else values[at]
        records.append(Record(record.row, tuple(values)))
    return replace(table, headers=(*table.headers, "Email"), records=tuple(records))


def _holds_both(table: Table, k: int) -> bool:
    """Return whether nearly all cells of a column are a name with an address."""
    texts = [text for record in table.records[:_SAMPLE] if (text := text_of(record.values[k]).strip())]
    both = sum("@" in text and _NAME_AND_ADDRESS.fullmatch(text) is not None for text in texts)
    return bool(texts) and both * 10 >= len(texts) * 8


def with_others_joined(table: Table, claimed: Collection[str]) -> Table:
    """Return a table in which what people wrote under *Other* stands with their other answers.

    Parameters
    ----------
    table
        As read.
    claimed
        Keys of the headers that the program reads by name; these stay.
    """
    keys = [header_key(header) for header in table.headers]
    bases: dict[int, int] = {}
    for k, header in enumerate(table.headers):
        found = _OTHER.search(header)
        asked = header_key(header[: found.start()]) if found else ""
        if asked and asked in keys and keys[k] not in claimed:
            bases[k] = keys.index(asked)
    if not bases:
        return table
    headers = tuple("" if k in bases else header for k, header in enumerate(table.headers))
    between = {at: _sign_of(table, at) for at in bases.values()}
    records = []
    for record in table.records:
        values = list(record.values)
        for k, base in bases.items():
            texts = [text for at in (base, k) if (text := text_of(values[at]).strip(" ;\n"))]
            values[base], values[k] = between[base].join(texts), ""
        records.append(Record(record.row, tuple(values)))
    return replace(table, headers=headers, records=tuple(records))


def _sign_of(table: Table, k: int) -> str:
    """Return the sign that parts the answers of a column: the one that most of its cells hold."""
    counts = {sign: sum(sign in text_of(record.values[k]) for record in table.records) for sign in _BETWEEN}
    sign = max(_BETWEEN, key=counts.__getitem__)
    return {",": ", "}.get(sign, sign) if counts[sign] else ";"
