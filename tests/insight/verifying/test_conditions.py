"""What a plan rests on: each condition that it names is held to today's decisions, history and files."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.insight.verifying.office import DECISIONS, Json, judged, office, read_again, saved

from recimentor import api
from recimentor.api.decisions import KeepRequest
from recimentor.api.pipeline import pool_of
from recimentor.api.reading import Reading
from recimentor.api.verifying import verify_reading
from recimentor.api.writing_up import Pairings, write_up
from recimentor.insight import solve_pool
from recimentor.model.keep_by import KeepBy
from recimentor.model.plan import Input


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def reading(folder: Path) -> Reading:
    return office(folder)


@pytest.fixture(scope="module")
def plan(reading: Reading) -> Json:
    return saved(reading)


def edited(plan: Json, part: str, **changes: Any) -> Json:
    changed = copy.deepcopy(plan)
    (changed[part] if part else changed).update(changes)
    return changed


#: Values that a plan could hold, and that nobody decided.
INVENTED: dict[str, Any] = {
    "locked": [["bastien", "helene"]],
    "overridden": [],
    "vetoed": [["amara", "ines"], ["dev", "mei"]],
    "out": [],
    "first": [],
    "apart": [["dev", "mei"]],
    "repeated": [["dev", "mei"]],
    "picks": {},
    "kept": [["dev", "mei"]],
    "keep_by": "freeze",
    "trade_points": 0.5,
    "stranded": ["dev"],
}


@pytest.mark.parametrize("name", list(INVENTED))
def test_a_condition_that_nobody_decided_is_named(plan: Json, reading: Reading, name: str) -> None:
    assert plan["settled"][name] != INVENTED[name]
    assert judged(edited(plan, "settled", **{name: INVENTED[name]}), reading).faults


def test_phantom_locks_do_not_pass_as_kept_pairs(plan: Json, reading: Reading) -> None:
    pair = next(one for one in plan["pairs"] if not one["is_locked"])
    both = [pair["a"]["id"], pair["b"]["id"]]
    locked = sorted([*plan["settled"]["locked"], both])
    for more in ({"locked": locked}, {"kept": [both]}):
        forged = edited(plan, "settled", keep_by="freeze", **more)
        assert judged(forged, reading).faults


def decide(folder: Path, text: str) -> Reading:
    (folder / "decisions.yaml").write_text(text, encoding="utf-8")
    try:
        return read_again(folder / "people.csv")
    finally:
        (folder / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")


def test_a_decision_that_came_later_and_is_kept_does_no_harm(plan: Json, folder: Path) -> None:
    later = DECISIONS.replace("vetoed:\n", "vetoed:\n  - {pair: [dev, grace]}\n")
    now = decide(folder, later)
    pairs = {(pair["a"]["id"], pair["b"]["id"]) for pair in plan["pairs"]}
    assert ("dev", "grace") not in pairs
    assert judged(plan, now).faults == ()


def test_a_decision_that_came_later_and_is_broken_is_named(plan: Json, folder: Path) -> None:
    pair = next(one for one in plan["pairs"] if one["state"] == "proposed" and not one["is_locked"])
    a, b = pair["a"]["id"], pair["b"]["id"]
    vetoed = DECISIONS.replace("vetoed:\n", f"vetoed:\n  - {{pair: [{a}, {b}]}}\n")
    assert any("vetoed" in fault for fault in judged(plan, decide(folder, vetoed)).faults)
    away = DECISIONS.replace("out:\n", f"out:\n  - {{person: {a}}}\n")
    assert any("out: " in fault for fault in judged(plan, decide(folder, away)).faults)
    others = next(one for one in plan["pairs"] if one is not pair and not one["is_locked"])
    lock = f"  - {{pair: [{a}, {others['b']['id']}], override: now}}\n"
    locked = DECISIONS.replace("locked:\n", f"locked:\n{lock}")
    assert any("locked pairs are not in" in fault for fault in judged(plan, decide(folder, locked)).faults)


def test_a_plan_may_lag_behind_answers_and_is_told_so(plan: Json, folder: Path) -> None:
    pair = next(one for one in plan["pairs"] if one["state"] == "proposed" and not one["is_locked"])
    a, b = pair["a"]["id"], pair["b"]["id"]
    said = DECISIONS.replace("answers:\n", f"answers:\n  - {{person: {a}, partner: {b}, answer: yes}}\n")
    verdict = judged(plan, decide(folder, said))
    assert verdict.faults == ()
    assert any("answers came since for 1 pair or ring" in note for note in verdict.notes)


@pytest.mark.parametrize("state", ["accepted", "confirmed", "declined", "ended"])
@pytest.mark.parametrize("who", [["a"], ["a", "b"], ["a", "a"]])
def test_no_pair_runs_ahead_of_the_answers(
    plan: Json, reading: Reading, folder: Path, state: str, who: list[str]
) -> None:
    at = next(k for k, one in enumerate(plan["pairs"]) if one["state"] == "proposed" and not one["is_locked"])
    forged = copy.deepcopy(plan)
    pair = forged["pairs"][at]
    pair |= {"state": state, "accepted_by": [pair[side]["id"] for side in who]}
    assert judged(forged, reading).faults
    a, b = pair["a"]["id"], pair["b"]["id"]
    said = DECISIONS.replace("answers:\n", f"answers:\n  - {{person: {a}, partner: {b}, answer: yes}}\n")
    holds = judged(forged, decide(folder, said)).faults == ()
    # Made after that answer, the pair would have been fixed.
    assert holds == ((state, who) == ("accepted", ["a"]))


def test_a_pair_that_an_answer_fixed_names_who_gave_it(plan: Json, reading: Reading) -> None:
    forged = copy.deepcopy(plan)
    pair = next(one for one in forged["pairs"] if one["state"] == "confirmed")
    pair |= {"state": "proposed", "accepted_by": []}
    assert any("fixed by an answer" in fault for fault in judged(forged, reading).faults)
    pair |= {"state": "accepted", "accepted_by": [pair["a"]["id"]]}
    assert judged(forged, reading).faults == ()


def test_files_of_the_same_name_hold_the_same_bytes(plan: Json, reading: Reading) -> None:
    (one,) = reading.inputs
    other = replace(reading, inputs=(Input(path="elsewhere/people.csv", sha256="0" * 64),))
    assert any("byte for byte" in fault for fault in judged(plan, other).faults)
    moved = replace(reading, inputs=(Input(path="elsewhere\\people.csv", sha256=one.sha256),))
    assert judged(plan, moved).faults == ()
    named = replace(reading, inputs=(Input(path="turned.csv", sha256="0" * 64),))
    verdict = judged(plan, named)
    assert verdict.faults == ()
    assert any("other names: people.csv" in note for note in verdict.notes)
    history = edited(plan, "", history=[{"path": "round-1.json", "sha256": "0" * 64}])
    rounds = replace(reading, history_inputs=(Input(path="round-1.json", sha256="1" * 64),))
    assert any("round-1.json" in fault for fault in judged(history, rounds).faults)


def test_a_plan_of_another_version_is_told_and_not_drawn_again(plan: Json, reading: Reading) -> None:
    verdict = judged(edited(plan, "", version="0.0.1"), reading)
    assert verdict.faults == ()
    assert any("version 0.0.1" in note for note in verdict.notes)
    assert not judged(plan, reading).notes


@pytest.mark.parametrize("by", list(KeepBy))
def test_what_was_kept_follows_from_the_earlier_plan(tmp_path: Path, by: KeepBy) -> None:
    first = office(tmp_path)
    earlier = tmp_path / "earlier.json"
    plan = api.make_plan(first, watch=api.Hooks())
    earlier.write_text(api.render(plan, "json"), encoding="utf-8")
    points = 0.05 if by is KeepBy.TRADE else 0.0
    now = read_again(tmp_path / "people.csv", keep=KeepRequest(earlier, by, points))
    kept = saved(now)
    assert judged(kept, now).faults == ()
    assert kept["settled"]["kept"]
    assert judged(kept, read_again(tmp_path / "people.csv")).faults
    for other in KeepBy:
        if other is not by:
            keep = KeepRequest(earlier, other, 0.05 if other is KeepBy.TRADE else 0.0)
            assert judged(kept, read_again(tmp_path / "people.csv", keep=keep)).faults
    for name, value in (("kept", kept["settled"]["kept"][:-1]), ("stranded", ["dev"]), ("trade_points", 0.2)):
        assert judged(edited(kept, "settled", **{name: value}), now).faults


def test_swapping_people_who_fit_as_well_is_seen(tmp_path: Path) -> None:
    """Four people who are worth the same to each other: the draw decides, and can be repeated."""
    source = tmp_path / "people.csv"
    rows = [f"{who},{who},{has}:5,{wants}" for who, has, wants in zip("abcd", "xyxy", "yxyx", strict=True)]
    source.write_text("\n".join(["id,name,offers,wants", *rows]) + "\n", encoding="utf-8")
    reading = read_again(source)
    pool, settled = pool_of(reading)
    drawn = solve_pool(pool, settled=settled)
    other = {(0, 1): [[0, 3], [1, 2]], (0, 3): [[0, 1], [2, 3]]}[tuple(drawn.pairs[0].tolist())]
    for pairs, told in ((drawn.pairs.tolist(), []), (other, ["draw by lot"])):
        outcome = replace(drawn, pairs=np.array(pairs))
        made = write_up(reading, pool, settled, Pairings(outcome))
        faults = verify_reading(made, reading).faults
        assert len(faults) == len(told)
        assert all(word in fault for word, fault in zip(told, faults, strict=True))
