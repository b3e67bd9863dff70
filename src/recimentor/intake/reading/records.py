"""YAML and JSON nodes to a table of people, so that everything after reads one shape."""

from __future__ import annotations

from functools import lru_cache

from recimentor.intake.columns.fields import field_of, known_headers
from recimentor.intake.columns.ways import ways_of
from recimentor.intake.notebook import Notebook, nearest
from recimentor.intake.reading.cells import (
    MAX_CELL_CHARS,
    Listing,
    Mapping,
    Node,
    Record,
    Scalar,
    Table,
    Value,
    is_null,
    scalars_of,
)
from recimentor.intake.values.items import LEVEL_KEYS, NAME_KEYS
from recimentor.intake.values.ratings import rating_of
from recimentor.model.finding import Place
from recimentor.model.names import same_text

#: Keys under which a file may hold its list of people.
LIST_KEYS = ("participants", "people", "members")
#: What an entry of ``offers:`` or ``wants:`` may hold where it is a mapping with a name.
_SKILL_KEYS = frozenset({*NAME_KEYS, *LEVEL_KEYS})
_SKILL_FIELDS = frozenset({"offers", "wants"})
_NEAR = 82.0
_FEWEST_NAMED = 2


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
    people = _people_of(root) or _people_by_name(root)
    if people is None:
        message = "The file holds no list of people."
        fix = "Write a list with one entry per participant, or put it under `participants:`."
        notebook.add("file-unreadable", Place(file, "", *root.spot), message, fix)
        return None
    _check_scalars(people, file, notebook)
    entries = []
    for node in people.items:
        if isinstance(node, Mapping):
            entries.append(_with_skills_lifted(node))
        else:
            notebook.add(
                "not-a-record", Place(file, "", *node.spot), "This entry is not a mapping of fields."
            )
    for entry in entries:
        _check_keys(entry, file, notebook)
    headers = tuple(dict.fromkeys(name.text.strip() for entry in entries for name, _ in entry.entries))
    records = tuple(Record(entry.spot[0], _values(entry, headers)) for entry in entries)
    return Table(file, "", headers, 0, records)


def _people_of(root: Node) -> Listing | None:
    if isinstance(root, Mapping):
        alone = (
            root.entries[0][1] if len(root.entries) == 1 and _is_list_of_records(root.entries[0][1]) else root
        )
        root = next((found for key in LIST_KEYS if (found := root.get(key)) is not None), alone)
    return root if isinstance(root, Listing) else None


def _people_by_name(root: Node) -> Listing | None:
    """Return the people of a mapping whose keys are their names; each says what they offer or want."""
    if not isinstance(root, Mapping) or len(root.entries) < _FEWEST_NAMED:
        return None
    people: list[Node] = []
    for name, node in root.entries:
        if not isinstance(node, Mapping) or not any(_way_of_key(key.text) for key, _ in node.entries):
            return None
        is_named = any((found := field_of(key.text)) and found.name == "name" for key, _ in node.entries)
        own = () if is_named else ((Scalar("name", name.spot), name),)
        people.append(Mapping((*own, *node.entries), name.spot))
    return Listing(tuple(people), root.spot)


def _with_skills_lifted(entry: Mapping) -> Mapping:
    """Return a record in which ``skills: {teach: [...], learn: [...]}`` are two fields of their own."""
    found: list[tuple[Scalar, Node]] = []
    for name, node in entry.entries:
        found += _sides_in(node) or [(name, node)]
    keys = [name.text.strip() for name, _ in found]
    return Mapping(tuple(found), entry.spot) if len(set(keys)) == len(keys) else entry


def _sides_in(node: Node) -> list[tuple[Scalar, Node]]:
    """Return offers and wants of a mapping whose every key says a direction and holds skills, not a level."""
    if not isinstance(node, Mapping) or not node.entries:
        return []
    ways = [_way_of_key(key.text) for key, _ in node.entries]
    if not all(ways) or len(set(ways)) < len(ways):
        return []
    if any(isinstance(value, Scalar) and rating_of(value.text, {}) is not None for _, value in node.entries):
        return []
    return [(Scalar(way, key.spot), value) for way, (key, value) in zip(ways, node.entries, strict=True)]


def _way_of_key(key: str) -> str:
    """Return ``offers`` or ``wants`` where a key says that direction alone, else nothing."""
    entry = field_of(key)
    ways = frozenset({entry.name}) & _SKILL_FIELDS if entry is not None else ways_of(key) or frozenset()
    return next(iter(ways)) if len(ways) == 1 else ""


def _is_list_of_records(node: Node) -> bool:
    return isinstance(node, Listing) and any(isinstance(item, Mapping) for item in node.items)


def _check_keys(entry: Mapping, file: str, notebook: Notebook) -> None:
    """Report keys that nearly are a field, and entries of skills whose keys are none that are read."""
    given = {found.name for name, _ in entry.entries if (found := field_of(name.text)) is not None}
    for name, value in entry.entries:
        found = field_of(name.text)
        near = _near_header(name.text) if found is None else None
        if near is not None and (meant := field_of(near)) is not None and meant.name not in given:
            message = f'There is no field "{name.text}"; did you mean "{near}"?'
            notebook.add("unknown-key", Place(file, "", *name.spot, name.text), message)
        elif found is not None and found.name in _SKILL_FIELDS and isinstance(value, Listing):
            for item in value.items:
                _check_skill(item, file, notebook)


@lru_cache(maxsize=10_000)
def _near_header(key: str) -> str | None:
    return nearest(key, known_headers(), least=_NEAR)


def _check_skill(item: Node, file: str, notebook: Notebook) -> None:
    """Report a mapping that means to hold one skill with its level and misspells a key."""
    if not isinstance(item, Mapping):
        return
    keys = [same_text(name.text) for name, _ in item.entries]
    is_named = bool({*NAME_KEYS} & set(keys))
    if not is_named and not ({*LEVEL_KEYS} & set(keys) and len(keys) > 1):
        return
    for name, key in zip((name for name, _ in item.entries), keys, strict=True):
        if key not in _SKILL_KEYS:
            near = nearest(key, sorted(_SKILL_KEYS))
            hint = f'; did you mean "{near}"?' if near is not None else "."
            message = f'A skill has no "{name.text}"{hint}'
            notebook.add("skill-entry-unclear", Place(file, "", *name.spot, name.text), message)


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
