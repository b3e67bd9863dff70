"""Nothing in a plan can be edited unseen: every leaf of a rich plan, and what a forger would think of."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError
from tests.insight.verifying.office import Json, judged, office, saved

from recimentor.api.reading import Reading

Steps = tuple[str | int, ...]

#: What may be edited: it is told beside the answer, and nothing is claimed with it.
TOLD = {"version", "inputs.*.path"}
#: Another proof of the same bound is a proof as well: `tests/matching/proof` tells those that are none.
PROOF = {f"certificate.inequalities.*.{part}.*" for part in ("prices", "per_tier")}


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def plan(reading: Reading) -> Json:
    return saved(reading)


def leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    """Yield every leaf with the way to it; an empty list or object is a leaf too."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not parts or not value:
        yield steps, value
    for step, part in parts:
        yield from leaves(part, (*steps, step))


def kind_of(steps: Steps) -> str:
    """Return the way to a leaf without positions and ids, so that one of each kind is tried."""
    return re.sub(r"people\.\w+", "people.*", ".".join("*" if isinstance(s, int) else s for s in steps))


def edited(value: Any) -> Any:
    """Return something else of the same type."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return {"optimal": "feasible", "witness": "search", "settled": "coarse"}.get(value, value + "x")
    return {"x": 1} if isinstance(value, dict) else ["x"] if isinstance(value, list) else "x"


def at(plan: Json, steps: Steps) -> Any:
    for step in steps:
        plan = plan[step]  # type: ignore[index]
    return plan


def holds(plan: Json, reading: Reading) -> bool:
    """Return whether a plan is one and holds."""
    try:
        return judged(plan, reading).holds
    except ValidationError:
        return False


def test_the_plan_holds_as_it_was_written_and_has_all_it_can_have(plan: Json, reading: Reading) -> None:
    verdict = judged(plan, reading)
    assert verdict.faults == ()
    assert verdict.is_best
    states = {pair["state"] for pair in plan["pairs"]}
    assert states == {"proposed", "confirmed"}
    assert any(pair["override"] for pair in plan["pairs"])
    assert all(plan[name] for name in ("pairs", "unmatched", "ladder", "notes"))
    assert any(pair["slot"] for pair in plan["pairs"])
    assert any(pair["cautions"] for pair in plan["pairs"])


def test_no_leaf_of_a_plan_can_be_edited_unseen(plan: Json, reading: Reading) -> None:
    """One leaf of each kind, the last in the file: most checks begin at the first."""
    chosen = {kind_of(steps): (steps, value) for steps, value in leaves(plan)}
    assert len(chosen) > 150
    unseen = []
    for kind, (steps, value) in chosen.items():
        changed = copy.deepcopy(plan)
        at(changed, steps[:-1])[steps[-1]] = edited(value)
        if holds(changed, reading):
            unseen.append(kind)
    assert set(unseen) <= TOLD | PROOF, unseen


def test_no_item_of_a_plan_can_be_dropped_doubled_or_turned_unseen(plan: Json, reading: Reading) -> None:
    lists: dict[str, Steps] = {}
    for steps, _ in leaves(plan):
        for end in range(1, len(steps)):
            if isinstance(steps[end], int):
                lists[kind_of(steps[:end])] = steps[:end]
    unseen = []
    for kind, steps in lists.items():
        items = at(plan, steps)
        for change in (items[:-1], [*items, items[-1]], items[::-1]):
            changed = copy.deepcopy(plan)
            at(changed, steps[:-1])[steps[-1]] = change
            if change != items and holds(changed, reading):
                unseen.append((kind, len(change)))
    assert {kind for kind, _ in unseen} <= {"inputs", "certificate.inequalities"}, unseen
