"""Sixty people: proposals, answers, declines, silence, executives asked first, an override, a CEO's lock."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import Ran, run
from tests.stories.people import COLUMNS, sign_ups, write_rows

EXECUTIVES = ("p05", "p33")
REASON = "zq-private-reason"
OVERRIDE = "zq-override-reason"
Pair = tuple[str, str]


class Program:
    """The program's folder and what is done in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_rows(folder / "people.csv", sign_ups())
        (folder / "program.yaml").write_text(
            f"name: Spring\nask_first: [{', '.join(EXECUTIVES)}]\nrules: [{{must_differ: department}}]\n",
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> Ran:
        ran = run(*arguments, cwd=self.folder)
        assert ran.code == 0, ran.err
        return ran

    def plan(self, name: str = "plan.json") -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return loaded

    def pairs(self) -> set[Pair]:
        return {(pair["a"]["id"], pair["b"]["id"]) for pair in self.plan()["pairs"]}

    def states(self) -> dict[Pair, str]:
        self.run("status", ".", "--as-of", "2026-09-20")
        found = self.run("report", "plan.json", "--format", "json").out
        return {(pair["a"]["id"], pair["b"]["id"]): pair["state"] for pair in json.loads(found)["pairs"]}

    def sheet(self, path: str) -> list[dict[str, str]]:
        text = (self.folder / path).read_text(encoding="utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def reply(self, name: str, said: dict[str, str]) -> None:
        """Fill in the export of a form: e-mail and answer, a reason with every no."""
        lines = ["Timestamp,Your e-mail,Would you like this partner?,If no: anything we should know?"]
        lines += [
            f"2026-09-10,{person}@corp.example,{answer},{REASON if answer == 'no' else ''}"
            for person, answer in said.items()
        ]
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def departments(program: Program) -> dict[str, str]:
    return {key: record["department"] for key, record in program.plan()["people"].items()}


def breaking_pair(program: Program, without: set[str]) -> Pair:
    """Return two people of one department, whom a rule keeps apart."""
    of = departments(program)
    free = sorted(key for key in of if key not in without)
    return next((a, b) for a in free for b in free if a < b and of[a] == of[b])


def allowed_pair(program: Program) -> Pair:
    """Return two people who are no pair, and whom no rule keeps apart: alternatives of a plan."""
    for pair in program.plan()["pairs"]:
        for other in pair["alternatives"]["a"]:
            return (min(pair["a"]["id"], other["id"]), max(pair["a"]["id"], other["id"]))
    raise AssertionError


def test_from_sixty_sign_ups_to_confirmed_pairs(program: Program) -> None:
    program.run("match", "people.csv", "-o", "plan.json", "-q")
    ceo = allowed_pair(program)
    override = breaking_pair(program, {*ceo, *EXECUTIVES})
    program.run("decide", "lock", *ceo, "--why", "the CEO asked", "--date", "2026-09-01")
    refused = run("match", "people.csv", "--lock", "+".join(override), cwd=program.folder)
    assert (refused.code, "must_differ: department" in refused.err) == (65, True)
    program.run("decide", "lock", *override, "--override", OVERRIDE, "--date", "2026-09-01")
    program.run("match", "people.csv", "--keep", "plan.json", "-o", "plan.json", "-q")
    assert {ceo, override} <= program.pairs()

    asked_first = ask(program)
    partners = partners_of(program)
    # The partners of the two executives wait; everybody else is asked at once.
    waiting = {partners[one] for one in EXECUTIVES} - set(EXECUTIVES)
    assert asked_first == set(partners) - waiting

    declined = six_declines(program, {*ceo, *override, *EXECUTIVES, *waiting})
    silent = set(sorted(asked_first - {*declined, *ceo, *override, *EXECUTIVES})[:4])
    said = {person: "no" if person in declined else "yes" for person in asked_first - silent}
    program.reply("export.csv", said)
    program.run("answers", "plan.json", "export.csv", "--date", "2026-09-10")
    assert ask(program, "second") == waiting
    program.reply("more.csv", dict.fromkeys(waiting, "yes"))
    program.run("answers", "plan.json", "more.csv", "--date", "2026-09-12")

    states = program.states()
    confirmed = {pair for pair, state in states.items() if state == "confirmed"}
    assert len([state for state in states.values() if state == "declined"]) == len(
        {frozenset((person, partners[person])) for person in declined}
    )
    assert {ceo, override} <= confirmed
    assert all(any(one in pair for pair in confirmed) for one in EXECUTIVES)

    changes = program.run("match", "people.csv", "--keep", "plan.json", "-o", "plan.json")
    assert confirmed <= program.pairs()
    refused_pairs = {tuple(sorted((person, partners[person]))) for person in declined}
    assert not refused_pairs & program.pairs()
    assert "it was decided against" in changes.out
    everybody_is_told(program)
    kits_are_for_confirmed_pairs(program, confirmed)
    nothing_private_gets_out(program)


def ask(program: Program, folder: str = "first") -> set[str]:
    """Invite, and return who got a letter."""
    program.run("invite", "plan.json", "-o", folder, "--date", "2026-09-02", "--answer-by", "2026-09-16")
    return {row["id"] for row in program.sheet(f"{folder}/answers.csv")}


def partners_of(program: Program) -> dict[str, str]:
    return {a: b for pair in program.pairs() for a, b in (pair, pair[::-1])}


def six_declines(program: Program, without: set[str]) -> set[str]:
    """Return six people of six pairs."""
    free = [pair for pair in sorted(program.pairs()) if not without & set(pair)]
    return {pair[number % 2] for number, pair in enumerate(free[:6])}


def everybody_is_told(program: Program) -> None:
    """Every person has a partner or a reason."""
    plan = program.plan()
    left = {one["id"]: one["reasons"] for one in plan["unmatched"]}
    placed = {one for pair in program.pairs() for one in pair}
    assert placed | set(left) == set(plan["people"])
    assert all(reasons for reasons in left.values())


def kits_are_for_confirmed_pairs(program: Program, confirmed: set[Pair]) -> None:
    ran = program.run("kit", "plan.json", "-o", "kit")
    assert "pairs are not confirmed and got no kit" in ran.err
    assert len(list((program.folder / "kit" / "pairs").iterdir())) == len(confirmed)


def nothing_private_gets_out(program: Program) -> None:
    """No reason of a no is anywhere but in the replies and the decisions; an override is HR's alone."""
    for output in ("hr.html", "hr.xlsx", "hr.md", "hr.csv", "hr.json"):
        program.run("report", "plan.json", "-o", output)
    for output in ("sponsor.html", "sponsor.xlsx", "sponsor.md", "sponsor.csv", "sponsor.json"):
        program.run("report", "plan.json", "-o", output, "--audience", "sponsor")
    told = [program.run("status", ".", "--as-of", "2026-09-20").out]
    told.append(program.run("compare", "plan.json", "plan.json").out)
    assert not any(REASON in text for text in told)
    hr_only = {"decisions.yaml", "plan.json", "hr.html", "hr.xlsx", "hr.md", "hr.json", "hr.csv"}
    for path in sorted(program.folder.rglob("*")):
        if not path.is_file() or path.name in {"export.csv", "more.csv"}:
            continue
        text = contents(path)
        assert (REASON in text) == (path.name == "decisions.yaml"), path
        assert path.name in hr_only or OVERRIDE not in text, path
    assert OVERRIDE in contents(program.folder / "hr.html")


def contents(path: Path) -> str:
    """Return everything that a file says, unpacked."""
    data = path.read_bytes()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist())
    return data.decode("utf-8", "replace")


def test_an_invitation_shows_the_readers_own_side_alone(program: Program) -> None:
    rows = sign_ups()
    for row in rows:
        row["requests"] = f"zq-request-{row['id']}"
    write_rows(program.folder / "people.csv", rows, (*COLUMNS, "requests"))
    program.run("match", "people.csv", "-o", "plan.json", "-q")
    asked = ask(program)
    letters = sorted((program.folder / "first" / "letters").glob("*.md"))
    assert len(letters) == len(asked)
    names = {record["name"] for record in program.plan()["people"].values()}
    for letter in letters:
        text = letter.read_text(encoding="utf-8")
        # The partner's; its reader is called by the first name.
        assert len([name for name in names if name in text]) == 1
        assert "zq-request" not in text
        assert "@" not in text
        assert not re.search(r"\d+ ?%", text)
        assert "**yes** or **no**" in text


def test_the_same_replies_twice_write_nothing_twice(program: Program) -> None:
    program.run("match", "people.csv", "-o", "plan.json", "-q")
    people = sorted(ask(program))[:10]
    program.reply("export.csv", dict.fromkeys(people, "yes"))
    program.run("answers", "plan.json", "export.csv")
    once = (program.folder / "decisions.yaml").read_bytes()
    program.run("answers", "plan.json", "export.csv")
    assert (program.folder / "decisions.yaml").read_bytes() == once


def test_shortlists_are_sent_picked_from_and_paired(program: Program) -> None:
    text = (program.folder / "program.yaml").read_text(encoding="utf-8")
    (program.folder / "program.yaml").write_text(
        text + "shortlist: {partners: 3, lists: 4}\n", encoding="utf-8"
    )
    program.run("match", "people.csv", "-o", "plan.json", "-q")
    lists = {owner: [one["id"] for one in names] for owner, names in program.plan()["shortlists"].items()}
    assert max(sum(one in names for names in lists.values()) for one in lists) <= 4
    program.run("invite", "plan.json", "-o", "lists", "--date", "2026-09-02")
    mutual = next((a, b) for a in lists for b in lists[a] if a in lists[b] and (a, b) not in program.pairs())
    rows = ["Your e-mail,First choice,Second choice"]
    rows += [f"{one}@corp.example,{other}," for one, other in (mutual, mutual[::-1])]
    (program.folder / "picks.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    program.run("answers", "plan.json", "picks.csv")
    program.run("match", "people.csv", "-o", "plan.json", "-q")
    assert tuple(sorted(mutual)) in program.pairs()
