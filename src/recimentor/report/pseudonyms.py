"""A plan with aliases in the place of names; who is who stands in a key apart."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from recimentor.model.plan import Plan
from recimentor.report.csvfile import csv_bytes, csv_text, undefuse

KEY_COLUMNS: Final = ("alias", "id", "name")
_LINKS = ("prefer", "avoid", "knows")
#: What tells who somebody is beside the name; attributes may hold anything.
_TELLING = ("email", "contact", "manager", "attributes", "latitude", "longitude")
_WORD = re.compile(r"\w+")
_ALIAS = re.compile(r"P(\d+)$")
_SHORTEST = 2
_LONGEST = 8


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

    E-mail addresses, contacts, managers, coordinates, attributes and decisions are gone. Requests stay in
    people's own words, with the names of the pool's people replaced; what else they tell, nobody can know.

    Parameters
    ----------
    plan
        Any plan.
    key
        An alias for everybody in the plan.
    """
    addresses = {key: record.get("email", "") for key, record in plan.people.items()}
    names = _Names(key, addresses)
    document = plan.model_dump(mode="json", by_alias=True)
    people = {}
    for person_id, record in document["people"].items():
        people[key.aliases[person_id]] = _record(record, key, names)
    document["people"] = dict(sorted(people.items()))
    document["pairs"] = [_pair(pair, key, names) for pair in document["pairs"]]
    document["unmatched"] = [
        _named(left | {"reasons": names.without(left["reasons"], [left["id"]])}, key)
        for left in document["unmatched"]
    ]
    document["notes"] = names.without(document["notes"])
    # What humans decided names people and reasons; a plan for others does without.
    del document["settled"], document["shortlists"]
    return Plan.model_validate(document)


def _record(record: Mapping[str, Any], key: Key, names: _Names) -> dict[str, Any]:
    kept = {name: value for name, value in record.items() if name not in (*_TELLING, *_LINKS, "id", "name")}
    alias = key.aliases[record["id"]]
    made: dict[str, Any] = {"id": alias, "name": alias} | names.without(kept)
    for link in _LINKS:
        if linked := [key.aliases[each] for each in record.get(link, ()) if each in key.aliases]:
            made[link] = linked
    return made


def _pair(pair: dict[str, Any], key: Key, names: _Names) -> dict[str, Any]:
    members = [pair[side]["id"] for side in ("a", "b", "c") if pair.get(side)]
    made: dict[str, Any] = names.without(pair)
    # Sentences about a pair may use first names alone.
    made |= {name: names.without(pair[name], members) for name in ("reason", "cautions")}
    third = names.without(pair["c"], members)
    made |= {side: _named(pair[side], key) for side in ("a", "b")}
    made["c"] = third and _named(third | {"id": pair["c"]["id"]}, key)
    for side in ("a", "b"):
        made["alternatives"][side] = [_named(each, key) for each in pair["alternatives"][side]]
    return _swapped(made) if made["b"]["id"] < made["a"]["id"] else made


def _named(person: Mapping[str, Any], key: Key) -> dict[str, Any]:
    alias = key.aliases[person["id"]]
    return dict(person) | {"id": alias, "name": alias}


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
    """Finds the names of people in texts."""

    def __init__(self, key: Key, addresses: Mapping[str, str]) -> None:
        self._key = key
        self._aliases: dict[str, str] = {}
        for person_id, name in sorted(key.names.items()):
            for written in (name, person_id, addresses.get(person_id, "")):
                text = written.casefold()
                if len(text) >= _SHORTEST:
                    self._aliases.setdefault(text.strip(), key.aliases[person_id])
        self._most_words = min(_LONGEST, max((len(_WORD.findall(text)) for text in self._aliases), default=0))

    def without(self, value: Any, members: Iterable[str] = ()) -> Any:
        """Return a value of JSON in whose texts no name stands; keys stay.

        ``members`` are people whose first or last name alone is replaced too.
        """
        parts = {}
        for person_id in members:
            for word in _WORD.findall(self._key.names[person_id].casefold()):
                if len(word) >= _SHORTEST:
                    parts[word] = self._key.aliases[person_id]
        return self._walk(value, parts)

    def _walk(self, value: Any, parts: Mapping[str, str]) -> Any:
        if isinstance(value, str):
            return self._replaced(value, parts)
        if isinstance(value, dict):
            return {name: self._walk(each, parts) for name, each in value.items()}
        return [self._walk(each, parts) for each in value] if isinstance(value, list) else value

    def _replaced(self, text: str, parts: Mapping[str, str]) -> str:
        folded = text.casefold()
        if len(folded) != len(text):
            # Some letters grow when folded; lower case keeps the places.
            folded = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
        words = [found.span() for found in _WORD.finditer(folded)]
        made, at = [], 0
        for first, (start, end) in enumerate(words):
            if start < at:
                continue
            stop, alias = self._name_at(folded, words[first : first + self._most_words])
            if not alias:
                stop, alias = end, parts.get(folded[start:end], "")
            if alias:
                made += [text[at:start], alias]
                at = stop
        return "".join([*made, text[at:]]) if made else text

    def _name_at(self, folded: str, words: Sequence[tuple[int, int]]) -> tuple[int, str]:
        """Return where the longest name that begins with the first word ends, and its alias."""
        for _, end in reversed(words):
            if alias := self._aliases.get(folded[words[0][0] : end]):
                return end, alias
        return 0, ""
