"""``recimentor verify``: yes to what holds, and no to every tampering, with what is wrong."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import run

from recimentor import api
from recimentor.model.verdict import PlanVerdict

EXAMPLES = Path(__file__).parents[2] / "examples"
Plan = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("verify")
    for name in ("people.csv", "program.yaml"):
        shutil.copy(EXAMPLES / name, place)
    api.match(api.MatchRequest(api.ReadRequest((str(place / "people.csv"),)), (place / "plan.json",)))
    return place


def _verify(folder: Path, plan: Plan, source: str = "people.csv") -> PlanVerdict:
    path = folder / "tampered.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    return api.verify(api.VerifyRequest(path, api.ReadRequest((str(folder / source),))))


def _saved(folder: Path) -> Plan:
    plan: Plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
    return plan


def _swap_partners(plan: Plan) -> None:
    first, second = plan["pairs"][:2]
    first["b"], second["b"] = second["b"], first["b"]


def _edit_score(plan: Plan) -> None:
    plan["pairs"][3]["score"] += 0.000001


def _edit_gain(plan: Plan) -> None:
    plan["pairs"][3]["gain"]["a"] += 0.01


def _rename_partner(plan: Plan) -> None:
    plan["pairs"][3]["b"]["name"] = "Somebody Else"


def _edit_sentence(plan: Plan) -> None:
    plan["pairs"][3]["reason"]["a"] = "Anything at all."


def _drop_pair(plan: Plan) -> None:
    plan["pairs"].pop()


def _double_pair(plan: Plan) -> None:
    plan["pairs"].append(copy.deepcopy(plan["pairs"][0]))


def _lower_price(plan: Plan) -> None:
    inequality = plan["certificate"]["inequalities"][-1]
    prices = inequality["prices"]
    dearest = max(range(len(prices)), key=prices.__getitem__)
    prices[dearest] -= 4


def _edit_bound(plan: Plan) -> None:
    plan["objective"]["bound"] += 0.5


def _edit_value(plan: Plan) -> None:
    plan["objective"]["value"] += 0.5


def _edit_head_count(plan: Plan) -> None:
    plan["objective"]["placed"] -= 2


def _hide_somebody(plan: Plan) -> None:
    plan["unmatched"].pop()


def _drop_rule(plan: Plan) -> None:
    plan["program"]["rules"] = []


def _edit_person(plan: Plan) -> None:
    plan["people"]["amara"]["offers"][0]["level"] = 1


def _edit_digest(plan: Plan) -> None:
    plan["people_digest"] = "0" * 64


def _strip_proof(plan: Plan) -> None:
    plan["certificate"]["inequalities"] = []


def _add_veto(plan: Plan) -> None:
    plan["settled"]["vetoed"] = [["amara", "bastien"]]


TAMPERINGS: list[Callable[[Plan], None]] = [
    _swap_partners,
    _edit_score,
    _edit_gain,
    _rename_partner,
    _edit_sentence,
    _drop_pair,
    _double_pair,
    _lower_price,
    _edit_bound,
    _edit_value,
    _edit_head_count,
    _hide_somebody,
    _drop_rule,
    _edit_person,
    _edit_digest,
    _strip_proof,
    _add_veto,
]


def test_a_plan_as_it_was_written_holds(folder: Path) -> None:
    verdict = _verify(folder, _saved(folder))
    assert verdict.faults == ()
    assert verdict.gap == 0
    assert (verdict.placed, verdict.people) == (40, 41)


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__.strip("_"))
def test_a_tampered_plan_does_not_hold_and_says_why(folder: Path, tamper: Callable[[Plan], None]) -> None:
    plan = _saved(folder)
    tamper(plan)
    verdict = _verify(folder, plan)
    assert not verdict.holds
    assert all(fault[0].isupper() and fault.endswith(".") for fault in verdict.faults)


def test_another_input_is_told_by_the_people_who_differ(folder: Path) -> None:
    text = (folder / "people.csv").read_text(encoding="utf-8")
    (folder / "other.csv").write_text(text.replace("Leadership:5", "Leadership:4", 1), encoding="utf-8")
    verdict = _verify(folder, _saved(folder), "other.csv")
    assert "amara" in verdict.faults[0]


def test_another_order_of_rows_is_the_same_input(folder: Path) -> None:
    head, *rows = (folder / "people.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "turned.csv").write_text("".join([head, *rows[::-1]]), encoding="utf-8")
    assert _verify(folder, _saved(folder), "turned.csv").holds


@pytest.mark.parametrize("objective", ["coverage", "best-total", "fairest", "stable"])
def test_plans_of_every_objective_hold(tmp_path: Path, objective: str) -> None:
    reading = api.ReadRequest((str(EXAMPLES / "people.csv"),), settings=(f"objective={objective}",))
    path = tmp_path / "plan.json"
    api.match(api.MatchRequest(reading, (path,)))
    assert api.verify(api.VerifyRequest(path, reading)).faults == ()


@pytest.mark.parametrize("setting", ["reciprocity=preferred", "odd=trio"])
def test_one_way_pairs_and_trios_are_verified_too(tmp_path: Path, setting: str) -> None:
    source, path = tmp_path / "people.csv", tmp_path / "plan.json"
    source.write_text("name,offers,wants\nAna,A:5,\nBen,,A\nCy,B:5,C\nDi,C:5,B\nEd,C:4,B\n", encoding="utf-8")
    reading = api.ReadRequest((str(source),), settings=(setting,))
    plan = api.match(api.MatchRequest(reading, (path,))).plan
    assert len(plan.unmatched) < 3
    verdict = api.verify(api.VerifyRequest(path, reading))
    assert verdict.faults == ()
    data = json.loads(path.read_text(encoding="utf-8"))
    pair = data["pairs"][-1]
    if setting == "odd=trio":
        pair["c"]["gain"] = 0.123
    else:
        pair["gain"]["a"], pair["gain"]["b"] = pair["gain"]["b"], pair["gain"]["a"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert not api.verify(api.VerifyRequest(path, reading)).holds


def test_capacities_above_one_are_verified_too(tmp_path: Path) -> None:
    source, path = tmp_path / "people.csv", tmp_path / "plan.json"
    source.write_text("name,offers,wants,capacity\nCy,B:5,C,2\nDi,C:5,B,1\nEd,C:4,B,1\n", encoding="utf-8")
    reading = api.ReadRequest((str(source),))
    plan = api.match(api.MatchRequest(reading, (path,))).plan
    assert [(pair.a.id, pair.b.id) for pair in plan.pairs] == [("Cy", "Di"), ("Cy", "Ed")]
    assert api.verify(api.VerifyRequest(path, reading)).faults == ()


def test_exit_codes_and_json(folder: Path) -> None:
    good = run("verify", folder / "plan.json", folder / "people.csv", "--format", "json")
    assert good.code == 0
    assert json.loads(good.out)["holds"] is True
    plan = _saved(folder)
    _swap_partners(plan)
    (folder / "bad.json").write_text(json.dumps(plan), encoding="utf-8")
    bad = run("verify", folder / "bad.json", folder / "people.csv")
    assert bad.code == 1
    assert bad.out.startswith("No:")
    assert run("verify", folder / "nowhere.json", folder / "people.csv").code == 66
    assert run("verify", folder / "people.csv", folder / "people.csv").code == 65
