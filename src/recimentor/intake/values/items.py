"""The items of a cell: separators, lists as exports write them, lists and mappings of YAML and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from recimentor.intake.reading.cells import Listing, Node, Scalar, Value, is_null, text_of
from recimentor.intake.values.levels import level_of
from recimentor.model.columns import Column
from recimentor.model.names import plain_signs, without_start

_DEFAULT_SPLIT = re.compile(r"[;\r\n]+")
_COMMA = re.compile(r"[,\r\n]+")
_BRACKETS = re.compile(r"[()\[\]]")
_QUOTED = re.compile(r"(?<!\\)(?:'((?:[^'\\]|\\.)*+)'|\"((?:[^\"\\]|\\.)*+)\")")
#: Keys of a mapping that stands for one skill with its level.
NAME_KEYS = ("skill", "name")
LEVEL_KEYS = ("level", "priority", "importance", "rating")
_LONGEST_LIST = 20_000
_MOST_BRACKETS = 500


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell: its text, and its level as typed where one was given apart."""

    text: str
    level: str | None = None
    node: Node | None = None


def items_of(value: Value, column: Column, *, by_comma: bool = False) -> list[Item]:
    """Return the items of a cell, blanks left out.

    Parameters
    ----------
    value
        Text is split at the column's separator, by default at ``;`` and line breaks. A list of a YAML or JSON
        file gives its items; a mapping ``{Leadership: 5}`` or ``{skill: Leadership, level: 5}`` gives levels.
    column
        Says the separator and the blank values.
    by_comma
        Whether commas separate where neither ``;`` nor a line break does and the column says nothing.
    """
    if isinstance(value, str):
        items = [Item(part) for part in _parts(value, column, by_comma=by_comma)]
    elif isinstance(value, Scalar):
        items = [Item(part, None, value) for part in _parts(value.text, column, by_comma=by_comma)]
    elif isinstance(value, Listing):
        items = [item for node in value.items for item in _node_items(node)]
    else:
        items = _node_items(value)
    if column.strip is not None:
        items = [replace(item, text=without_start(column.strip, item.text)) for item in items]
    if column.blank:
        return [item for item in items if not column.is_blank(item.text)]
    return items


def plain_text(value: Value, column: Column) -> str:
    """Return a cell as one line of text; empty where it holds nothing or one of the column's blank values."""
    text = value if isinstance(value, str) else text_of(value)
    text = " ".join(text.split())
    return "" if column.is_blank(text) else text


def _parts(text: str, column: Column, *, by_comma: bool) -> Iterable[str]:
    """Return the parts of a cell; a Python list, as some exports write it, gives its texts."""
    if not text:
        return ()
    written = list_as_written(text)
    if written is not None:
        return written
    if column.choices:
        return _with_choices(text, column)
    split = column.split
    plain = plain_signs(text)
    if split is not None:
        return _split(text, _literal(split))
    if ";" in plain or "\n" in text or "\r" in text:
        return _split(text, _DEFAULT_SPLIT)
    return _split(text, _COMMA) if by_comma and "," in plain else [text.strip()]


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of a text, blanks left out; a full-width sign separates as its plain one does.

    Commas in brackets part nothing, as in ``Project management (Agile, Scrum)``.
    """
    plain = plain_signs(text)
    inside = _in_brackets(plain)
    ends = [found.span() for found in separator.finditer(plain) if not _is_aside(found, inside)]
    starts, stops = [0, *(stop for _, stop in ends)], [*(start for start, _ in ends), len(text)]
    parts = (text[start:stop].strip() for start, stop in zip(starts, stops, strict=True))
    return [part for part in parts if part]


def _in_brackets(text: str) -> list[tuple[int, int]]:
    """Return where brackets open and close, the outer ones alone.

    Brackets that do not close are signs, and those around a whole cell part nothing off.
    """
    if "(" not in text and "[" not in text:
        return []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found.group() in "([":
            opened.append(found.start())
        elif opened and (start := opened.pop()) >= 0 and not opened:
            spans.append((start, found.end()))
    is_whole = len(spans) == 1 and text[spans[0][0] : spans[0][1]] == text.strip()
    return [] if opened or is_whole else spans


def _is_aside(found: re.Match[str], inside: list[tuple[int, int]]) -> bool:
    """Return whether a separator is a comma in brackets; other signs always part."""
    return found.group() == "," and any(start < found.start() < end for start, end in inside)


@lru_cache(maxsize=1_000)
def _literal(split: str) -> re.Pattern[str]:
    return re.compile(re.escape(plain_signs(split)))


def parts_by_settings(text: str, column: Column) -> list[str] | None:
    """Return the parts of a cell where its form or the column's settings say them, else None."""
    written = list_as_written(text)
    if written is not None:
        return written
    if column.choices:
        return _with_choices(text, column)
    if column.split is not None:
        return _split(text, _literal(column.split))
    return None


def list_as_written(text: str) -> list[str] | None:
    """Return the texts of a list that a program wrote: Python, JSON, or braces; None where it is none.

    Objects such as ``{"skill": "Excel", "level": 5}`` give ``Excel:5``.
    """
    plain = text.strip()
    ends = plain[:1] + plain[-1:]
    if ends not in {"[]", "{}"} or len(plain) > _LONGEST_LIST:
        return None
    found = _by_json(plain)
    if found is not None:
        return found
    inside = plain[1:-1]
    if "[" in inside or "{" in inside:
        return None
    if plain[1:2] in {"'", '"'}:
        return [
            stripped for one, two in _QUOTED.findall(inside) if (stripped := _unescaped(one or two).strip())
        ]
    if ends == "[]" and "," not in inside and inside.strip():
        # One word in brackets, as people type it.
        return None
    return [stripped for part in inside.split(",") if (stripped := part.strip())]


def _by_json(text: str) -> list[str] | None:
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        read = json.loads(text)
    except ValueError:
        return None
    if isinstance(read, dict):
        read = [read] if any(key in read for key in NAME_KEYS) else [{key: read[key]} for key in read]
    return [one for entry in read if (one := _one_of_json(entry))]


def _one_of_json(entry: object) -> str:
    if not isinstance(entry, dict):
        return str(entry).strip() if isinstance(entry, str | int) else ""
    name = next((entry[key] for key in NAME_KEYS if entry.get(key)), None)
    if name is not None:
        level = next((entry[key] for key in LEVEL_KEYS if entry.get(key) is not None), None)
        return f"{name}:{level}" if level is not None else str(name).strip()
    return "; ".join(
        f"{key}:{value}" if value not in {None, ""} else str(key) for key, value in entry.items()
    )


def _unescaped(text: str) -> str:
    return text.replace("\\'", "'").replace('\\"', '"')


def _with_choices(text: str, column: Column) -> list[str]:
    """Split a cell, the longest known choice first wherever a part begins."""
    split = (column.split or ";").strip() or column.split or ";"
    choices = sorted(column.choices, key=len, reverse=True)
    parts: list[str] = []
    rest = text.strip()
    while rest:
        whole = next((c for c in choices if _begins_with(rest, c, split)), None)
        length = len(whole) if whole is not None else _up_to(rest, split)
        if part := rest[:length].strip():
            parts.append(part)
        rest = rest[length:].lstrip().removeprefix(split).lstrip()
    return parts


def _up_to(text: str, split: str) -> int:
    """Return where the first separator outside of brackets stands, or the text ends."""
    plain, inside = plain_signs(text), None
    for found in _literal(split).finditer(plain):
        inside = _in_brackets(plain) if inside is None else inside
        if not _is_aside(found, inside):
            return found.start()
    return len(text)


def _begins_with(text: str, choice: str, split: str) -> bool:
    after = text[len(choice) :].lstrip()
    return text.startswith(choice) and (not after or after.startswith(split))


def _node_items(node: Node) -> list[Item]:
    if isinstance(node, Scalar):
        return [Item(node.text.strip(), None, node)] if node.text.strip() else []
    if isinstance(node, Listing):
        return [Item(text_of(node), None, node)]
    name = _first(node.get, NAME_KEYS)
    if isinstance(name, Scalar):
        level = _first(node.get, LEVEL_KEYS)
        return [Item(name.text.strip(), "" if level is None else _typed(level), level or name)]
    return [_short(key.text.strip(), value) for key, value in node.entries if key.text.strip()]


def _short(name: str, value: Node) -> Item:
    """Return the item of ``Leadership: 5``; words that are no level belong to the name."""
    typed = _typed(value)
    is_name = typed and level_of(typed) is None and not typed[-1].isdigit()
    return Item(f"{name}: {typed}", None, value) if is_name else Item(name, typed, value)


def _typed(node: Node) -> str:
    return "" if is_null(node) else text_of(node)


def _first(get: Callable[[str], Node | None], keys: tuple[str, ...]) -> Node | None:
    return next((found for key in keys if (found := get(key)) is not None), None)
