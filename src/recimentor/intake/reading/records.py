"""YAML and JSON nodes to a table of people, so that everything after reads one shape."""

from __future__ import annotations

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import (
    MAX_CELL_CHARS,
    Listing,
    Mapping,
    Node,
    Record,
    Table,
    Value,
    is_null,
    scalars_of,
)
from recimentor.model.finding import Place

#: Keys under which a file may hold its list of people.
LIST_KEYS = ("participants", "people")


def table_of_nodes(root: Node, file: str, notebook: Notebook) -> Table | None:
    """Return the table of a list of people, or of a mapping that holds one.

    Parameters
    ----------
    root
        A list of mappings, or a mapping with ``participants:`` or ``people:``.
    file
        Name for the findings.
    notebook
        Takes ``file-unreadable``, ``not-a-record``, ``bad-character`` and ``too-large``.
    """
    people = _people_of(root)
    if people is None:
        message = "The file holds no list of people."
        fix = "Write a list with one entry per participant, or put it under `participants:`."
        notebook.add("file-unreadable", Place(file, "", *root.spot), message, fix)
        return None
    _check_scalars(people, file, notebook)
    entries = []
    for node in people.items:
        if isinstance(node, Mapping):
            entries.append(node)
        else:
            notebook.add(
                "not-a-record", Place(file, "", *node.spot), "This entry is not a mapping of fields."
            )
    headers = tuple(dict.fromkeys(name.text.strip() for entry in entries for name, _ in entry.entries))
    records = tuple(Record(entry.spot[0], _values(entry, headers)) for entry in entries)
    return Table(file, "", headers, 0, records)


def _people_of(root: Node) -> Listing | None:
    if isinstance(root, Mapping):
        root = next((found for key in LIST_KEYS if (found := root.get(key)) is not None), root)
    return root if isinstance(root, Listing) else None


def _values(entry: Mapping, headers: tuple[str, ...]) -> tuple[Value, ...]:
    given: dict[str, Value] = {
        name.text.strip(): "" if is_null(node) else node for name, node in entry.entries
    }
    return tuple(given.get(header, "") for header in headers)


def _check_scalars(people: Listing, file: str, notebook: Notebook) -> None:
    """Report texts that no cell could hold and halves of letters, which no file could be written with."""
    for scalar in scalars_of(people):
        text = scalar.text
        if len(text) > MAX_CELL_CHARS:
            message = f"The value holds more than {MAX_CELL_CHARS:,} characters."
            notebook.add("too-large", Place(file, "", *scalar.spot), message)
        elif not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            notebook.add(
                "bad-character", Place(file, "", *scalar.spot), "The value holds half of a character."
            )
        elif "\x00" in text:
            notebook.add("bad-character", Place(file, "", *scalar.spot), "The value holds a NUL character.")
