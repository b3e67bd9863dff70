"""The items of a cell: separators, lists as exports write them, lists and mappings of YAML and JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from recimentor.intake.reading.cells import Listing, Node, Scalar, Value, is_null, text_of
from recimentor.model.columns import Column

_DEFAULT_SPLIT = re.compile(r"[;\r\n]+")
_COMMA = re.compile(r"[,\r\n]+")
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
_NAME_KEYS = ("skill", "name")
_LEVEL_KEYS = ("level", "priority")


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
        items = [replace(item, text=_without(column.strip, item.text)) for item in items]
    if column.blank:
        return [item for item in items if item.text not in column.blank]
    return items


def plain_text(value: Value, column: Column) -> str:
    """Return a cell as one line of text; empty where it holds nothing or one of the column's blank values."""
    text = value if isinstance(value, str) else text_of(value)
    text = " ".join(text.split())
    return "" if text in column.blank else text


def _without(prefix: str, text: str) -> str:
    return text[len(prefix) :].strip() if text.casefold().startswith(prefix.casefold()) else text


def _parts(text: str, column: Column, *, by_comma: bool) -> Iterable[str]:
    """Return the parts of a cell; a Python list, as some exports write it, gives its texts."""
    if not text:
        return ()
    written = _python_list(text)
    if written is not None:
        return written
    if column.choices:
        return _with_choices(text, column)
    split = column.split
    if split is not None:
        parts = text.split(split)
    elif ";" in text or "\n" in text or "\r" in text:
        parts = _DEFAULT_SPLIT.split(text)
    elif by_comma and "," in text:
        parts = _COMMA.split(text)
    else:
        parts = [text]
    return [stripped for part in parts if (stripped := part.strip())]


def _python_list(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]") and text[1:2] in {"'", '"', "]"}):
        return None
    parts = _QUOTED.findall(text)
    return [stripped for single, double in parts if (stripped := (single or double).strip())]


def _with_choices(text: str, column: Column) -> list[str]:
    """Split a cell, the longest known choice first wherever a part begins."""
    split = (column.split or ";").strip() or column.split or ";"
    choices = sorted(column.choices, key=len, reverse=True)
    parts: list[str] = []
    rest = text.strip()
    while rest:
        whole = next((c for c in choices if _begins_with(rest, c, split)), None)
        length = len(whole) if whole is not None else (rest + split).index(split)
        if part := rest[:length].strip():
            parts.append(part)
        rest = rest[length:].lstrip().removeprefix(split).lstrip()
    return parts


def _begins_with(text: str, choice: str, split: str) -> bool:
    after = text[len(choice) :].lstrip()
    return text.startswith(choice) and (not after or after.startswith(split))


def _node_items(node: Node) -> list[Item]:
    if isinstance(node, Scalar):
        return [Item(node.text.strip(), None, node)] if node.text.strip() else []
    if isinstance(node, Listing):
        return [Item(text_of(node), None, node)]
    name = _first(node.get, _NAME_KEYS)
    if isinstance(name, Scalar):
        level = _first(node.get, _LEVEL_KEYS)
        return [Item(name.text.strip(), "" if level is None else _typed(level), level or name)]
    return [Item(key.text.strip(), _typed(value), value) for key, value in node.entries if key.text.strip()]


def _typed(node: Node) -> str:
    return "" if is_null(node) else text_of(node)


def _first(get: Callable[[str], Node | None], keys: tuple[str, ...]) -> Node | None:
    return next((found for key in keys if (found := get(key)) is not None), None)
