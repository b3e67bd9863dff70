"""Saved plans without a person: what was said of their pairs goes, a hash keeps old partners apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from recimentor.forgetting.identity import Identity
from recimentor.forgetting.rows import is_alias
from recimentor.model.forgotten import REMOVED
from recimentor.model.plan import PLAN_SCHEMA, Plan
from recimentor.model.references import GONE, Text, TextKind, rewritten, texts_of

_GONE: Any = GONE
_SCHEMAS: Final = "recimentor/"
#: Plans of every minor version.
_PLAN: Final = PLAN_SCHEMA.rpartition("/")[0] + "/"
#: Lists of a plan that name people without placing them.
_NOT_PLACES: Final = frozenset({"people", "unmatched", "settled", "shortlists", "program"})


def is_plan(root: Any) -> bool:
    """Return whether plain data are a saved plan, or plans of several rounds."""
    return isinstance(root, dict) and (_is_one(root) or isinstance(root.get("rounds"), list))


def _is_one(root: Any) -> bool:
    return isinstance(root, dict) and str(root.get("schema", "")).startswith(_PLAN)


def is_view(root: Any) -> bool:
    """Return whether plain data are an output of this program that can be made again: all but plans."""
    schema = str(root.get("schema", "")) if isinstance(root, dict) else ""
    return schema.startswith(_SCHEMAS) and not is_plan(root)


def has_aliases(root: Any) -> bool:
    """Return whether plain data are a plan in which everybody bears an alias."""
    people = root.get("people") if _is_one(root) else None
    if not isinstance(people, dict) or not people:
        return False
    named = ((alias, one.get("name")) for alias, one in people.items() if isinstance(one, dict))
    return all(is_alias(alias) and name in {alias, REMOVED} for alias, name in named)


@dataclass(slots=True)
class PlanEditor:
    """Takes a person out of saved plans.

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

    def edited(self, root: dict[str, Any]) -> dict[str, Any]:
        """Return plans without the person; pairs keep a hash in their place."""
        if _is_one(root):
            return self._plan(root)
        return {**root, "rounds": [self._plan(plan) if _is_one(plan) else plan for plan in root["rounds"]]}

    def _plan(self, plan: dict[str, Any]) -> dict[str, Any]:
        if has_aliases(plan):
            # Whoever has the aliases was promised no id: a hash would be one.
            self.identity, self.token = self.identity.as_alias(), str
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


def _is_note(node: Any) -> bool:
    return isinstance(node, dict) and {"code", "text"} <= node.keys()


def _placed(plan: dict[str, Any]) -> set[str]:
    """Return the ids of people in a plan's pairs and groups; not of those who are alternatives to them."""
    return {
        text.text
        for text in texts_of({key: value for key, value in plan.items() if key not in _NOT_PLACES}, Plan)
        if text.kind is TextKind.ID and ".alternatives." not in text.path
    }
