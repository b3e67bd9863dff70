"""``recimentor match --history`` and ``--rounds``: over the years, and several rounds at once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.runner import run

HEAD = "id,name,email,offers,wants\n"
#: Everybody can teach everybody else.
FOUR = HEAD + "".join(f"{who},Person {who},{who}@x.org,{who}:5,{want}\n" for who, want in (
    ("a", "b; c; d"), ("b", "a; c; d"), ("c", "a; b; d"), ("d", "a; b; c")
))  # fmt: skip


@pytest.fixture
def four(tmp_path: Path) -> Path:
    path = tmp_path / "four.csv"
    path.write_text(FOUR, encoding="utf-8")
    (tmp_path / "plans").mkdir()
    return path


def pairs(text: str) -> set[tuple[str, str]]:
    return {(pair["a"]["id"], pair["b"]["id"]) for pair in json.loads(text)["pairs"]}


def next_round(source: Path, number: int, *options: str) -> set[tuple[str, str]]:
    plans = source.with_name("plans")
    ran = run(
        "match",
        source,
        "--history",
        plans,
        "-o",
        plans / f"{number}.json",
        "--format",
        "json",
        "-q",
        *options,
    )
    assert ran.code == 0, ran.err
    return pairs(ran.out)


def test_nobody_meets_the_partner_of_an_earlier_round_and_a_rerun_is_no_new_round(four: Path) -> None:
    rounds = [next_round(four, number) for number in (1, 2, 3)]
    assert all(len(one) == 2 for one in rounds)
    assert len(set.union(*rounds)) == 6, "all six pairs, each once"
    assert next_round(four, 3) == rounds[2], "last night's own plan is no earlier round"
    assert next_round(four, 4) == set()


def test_after_the_cool_down_partners_may_meet_again(four: Path) -> None:
    four.with_name("program.yaml").write_text("history: {cool_down: 1}\n", encoding="utf-8")
    rounds = [next_round(four, number) for number in (1, 2, 3, 4)]
    assert all(len(one) == 2 for one in rounds)
    assert not any(rounds[k] & rounds[k + 1] for k in range(3))


def test_repeats_at_a_cost_happen_where_nothing_else_is_left(four: Path) -> None:
    four.with_name("program.yaml").write_text("history: {repeats: points, cost: 0.9}\n", encoding="utf-8")
    rounds = [next_round(four, number) for number in (1, 2, 3, 4)]
    assert len(set.union(*rounds[:3])) == 6
    assert len(rounds[3]) == 2
    last = json.loads(four.with_name("plans").joinpath("4.json").read_text(encoding="utf-8"))
    assert [[note["code"] for note in pair["cautions"]][:1] for pair in last["pairs"]] == [["met-before"]] * 2


def test_who_was_left_over_goes_first_where_as_many_are_placed(tmp_path: Path) -> None:
    source = tmp_path / "three.csv"
    rows = "a,A,,x:5,y\nb,B,,y:5,x\nc,C,,y:3,x\n"
    source.write_text(HEAD + rows, encoding="utf-8")
    plans = tmp_path / "plans"
    plans.mkdir()
    (tmp_path / "program.yaml").write_text("history: {repeats: allowed}\n", encoding="utf-8")
    assert next_round(source, 1) == {("a", "b")}
    assert next_round(source, 2) == {("a", "c")}, "c was left over, and is as possible a partner"
    assert next_round(source, 3) == {("a", "b")}


def test_ids_that_changed_are_warned_of_before_pairing_and_same_as_mends_it(four: Path) -> None:
    first = next_round(four, 1)
    four.write_text(
        FOUR.replace("@x.org", "@y.org")
        .replace("\nd,", "\ndd,")
        .replace("\nc,", "\ncc,")
        .replace("\nb,", "\nbb,"),
        encoding="utf-8",
    )
    ran = run("match", four, "--history", four.with_name("plans"))
    assert ran.code == 0
    assert "history-mostly-unknown" in ran.err
    assert "Only 1 of 4" in ran.err
    same = "history:\n  same_as: {bb: b, cc: c, dd: d}\n"
    four.with_name("program.yaml").write_text(same, encoding="utf-8")
    ran = run("match", four, "--history", four.with_name("plans"), "--format", "json")
    assert "history-mostly-unknown" not in ran.err
    old = {(a if a == "a" else 2 * a, 2 * b) for a, b in first}
    assert not pairs(ran.out) & old


def test_a_history_that_is_none_is_an_error_and_a_missing_one_is_66(four: Path) -> None:
    assert run("match", four, "--history", four).code == 65
    assert run("match", four, "--history", "absent").code == 66


def test_several_rounds_at_once_never_repeat_a_pair_and_say_when_they_run_out(four: Path) -> None:
    ran = run("match", four, "--rounds", "5", "--format", "json", "-o", four.with_name("plan.json"))
    document = json.loads(ran.out)
    assert (document["schema"], document["asked_for"]) == ("recimentor/rounds/1", 5)
    met = [(p["a"]["id"], p["b"]["id"]) for plan in document["rounds"] for p in plan["pairs"]]
    assert len(met) == len(set(met)) == 6
    assert sorted(path.name for path in four.parent.glob("plan-*")) == [
        "plan-1.json",
        "plan-2.json",
        "plan-3.json",
    ]
    assert json.loads(four.with_name("plan-2.json").read_text(encoding="utf-8")) == document["rounds"][1]
    told = run("match", four, "--rounds", "5").out
    assert "After round 3 nobody has a new partner left: 5 rounds were asked for, 3 could be planned." in told
    assert "nobody meets anybody twice" in run("match", four, "--rounds", "2").out


def test_rounds_in_csv_and_markdown_hold_every_round(four: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("match", four, "--rounds", "3", "--format", "csv").out)))
    assert [row["round"] for row in rows] == ["1", "1", "2", "2", "3", "3"]
    assert run("match", four, "--rounds", "3", "--format", "md").out.startswith("3 rounds planned")


@pytest.mark.parametrize("settings", ["history: {repeats: allowed}", "rules: [not_repeated: false]"])
def test_rounds_of_one_run_never_repeat_whatever_the_program_says(four: Path, settings: str) -> None:
    four.with_name("program.yaml").write_text(settings + "\n", encoding="utf-8")
    ran = run("match", four, "--rounds", "4", "--format", "json")
    met = [(p["a"]["id"], p["b"]["id"]) for plan in json.loads(ran.out)["rounds"] for p in plan["pairs"]]
    assert len(met) == len(set(met)) == 6


def test_a_locked_pair_meets_in_the_first_of_several_rounds_alone(four: Path) -> None:
    four.with_name("decisions.yaml").write_text("locked:\n  - [a, d]\n", encoding="utf-8")
    document = json.loads(run("match", four, "--rounds", "3", "--format", "json").out)
    rounds = [{(p["a"]["id"], p["b"]["id"]) for p in plan["pairs"]} for plan in document["rounds"]]
    assert ("a", "d") in rounds[0]
    assert [len(one) for one in rounds] == [2, 2, 2]
    assert len(set.union(*rounds)) == 6
