"""Changes of a saved plan: another value for a leaf, items dropped, doubled, turned, keys added and lost."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from tests.insight.verifying.office import Json, judged

from recimentor.api.reading import Reading

Steps = tuple[str | int, ...]

#: Words of closed lists, each with another one of its list.
_OTHER_WORDS = {
    "optimal": "feasible", "witness": "search", "settled": "coarse", "proposed": "confirmed",
    "two-way": "one-way", "Mon": "Tue", "freeze": "trade",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where, what it is called, and what stands there then."""

    steps: Steps
    how: str
    value: Any

    @property
    def kind(self) -> str:
        """The way to the place, without positions and ids."""
        return kind_of(self.steps)

    def of(self, plan: Json) -> Json:
        """Return the plan with the change."""
        changed = copy.deepcopy(plan)
        at(changed, self.steps[:-1])[self.steps[-1]] = copy.deepcopy(self.value)
        return changed


def leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Yield every leaf with the way to it; an empty list or object is a leaf too."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not parts or not value:
        yield steps, value
    for step, part in parts:
        yield from leaves(part, (*steps, step))


def kind_of(steps: Steps) -> str:
    """Return the way to a leaf without positions and ids, so that one of each kind is tried."""
    way = ".".join("*" if isinstance(step, int) else step for step in steps)
    return re.sub(r"^(people|shortlists)\.\w+", r"\1.*", way)


def edited(value: Any) -> Any:
    """Return something else of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return _OTHER_WORDS.get(value, value + "x")
    return {"x": 1} if isinstance(value, dict) else ["x"] if isinstance(value, list) else "x"


def changes(plan: Json) -> Iterator[Change]:
    """Yield every change of one place of a plan."""
    for steps, value in leaves(plan):
        yield Change(steps, "another", edited(value))
        if isinstance(value, float):
            yield Change(steps, "a little more", value + 1e-6)
        if value is None:
            yield Change(steps, "a number", 1)
        elif value not in ([], {}, ""):
            yield Change(steps, "nothing", None)
    yield from _of_lists(plan, ())


def _of_lists(value: Any, steps: Steps) -> Iterator[Change]:
    if isinstance(value, list) and value:
        yield Change(steps, "dropped", value[1:])
        yield Change(steps, "doubled", [*value, value[-1]])
        if value[::-1] != value:
            yield Change(steps, "turned", value[::-1])
    elif isinstance(value, dict) and steps:
        yield Change(steps, "one key more", {**value, "unheard_of": 1})
        for key in value:
            yield Change(steps, f"without {key}", {one: part for one, part in value.items() if one != key})
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from _of_lists(part, (*steps, step))


def at(plan: Json, steps: Steps) -> Any:
    """Return what stands at a place."""
    for step in steps:
        plan = plan[step]  # type: ignore[index]
    return plan


def holds(plan: Json, reading: Reading) -> bool:
    """Return whether a plan is one and holds."""
    try:
        return judged(plan, reading).holds
    except ValidationError:
        return False
