"""JSON to located nodes: lines and columns are kept, keys are unique, depth is capped."""

from __future__ import annotations

import bisect
import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]

from recimentor.intake.notebook import Notebook
from recimentor.intake.reading.cells import Listing, Mapping, Node, Scalar, Spot
from recimentor.model.finding import Place

MAX_DEPTH = 60

_SPACE = re.compile(r"[ \t\r\n]*")
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_LINE_END = re.compile(r"\r\n|\r|\n")


class _FaultError(Exception):
    def __init__(self, code: str, position: int, message: str) -> None:
        super().__init__(message)
        self.code, self.position, self.message = code, position, message


def read_json(text: str, file: str, notebook: Notebook) -> Node | None:
    """Return the root node of a JSON text, or None with a finding where there is none.

    Parameters
    ----------
    text
        Decoded text.
    file
        Name for the findings.
    notebook
        Takes ``json-malformed``, ``duplicate-key``, ``too-large`` and ``file-empty``.

    Notes
    -----
    ``null`` is a blank; numbers and booleans stay as typed.
    """
    if not text.strip():
        notebook.add("file-empty", Place(file), "The file is empty.")
        return None
    reader = _Reader(text, file, notebook)
    try:
        return reader.read()
    except _FaultError as fault:
        notebook.add(fault.code, Place(file, "", *reader.spot(fault.position)), fault.message)
        return None


class _Reader:
    def __init__(self, text: str, file: str, notebook: Notebook) -> None:
        self._text, self._file, self._notebook = text, file, notebook
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def spot(self, position: int) -> Spot:
        """Return line and column of a position, from 1."""
        line = bisect.bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1

    def read(self) -> Node:
        """Read the whole text as one value."""
        node, end = self._value(self._skip(0), 0)
        end = self._skip(end)
        if end != len(self._text):
            raise _FaultError("json-malformed", end, "Something follows the end of the JSON value.")
        return node

    def _skip(self, position: int) -> int:
        found = _SPACE.match(self._text, position)
        return found.end() if found else position

    def _value(self, position: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            raise _FaultError("too-large", position, f"Lists are nested more than {MAX_DEPTH} deep.")
        start = self._text[position : position + 1]
        if start == '"':
            text, end = self._string(position)
            return Scalar(text, self.spot(position), is_plain=False), end
        if start == "[":
            return self._listing(position, depth)
        if start == "{":
            return self._mapping(position, depth)
        found = _LITERAL.match(self._text, position)
        if found is None:
            raise _FaultError("json-malformed", position, "A value is missing or is not JSON here.")
        text = "" if found.group() == "null" else found.group()
        return Scalar(text, self.spot(position)), found.end()

    def _string(self, position: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self._text, position + 1, True)  # noqa: FBT003 - its own interface
        except JSONDecodeError as fault:
            raise _FaultError("json-malformed", fault.pos, "A text in quotes is broken here.") from None
        return str(text), int(end)

    def _listing(self, position: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        end = self._skip(position + 1)
        while self._text[end : end + 1] != "]":
            if items:
                end = self._expect(",", end)
            node, end = self._value(end, depth + 1)
            items.append(node)
            end = self._skip(end)
        return Listing(tuple(items), self.spot(position)), end + 1

    def _mapping(self, position: int, depth: int) -> tuple[Node, int]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        is_first = True
        end = self._skip(position + 1)
        while self._text[end : end + 1] != "}":
            if not is_first:
                end = self._expect(",", end)
            is_first = False
            if self._text[end : end + 1] != '"':
                raise _FaultError("json-malformed", end, "A key in double quotes is missing here.")
            key_at = end
            name, end = self._string(end)
            end = self._expect(":", self._skip(end))
            node, end = self._value(end, depth + 1)
            self._enter(entries, Scalar(name, self.spot(key_at), is_plain=False), node)
            end = self._skip(end)
        return Mapping(tuple(entries.values()), self.spot(position)), end + 1

    def _expect(self, mark: str, position: int) -> int:
        if self._text[position : position + 1] != mark:
            raise _FaultError(
                "json-malformed", position, f"A `{mark}` or the end of the list is missing here."
            )
        return self._skip(position + 1)

    def _enter(self, entries: dict[str, tuple[Scalar, Node]], key: Scalar, node: Node) -> None:
        if key.text in entries:
            first = Place(self._file, "", *entries[key.text][0].spot)
            message = f"This key stands twice; the first is in line {first.row}."
            self._notebook.add("duplicate-key", Place(self._file, "", *key.spot), message, also=[first])
        else:
            entries[key.text] = (key, node)
