"""Plans of every shape, of people whose every field bears a marker, and what a program does with one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.runner import Ran, run

#: What may stand around the marker of a name: a name is whatever somebody typed.
HOSTILE = (
    "Vor{0} Nach{0}",
    "Vor{0}\nNach{0}",
    "\u202eVor{0}\u202c Nach{0}",
    "=HYPERLINK(Vor{0}) Nach{0}",
    "../../Vor{0} Nach{0}",
    "CON Nach{0}",
    "Vor{0} " + "x" * 290 + " Nach{0}",
    "\U0001f600 Vor{0} Nach{0}\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "<b onload=x>Vor{0}</b> Nach{0} {{{{ 7*7 }}}} [x](y) \x1b[31m",
)
COLUMNS = ("id", "name", "email", "offers", "wants", "requests", "city", "side", "capacity", "club", "prefer")


def mark(number: int) -> str:
    """Return what everything of a person bears, and nothing of anybody else."""
    return f"qzp{number}q"


def name(number: int) -> str:
    return HOSTILE[number % len(HOSTILE)].format(mark(number))


def address(number: int) -> str:
    return f"mail{mark(number)}@example.org"


def person_id(number: int) -> str:
    return f"id-{mark(number)}"


@dataclass(frozen=True)
class Shape:
    """A pool whose plan has a shape, and the members of it who are forgotten in turn.

    Parameters
    ----------
    skills
        What each person offers and wants.
    members
        Numbers of people, one of each kind of place in the plan.
    settings
        The program file.
    options
        Of ``match``.
    decisions
        The decisions file.
    more
        Further columns by number of the person.
    """

    skills: tuple[tuple[str, str], ...]
    members: tuple[int, ...]
    settings: str = ""
    options: tuple[str, ...] = ()
    decisions: str = ""
    more: tuple[tuple[int, str, str], ...] = ()


AB = (("Excel:5", "Python:5"), ("Python:5", "Excel:5"))
RING = (("Law:5", "Art:5"), ("Art:5", "Music:5"), ("Music:5", "Law:5"))
LOCK = (
    f"locked:\n  - {{pair: {person_id(0)} + {person_id(3)}, why: because qzp0q and qzp3q know each other}}\n"
)
SHAPES = {
    "pairs": Shape(AB * 2, (0, 3)),
    "nobody is asked": Shape(AB * 2, (1,), "consent: none\n"),
    "left over": Shape((*AB, ("Cooking:5", "Sewing:5"), ("Excel:5", "Python:3")), (0, 2)),
    "sides": Shape(
        AB * 2, (0, 3), "sides: side\n", more=tuple((at, "side", "xy"[at % 2]) for at in range(4))
    ),
    "capacity": Shape((AB[0], AB[1], AB[1], AB[1]), (0, 2), more=((0, "capacity", "3"),)),
    "trio": Shape(
        (("Excel:5; Law:4", "Python; Law"), ("Python:5", "Excel"), ("Law:5; Python:3", "Excel; Python")),
        (0, 1, 2),
        "odd: trio\n",
    ),
    "ring": Shape((*RING, *AB), (0, 1, 2, 4), options=("--rings",)),
    "rings together": Shape((*RING, *AB), (1, 3), options=("--rings-together",)),
    "one way": Shape(
        (*AB, ("Excel:5", "Sewing:5"), ("Baking:5", "Excel:5")), (2, 3), "reciprocity: preferred\n"
    ),
    "lock": Shape(AB * 2, (0, 1), decisions=LOCK),
    "fairest": Shape(AB * 2, (0,), "objective: fairest\n"),
    "stable": Shape(AB * 2, (0,), "objective: stable\n"),
}


def write_folder(folder: Path, shape: Shape) -> None:
    """Write what a program of a shape starts from."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [people_row(number, *skills) for number, skills in enumerate(shape.skills)]
    for number, column, value in shape.more:
        rows[number][column] = value
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    (folder / "program.yaml").write_text(shape.settings or "consent: ask\n", encoding="utf-8")
    if shape.decisions:
        (folder / "decisions.yaml").write_text(shape.decisions, encoding="utf-8")


def people_row(number: int, offers: str, wants: str) -> dict[str, str]:
    own = mark(number)
    return {
        "id": person_id(number),
        "name": name(number),
        "email": address(number),
        "offers": f"{offers}; Skill{own} alone:3",
        "wants": f"{wants}; Wish{own} alone",
        "requests": f"words of {own} about a long story of my own",
        "city": f"City{own}",
        "club": f"Club{own}",
        "prefer": person_id((number + 1) % 3),
    }


def pair_up(folder: Path, shape: Shape) -> Ran:
    """Make the plan, in every format."""
    outputs = [f"-oplan.{suffix}" for suffix in ("json", "csv", "xlsx", "html", "md")]
    return run("match", "people.csv", "-q", *shape.options, *outputs, cwd=folder)


def ids_of(folder: Path) -> list[str]:
    """Return the ids of the people in the plan who are still known."""
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    return [one for one, record in plan["people"].items() if record["name"] != "(removed)"]


def later(folder: Path, shape: Shape, *, is_whole: bool) -> Iterator[tuple[str, Ran]]:
    """Yield the commands that come after `match`, each with what it came to; outputs go to new files.

    Parameters
    ----------
    is_whole
        All of them, not only those that show people to people.
    """
    people = ids_of(folder)
    number = len([*folder.glob("out-*")]) + 1
    out, check_in = f"out-{number}", f"check-in-{number}.csv"
    (folder / out).mkdir()
    answers = "".join(f"{one},Once,Yes,\n" for one in people)
    (folder / check_in).write_text(f"id,met,continue,comment\n{answers}", encoding="utf-8")
    paired = paired_ids(folder)
    commands = [
        ["status", "."],
        ["invite", "plan.json", "-o", f"{out}/invite", "--drafts", "--again"],
        ["answers", "plan.json", *(word for one in paired for word in ("--yes", one))] if paired else [],
        ["kit", "plan.json", "-o", f"{out}/kit", "--drafts", "--draft", "--series"],
        ["feedback", "plan.json", check_in],
        ["report", "plan.json", "--all", "--details"],
        ["report", "plan.json", *(f"-o{out}/hr.{suffix}" for suffix in ("csv", "xlsx", "html", "md"))],
        ["report", "plan.json", "--audience", "sponsor", f"-o{out}/sponsor.json", f"-o{out}/sponsor.html"],
        ["report", "plan.json", "--audience", "participant", "--for", people[0], f"-o{out}/own.html"],
        *(_rarer(shape, people, out, check_in) if is_whole else ()),
        ["status", "."],
    ]
    for words in filter(None, commands):
        yield " ".join(words), run(*words, cwd=folder)


def _rarer(shape: Shape, people: list[str], out: str, check_in: str) -> Iterator[list[str]]:
    kept, match = f"{out}/kept.json", ["match", "people.csv", "-q", *shape.options]
    for format_ in ("table", "json"):
        yield ["status", ".", "--format", format_]
    yield [*match, "--keep", "plan.json", "-o", kept]
    yield [*match, "--history", "plan.json", "-o", f"{out}/next.json"]
    if not shape.options:
        yield [*match, "--rounds", "2", "-o", f"{out}/rounds.json"]
    yield ["kit", "plan.json", "-o", f"{out}/word", "--draft", "--format", "docx"]
    yield ["feedback", "plan.json", check_in, "--format", "json"]
    yield ["compare", "plan.json", kept]
    yield ["compare", "plan.json", kept, "--format", "json"]
    yield ["verify", "plan.json", "people.csv", *shape.options]
    yield ["explain", "people.csv", people[0], people[1], *shape.options]
    yield ["suggest", "people.csv", "--for", people[0], "--plan", "plan.json"]
    yield ["about", people[-1]]
    for audience in ("sponsor", "participant"):
        for who in people if audience == "participant" else [""]:
            report = ["report", "plan.json", "--audience", audience, *(["--for", who] if who else [])]
            yield [*report, "--all", "--details"]
            yield [
                *report,
                *(f"-o{out}/{audience}-{who}.{kind}" for kind in ("json", "csv", "xlsx", "html", "md")),
            ]
    yield ["report", "plan.json", "--pseudonyms", f"{out}/key.csv", f"-o{out}/ps.json", f"-o{out}/ps.html"]
    yield ["decide", "first", people[-1]]
    yield ["decide", "out", people[0]]


def paired_ids(folder: Path) -> list[str]:
    """Return the ids of those who are asked by the plan: in a group of which nobody was forgotten."""
    plan = json.loads((folder / "plan.json").read_text("utf-8"))
    groups = [[pair["a"], pair["b"], *filter(None, [pair.get("c")])] for pair in plan["pairs"]]
    groups += [[step["teacher"] for step in ring["steps"]] for ring in plan.get("rings", ())]
    alive = [group for group in groups if all(one["name"] != "(removed)" for one in group)]
    return sorted({one["id"] for group in alive for one in group})
