"""Nothing in a plan can be edited unseen: every leaf of a rich plan, and what a forger would think of."""

from __future__ import annotations

import copy

import pytest
from tests.insight.verifying.forging import Steps, at, edited, holds, kind_of, leaves
from tests.insight.verifying.office import Json, judged, office, saved

from recimentor.api.reading import Reading

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
