"""A plan beside the same plan made anew: whatever does not follow from the files is named.

Every field is compared, those of tomorrow too: the fields come from the model of the plan. Left out is only
what is compared elsewhere, and says so here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from recimentor.insight.verifying.claims import ids_of
from recimentor.model.decisions import Decisions, ordered, pairs_of
from recimentor.model.plan import Note, Pair, Plan, Unmatched
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
        if name == "pairs":
            yield from _pair_differences(plan.pairs, again.pairs)
        elif name == "unmatched":
            yield from _left_over_differences(plan.unmatched, again.unmatched)
        elif name == "objective":
            parts = [part for part in type(mine).model_fields if getattr(mine, part) != getattr(other, part)]
            yield f"Not as the files have it: {', '.join(parts)} of the objective."
        else:
            yield f"The {name.rstrip('_').replace('_', ' ')} of the plan does not follow from the files."


def _pair_differences(pairs: tuple[Pair, ...], again: tuple[Pair, ...]) -> Iterator[str]:
    if Counter(map(_key, pairs)) != Counter(map(_key, again)):
        yield "The pairs, or the people who join them, are not those that follow from the files."
    elif [*map(_key, pairs)] != [*map(_key, again)]:
        yield "The pairs are not in the order of their ranks."
    known = {_key(pair): pair for pair in again}
    for pair in pairs:
        other = known.get(_key(pair))
        for name in Pair.model_fields:
            if other is not None and name not in _MOVING and getattr(pair, name) != getattr(other, name):
                yield f"The {name} of the pair {', '.join(ids_of(pair))} does not follow from the files."


def _key(pair: Pair) -> tuple[str, ...]:
    return (pair.kind, *ids_of(pair))


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
    return re.sub(r"\S*[/\\]", "", text)


def state_faults(plan: Plan, again: Plan, decisions: Decisions) -> Iterator[str]:
    """Name every pair that says it is further than today's answers are.

    A plan does not change when answers come, so it may lag behind them; it may not run ahead. A pair that was
    fixed because somebody had said yes cannot have been without an answer.
    """
    today = {_key(pair): pair for pair in again.pairs}
    locked, fixed_by_hr = set(plan.settled.locked), set(pairs_of(decisions.locked))
    asks_nobody = again.program.get("consent") == Consent.NONE
    for pair in plan.pairs:
        now = today.get(_key(pair))
        if now is None or (pair.state, pair.accepted_by) == (now.state, now.accepted_by):
            continue
        ids = ordered(pair.a.id, pair.b.id)
        was_answered = ids in locked - fixed_by_hr and pair.c is None
        behind = set(pair.accepted_by) < set(now.accepted_by) and pair.state == (
            now.state if asks_nobody else _state_of(pair)
        )
        if not behind or list(pair.accepted_by) != sorted(set(pair.accepted_by)):
            yield f"The decisions do not say that the pair {', '.join(ids_of(pair))} is {pair.state}."
        elif was_answered and not pair.accepted_by and not asks_nobody:
            yield f"The pair {', '.join(ids_of(pair))} was fixed by an answer, and names nobody who gave it."


def moved_on(plan: Plan, again: Plan) -> int:
    """Return how many pairs have moved on since the plan was made."""
    was = {_key(pair): (pair.state, pair.accepted_by) for pair in plan.pairs}
    return sum(was.get(_key(pair)) != (pair.state, pair.accepted_by) for pair in again.pairs)


def _state_of(pair: Pair) -> str:
    """Return the state of a pair whose people are asked, by who said yes."""
    said = len(pair.accepted_by)
    return _STEPS[0] if not said else _STEPS[2] if said == len(ids_of(pair)) else _STEPS[1]
