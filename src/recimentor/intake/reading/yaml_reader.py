"""YAML: events to located nodes; scalars stay as typed, keys are unique, aliases and depth are capped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Listing, Mapping, Node, Scalar, Spot
from recimentor.model.finding import Place

MAX_NODES = 6_000_000
MAX_ALIASED_NODES = 100_000
MAX_DEPTH = 60
#: What the parser says where lists are nested deeper than it goes itself.
_DEPTH = "nesting depth"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    spot: Spot
    is_mapping: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    key: Scalar | None = None
    size: int = 1


class _RefusedError(Exception):
    """The file cannot be read any further."""

    def __init__(self, code: str, spot: Spot, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.code, self.spot, self.message, self.fix = code, spot, message, fix


def read_yaml(text: str, file: str, notebook: Notebook) -> Node | None:
    """Return the root node of a YAML text, or None with a finding where there is none.

    Parameters
    ----------
    text
        Decoded text.
    file
        Name for the findings.
    notebook
        Takes ``yaml-malformed``, ``duplicate-key``, ``too-large`` and ``file-empty``.

    Notes
    -----
    The text is read event by event, so nothing is built before its size is known; tags are refused and
    nothing is resolved: ``no``, ``10:30`` and ``007`` stay what was typed.
    """
    builder = _Builder(file, notebook)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except _RefusedError as refused:
        place = Place(file, "", *refused.spot)
        notebook.add(refused.code, place, refused.message, refused.fix)
        return None
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        spot = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        if _DEPTH in f"{fault.problem} {fault.context}":
            message = f"Lists are nested more than {MAX_DEPTH} deep."
            notebook.add("too-large", Place(file, "", *spot), message)
        else:
            notebook.add("yaml-malformed", Place(file, "", *spot), *_in_words(fault, text, spot[0]))
        return None
    except (yaml.YAMLError, UnicodeError):
        notebook.add("yaml-malformed", Place(file), "The file holds characters that YAML does not allow.")
        return None
    if builder.root is None:
        notebook.add("file-empty", Place(file), "The file is empty.")
    return builder.root


def _in_words(fault: yaml.MarkedYAMLError, text: str, line: int) -> tuple[str, str]:
    """Say what is wrong, and the cure: in the parser's words, which name YAML's parts and never the text."""
    lines = text.splitlines()
    near = lines[max(0, line - 2) : line + 1]
    if any("\t" in each[: len(each) - len(each.lstrip())] for each in near):
        message = "A line begins with a tab; YAML indents by spaces alone."
        return message, "Put two spaces in the place of each tab at the beginning of a line."
    problem = fault.problem or fault.context or "the text does not follow the rules of YAML"
    if "'" in problem or '"' in problem:
        problem = "the text does not follow the rules of YAML"
    return f"This is not YAML: {problem}.", ""


class _Builder:
    """Builds nodes from events, with a stack of its own."""

    def __init__(self, file: str, notebook: Notebook) -> None:
        self.root: Node | None = None
        self._file, self._notebook = file, notebook
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._num_nodes = self._num_aliased = self._num_documents = 0

    def take(self, event: Any) -> None:
        """Take one event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._open(event)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._num_documents += 1
            if self._num_documents > 1:
                raise _RefusedError(
                    "yaml-malformed", _spot(event), "A second document starts here; one is read."
                )

    def _take_scalar(self, event: Any) -> None:
        spot = _spot(event)
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
            raise _RefusedError("yaml-malformed", spot, "Tags are not read.", "Remove the tag (`!...`).")
        is_plain = event.style is None or event.style == ""
        self._place(Scalar(event.value, spot, is_plain), 1, event.anchor)

    def _open(self, event: Any) -> None:
        spot = _spot(event)
        if event.tag is not None and event.tag != "!":
            raise _RefusedError("yaml-malformed", spot, "Tags are not read.", "Remove the tag (`!...`).")
        if len(self._stack) >= MAX_DEPTH:
            raise _RefusedError("too-large", spot, f"Lists are nested more than {MAX_DEPTH} deep.")
        self._stack.append(_Open(spot, isinstance(event, yaml.MappingStartEvent), event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        if done.is_mapping:
            node: Node = Mapping(tuple(_merged(done.entries).values()), done.spot)
        else:
            node = Listing(tuple(done.items), done.spot)
        self._place(node, done.size, done.anchor)

    def _take_alias(self, event: Any) -> None:
        spot = _spot(event)
        if event.anchor not in self._anchors:
            raise _RefusedError("yaml-malformed", spot, "An alias (`*`) names nothing that came before it.")
        node, size = self._anchors[event.anchor]
        self._num_aliased += size
        if self._num_aliased > MAX_ALIASED_NODES:
            raise _RefusedError(
                "too-large", spot, "Aliases (`*`) unfold into more than a sign-up sheet can hold."
            )
        self._place(node, size, None)

    def _place(self, node: Node, size: int, anchor: str | None) -> None:
        """Put a finished node where it belongs: the root, a list, a key or the value of a key."""
        self._num_nodes += 1
        if self._num_nodes > MAX_NODES:
            raise _RefusedError("too-large", node.spot, f"The file holds more than {MAX_NODES:,} values.")
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        top.size += size
        if not top.is_mapping:
            top.items.append(node)
        elif top.key is not None:
            self._enter(top, top.key, node)
            top.key = None
        elif isinstance(node, Scalar):
            top.key = node
        else:
            raise _RefusedError("yaml-malformed", node.spot, "A key must be plain text.")

    def _enter(self, top: _Open, key: Scalar, node: Node) -> None:
        if key.text in top.entries:
            first = Place(self._file, "", *top.entries[key.text][0].spot)
            message = f"This key stands twice; the first is in line {first.row}."
            self._notebook.add("duplicate-key", Place(self._file, "", *key.spot), message, also=[first])
        else:
            top.entries[key.text] = (key, node)


def _merged(entries: dict[str, tuple[Scalar, Node]]) -> dict[str, tuple[Scalar, Node]]:
    """Return the entries of a mapping with those that ``<<`` brings in; its own go before them."""
    merge = entries.get("<<")
    if merge is None:
        return entries
    nodes = merge[1].items if isinstance(merge[1], Listing) else (merge[1],)
    if not all(isinstance(node, Mapping) for node in nodes):
        return entries
    found = {key: entry for key, entry in entries.items() if key != "<<"}
    for node in nodes:
        for name, value in node.entries if isinstance(node, Mapping) else ():
            found.setdefault(name.text, (name, value))
    return found


def _spot(event: Any) -> Spot:
    return event.start_mark.line + 1, event.start_mark.column + 1
