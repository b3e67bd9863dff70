"""What changed between two plans, and why."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from recimentor.insight.planning.keep import members
from recimentor.model.balance import SMALLEST_GROUP
from recimentor.model.comparison import (
    Broken,
    Comparison,
    GroupChange,
    Named,
    PairChange,
    PersonChange,
    RingChanges,
    Totals,
)
from recimentor.model.decisions import Ids, ordered
from recimentor.model.keep_by import KeepBy
from recimentor.model.plan import Pair, Plan, Ring

_SAME = 1e-9


def compare(before: Plan, after: Plan) -> Comparison:
    """Return what changed from one plan to another.

    Parameters
    ----------
    before, after
        Any two plans; people are the same where their ids are.
    """
    old, new = _by_ids(before), _by_ids(after)
    gains = _gain_changes(before, after)
    had, have = _placed(before), _placed(after)
    both = [person for person in after.people if person in before.people]
    return Comparison(
        before=_totals(before),
        after=_totals(after),
        kept=tuple(_change(pair, new[ids], pair) for ids, pair in old.items() if ids in new),
        made=tuple(_change(None, pair, pair) for ids, pair in new.items() if ids not in old),
        broken=tuple(
            _change(pair, None, pair, _why(ids, after)) for ids, pair in old.items() if ids not in new
        ),
        gainers=tuple(sorted((g for g in gains if g.gain_after > g.gain_before), key=_by_size)),
        losers=tuple(sorted((g for g in gains if g.gain_after < g.gain_before), key=_by_size)),
        placed=_named(after, (person for person in both if person in have and person not in had)),
        left_over=_named(after, (person for person in both if person in had and person not in have)),
        joined=_named(after, (person for person in after.people if person not in before.people)),
        gone=_named(before, (person for person in before.people if person not in after.people)),
        groups=_groups(before, after),
        settings=tuple(_settings(before.program, after.program)),
        rings=_ring_changes(before, after),
    )


def _ring_changes(before: Plan, after: Plan) -> RingChanges:
    """Return which rings both plans have, the same people teaching the same, and which one has alone."""
    old, new = ({members(ring): ring for ring in plan.rings} for plan in (before, after))
    return RingChanges(
        kept=tuple(_names(ring) for ids, ring in new.items() if ids in old),
        made=tuple(_names(ring) for ids, ring in new.items() if ids not in old),
        broken=tuple(_names(ring) for ids, ring in old.items() if ids not in new),
    )


def _names(ring: Ring) -> tuple[str, ...]:
    return tuple(person.name for person in ring.people)


def _by_ids(plan: Plan) -> dict[tuple[str, ...], Pair]:
    return {tuple(sorted(members(pair))): pair for pair in plan.pairs}


def _totals(plan: Plan) -> Totals:
    scores = [pair.score for pair in plan.pairs]
    total = math.fsum(scores)
    return Totals(
        people=plan.objective.people,
        placed=plan.objective.placed + 3 * len(plan.rings),
        pairs=len(scores),
        total=total,
        mean=total / len(scores) if scores else None,
        weakest=min(scores, default=None),
    )


def _change(old: Pair | None, new: Pair | None, shown: Pair, why: Broken | None = None) -> PairChange:
    return PairChange(
        a_id=shown.a.id,
        a_name=shown.a.name,
        b_id=shown.b.id,
        b_name=shown.b.name,
        score_before=old.score if old else None,
        score_after=new.score if new else None,
        was=shown.state,
        why=why,
    )


def _why(ids: tuple[str, ...], after: Plan) -> Broken:
    """Return why a pair is gone: what happened to its people first, then what the rules and the total ask."""
    pair: Ids = ordered(ids[0], ids[1])
    settled = after.settled
    out = {*settled.out, *(one for one in ids if after.people.get(one, {}).get("active") is False)}
    fixed = {person for lock in settled.locked for person in lock}
    reasons = (
        (Broken.LEFT, any(person not in after.people for person in ids)),
        (Broken.OUT, not out.isdisjoint(ids)),
        (Broken.DECIDED, pair in settled.vetoed),
        (Broken.LOCKED, not fixed.isdisjoint(ids)),
        (Broken.UNKNOWN, settled.keep_by is None),
        (Broken.RULE, pair not in settled.kept),
        (Broken.FOR_MORE_PEOPLE, settled.keep_by is KeepBy.LEAST_CHANGE),
    )
    return next((why for why, holds in reasons if holds), Broken.FOR_A_BETTER_TOTAL)


def _placed(plan: Plan) -> set[str]:
    return {person for group in plan.groups for person in members(group)}


def _gain_changes(before: Plan, after: Plan) -> list[PersonChange]:
    old, new = _gains(before), _gains(after)
    return [
        PersonChange(person, record.get("name", ""), old[person], new[person])
        for person, record in after.people.items()
        if person in before.people and abs(old[person] - new[person]) > _SAME
    ]


def _gains(plan: Plan) -> defaultdict[str, float]:
    gains: defaultdict[str, float] = defaultdict(float)
    for pair in plan.pairs:
        gains[pair.a.id] += pair.gain.a
        gains[pair.b.id] += pair.gain.b
    for ring in plan.rings:
        for step in ring.steps:
            gains[step.learner.id] += step.gain
    return gains


def _by_size(change: PersonChange) -> tuple[float, str]:
    return -abs(change.gain_after - change.gain_before), change.id


def _named(plan: Plan, people: Iterable[str]) -> tuple[Named, ...]:
    return tuple(Named(person, plan.people[person].get("name", "")) for person in people)


def _groups(before: Plan, after: Plan) -> tuple[GroupChange, ...]:
    counts = [_by_department(plan.people, plan.people) for plan in (before, after)]
    placed = [_by_department(plan.people, _placed(plan)) for plan in (before, after)]
    shown = [group for group in sorted({*counts[0], *counts[1]}) if group]
    return tuple(
        GroupChange(group, counts[0][group], placed[0][group], counts[1][group], placed[1][group])
        for group in shown
        if min(counts[0][group], counts[1][group]) >= SMALLEST_GROUP
    )


def _by_department(people: Mapping[str, Mapping[str, Any]], which: Iterable[str]) -> Counter[str]:
    return Counter(str(people[person].get("department", "")) for person in which if person in people)


def _settings(before: Any, after: Any, path: str = "") -> Iterable[tuple[str, str, str]]:
    """Yield the settings that differ, by their path."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            yield from _settings(before.get(key), after.get(key), f"{path}.{key}" if path else key)
    elif before != after:
        yield path, json.dumps(before, ensure_ascii=False), json.dumps(after, ensure_ascii=False)
