"""Kits are for pairs that the decisions say were agreed to: what a plan says of itself counts for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from recimentor import api
from recimentor.model.errors import BadRequest
from recimentor.model.plan import Plan

PEOPLE = "id,name,offers,wants\nana,Ana,Lead:5,Code\nben,Ben,Code:5,Lead\n"
YES = "answers:\n  - {person: ana, partner: ben, answer: yes}\n  - {person: ben, partner: ana, answer: yes}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def planned(folder: Path) -> Plan:
    return api.match(api.MatchRequest(api.ReadRequest((str(folder / "people.csv"),)))).plan


def agreed(folder: Path, plan: Plan) -> int:
    made, _ = api.agreed_only(plan, folder / "decisions.yaml", api.program_beside(folder / "plan.json"))
    return len(made.pairs)


def with_state(plan: Plan, state: str, *people: str) -> Plan:
    (pair,) = plan.pairs
    return plan.model_copy(
        update={"pairs": (pair.model_copy(update={"state": state, "accepted_by": people}),)}
    )


@pytest.mark.parametrize("people", [(), ("ana", "ben")])
def test_a_plan_edited_to_confirmed_gets_no_kit(folder: Path, people: tuple[str, ...]) -> None:
    edited = with_state(planned(folder), "confirmed", *people)
    with pytest.raises(BadRequest):
        agreed(folder, edited)
    (folder / "decisions.yaml").write_text("first: [ana]\n", encoding="utf-8")
    with pytest.raises(BadRequest):
        agreed(folder, edited)


def test_the_decisions_say_so_whatever_an_older_plan_says(folder: Path) -> None:
    plan = planned(folder)
    (folder / "decisions.yaml").write_text(YES, encoding="utf-8")
    assert agreed(folder, plan) == 1


def test_that_nobody_is_asked_stands_in_the_program_file(folder: Path) -> None:
    plan = planned(folder)
    edited = plan.model_copy(update={"program": plan.program | {"consent": "none"}})
    with pytest.raises(BadRequest):
        agreed(folder, edited)
    (folder / "program.yaml").write_text("consent: ask\n", encoding="utf-8")
    with pytest.raises(BadRequest):
        agreed(folder, edited)
    (folder / "program.yaml").write_text("consent: none\n", encoding="utf-8")
    assert agreed(folder, edited) == 1
