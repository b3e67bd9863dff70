"""Invented pools as people and systems write them: dirty texts, references in many forms, by a seed."""

from __future__ import annotations

import csv
import io
import json
import random
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.oracles.rules import Case, People, form

_FIRST: Final = ("Ana", "Ben", "Zoë", "José", "İpek", "Anton", "Maria", "Mario", "Li", "Ines", "Björn", "Ola")
_LAST: Final = (
    "Kim",
    "Roe",
    "O'Hara",
    "García",
    "Ng",
    "Lindqvist",
    "Smith-Jones",
    "I\u015f\u0131k",
    "Okafor",
    "Müller",
)
_SKILLS: Final = ("Leadership", "Budgeting", "Python", "Social media", "Negotiation", "Excel")
_NOTHING: Final = ("", "N/A", "none", "-", "TBD", "keine")
_DEPARTMENTS: Final = (
    "R&D",
    "R & D",
    "Qualité",
    "Sales",
    "sales",
    "IT",
    "I T/Ops",
    "It/Ops",
    "Research - EU",
)
_GRADES: Final = ("Junior", "Mid", "Senior", "Lead")
_LANGUAGES: Final = ("English", "EN", "Englisch", "German (C1)", "Deutsch", "Français", "French", "Klingon")
_COMMITMENTS: Final = ("We keep confidence", "We listen before we answer")
_SIDES: Final = ("Côté A", "Côté B")
_BETWEEN: Final = ("; ", "\n", ", ", " / ", " and ", " und ", " & ", " | ", "、")
_UNSEEN: Final = "\u200b\u200d\u2060\ufeff\u00ad"
_SPACES: Final = "\u00a0\u202f\u2009\u3000"


@dataclass(slots=True)
class DirtyPool:
    """The rows of a sheet with everything around it, made by one seed."""

    chance: random.Random
    rows: list[dict[str, str]] = field(default_factory=list)
    program: dict[str, Any] = field(default_factory=dict)
    vetoed: list[tuple[str, str]] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    earlier: list[tuple[str, str]] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """What the second reading takes."""
        return Case(self.rows, self.program, self.vetoed, self.out, self.earlier)

    def written(self, folder: Path) -> Path:
        """Write sheet, program, decisions and earlier pairs; return the sheet."""
        source, headers = folder / "people.csv", list(self.rows[0])
        shown = [head.upper() if self.chance.random() < 0.2 else head for head in headers]
        lines = [shown, *([row[head] for head in headers] for row in self.rows)]
        source.write_bytes(_table(lines, self.chance.choice(",;")))
        (folder / "program.yaml").write_text(json.dumps(self.program), encoding="utf-8")
        decided: dict[str, Any] = {
            "vetoed": [{"pair": list(pair)} for pair in self.vetoed],
            "out": [{"person": one} for one in self.out],
        }
        (folder / "decisions.yaml").write_text(json.dumps(decided), encoding="utf-8")
        if self.earlier:
            (folder / "earlier.csv").write_bytes(_table([["a_id", "b_id"], *map(list, self.earlier)], ","))
        return source


def _table(lines: list[list[str]], between: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=between).writerows(lines)
    return out.getvalue().encode("utf-8-sig")


def dirty_pool(seed: int) -> DirtyPool:
    """Return the pool of a seed: 8 to 14 people."""
    pool = DirtyPool(random.Random(f"dirty {seed}"))  # noqa: S311 - a seed for tests
    chance = pool.chance
    ids = chance.choice(["numbers", "words", "none", "none at all"])
    for number in range(chance.randrange(8, 15)):
        pool.rows.append(_person(pool, number, ids))
    if chance.random() < 0.3:
        _add_twin(pool)
    for row in pool.rows:
        row["manager"] = _references(pool, chance.choice([0, 1, 1, 1, 2]))
        row["avoid"] = _references(pool, chance.choice([0, 0, 0, 1, 1, 2, 3]))
    pool.program = _program(chance)
    pool.rows[0]["side"], pool.rows[1]["side"] = _SIDES
    _decide(pool)
    for row in pool.rows:
        for name in (
            "name",
            "email",
            "department",
            "site",
            "grade",
            "project",
            "side",
            "languages",
            "commitments",
        ):
            row[name] = dirty(row[name], chance)
    return pool


def dirty(text: str, chance: random.Random) -> str:
    """Return a text as another keyboard, system or hand writes it."""
    ways = [
        lambda: unicodedata.normalize("NFD", text),
        lambda: "".join(chance.choice(_SPACES) if char == " " else char for char in text),
        lambda: f"{text[: len(text) // 2]}{chance.choice(_UNSEEN)}{text[len(text) // 2 :]}" if text else text,
        lambda: "".join(
            chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and chance.random() < 0.4 else c for c in text
        ),
        lambda: chance.choice([str.upper, str.lower, str.swapcase])(text),
        lambda: f"  {text.replace(' ', '  ')} ",
    ]
    return chance.choice(ways)() if chance.random() < 0.4 else text


def _person(pool: DirtyPool, number: int, ids: str) -> dict[str, str]:
    chance = pool.chance
    taken = {row["name"] for row in pool.rows}
    free = [f"{a} {b}" for a in _FIRST for b in _LAST if f"{a} {b}" not in taken]
    name = chance.choice(free)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    local = plain.replace(" ", ".").replace("'", "")
    skills = chance.sample(_SKILLS, 5)

    def mostly(values: Sequence[str], *rest: str) -> str:
        return chance.choice(values) if chance.random() < 0.9 else chance.choice([*_NOTHING, *rest])

    return {
        "id": {"numbers": str(1000 + number), "words": f"p{number:02}"}.get(ids, ""),
        "name": name,
        "email": "" if ids == "none at all" else f"{local}@example.org",
        "offers": "; ".join(f"{skill}:{chance.choice('345')}" for skill in skills[:3]),
        "wants": "; ".join(f"{skill}:{chance.choice('345')}" for skill in skills[3:]),
        "department": mostly(_DEPARTMENTS),
        "site": mostly(["Lyon", "Łódź", "Porto"]),
        "grade": mostly(_GRADES, "Intern"),
        "project": mostly(["Ada", "Café", "Zig"]),
        "side": chance.choice(_SIDES),
        "languages": _joined(pool, chance.sample(_LANGUAGES, chance.randrange(1, 3)), words=True),
        "active": chance.choice(["yes", "", "Ja", "yes", "true", "yes", "no", "Nein"]),
        "commitments": chance.choice(
            ["yes", "Yes", "I agree", "; ".join(_COMMITMENTS), "\n".join(reversed(_COMMITMENTS)), "yes",
             "no", "No", "I do not agree", _COMMITMENTS[0], "", "N/A"]
        ),
    }  # fmt: skip


def _add_twin(pool: DirtyPool) -> None:
    """Let somebody sign up twice: under another form of the name, or with a tag in the e-mail."""
    chance = pool.chance
    first = chance.choice(pool.rows)
    given, family = first["name"].split(" ", 1)
    again = {
        **first,
        "name": chance.choice([f"{family}, {given}", f"Dr. {first['name']}", f"{given[0]}. {family}"]),
    }
    if again["id"]:
        again["id"] += "9"
    if again["email"]:
        local, domain = again["email"].split("@")
        again["email"] = chance.choice([f"{local}+form@{domain}", f"{local}@home.example"])
    pool.rows.append(again)


def _joined(pool: DirtyPool, parts: list[str], *, words: bool = False) -> str:
    ways = [way for way in _BETWEEN if not words or way not in (" | ", "、")]
    between = pool.chance.choice(ways)
    if any("," in part for part in parts) and between == ", ":
        between = "; "
    return between.join(parts)


def _references(pool: DirtyPool, number: int) -> str:
    """Return a cell that names some others, somebody who takes no part, or nobody."""
    chance = pool.chance
    if not number:
        return chance.choice(_NOTHING)
    parts = [called(chance.choice(pool.rows), chance) for _ in range(number)]
    if chance.random() < 0.15:
        parts[0] = "Walter Quux"
    cell = _joined(pool, parts)
    return cell.upper() if chance.random() < 0.1 else cell


def called(row: dict[str, str], chance: random.Random) -> str:
    """Return what people and systems write for somebody, certain or not."""
    name, email, given, family = row["name"], row["email"], *row["name"].replace(",", "").split(" ", 1)
    key = row["id"] or email or name
    ways = [key, name, f"{family}, {given}", f"Dr. {name}", f"{family} {given}"]
    if email:
        ways += [email, f"{name} <{email}>", f"mailto:{email}", f"{name} ({email})"]
    if row["id"]:
        ways += [f"{name} ({row['id']})", f"{name} <{row['id']}>"]
    if row["id"].isdigit():
        ways += [f"{row['id']}.0", f"{row['id']}.0"]
    ways += [given, f"{given[0]}. {family}", f"{given} X. {family}", f"{given} Maria {family}"]
    ways += [name[:-1], f"{given[:-1]} {family}", f"X{given[1:]} {family}"]
    ways += [email.replace("example.org", "home.example")] if email else []
    return dirty(chance.choice(ways), chance)


def _program(chance: random.Random) -> dict[str, Any]:
    program: dict[str, Any] = {"rules": []}
    stated: list[dict[str, Any]] = [
        {"must_differ": chance.choice(["department", "project"])},
        {"must_share": "site"},
        {"at_most_apart": {"field": "grade", "steps": chance.choice([0, 1, 2]), "ladder": list(_GRADES)}},
        {"common_language": True},
        {"not_repeated": False},
        {"not_in_line": False},
    ]
    for rule, likely in zip(stated, (0.4, 0.2, 0.3, 0.3, 0.1, 0.1), strict=True):
        if chance.random() < likely:
            program["rules"].append(rule)
    if chance.random() < 0.3:
        program["commitments"] = list(_COMMITMENTS)
    if chance.random() < 0.3:
        program["sides"] = "side"
    return program


def _decide(pool: DirtyPool) -> None:
    """Let humans keep some apart, and some have met; one who signed up twice is left out of that."""
    chance, people = pool.chance, People(pool.rows)

    def surely() -> str:
        while True:
            row = chance.choice(pool.rows)
            # Decisions take an id, an e-mail or a name, and stop at anything else.
            text = dirty(chance.choice([row["id"], row["email"], row["name"]]), chance)
            if form(text) and people.meant(text)[1]:
                return text

    pool.vetoed = [(surely(), surely()) for _ in range(chance.randrange(3))]
    pool.vetoed = [(a, b) for a, b in pool.vetoed if people.meant(a) != people.meant(b)]
    pool.out = [surely() for _ in range(chance.choice([0, 0, 0, 1]))]
    pool.earlier = [(surely(), surely()) for _ in range(chance.choice([0, 0, 4, 5]))]
