"""A plan with aliases in the place of names; who is who stands in a key apart."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self, get_args, get_origin, get_type_hints

from recimentor.model.names import same_text, words_of
from recimentor.model.plan import Plan
from recimentor.model.references import GONE, Text, TextKind, kinds_of, rewritten, texts_of
from recimentor.model.spellings import Spellings
from recimentor.report.data import csv_bytes, csv_text, undefuse

KEY_COLUMNS: Final = ("alias", "id", "name")
#: What tells who somebody is beside the name; attributes may hold anything.
_TELLING = ("email", "contact", "manager", "attributes", "latitude", "longitude")
_ALIAS = re.compile(r"P(\d+)$")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Key:
    """Who is who.

    Parameters
    ----------
    aliases
        Id: alias, such as ``P0017``.
    names
        Id: name.
    """

    aliases: Mapping[str, str]
    names: Mapping[str, str]


def key_from_csv(content: bytes) -> Key:
    """Return the key that :func:`key_csv` wrote.

    Raises
    ------
    ValueError
        If the content is no such key.
    """
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    if tuple(rows.fieldnames or ()) != KEY_COLUMNS:
        raise ValueError("not a key of pseudonyms")
    table = [{name: undefuse(cell or "") for name, cell in row.items()} for row in rows]
    return Key({row["id"]: row["alias"] for row in table}, {row["id"]: row["name"] for row in table})


def key_csv(key: Key) -> bytes:
    """Return a key as the bytes of a CSV file, sorted by alias."""
    rows = sorted((alias, person_id, key.names[person_id]) for person_id, alias in key.aliases.items())
    return csv_bytes(csv_text(KEY_COLUMNS, rows))


def make_key(plan: Plan, old: Key | None, secret: bytes) -> Key:
    """Return a key for everybody in a plan: the aliases of an old key, and further numbers for new people.

    Parameters
    ----------
    old
        The key of an earlier output, so that everybody keeps their alias.
    secret
        Decides the order of new numbers, so that an alias tells nothing of where a name stands in a list.
    """
    aliases, names = (dict(old.aliases), dict(old.names)) if old else ({}, {})
    used = [int(found[1]) for alias in aliases.values() if (found := _ALIAS.match(alias))]
    number = max(used, default=0)
    everybody = {key: str(record.get("name", "")) for key, record in plan.people.items()}
    for person_id in sorted(everybody.keys() - aliases.keys(), key=lambda each: _shuffled(each, secret)):
        number += 1
        aliases[person_id] = f"P{number:04d}"
    return Key(aliases, names | everybody)


def _shuffled(person_id: str, secret: bytes) -> bytes:
    text = person_id.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, key=secret[:64]).digest()


def pseudonymised(plan: Plan, key: Key) -> Plan:
    """Return a plan in which everybody bears an alias, in every text of it.

    E-mail addresses, contacts, managers, coordinates, attributes, decisions, names of files and the
    certificate, which stands in the order of the ids, are gone. Requests stay in people's own words, with the
    names of the pool's people replaced; what else they tell, nobody can know.

    Parameters
    ----------
    plan
        Any plan.
    key
        An alias for everybody in the plan.
    """
    names = _Names.of(plan, key)
    document = plan.model_dump(mode="json", by_alias=True)
    # What humans decided names people and reasons; a plan for others does without.
    for kept_apart in ("settled", "shortlists"):
        del document[kept_apart]
    for holder in (document, *document.values()):
        if isinstance(holder, dict) and "certificate" in holder:
            holder["certificate"] = {}
    if document["ring_proof"]:
        document["ring_proof"]["certificate"] = {}
    for name in ("inputs", "history"):
        document[name] = [
            one | {"path": f"{name} {at}", "options": ()} for at, one in enumerate(document[name], 1)
        ]
    for record in document["people"].values():
        for telling in _TELLING:
            record.pop(telling, None)
    entries = _entry_types()
    for name, shape in entries.items():
        document[name] = [_entry(entry, shape, names) for entry in document[name]]
    rest = {name: value for name, value in document.items() if name not in entries}
    made = document | rewritten(rest, Plan, names.visit)
    made["people"] = dict(sorted(made["people"].items()))
    made["unmatched"].sort(key=lambda left: left["id"])
    return Plan.model_validate(made)


def _entry_types() -> dict[str, Any]:
    """Return the plan's lists of pairs and people by name: sentences in them may use first names alone."""
    hints = get_type_hints(Plan, include_extras=True)
    items = {name: get_args(hint)[0] for name, hint in hints.items() if get_origin(hint) is tuple}
    return {
        name: item for name, item in items.items() if any(kind is TextKind.ID for _, kind in kinds_of(item))
    }


def _entry(entry: dict[str, Any], shape: Any, names: _Names) -> Any:
    members = {
        text.text
        for text in texts_of(entry, shape)
        if text.kind is TextKind.ID and not text.path.startswith("alternatives.")
    }
    made = rewritten(entry, shape, names.among(members).visit)
    if "steps" in made:
        return made | {"steps": _turned(made["steps"])}
    return _swapped(made) if {"a", "b"} <= made.keys() and made["b"]["id"] < made["a"]["id"] else made


def _turned(steps: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the steps of a ring so that the teacher with the smallest id is first, also by the new ones."""
    first = min(range(len(steps)), key=lambda at: steps[at]["teacher"]["id"])
    return steps[first:] + steps[:first]


def _swapped(value: Any) -> Any:
    """Return a pair with its sides exchanged: ``a`` sorts before ``b`` by id, also by the new ones."""
    if isinstance(value, dict):
        inner = {name: _swapped(each) for name, each in value.items()}
        for one, other in (("a", "b"), ("gain_a", "gain_b")):
            if {one, other} <= inner.keys():
                inner |= {one: inner[other], other: inner[one]}
        return inner
    return [_swapped(each) for each in value] if isinstance(value, list) else value


class _Names:
    """Finds the names of people in texts, and says what stands in the place of each text.

    Parameters
    ----------
    key
        Who is who.
    spellings
        Everybody's names, ids and addresses, each with its alias.
    parts
        First and last names that are replaced where they stand alone.
    """

    def __init__(self, key: Key, spellings: Spellings[str], parts: Spellings[str]) -> None:
        self._key, self._spellings, self._parts = key, spellings, parts

    @classmethod
    def of(cls, plan: Plan, key: Key) -> Self:
        """Return the names of everybody in a key, also by their addresses and former ids."""
        spellings: Spellings[str] = Spellings()
        former = plan.program.get("history", {}).get("same_as", {})
        for person_id, name in sorted(key.names.items()):
            alias, record = key.aliases[person_id], plan.people.get(person_id, {})
            spellings.add_name(name, alias)
            addresses = (record.get("email", ""), record.get("contact", ""))
            for written in (person_id, *addresses, *former.get(person_id, ())):
                if len(written) >= _SHORTEST:
                    spellings.add(written, alias)
        return cls(key, spellings, Spellings())

    def among(self, members: Iterable[str]) -> _Names:
        """Return the same, by which the first or last name alone of some people is found too."""
        words = {
            word: self._key.aliases[person_id]
            for person_id in sorted(members)
            for word in words_of(same_text(self._key.names.get(person_id, "")))
        }
        parts: Spellings[str] = Spellings()
        for word, alias in words.items():
            if len(word) >= _SHORTEST:
                parts.add(word, alias)
        return _Names(self._key, self._spellings, parts)

    def visit(self, text: Text) -> Any:
        """Return what stands in a text's place."""
        if text.kind in {TextKind.ID, TextKind.WHO}:
            return self._key.aliases.get(text.text) or self._called(text.text)
        if text.kind is TextKind.NAME:
            return self._key.aliases.get(text.owner, GONE)
        if text.kind is TextKind.ADDRESS:
            return GONE
        return text.text if text.kind is TextKind.CLOSED else self._replaced(text.text)

    def _called(self, text: str) -> Any:
        found = [one.owner for one in self._spellings.find(text)]
        return found[0] if len(found) == 1 else GONE

    def _replaced(self, text: str) -> str:
        parts, at = list[str](), 0
        for found in self._spellings.find(text):
            parts += [self._parted(text[at : found.start]), found.owner]
            at = found.stop
        return "".join([*parts, self._parted(text[at:])])

    def _parted(self, text: str) -> str:
        parts, at = list[str](), 0
        for found in self._parts.find(text):
            parts += [text[at : found.start], found.owner]
            at = found.stop
        return "".join([*parts, text[at:]])
