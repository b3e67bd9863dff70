"""Rings of three from the command line: read, matched, saved, verified; tampered plans are refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import run

RING = "name,offers,wants\nAna,Accounts:5,Budgets:5\nBen,Budgets:5,Coaching:5\nCyd,Coaching:5,Accounts:5\n"
#: Two rings of three whose members suit nobody else, a pair, and somebody whom nobody suits.
POOL = (
    RING
    + "Dov,Design:4;Drawing:5,Events:5\nEva,Events:5,Filming:5\nFay,Filming:3,Design:5;Drawing:1\n"
    + "Gil,Graphs:5,Hosting:5\nHal,Hosting:5,Graphs:5\nIda,Italian:5,Zoology:5\n"
)
Plan = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with people, a program with rings, and the plan of both orders."""
    made = tmp_path_factory.mktemp("rings")
    (made / "people.csv").write_text(POOL, encoding="utf-8")
    for order in ("after", "together"):
        (made / f"{order}.yaml").write_text(f"rings: {order}\n", encoding="utf-8")
        done = run(
            "match",
            made / "people.csv",
            "--program",
            made / f"{order}.yaml",
            "-o",
            made / f"{order}.json",
            "-q",
        )
        assert done.code == 0, done.err
    return made


def plan_of(folder: Path, order: str = "after") -> Plan:
    loaded: Plan = json.loads((folder / f"{order}.json").read_text(encoding="utf-8"))
    return loaded


def verified(folder: Path, plan: Plan, order: str = "after") -> tuple[int, str]:
    path = folder / "tampered.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    done = run("verify", path, folder / "people.csv", "--program", folder / f"{order}.yaml")
    return done.code, done.out + done.err


def test_three_people_whom_no_pair_suits_are_placed(tmp_path: Path) -> None:
    (tmp_path / "ring3.csv").write_text(RING, encoding="utf-8")
    done = run("match", tmp_path / "ring3.csv", "--rings", "--format", "json", "-q")
    plan = json.loads(done.out)
    assert plan["schema"] == "recimentor/plan/1.1"
    assert (len(plan["pairs"]), len(plan["rings"]), plan["unmatched"]) == (0, 1, [])
    arrows = {(step["teacher"]["id"], step["learner"]["id"]) for step in plan["rings"][0]["steps"]}
    assert arrows == {("Ana", "Cyd"), ("Cyd", "Ben"), ("Ben", "Ana")}


def test_without_the_option_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "ring3.csv").write_text(RING, encoding="utf-8")
    plan = json.loads(run("match", tmp_path / "ring3.csv", "--format", "json", "-q").out)
    assert (plan["schema"], plan["rings"], plan["ring_proof"]) == ("recimentor/plan/1", [], None)


@pytest.mark.parametrize("setting", ["3", "after", "on", "yes"])
def test_three_says_after(tmp_path: Path, setting: str) -> None:
    (tmp_path / "people.csv").write_text(RING, encoding="utf-8")
    (tmp_path / "program.yaml").write_text(f"rings: {setting}\n", encoding="utf-8")
    plan = json.loads(run("match", tmp_path / "people.csv", "--format", "json", "-q").out)
    assert plan["ring_proof"]["order"] == "after"


@pytest.mark.parametrize("setting", ["4", "two", "togther"])
def test_another_size_is_refused(tmp_path: Path, setting: str) -> None:
    (tmp_path / "people.csv").write_text(RING, encoding="utf-8")
    (tmp_path / "program.yaml").write_text(f"rings: {setting}\n", encoding="utf-8")
    done = run("match", tmp_path / "people.csv", "-q")
    assert done.code == 65
    assert "rings" in done.err


def test_together_needs_coverage(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(RING, encoding="utf-8")
    done = run("match", tmp_path / "people.csv", "--rings-together", "--set", "objective=stable")
    assert done.code == 2
    assert "coverage" in done.err


def test_the_table_tells_who_teaches_whom(folder: Path) -> None:
    out = run("match", folder / "people.csv", "--rings", "--no-program").out
    assert "Rings of three: each teaches the next, the last the first" in out
    assert "teaches Cyd: Accounts" in out
    assert "8 of 9 people are placed, in 1 pair and 2 rings of three; 1 person is left over." in out
    assert "No other rings place more of those left over." in out


def test_a_csv_row_is_one_arrow(folder: Path) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(
                run("match", folder / "people.csv", "--rings", "--format", "csv", "-q", "--no-program").out
            )
        )
    )
    arrows = [
        (row["ring"], row["a_id"], row["b_id"], row["a_teaches"], row["gain_a"])
        for row in rows
        if row["ring"]
    ]
    assert arrows[:3] == [
        ("1", "Ana", "Cyd", "Accounts", ""),
        ("1", "Cyd", "Ben", "Coaching", ""),
        ("1", "Ben", "Ana", "Budgets", ""),
    ]
    assert len(arrows) == 6


@pytest.mark.parametrize("order", ["after", "together"])
def test_a_plan_with_rings_holds(folder: Path, order: str) -> None:
    code, said = verified(folder, plan_of(folder, order), order)
    assert code == 0, said


def _swap(plan: Plan) -> None:
    one, other = plan["rings"][0]["steps"], plan["rings"][1]["steps"]
    one[0], other[0] = other[0], one[0]


def _ring(plan: Plan) -> Plan:
    ring: Plan = plan["rings"][0]
    return ring


TAMPERED: dict[str, Callable[[Plan], Any]] = {
    "a ring turned round": lambda p: _ring(p).update(steps=_ring(p)["steps"][::-1]),
    "two rings mixed": _swap,
    "a ring twice": lambda p: p["rings"].append(_ring(p)),
    "a ring left out": lambda p: p["rings"].pop(),
    "a better score": lambda p: _ring(p).update(score=0.999999),
    "other points": lambda p: _ring(p)["points"].update(skills=0.5),
    "a better gain": lambda p: p["rings"][1]["steps"][1].update(gain=0.123),
    "another lesson": lambda p: _ring(p)["steps"][0].update(teaches=[]),
    "another sentence": lambda p: _ring(p)["steps"][0].update(reason="Ana can do everything."),
    "a caution more": lambda p: _ring(p).update(cautions=[{"code": "low-gain", "text": "No."}]),
    "a state": lambda p: _ring(p).update(state="confirmed", accepted_by=["Ana", "Ben", "Cyd"]),
    "a rank": lambda p: _ring(p).update(rank=2),
    "fewer people possible": lambda p: p["ring_proof"]["goals"][0].update(reached=9, bound=9),
    "a bound": lambda p: p["ring_proof"]["goals"][1].update(bound=99),
    "no certificate": lambda p: p["ring_proof"].update(certificate={"inequalities": []}),
    "no proof": lambda p: p.update(ring_proof=None),
    "another order": lambda p: p["ring_proof"].update(order="together"),
    "a member who is paired": lambda p: _ring(p)["steps"][0].update(teacher={"id": "Gil", "name": "Gil"}),
    "a stranger": lambda p: _ring(p)["steps"][0].update(teacher={"id": "Zed", "name": "Zed"}),
    "somebody left over as well": lambda p: p["unmatched"].append(
        {"id": "Ana", "name": "Ana", "reasons": [{"code": "odd-pool", "text": "No."}]}
    ),
    "rings that the program does not allow": lambda p: p["program"].update(rings="off"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_ring_does_not_hold(folder: Path, name: str) -> None:
    plan = plan_of(folder)
    TAMPERED[name](plan)
    code, said = verified(folder, plan)
    assert code in (1, 65), said


def test_in_the_next_round_no_teacher_is_repeated(folder: Path) -> None:
    done = run(
        "match",
        folder / "people.csv",
        "--rings",
        "--no-program",
        "--history",
        folder / "after.json",
        "--format",
        "json",
        "-q",
    )
    plan = json.loads(done.out)
    assert plan["rings"] == []
    assert ["Ana", "Cyd"] in plan["settled"]["taught"]


def test_two_sides_and_rings_exclude_each_other(tmp_path: Path) -> None:
    rows = RING.splitlines()
    sided = "\n".join([rows[0] + ",side", rows[1] + ",x", rows[2] + ",y", rows[3] + ",y"])
    (tmp_path / "people.csv").write_text(sided, encoding="utf-8")
    plan = json.loads(
        run("match", tmp_path / "people.csv", "--rings", "--sides", "side", "--format", "json", "-q").out
    )
    assert plan["rings"] == []
