"""Entries written into a decisions file in place: every other character of it stays as it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

#: Text that YAML and people read the same without quotes.
_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_@./-]*")
_NOT_BARE = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_PLAIN_KEYS = frozenset({"answer", "date"})

Value = str | Sequence[str]


class CannotInsertError(ValueError):
    """The file is laid out in a way in which a line cannot be added safely."""


def with_entries(data: bytes, entries: Sequence[tuple[str, Mapping[str, Value]]]) -> bytes:
    """Return a decisions file with more entries, each at the end of its heading.

    Parameters
    ----------
    data
        The file, UTF-8; empty for a new one. Line ends and byte-order mark are kept.
    entries
        Each with its heading, ``locked`` and so on, which is added at the end where the file lacks it; and
        with keys and values, in order; empty values are left out.

    Returns
    -------
    bytes
        The same bytes with one stretch inserted for each heading. The file is read as often as there are
        headings, not entries: a round of invitations adds hundreds.

    Raises
    ------
    CannotInsertError
        If the result, read back, would be anything but the old entries and the new ones.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        text = data[len(mark) :].decode("utf-8")
    except UnicodeDecodeError as fault:
        raise CannotInsertError("the file is not UTF-8") from fault
    line_end = "\r\n" if "\r\n" in text else "\n"
    by_heading: dict[str, list[dict[str, Value]]] = {}
    for heading, entry in entries:
        by_heading.setdefault(heading, []).append({key: value for key, value in entry.items() if value})
    for heading, given in by_heading.items():
        changed = _inserted(text, heading, [_flow(entry) for entry in given], line_end)
        _prove(text, changed, heading, given)
        text = changed
    return mark + text.encode("utf-8")


def _inserted(text: str, heading: str, written: Sequence[str], line_end: str) -> str:
    root = _compose(text)
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        raise CannotInsertError("the file is not made of headings")
    node = None if root is None else next((value for key, value in root.value if key.value == heading), None)
    if node is None:
        return f"{_closed(text, line_end)}{heading}:{line_end}{_lines(written, '  ', line_end)}"
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        last = _last(node.value[-1])
        at = _line_after(text, last.end_mark.index, is_block=getattr(last, "style", None) in {"|", ">"})
        dash = text.rfind("-", 0, node.value[-1].start_mark.index)
        indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
        return f"{_closed(text[:at], line_end)}{_lines(written, indent, line_end)}{text[at:]}"
    return _into_empty(text, node, written, line_end)


def _lines(written: Sequence[str], indent: str, line_end: str) -> str:
    return "".join(f"{indent}- {entry}{line_end}" for entry in written)


def _into_empty(text: str, node: yaml.Node, written: Sequence[str], line_end: str) -> str:
    """Insert into a heading whose list is empty, or written between brackets."""
    if isinstance(node, yaml.SequenceNode):
        at = node.value[-1].end_mark.index if node.value else node.start_mark.index + 1
        return f"{text[:at]}{', ' if node.value else ''}{', '.join(written)}{text[at:]}"
    if isinstance(node, yaml.ScalarNode) and node.value == "":
        at = _line_after(text, node.start_mark.index, is_block=False)
        return f"{_closed(text[:at], line_end)}{_lines(written, '  ', line_end)}{text[at:]}"
    raise CannotInsertError("the heading holds no list")


def _last(node: yaml.Node) -> yaml.Node:
    """Return the last part of a node whose end is where its text ends: block collections end later."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _line_after(text: str, index: int, *, is_block: bool) -> int:
    """Return where the line after a position begins; a block of text ends after its blank lines already."""
    if is_block:
        index = len(text[:index].rstrip()) or index
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _closed(text: str, line_end: str) -> str:
    """Return the text with its last line ended."""
    return text if not text or text.endswith("\n") else text + line_end


def _flow(entry: Mapping[str, Value]) -> str:
    return "{" + ", ".join(f"{key}: {_written(value, key)}" for key, value in entry.items()) + "}"


def _written(value: Value, key: str = "") -> str:
    if not isinstance(value, str):
        return "[" + ", ".join(_written(item) for item in value) + "]"
    if key in _PLAIN_KEYS or (_BARE.fullmatch(value) and value.casefold() not in _NOT_BARE):
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"


def _compose(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as fault:
        raise CannotInsertError("the file is not YAML") from fault
    return node


def _prove(before: str, after: str, heading: str, entries: Sequence[Mapping[str, Value]]) -> None:
    """Hold the new text to its promise: nothing but these entries more, and no old character lost."""
    old, new = _plain(_compose(before)) or {}, _plain(_compose(after))
    wished = {**old, heading: [*(old.get(heading) or []), *map(_as_read, entries)]}
    common = _common_start(before, after)
    rest = len(before) - common
    if new != wished or (rest and not after.endswith(before[common:])):
        raise CannotInsertError("the file is laid out in an unusual way")


def _common_start(before: str, after: str) -> int:
    pairs = zip(before, after, strict=False)
    return next((at for at, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))


def _as_read(entry: Mapping[str, Value]) -> dict[str, Any]:
    return {key: value if isinstance(value, str) else list(value) for key, value in entry.items()}


def _plain(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node is None else node.value
