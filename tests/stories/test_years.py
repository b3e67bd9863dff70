"""One program over four rounds, told by the commands that its HR person types."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import networkx as nx
import pytest
from typer.testing import CliRunner

from recimentor.cli.app import app
from recimentor.model.participant import from_record
from recimentor.model.plan import Plan
from recimentor.model.program import Program
from recimentor.scoring import build_pool

SKILLS = ("Negotiation", "Python", "Leadership", "Excel", "Writing", "Budgeting", "Design", "Statistics")
FIRST = ("Aino", "Bela", "Caro", "Dana", "Edda", "Finn", "Gala", "Hugo", "Ines", "Jara", "Kaya", "Lior")
LAST = ("Quandt", "Rosetti", "Sundqvist")

Pair = frozenset[str]


@dataclass
class Folder:
    """The folder of one program, its people, and the commands run in it."""

    path: Path
    people: dict[str, dict[str, str]] = field(default_factory=dict)

    def run(self, *words: str, code: int = 0) -> str:
        """Run a command as it is typed in the folder; what it prints is returned."""
        result = CliRunner().invoke(app, list(words), prog_name="recimentor")
        assert result.exit_code == code, f"{words}: {result.exit_code}\n{result.output}"
        return result.output

    def sign_up(self) -> None:
        """Write everybody's answers, as a form would export them."""
        out = io.StringIO()
        writer = csv.DictWriter(out, ("name", "email", "department", "offers", "wants", "requests", "prefer"))
        writer.writeheader()
        writer.writerows(self.people.values())
        (self.path / "people.csv").write_text(out.getvalue(), encoding="utf-8", newline="")

    def plan(self, name: str = "plan.json") -> Plan:
        return Plan.model_validate_json((self.path / name).read_bytes())

    def joins(self, number: int, draw: random.Random) -> str:
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST)]}"
        email = name.lower().replace(" ", ".") + "@example.org"
        taught = draw.sample(SKILLS, 3)
        wanted = draw.sample([skill for skill in SKILLS if skill not in taught], 3)
        self.people[email] = {
            "name": name,
            "email": email,
            "department": draw.choice(("Finance", "Sales", "Engineering")),
            "offers": "; ".join(f"{skill}:{draw.randint(3, 5)}" for skill in taught),
            "wants": "; ".join(f"{skill}:{draw.randint(2, 5)}" for skill in wanted),
            "requests": f"Help me with {wanted[0]} by June, says {name}",
            "prefer": "",
        }
        return email


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "program.yaml").write_text(PROGRAM, encoding="utf-8")
    return Folder(tmp_path)


PROGRAM = """name: Reciprocal mentoring
meetings: {start: 2026-01-12, end: 2026-06-30}
"""


def pairs_of(plan: Plan, same: dict[str, str] | None = None) -> set[Pair]:
    """Return the pairs under the ids that people have now."""
    now = same or {}
    return {frozenset({now.get(pair.a.id, pair.a.id), now.get(pair.b.id, pair.b.id)}) for pair in plan.pairs}


def left_over(plan: Plan) -> set[str]:
    return {person.id for person in plan.unmatched}


def most_first(plan: Plan, first: set[str]) -> int:
    """Return how many of some people any pairing of as many pairs can place, by another solver."""
    people = [from_record(record) for _, record in sorted(plan.people.items())]
    pool = build_pool(people, Program.model_validate(plan.program), history=plan.settled.apart)
    weights = pool.block(0, pool.num_people)
    graph: nx.Graph[int] = nx.Graph()
    for i, j in zip(*weights.nonzero(), strict=True):
        worth = 1_000 + (people[i].id in first) + (people[j].id in first)
        graph.add_edge(int(i), int(j), weight=worth)
    best = nx.max_weight_matching(graph)
    assert len(best) == plan.objective.pairs, "as many pairs as another solver finds"
    return sum((people[i].id in first) for pair in best for i in pair)


def texts_under(folder: Path) -> Iterable[tuple[Path, str]]:
    """Yield every text in which a name could stand: paths, files, and the members of archives."""
    for path in sorted(folder.rglob("*")):
        yield path, str(path.relative_to(folder))
        if not path.is_file():
            continue
        data = path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield path, archive.read(name).decode("utf-8", "replace")
        yield path, data.decode("utf-8", "replace")


def answers(folder: Folder, rows: Iterable[tuple[str, ...]], header: tuple[str, ...], name: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    (folder.path / name).write_text(out.getvalue(), encoding="utf-8")


def test_four_rounds_with_locks_declines_changes_feedback_and_an_erasure(folder: Folder) -> None:
    draw = random.Random(7)  # noqa: S311 - a repeatable story, no secret
    for number in range(25):
        folder.joins(number, draw)
    rounds: list[set[Pair]] = [first_round(folder)]
    left = left_over(folder.plan())
    assert left, "twenty-five people: somebody is left over"

    same = second_round(folder, draw)
    rounds = [{frozenset(same.get(one, one) for one in pair) for pair in pairs} for pairs in rounds]
    rounds.append(pairs_of(folder.plan()))
    first = {same.get(one, one) for one in left} & set(folder.people)
    assert len(first - left_over(folder.plan())) == most_first(folder.plan(), first)
    left = left_over(folder.plan())

    gone = erasure(folder, rounds)
    old_partners = {one for pairs in rounds for pair in pairs if gone["email"] in pair for one in pair}
    old_partners -= {gone["email"]}

    (folder.path / "decisions.yaml").replace(folder.path / "plans" / "decisions-2.yaml")
    folder.sign_up()
    folder.run(
        "match", "people.csv", "--history", "plans", "-o", "plan.json", "-o", "plans/round-3.json", "-q"
    )
    rounds.append(pairs_of(folder.plan()))
    first = left & set(folder.people)
    assert len(first - left_over(folder.plan())) == most_first(folder.plan(), first)

    folder.people[gone["email"]] = gone
    folder.sign_up()
    folder.run(
        "match", "people.csv", "--history", "plans", "-o", "plan.json", "-o", "plans/round-4.json", "-q"
    )
    rounds.append(pairs_of(folder.plan()))
    back = {one for pair in rounds[3] if gone["email"] in pair for one in pair} - {gone["email"]}
    assert not back & old_partners, "forgotten, back again, and not paired with an old partner"

    everything = [pair for pairs in rounds for pair in pairs]
    assert len(everything) == len(set(everything)), "nobody meets anybody twice"
    assert all(len(pairs) >= 8 for pairs in rounds)


def first_round(folder: Folder) -> set[Pair]:
    """Play a proposal, a lock, declines, pairing again, kits; return the pairs in the end."""
    folder.sign_up()
    folder.run("match", "people.csv", "-o", "plan.json", "-q")
    proposed = folder.plan().pairs
    locked = frozenset({proposed[0].a.id, proposed[1].a.id})
    folder.run(
        "decide", "lock", *sorted(locked), "--why", "they share a project", "--override", "agreed with both"
    )
    folder.run("match", "people.csv", "-o", "plan.json", "-q")
    assert locked in pairs_of(folder.plan()), "the lock is kept"
    folder.run("invite", "plan.json", "-o", "invitations", "--date", "2026-01-02", "-q")
    asked = [pair for pair in folder.plan().pairs if frozenset({pair.a.id, pair.b.id}) != locked]
    declined = frozenset({asked[0].a.id, asked[0].b.id})
    everybody = [person.id for pair in folder.plan().pairs for person in (pair.a, pair.b)]
    said = [(one, "no" if one == asked[0].a.id else "yes") for one in everybody]
    answers(folder, said, ("email", "answer"), "replies.csv")
    folder.run("answers", "plan.json", "replies.csv", "--date", "2026-01-05", "-q")
    confirmed = pairs_of(folder.plan()) - {declined}
    again = (
        "match",
        "people.csv",
        "--keep",
        "plan.json",
        "-o",
        "plan.json",
        "-o",
        "plans/round-1.json",
        "-o",
        "plan.xlsx",
    )
    folder.run(*again, "-q")
    plan = folder.plan()
    assert locked in pairs_of(plan)
    assert declined not in pairs_of(plan)
    assert confirmed <= pairs_of(plan), "every confirmed pair survives"
    folder.run("report", "plan.json", "-o", "report.html", "-q")
    folder.run("kit", "plan.json", "-o", "kit", "-q")
    return pairs_of(plan)


def second_round(folder: Folder, draw: random.Random) -> dict[str, str]:
    """Drop-outs, newcomers, changed e-mails, a lock, feedback; returns the ids that changed."""
    (folder.path / "decisions.yaml").replace(folder.path / "plans" / "decisions-1.yaml")
    for email in list(folder.people)[3:5]:
        del folder.people[email]
    for number in range(25, 29):
        folder.joins(number, draw)
    same = {email: email.replace("@example.org", "@new.example") for email in list(folder.people)[:16]}
    folder.people = {
        same.get(email, email): row | {"email": same.get(email, email)}
        for email, row in folder.people.items()
    }
    folder.sign_up()
    warned = folder.run("match", "people.csv", "--history", "plans", "-o", "plan.json")
    assert "history-mostly-unknown" in warned, "more than half of the ids have changed"
    lines = "".join(f"    {now}: {old}\n" for old, now in same.items())
    (folder.path / "program.yaml").write_text(f"{PROGRAM}history:\n  same_as:\n{lines}", encoding="utf-8")
    calm = folder.run("match", "people.csv", "--history", "plans", "-o", "plan.json")
    assert "history-mostly-unknown" not in calm

    repeated = next(iter(pairs_of(folder.plan("plans/round-1.json"), same)))
    if repeated <= folder.people.keys():
        refused = folder.run("decide", "lock", *sorted(repeated), code=65)
        assert "lock-breaks-rule" in refused, "a lock that repeats a pair asks for a reason"

    chosen = folder.plan().pairs[2]
    folder.run("decide", "lock", chosen.a.id, chosen.b.id, "--why", "both asked for it")
    folder.run(
        "match", "people.csv", "--history", "plans", "-o", "plan.json", "-o", "plans/round-2.json", "-q"
    )
    plan = folder.plan()
    assert frozenset({chosen.a.id, chosen.b.id}) in pairs_of(plan)
    feedback(folder, plan)
    return same


def feedback(folder: Folder, plan: Plan) -> None:
    """Check-in answers: one asks for a talk, one pair has not met."""
    rows = [(pair.a.id, "Once", "Yes", "No") for pair in plan.pairs]
    rows += [(pair.b.id, "More than once", "Partly", "No") for pair in plan.pairs[2:]]
    rows += [(plan.pairs[0].b.id, "Once", "Yes", "Yes")]
    rows = [
        (who, "Not yet", got, call) if who == plan.pairs[1].a.id else (who, met, got, call)
        for who, met, got, call in rows
    ]
    header = ("email", "Have you met?", "Did you get what you asked for?", "Shall somebody talk to you?")
    answers(folder, rows, header, "check-in.csv")
    told = json.loads(folder.run("feedback", "plan.json", "check-in.csv", "--format", "json"))
    assert told["concerns"][0]["person"] == plan.pairs[0].b.id
    assert told["not_met"] == [[plan.pairs[1].a.id, plan.pairs[1].b.id]]


def erasure(folder: Folder, rounds: list[set[Pair]]) -> dict[str, str]:
    """Somebody who had two partners asks to be forgotten; returns what they had signed up with."""
    counted = [
        email for email in folder.people if all(any(email in pair for pair in pairs) for pairs in rounds)
    ]
    email = next(one for one in counted if one.endswith("@new.example"))
    person = folder.people.pop(email)
    old = email.replace("@new.example", "@example.org")
    marks = (person["name"].lower(), email, old, person["name"].lower().replace(" ", "-"))
    before = [path for path, text in texts_under(folder.path) if any(mark in text.lower() for mark in marks)]
    assert len({path.name for path in before}) >= 8, "the name is all over the folder"
    dry = folder.run("forget", email)
    assert "Nothing is written yet" in dry
    folder.run("forget", email, "--yes")
    found = [
        (path.name, mark) for path, text in texts_under(folder.path) for mark in marks if mark in text.lower()
    ]
    assert found == [], "no file under the folder holds the name or an e-mail"
    plans = [folder.plan(f"plans/round-{number}.json") for number in (1, 2)]
    assert all(
        any(pair.a.id.startswith("forgotten-") or pair.b.id.startswith("forgotten-") for pair in plan.pairs)
        for plan in plans
    )
    return person
