"""Counts over the people of a plan: skills, departments, free hours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from recimentor.model.plan import Plan
from recimentor.report.view import MeetingMatrix, SkillCount

#: Departments that the matrix tells apart; the smaller ones count as one.
DEPARTMENTS_SHOWN = 14
OTHERS = "Others"
_NONE = "(not given)"
_MINUTES = 60


def skill_counts(records: Iterable[Mapping[str, Any]]) -> tuple[SkillCount, ...]:
    """Return how many people offer and want each skill, the most wanted first."""
    offered: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for kind, counts in (("offers", offered), ("wants", wanted)):
            for item in {item["key"]: item for item in record.get(kind, ())}.values():
                counts[item["key"]] += 1
                spellings[item["key"]][item["skill"]] += 1
    ordered = sorted(spellings, key=lambda key: (-wanted[key], -offered[key], key))
    return tuple(SkillCount(_commonest(spellings[key]), offered[key], wanted[key]) for key in ordered)


def _commonest(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda spelling: (-spellings[spelling], spelling))


def department_matrix(plan: Plan) -> MeetingMatrix | None:
    """Return how many pairs join each two departments; ``None`` where nobody gave one."""
    size = Counter(record.get("department", "") for record in plan.people.values())
    if not any(size):
        return None
    large = [name for name, _ in sorted(size.items(), key=lambda item: (-item[1], item[0]))]
    kept = large if len(large) <= DEPARTMENTS_SHOWN else large[: DEPARTMENTS_SHOWN - 1]
    names = [name or _NONE for name in sorted(kept, key=lambda name: (name == "", name))]
    if len(kept) < len(large):
        names.append(OTHERS)
    place = {name: names.index((name or _NONE) if name in set(kept) else OTHERS) for name in large}
    counts = [[0] * len(names) for _ in names]
    for pair in plan.pairs:
        members = [pair.a.id, pair.b.id, *([pair.c.id] if pair.c else [])]
        known = (plan.people[each] for each in members if each in plan.people)
        places = [place[record.get("department", "")] for record in known]
        for one, other in combinations(places, 2):
            counts[one][other] += 1
            if one != other:
                counts[other][one] += 1
    return MeetingMatrix(tuple(names), tuple(map(tuple, counts)))


def free_hours(records: Iterable[Mapping[str, Any]]) -> tuple[tuple[int, ...], ...]:
    """Return how many people are free in each hour of the week, local time; empty if nobody said.

    An hour counts where the person is free for all of it. Shape ``(7, 24)``.
    """
    hours = [[0] * 24 for _ in range(7)]
    for record in records:
        free = set()
        for day, start, end in record.get("availability", ()):
            free |= {(day, hour) for hour in range(-(-start // _MINUTES), end // _MINUTES)}
        for day, hour in free:
            hours[day][hour] += 1
    return tuple(map(tuple, hours)) if any(map(any, hours)) else ()
