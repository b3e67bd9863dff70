"""Records of plain data, as JSON and YAML hold them: whom they are about, and what of them goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from recimentor.forgetting.identity import Identity, Trace
from recimentor.forgetting.rows import Header, has_side, is_own, read_header, traces_of

#: Keys under which texts are ids of people.
_OF_PEOPLE: Final = frozenset(
    """
    id a b c person partner partners people person_id prefer avoid knows manager settled accepted_by ask_first
    shortlists same_as ids left_over silent
    """.split()  # noqa: SIM905 - a list of words reads better as text
)
#: Headings of decisions: an entry that names the person goes as a whole.
_DECISIONS: Final = frozenset({"locked", "vetoed", "ended", "out", "first", "asked", "answers", "picks"})
_IN_DECISIONS: Final = ("person", "partner", "pair", "who")
_PAIR: Final = re.compile(r"(?:(?<!\s)\s+)?\+\s*")
#: With a name or an e-mail they make a mapping somebody's record.
_SKILLS: Final = frozenset({"offers", "wants"})

#: Where a value stands: keys and places, from the root.
Spot = tuple[str | int, ...]
#: What goes as a whole, and whether it is the person's own record.
Gone = Mapping[Spot, bool]


@dataclass(frozen=True, slots=True)
class Records:
    """Says of plain data whom their records are about, and what goes with a person.

    Parameters
    ----------
    columns
        Header key: field, as the program's ``columns:`` maps them.
    """

    columns: Mapping[str, str]
    _headers: dict[tuple[str, ...], Header] = field(default_factory=dict)

    def traces(self, node: Any) -> Iterator[Trace]:
        """Yield whom the records inside plain data are about."""
        if isinstance(node, dict):
            header, cells = self._laid_out(node)
            parts = {part for part, _ in header.who}
            if "email" in parts or ("name" in parts and (len(parts) > 1 or _SKILLS & node.keys())):
                yield from traces_of(header, cells)
            for key, value in node.items():
                # A plan's people stand under their ids.
                is_person = isinstance(value, dict) and "name" in value and "id" not in value
                yield from self.traces({"id": key, **value} if is_person else value)
        elif isinstance(node, list):
            for value in node:
                yield from self.traces(value)

    def gone(self, root: Any, identity: Identity) -> Gone:
        """Return where the entries and items stand that go as a whole, in their order."""
        return dict(self._gone(root, (), identity))

    def _gone(
        self, node: Any, spot: Spot, identity: Identity, *, is_person: bool = False, is_decided: bool = False
    ) -> Iterator[tuple[Spot, bool]]:
        if isinstance(node, dict):
            header, cells = self._laid_out(node)
            if (own := is_own(header, cells, identity)) or has_side(header, cells, identity):
                yield spot, own
                return
            people = {header.names[at] for at in header.refers}
            for key, value in node.items():
                is_deep = isinstance(value, dict | list)
                if _is_lost(key, identity, is_person=is_person or is_deep):
                    yield (*spot, key), is_deep
                    continue
                of_people = is_person or key in _OF_PEOPLE or key in people
                yield from self._gone(
                    value, (*spot, key), identity, is_person=of_people, is_decided=key in _DECISIONS
                )
        elif isinstance(node, list):
            for at, item in enumerate(node):
                is_group = is_decided or (is_person and isinstance(item, list))
                if is_group and _names_one(item, identity):
                    yield (*spot, at), isinstance(item, dict) and self._is_own(item, identity)
                else:
                    yield from self._gone(item, (*spot, at), identity, is_person=is_person)
        elif isinstance(node, str) and _is_lost(node, identity, is_person=is_person):
            yield spot, False

    def _is_own(self, node: Mapping[str, Any], identity: Identity) -> bool:
        return is_own(*self._laid_out(node), identity)

    def _laid_out(self, node: Mapping[str, Any]) -> tuple[Header, list[str]]:
        """Return a mapping as a row of a table: what its keys say, and the texts under them."""
        keys = tuple(node)
        if keys not in self._headers:
            self._headers[keys] = read_header(keys, self.columns)
        return self._headers[keys], [_text(value) for value in node.values()]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(item for item in value if isinstance(item, str))
    return str(value) if isinstance(value, str | int | float) else ""


def _is_lost(text: str, identity: Identity, *, is_person: bool) -> bool:
    return identity.is_named(text) or (is_person and identity.is_id(text))


def _names_one(item: Any, identity: Identity) -> bool:
    """Return whether a decision, or a pair or a trio in a list, names the person."""
    if isinstance(item, dict):
        return any(_names_one(value, identity) for key, value in item.items() if key in _IN_DECISIONS)
    if isinstance(item, list):
        return any(_names_one(one, identity) for one in item)
    return isinstance(item, str) and any(_is_lost(one, identity, is_person=True) for one in _PAIR.split(item))
