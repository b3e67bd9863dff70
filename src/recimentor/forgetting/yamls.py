"""YAML files without the person: entries are cut out of the text, all other lines stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from recimentor.forgetting.identity import Identity, Trace, is_address
from recimentor.forgetting.rows import own_words
from recimentor.forgetting.trees import PERSON_KEYS
from recimentor.intake.columns.fields import field_of

#: Headings of decisions: an entry that names the person goes as a whole.
_DECISIONS: Final = frozenset({"locked", "vetoed", "ended", "out", "first", "asked", "answers", "picks"})
_PAIR: Final = re.compile(r"(?:(?<!\s)\s+)?\+\s*")
_PARTS: Final = frozenset({"id", "name", "email", "contact", "offers", "wants"})
_WHO: Final = ("person", "partner", "pair", "who")


def yaml_root(text: str) -> yaml.Node | None:
    """Return the nodes of YAML text, or ``None`` where it is none."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return None


def yaml_values(text: str) -> Any:
    """Return YAML text as plain data, or ``None`` where it is none."""
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def yaml_traces(node: yaml.Node | None) -> list[Trace]:
    """Return whom the records inside YAML nodes are about."""
    if isinstance(node, yaml.SequenceNode):
        return [trace for item in node.value for trace in yaml_traces(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    parts = _parts(node)
    own = list[Trace]()
    if "name" in parts and len(parts) > 1:
        name, email, contact = parts["name"], parts.get("email", ""), parts.get("contact", "")
        email = email if is_address(email) else ""
        known = parts.get("id") or email
        words = tuple(own_words(_texts_of(node)))
        own.append(Trace(known or name, name, email, contact, not known, words=words))
    return own + [trace for _, value in node.value for trace in yaml_traces(value)]


def _texts_of(node: yaml.MappingNode) -> Iterator[str]:
    """Yield what a record says in free text: its requests, and fields that reading does not know."""
    for key, value in node.value:
        known = field_of(str(key.value))
        if known is None or known.name == "requests":
            items = value.value if isinstance(value, yaml.SequenceNode) else [value]
            yield from (str(item.value) for item in items if isinstance(item, yaml.ScalarNode))


@dataclass(slots=True)
class YamlEditor:
    """Takes a person out of YAML text.

    Parameters
    ----------
    text
        The text.
    identity
        Whom to forget.
    """

    text: str
    identity: Identity
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    def edited(self, root: yaml.Node) -> tuple[str, int]:
        """Return the text without the person, and how many entries and mentions went."""
        self._walk(root, is_person=False, in_decisions=False)
        text = self.text
        for start, stop, instead in sorted(self.cuts, reverse=True):
            text = text[:start] + instead + text[stop:]
        text, mentions = self.identity.without(text)
        return text, len(self.cuts) + mentions

    def _walk(self, node: yaml.Node, *, is_person: bool, in_decisions: bool) -> None:
        if isinstance(node, yaml.SequenceNode):
            for at, item in enumerate(node.value):
                if self._goes(item, is_person=is_person, in_decisions=in_decisions):
                    self._cut_item(node, at)
                else:
                    self._walk(item, is_person=is_person, in_decisions=False)
        elif isinstance(node, yaml.MappingNode):
            for at, (key, value) in enumerate(node.value):
                name = str(key.value)
                leads_to = str(value.value) if is_person and isinstance(value, yaml.ScalarNode) else ""
                if any(self._is_gone(text, is_person=is_person) for text in (name, leads_to)):
                    self._cut_entry(node, at)
                    continue
                self._walk(value, is_person=is_person or name in PERSON_KEYS, in_decisions=name in _DECISIONS)
        elif self._is_gone(str(node.value), is_person=is_person):
            self.cuts.append((node.start_mark.index, node.end_mark.index, '""'))

    def _is_gone(self, text: str, *, is_person: bool) -> bool:
        return self.identity.is_named(text) or (is_person and self.identity.is_id(text))

    def _goes(self, item: yaml.Node, *, is_person: bool, in_decisions: bool) -> bool:
        """Return whether an item of a list goes as a whole."""
        if isinstance(item, yaml.ScalarNode):
            names = _PAIR.split(str(item.value)) if in_decisions else [str(item.value)]
            return any(self._is_gone(name, is_person=is_person or in_decisions) for name in names)
        if isinstance(item, yaml.SequenceNode):
            return in_decisions and any(
                self._goes(one, is_person=True, in_decisions=True) for one in item.value
            )
        parts = _parts(item)
        trace = Trace(parts.get("id", ""), parts.get("name", ""), parts.get("email", ""))
        if (trace.id or trace.email or trace.name) and self.identity.is_meant(trace):
            return True
        return in_decisions and any(
            self._goes(value, is_person=True, in_decisions=True)
            for key, value in item.value
            if str(key.value) in _WHO
        )

    def _cut_item(self, node: yaml.SequenceNode, at: int) -> None:
        item = node.value[at]
        if node.flow_style:
            self._cut_flow([(one.start_mark.index, one.end_mark.index) for one in node.value], at)
            return
        # From the dash to the end of the item's last line.
        start = self.text.rfind("\n", 0, self.text.rfind("-", 0, item.start_mark.index + 1)) + 1
        self.cuts.append((start, self._line_end(_last(item)), ""))

    def _cut_entry(self, node: yaml.MappingNode, at: int) -> None:
        if node.flow_style:
            self._cut_flow([(k.start_mark.index, v.end_mark.index) for k, v in node.value], at)
            return
        key, value = node.value[at]
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        if not self.text[start : key.start_mark.index].strip():
            self.cuts.append((start, self._line_end(_last(value)), ""))
        elif at + 1 < len(node.value):
            # The first key of a list item shares its line with the dash, which stays.
            self.cuts.append((key.start_mark.index, node.value[at + 1][0].start_mark.index, ""))
        else:
            self.cuts.append((value.start_mark.index, _last(value), '""'))

    def _cut_flow(self, spans: list[tuple[int, int]], at: int) -> None:
        if at + 1 < len(spans):
            self.cuts.append((spans[at][0], spans[at + 1][0], ""))
        elif at:
            self.cuts.append((max(spans[at - 1][1], self._end_of_cuts()), spans[at][1], ""))
        else:
            self.cuts.append((*spans[at], ""))

    def _end_of_cuts(self) -> int:
        return max((stop for _, stop, _ in self.cuts), default=0)

    def _line_end(self, index: int) -> int:
        found = self.text.find("\n", max(0, index - 1))
        return len(self.text) if found < 0 else found + 1


def _parts(node: yaml.Node) -> dict[str, str]:
    """Return what a record says about who it is, and which skills fields it has."""
    parts: dict[str, str] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        known = field_of(str(key.value))
        if known is None or known.name not in _PARTS:
            continue
        parts[known.name] = str(value.value) if isinstance(value, yaml.ScalarNode) else known.name
    return parts


def _last(node: yaml.Node) -> int:
    """Return where the last text of a node ends; marks of whole blocks lie behind the blank lines."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last(last[1] if isinstance(last, tuple) else last)
