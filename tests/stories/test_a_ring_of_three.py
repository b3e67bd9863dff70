"""The story of a ring: proposed, asked, answered, handed out, kept; and what a no makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import Ran, run

PEOPLE = """name,email,offers,wants,availability,timezone,department
Ana,ana@x.org,Accounts:5,Budgets:5,Mon 09:00-12:00,Europe/Paris,Sales
Ben,ben@x.org,Budgets:5,Coaching:5,Mon 09:00-12:00,Europe/Paris,Legal
Cyd,cyd@x.org,Coaching:5,Accounts:5,Mon 09:00-12:00,Europe/Lisbon,Legal
Dov,dov@x.org,Accounts:4,Budgets:5,Mon 09:00-12:00,Europe/Paris,Sales
Eva,eva@x.org,Design:4,Events:5,,,Sales
Fay,fay@x.org,Events:4,Design:5,,,Legal
"""
RING = ["ana@x.org", "cyd@x.org", "ben@x.org"]
Plan = dict[str, Any]


class Office:
    """A folder in which a program is run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
        (folder / "program.yaml").write_text("rings: 3\nmeetings: {start: 2027-01-11}\n", encoding="utf-8")

    def run(self, *arguments: str) -> Ran:
        done = run(*arguments, cwd=self.folder)
        assert done.code == 0, done.err
        return done

    def match(self, name: str, *more: str) -> Plan:
        self.run("match", "people.csv", "-o", name, "-q", *more)
        self.run("verify", name, "people.csv", *more)
        made: Plan = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return made

    def answer(self, plan: str, *said: tuple[str, str]) -> None:
        rows = [
            f"{who}@x.org,{other}@x.org,{word}"
            for who, word in said
            for other in ("ana", "ben", "cyd")
            if other != who
        ]
        (self.folder / "answers.csv").write_text("\n".join(["id,partner id,answer", *rows]), encoding="utf-8")
        self.run("answers", plan, "answers.csv")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.match("plan.json")
    made.run("invite", "plan.json", "-o", "invitations", "--date", "2026-12-01")
    return made


def members(plan: Plan) -> list[list[str]]:
    return [[step["teacher"]["id"] for step in ring["steps"]] for ring in plan["rings"]]


def states(plan: Plan) -> list[tuple[str, list[str], bool]]:
    return [(ring["state"], ring["accepted_by"], ring["is_locked"]) for ring in plan["rings"]]


def test_an_invitation_shows_its_reader_both_arrows(office: Office) -> None:
    files = (office.folder / "invitations/letters").glob("*.md")
    letters = {path.stem[2:]: path.read_text("utf-8") for path in files}
    assert "**Ben** (Legal) would teach you. Ben can help you with Budgets." in letters["ana"]
    assert "You would teach **Cyd** (Legal). You can help Cyd with Accounts." in letters["ana"]
    assert "Coaching" not in letters["ana"]


def test_a_ring_is_confirmed_when_all_three_said_yes(office: Office) -> None:
    office.answer("plan.json", ("ana", "yes"), ("ben", "yes"))
    assert states(office.match("two.json")) == [("accepted", ["ana@x.org", "ben@x.org"], True)]
    office.answer("plan.json", ("cyd", "yes"))
    plan = office.match("three.json")
    assert plan["settled"]["rings"] == [RING]
    assert states(plan) == [("confirmed", ["ana@x.org", "ben@x.org", "cyd@x.org"], True)]
    assert "1 confirmed" in office.run("status", ".").out


def test_a_no_ends_the_ring_and_puts_the_other_two_first(office: Office) -> None:
    office.answer("plan.json", ("ana", "no"), ("ben", "yes"), ("cyd", "yes"))
    plan = office.match("after.json", "--keep", "plan.json")
    assert members(plan) == [["ben@x.org", "dov@x.org", "cyd@x.org"]]
    assert {"ben@x.org", "cyd@x.org"} <= set(plan["settled"]["stranded"])
    assert plan["settled"]["locked"] == []
    said = office.run("compare", "plan.json", "after.json").out
    assert "Rings broken:" in said
    assert "Ben -> Dov -> Cyd -> Ben" in said


def test_a_confirmed_ring_gets_a_kit_for_three(office: Office) -> None:
    office.answer("plan.json", ("ana", "yes"), ("ben", "yes"), ("cyd", "yes"))
    office.match("plan.json")
    office.run("kit", "plan.json", "-o", "kit")
    folder = office.folder / "kit/rings/1-ana-cyd-ben"
    names = {path.name for path in folder.iterdir()}
    assert {"ana-cyd.ics", "cyd-ben.ics", "ben-ana.ics", "ring-agreement.md", "ring-agenda.md"} <= names
    assert "a ring of three" in (folder / "ring-agreement.md").read_text("utf-8")
    letter = (folder / "ring-letter-cyd.md").read_text("utf-8")
    assert "You learn from Ana." in letter
    assert "You teach Ben." in letter
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.ics"))]
    starts = [line for text in texts for line in text.splitlines() if line.startswith("DTSTART;TZID")]
    assert len(set(starts)) == 3, "nobody is at two meetings at once"


def test_a_ring_is_kept_where_it_can_stand(office: Office) -> None:
    assert members(office.match("kept.json", "--keep", "plan.json")) == [RING]
    plan = office.match("vetoed.json", "--keep", "plan.json", "--veto", "ana@x.org+ben@x.org")
    assert RING not in members(plan)


def test_feedback_balance_and_pseudonyms_know_the_ring(office: Office) -> None:
    office.answer("plan.json", ("ana", "yes"), ("ben", "yes"), ("cyd", "yes"))
    office.match("plan.json")
    (office.folder / "check.csv").write_text("id,met,got\nana@x.org,not yet,\nben@x.org,often,yes\n", "utf-8")
    assert "Ana" in office.run("feedback", "plan.json", "check.csv", "--as-of", "2027-03-01").out
    office.run("report", "plan.json", "-o", "page.html", "--pseudonyms", "key.csv")
    page = (office.folder / "page.html").read_text("utf-8")
    assert "Rings of three" in page
    assert "Cyd" not in page


def test_whoever_is_forgotten_leaves_a_hash_in_the_ring(office: Office) -> None:
    office.run("forget", "cyd@x.org", "--yes")
    plan = json.loads((office.folder / "plan.json").read_text("utf-8"))
    ids = [person for ring in members(plan) for person in ring]
    assert ids[0] == "ana@x.org"
    assert sum(one.startswith("forgotten-") for one in ids) == 1
    assert "Cyd" not in (office.folder / "plan.json").read_text("utf-8")
