"""A plan beside the same plan made anew: whatever does not follow from the files is named.

Every field is compared, those of tomorrow too: the fields come from the model of the plan. Left out is only
what is compared elsewhere, and says so here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from recimentor.model.decisions import Decisions, ordered, pairs_of
from recimentor.model.plan import Note, Pair, Plan, Ring, Unmatched
from recimentor.model.states import Consent

#: Compared in `conditions`: people and settings by name, files by their bytes; versions are told.
_ELSEWHERE: Final = frozenset(
    {"people", "people_digest", "program", "inputs", "history", "version", "plugins"}
)
#: Answers that came since move these on: `state_faults`.
_MOVING: Final = frozenset({"state", "accepted_by"})
_STEPS: Final = ("proposed", "accepted", "confirmed")


def differences(plan: Plan, again: Plan) -> Iterator[str]:
    """Name everything in which a plan differs from the same plan made anew, one sentence each.

    Parameters
    ----------
    plan
        The saved plan.
    again
        Made of its pairings, from the files.
    """
    for name in Plan.model_fields:
        mine, other = getattr(plan, name), getattr(again, name)
        if name in _ELSEWHERE or mine == other:
            continue
        if name in {"pairs", "rings"}:
            yield from _group_differences(name.rstrip("s"), mine, other)
        elif name == "unmatched":
            yield from _left_over_differences(plan.unmatched, again.unmatched)
        elif name == "objective":
            parts = [part for part in type(mine).model_fields if getattr(mine, part) != getattr(other, part)]
            yield f"Not as the files have it: {', '.join(parts)} of the objective."
        else:
            yield f"The {name.rstrip('_').replace('_', ' ')} of the plan does not follow from the files."


def _group_differences(
    kind: str, groups: Sequence[Pair | Ring], again: Sequence[Pair | Ring]
) -> Iterator[str]:
    """Name what differs in the pairs, or in the rings, of two plans."""
    if Counter(map(_key, groups)) != Counter(map(_key, again)):
        yield f"The {kind}s, or the people who join them, are not those that follow from the files."
    elif [*map(_key, groups)] != [*map(_key, again)]:
        yield f"The {kind}s are not in the order of their ranks."
    known = {_key(group): group for group in again}
    for group in groups:
        other = known.get(_key(group))
        for name in type(group).model_fields:
            if other is not None and name not in _MOVING and getattr(group, name) != getattr(other, name):
                yield f"The {name} of the {kind} {_named(group)} does not follow from the files."


def _key(group: Pair | Ring) -> tuple[str, ...]:
    return (group.kind if isinstance(group, Pair) else "ring", *(one.id for one in group.people))


def _named(group: Pair | Ring) -> str:
    return ", ".join(one.id for one in group.people)


def _left_over_differences(left: tuple[Unmatched, ...], again: tuple[Unmatched, ...]) -> Iterator[str]:
    if [_placeless(one.id) for one in left] != [_placeless(one.id) for one in again]:
        yield "The people left over are not those without a partner, by id."
        return
    for one, other in zip(left, again, strict=True):
        if one.name != other.name or [*map(_said, one.reasons)] != [*map(_said, other.reasons)]:
            yield f"Why {one.id} is left over does not follow from the files."


def _said(note: Note) -> tuple[str, str]:
    return note.code, _placeless(note.text) if note.code == "set-aside" else note.text


def _placeless(text: str) -> str:
    """Return a text without the folders of files in it: they may be named from elsewhere."""
    return re.sub(r"(?<!\S)\S*[/\\]", "", text)


def state_faults(plan: Plan, again: Plan, decisions: Decisions) -> Iterator[str]:
    """Name every pair and ring that says it is further than today's answers are.

    A plan does not change when answers come, so it may lag behind them; it may not run ahead. A pair that was
    fixed because somebody had said yes cannot have been without an answer.
    """
    today = {_key(group): group for group in again.groups}
    locked, fixed_by_hr = set(plan.settled.locked), set(pairs_of(decisions.locked))
    asks_nobody = again.program.get("consent") == Consent.NONE
    for group in plan.groups:
        now = today.get(_key(group))
        if now is None or (group.state, group.accepted_by) == (now.state, now.accepted_by):
            continue
        kind = "pair" if isinstance(group, Pair) else "ring"
        behind = set(group.accepted_by) < set(now.accepted_by) and group.state == (
            now.state if asks_nobody else _state_of(group)
        )
        if not behind or list(group.accepted_by) != sorted(set(group.accepted_by)):
            yield f"The decisions do not say that the {kind} {_named(group)} is {group.state}."
        elif asks_nobody or group.accepted_by or not isinstance(group, Pair) or group.c is not None:
            continue
        elif ordered(group.a.id, group.b.id) in locked - fixed_by_hr:
            yield f"The pair {_named(group)} was fixed by an answer, and names nobody who gave it."


def moved_on(plan: Plan, again: Plan) -> int:
    """Return how many pairs and rings have moved on since the plan was made."""
    was = {_key(group): (group.state, group.accepted_by) for group in plan.groups}
    return sum(was.get(_key(group)) != (group.state, group.accepted_by) for group in again.groups)


def _state_of(group: Pair | Ring) -> str:
    """Return the state of a group whose people are asked, by who said yes."""
    said = len(group.accepted_by)
    return _STEPS[0] if not said else _STEPS[2] if said == len(group.people) else _STEPS[1]
