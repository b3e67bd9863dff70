"""Plans and other JSON files without the person."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from recimentor.forgetting.identity import Identity, Trace, is_address
from recimentor.forgetting.rows import own_words
from recimentor.model.forgotten import REMOVED
from recimentor.model.names import same_text
from recimentor.model.plan import PLAN_SCHEMA, Plan
from recimentor.model.references import GONE, Text, TextKind, rewritten, texts_of

#: Keys under which texts are ids of people.
PERSON_KEYS = frozenset(
    {
        "id",
        "a",
        "b",
        "c",
        "person",
        "partner",
        "partners",
        "people",
        "person_id",
        "prefer",
        "avoid",
        "knows",
        "manager",
        "settled",
        "accepted_by",
        "ask_first",
        "shortlists",
        "same_as",
        "ids",
        "left_over",
        "silent",
    }
)
_GONE: Any = GONE
_SCHEMAS: Final = "recimentor/"
#: Plans of every minor version.
_PLAN: Final = PLAN_SCHEMA.rpartition("/")[0] + "/"
_ALIAS: Final = re.compile(r"P\d{4,}")
#: Lists of a plan that name people without placing them.
_NOT_PLACES: Final = frozenset({"people", "unmatched", "settled", "shortlists", "program"})


def tree_traces(root: Any) -> Iterator[Trace]:
    """Yield whom the records inside plain data are about; views, and plans with aliases, say nothing."""
    if is_view(root) or has_aliases(root):
        return
    yield from _traces(root)


def is_view(root: Any) -> bool:
    """Return whether plain data are an output of this program that can be made again: all but plans."""
    schema = str(root.get("schema", "")) if isinstance(root, dict) else ""
    return schema.startswith(_SCHEMAS) and not schema.startswith(_PLAN) and "rounds" not in root


def has_aliases(root: Any) -> bool:
    """Return whether plain data are a plan in which everybody bears an alias."""
    people = root.get("people") if _is_plan(root) else None
    if not isinstance(people, dict) or not people:
        return False
    named = ((alias, one.get("name")) for alias, one in people.items() if isinstance(one, dict))
    return all(_ALIAS.fullmatch(alias) and name in {alias, REMOVED} for alias, name in named)


def _traces(root: Any) -> Iterator[Trace]:
    if isinstance(root, dict):
        if isinstance(root.get("name"), str) and any(
            key in root for key in ("id", "email", "offers", "wants")
        ):
            name, email = root["name"], str(root.get("email") or "")
            email = email if is_address(email) else ""
            known, contact = str(root.get("id") or email), str(root.get("contact") or "")
            yield Trace(known or name, name, email, contact, not known, words=tuple(_words_of(root)))
        for key, value in root.items():
            # A plan's people stand under their ids.
            yield from _traces({"id": key, **value} if _is_person(value) else value)
    elif isinstance(root, list):
        for value in root:
            yield from _traces(value)


def _words_of(record: dict[str, Any]) -> Iterator[str]:
    for key in ("requests", "comment", "comments", "note", "notes", "why"):
        value = record.get(key)
        yield from own_words([value] if isinstance(value, str) else filter(_is_text, value or ()))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_person(value: Any) -> bool:
    return isinstance(value, dict) and "name" in value and "id" not in value


@dataclass(slots=True)
class TreeEditor:
    """Takes a person out of plain data.

    Parameters
    ----------
    identity
        Whom to forget.
    token
        What stands for the person from now on; empty for nothing.
    """

    identity: Identity
    token: Callable[[], str]
    num_removed: int = 0
    num_hashed: int = 0

    def edited(self, root: Any) -> Any:
        """Return plain data without the person; pairs of plans keep a hash in their place."""
        root = self._plans(root)
        if _is_plan(root) or (isinstance(root, dict) and isinstance(root.get("rounds"), list)):
            return root
        found = self._walk(root, is_person=False)
        return [] if found is _GONE else found

    def _plans(self, root: Any) -> Any:
        if _is_plan(root):
            return self._plan(root)
        if isinstance(root, dict) and isinstance(root.get("rounds"), list):
            return {**root, "rounds": [self._plans(plan) for plan in root["rounds"]]}
        return root

    def _plan(self, plan: dict[str, Any]) -> dict[str, Any]:
        if self.identity.aliases and has_aliases(plan):
            known = replace(
                self.identity, ids=self.identity.ids | {same_text(a) for a in self.identity.aliases}
            )
            self.identity = replace(known, aliases=frozenset())
        placed, hashed_before = _placed(plan), self.num_hashed
        pairs = [new for pair in plan.get("pairs", ()) if (new := self._pair(pair)) is not _GONE]
        rings = [new for ring in plan.get("rings", ()) if (new := self._ring(ring)) is not _GONE]
        groups = {"pairs": pairs, **({"rings": rings} if "rings" in plan else {})}
        bare = self._without_notes({**plan, **groups})
        made: dict[str, Any] = rewritten(bare, Plan, self._visit)
        ends = [pair[side] for pair in pairs for side in ("a", "b", "c") if pair.get(side)]
        ends += [step["teacher"] for ring in rings for step in ring["steps"]]
        for token in (end["id"] for end in ends if end["name"] == REMOVED):
            made["people"].setdefault(token, {"id": token, "name": REMOVED, "offers": [], "wants": []})
        if self.num_hashed == hashed_before and any(map(self.identity.is_id, plan.get("people", ()))):
            # Nothing of them is left to be counted.
            goal = plan.get("objective")
            made |= {"objective": {**goal, "people": goal["people"] - 1}} if goal else {}
        # Whose group went as a whole is left over now.
        alone = placed - _placed(made) - {left["id"] for left in made.get("unmatched", ())}
        names = {one: str(made["people"][one].get("name", "")) for one in alone if one in made["people"]}
        more = [{"id": one, "name": name, "reasons": []} for one, name in sorted(names.items())]
        return {**made, "unmatched": [*made.get("unmatched", ()), *more]} if more else made

    def _without_notes(self, node: Any) -> Any:
        """Return a part of a plan without the notes about the person, which tell whom they fitted."""
        if isinstance(node, dict):
            return {key: self._without_notes(value) for key, value in node.items()}
        if not isinstance(node, list):
            return node
        kept = [one for one in node if not (_is_note(one) and self.identity.is_in(str(one["text"])))]
        self.num_removed += len(node) - len(kept)
        return [self._without_notes(one) for one in kept]

    def _visit(self, text: Text) -> Any:
        is_own = self.identity.is_id(text.text) or (
            text.kind in {TextKind.WHO, TextKind.ADDRESS} and self.identity.is_named(text.text)
        )
        if text.kind in {TextKind.ID, TextKind.WHO, TextKind.ADDRESS}:
            self.num_removed += is_own
            return GONE if is_own else text.text
        if text.kind is TextKind.NAME:
            return text.text
        new, count = self.identity.without(text.text)
        self.num_removed += count
        return new

    def _ring(self, ring: dict[str, Any]) -> Any:
        """Return a ring with a hash in the place of the person, and what the other two said of each other."""
        ids = [step["teacher"]["id"] for step in ring["steps"]]
        if not any(map(self.identity.is_id, ids)):
            return ring
        token = self.token()
        if not token:
            self.num_removed += 1
            return _GONE
        self.num_hashed += 1
        emptied: dict[str, Any] = {"teaches": [], "requests": [], "served": [], "reason": "", "slot": None}
        steps = []
        for step in ring["steps"]:
            gone = {end for end in ("teacher", "learner") if self.identity.is_id(step[end]["id"])}
            nobody: dict[str, Any] = {end: {"id": token, "name": REMOVED} for end in gone}
            steps.append({**step, **(nobody | emptied if gone else {})})
        return {**ring, "steps": steps, "cautions": [], "state": "ended", "accepted_by": []}

    def _pair(self, pair: dict[str, Any]) -> Any:
        sides = [side for side in ("a", "b", "c") if pair.get(side)]
        gone = [side for side in sides if self.identity.is_id(pair[side]["id"])]
        if not gone:
            return pair
        token = self.token()
        if not token or len(gone) == len(sides):
            self.num_removed += 1
            return _GONE
        self.num_hashed += 1
        nobody: dict[str, Any] = {side: {**pair[side], "id": token, "name": REMOVED} for side in gone}
        if pair.get("c"):
            # The third person's part holds gains too, and sentences that name all three.
            nobody["c"] = {**(nobody.get("c") or pair["c"]), "reason": [], "lessons": []}
        nothing: dict[str, Any] = {"a": [], "b": []}
        emptied: dict[str, Any] = {
            "teaches": nothing,
            "requests": nothing,
            "served": nothing,
            "alternatives": nothing,
            "reason": {"a": "", "b": ""},
            "slot": None,
            "cautions": [],
            "override": None,
            "accepted_by": [],
        }
        # Over for every command that reads the plan; its people are not asked, told or handed anything.
        nobody["state"] = "ended"
        return {**pair, **nobody, **{key: value for key, value in emptied.items() if key in pair}}

    def _walk(self, node: Any, *, is_person: bool) -> Any:
        if isinstance(node, dict):
            return self._mapping(node, is_person=is_person)
        if isinstance(node, list):
            return self._listing(node, is_person=is_person)
        if not isinstance(node, str):
            return node
        if self.identity.is_named(node) or (is_person and self.identity.is_id(node)):
            self.num_removed += 1
            return _GONE
        text, count = self.identity.without(node)
        self.num_removed += count
        return text

    def _mapping(self, node: dict[str, Any], *, is_person: bool) -> Any:
        if self._is_about(node):
            self.num_removed += 1
            return _GONE
        kept = {}
        for key, value in node.items():
            if self.identity.is_named(key) or (is_person and self.identity.is_id(key)):
                self.num_removed += 1
                continue
            new = self._walk(value, is_person=is_person or key in PERSON_KEYS)
            if new is not _GONE:
                kept[key] = new
        return kept

    def _listing(self, node: list[Any], *, is_person: bool) -> Any:
        kept = []
        for item in node:
            # A list of ids within a list is a pair, or a trio: gone with any of them.
            if is_person and isinstance(item, list) and any(self._is_lost(one) for one in item):
                self.num_removed += 1
            elif (new := self._walk(item, is_person=is_person)) is not _GONE:
                kept.append(new)
        return kept

    def _is_lost(self, item: Any) -> bool:
        return isinstance(item, str) and self.identity.is_id(item)

    def _is_about(self, node: dict[str, Any]) -> bool:
        is_record = bool({"id", "person", "offers", "email"} & node.keys())
        return is_record and is_of_person(node, self.identity)


def is_of_person(node: Mapping[str, Any], identity: Identity) -> bool:
    """Return whether a record of plain data is about a person, by the id, name or e-mail in it."""
    who = {key: node[key] for key in ("id", "name", "email", "person") if isinstance(node.get(key), str)}
    trace = Trace(who.get("id") or who.get("person") or "", who.get("name", ""), who.get("email", ""))
    return bool(who) and identity.is_meant(trace)


def _is_note(node: Any) -> bool:
    return isinstance(node, dict) and {"code", "text"} <= node.keys()


def _is_plan(root: Any) -> bool:
    return isinstance(root, dict) and str(root.get("schema", "")).startswith(_PLAN)


def _placed(plan: dict[str, Any]) -> set[str]:
    """Return the ids of people in a plan's pairs and groups; not of those who are alternatives to them."""
    return {
        text.text
        for text in texts_of({key: value for key, value in plan.items() if key not in _NOT_PLACES}, Plan)
        if text.kind is TextKind.ID and ".alternatives." not in text.path
    }


def tree_text(root: Any) -> str:
    """Return plain data as JSON text in the form of a plan file."""
    return json.dumps(root, ensure_ascii=False, indent=2) + "\n"
