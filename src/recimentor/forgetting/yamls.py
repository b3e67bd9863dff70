"""YAML without the person: entries are cut out of the text, all other lines stay as they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

#: More than this, with references written out, is nobody's list.
_MOST_NODES: Final = 1_000_000

if TYPE_CHECKING:
    from recimentor.forgetting.identity import Identity
    from recimentor.forgetting.records import Gone, Spot


_NONE: Final = yaml.ScalarNode("", "")


def yaml_root(text: str) -> yaml.Node | None:
    """Return the nodes of YAML text, or ``None`` where it is none."""
    try:
        # What holds comments alone is sound, and empty.
        return yaml.compose(text, Loader=yaml.SafeLoader) or _NONE
    except (yaml.YAMLError, RecursionError):
        return None


def is_nested(text: str) -> bool:
    """Return whether text that may be anything is YAML with lists or mappings in it."""
    root = yaml_root(text)
    return isinstance(root, yaml.CollectionNode) and any(
        isinstance(child, yaml.CollectionNode) for child in _children(root)
    )


def yaml_data(text: str) -> Any:
    """Return YAML as plain data, in which every scalar is text; ``None`` where it is no YAML.

    Raises
    ------
    ValueError, RecursionError
        If references make more of it than anybody wrote, or lead in circles.
    """
    root = yaml_root(text)
    if root is not None and _size(root, {}) > _MOST_NODES:
        raise ValueError("references that multiply")
    return None if root is None else _data(root)


def _size(node: yaml.Node, known: dict[int, int]) -> int:
    if id(node) not in known:
        known[id(node)] = 1 + sum(_size(child, known) for child in _children(node))
    return known[id(node)]


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _data(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _data(value) for key, value in node.value}
    return [_data(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value)


def yaml_without(text: str, gone: Gone, identity: Identity) -> tuple[str, int]:
    """Return YAML text without the entries at some places and without mentions, and how many went."""
    root, cutter = yaml_root(text), _Cutter(text)
    if root is None:
        return text, 0
    for spot in gone:
        cutter.cut(root, spot)
    new = text
    for start, stop, instead in sorted(cutter.cuts, reverse=True):
        new = new[:start] + instead + new[stop:]
    new, mentions = identity.without(new)
    # What would be YAML no more stays; it is told by the search.
    return (new, len(cutter.cuts) + mentions) if yaml_root(new) is not None else (text, 0)


@dataclass(frozen=True, slots=True)
class _Cutter:
    text: str
    cuts: dict[tuple[int, int, str], None] = field(default_factory=dict)

    def cut(self, node: yaml.Node, spot: Spot) -> None:
        """Cut what stands at a place below a node."""
        if not spot:
            self._cut(0, len(self.text))
        elif isinstance(node, yaml.SequenceNode):
            at = int(spot[0])
            if len(spot) == 1:
                self._cut_item(node, at)
            else:
                self.cut(node.value[at], spot[1:])
        elif isinstance(node, yaml.MappingNode):
            # A key that stands there twice is cut twice.
            for at, (key, value) in enumerate(node.value):
                if str(key.value) == spot[0] and len(spot) == 1:
                    self._cut_entry(node, at)
                elif str(key.value) == spot[0] and isinstance(value, yaml.CollectionNode):
                    self.cut(value, spot[1:])

    def _cut(self, start: int, stop: int, instead: str = "") -> None:
        self.cuts[start, stop, instead] = None

    def _cut_item(self, node: yaml.SequenceNode, at: int) -> None:
        item = node.value[at]
        if node.flow_style:
            self._cut_flow([(one.start_mark.index, one.end_mark.index) for one in node.value], at)
            return
        # From the dash to the end of the item's last line.
        start = self.text.rfind("\n", 0, self.text.rfind("-", 0, item.start_mark.index + 1)) + 1
        self._cut(start, self._line_end(_last(item)))

    def _cut_entry(self, node: yaml.MappingNode, at: int) -> None:
        if node.flow_style:
            self._cut_flow([(k.start_mark.index, v.end_mark.index) for k, v in node.value], at)
            return
        key, value = node.value[at]
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        if not self.text[start : key.start_mark.index].strip():
            self._cut(start, self._line_end(_last(value)))
        elif at + 1 < len(node.value):
            # The first key of a list item shares its line with the dash, which stays.
            self._cut(key.start_mark.index, node.value[at + 1][0].start_mark.index)
        else:
            self._cut(value.start_mark.index, _last(value), '""')

    def _cut_flow(self, spans: list[tuple[int, int]], at: int) -> None:
        if at + 1 < len(spans):
            self._cut(spans[at][0], spans[at + 1][0])
        elif at:
            self._cut(max(spans[at - 1][1], self._end_of_cuts()), spans[at][1])
        else:
            self._cut(*spans[at])

    def _end_of_cuts(self) -> int:
        return max((stop for _, stop, _ in self.cuts), default=0)

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", max(0, index - 1))
        return len(self.text) if found < 0 else found + 1


def _last(node: yaml.Node) -> int:
    """Return where the last text of a node ends; marks of whole blocks lie behind the blank lines."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last(last[1] if isinstance(last, tuple) else last)
