"""Rules keep apart whom a second reading of the same files, written apart from the package, keeps apart."""

from __future__ import annotations

import csv
import os
import random
import unicodedata
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from tests.scoring import rules_oracle
from tests.scoring.rules_oracle import Dirty, Program

from recimentor.api.pipeline import Hooks, MatchRequest, pool_of, prepare, solve_reading
from recimentor.api.reading import ReadRequest

NUM_POOLS = 500 if os.environ.get("RECIMENTOR_LONG_TESTS") else 60
COLUMNS = [
    "id", "name", "email", "department", "site", "grade", "side", "languages", "manager", "avoid",
    "active", "agreed", "offers", "wants",
]  # fmt: skip
FIRST = ["Zoé", "Ana", "Ben", "İlker", "Chloë", "Jürgen", "Mia", "Noah", "Åsa", "Priya", "Renée", "Tomáš"]
LAST = [
    "Lambert",
    "Okafor",
    "O'Neil",
    "Müller",
    "García",
    "Novak",
    "Sjöberg",
    "Haddad",
    "Silva",
    "Meyer",
    "Kowalski",
    "Ito",
    "Diaz",
    "Roux",
]
DEPARTMENTS = ["R&D", "Qualit\u00e9", "Sales", "People & Culture"]
GRADES = ["Junior", "Senior", "Lead", "Director"]
LANGUAGES = ["English", "French", "German", "Polish"]
NO_ANSWERS = ["", "N/A", "none", "-", "TBD", "n/a"]


def chosen(rng: random.Random, chance: float) -> bool:
    return rng.random() < chance


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


def dirtied(rng: random.Random, text: str) -> str:
    """Return the same text, spelled so that it looks the same or nearly so."""
    ways: list[Callable[[str], str]] = [
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t[:1] + "\u200b" + t[1:],
        wide,
        str.upper,
        str.lower,
        lambda t: f"  {t} ",
        lambda t: t.replace(" ", "   "),
    ]
    for way in rng.sample(ways, rng.choice((0, 0, 1, 1, 2))):
        text = way(text)
    return text


def joints(rng: random.Random, text: str) -> str:
    return text.replace(" & ", "&") if chosen(rng, 0.5) else text.replace("&", " & ")


def reference(rng: random.Random, row: dict[str, str]) -> str:
    """Return one of the ways in which people name somebody."""
    first, last = row["name"].split(" ", 1)
    ways = [
        row["id"],
        first,
        f"{row['id']}.0",
        row["name"],
        f"{last}, {first}",
        f"Dr. {row['name']}",
        f"{row['name']} <{row['email']}>",
        f"{row['name']} ({row['id']})",
        row["email"],
        f"mailto:{row['email']}",
    ]
    return dirtied(rng, rng.choice(ways))


def listed(rng: random.Random, texts: list[str]) -> str:
    return rng.choice(("; ", ";", "\n", "\uff1b")).join(texts)


def invented(seed: int) -> Dirty:
    """Return a small pool as people would type it."""
    rng = random.Random(seed)  # noqa: S311 - invented people
    size = rng.randint(8, 14)
    lasts = rng.sample(LAST, size)
    clean = []
    for k in range(size):
        name = f"{rng.choice(FIRST)} {lasts[k]}"
        clean.append({"id": str(1001 + k), "name": name, "email": f"p{1001 + k}@firm.example"})
    rows = [filled(rng, clean, k) for k in range(size)]
    for k in range(1, size):
        if chosen(rng, 0.6):
            bosses = rng.sample(clean[:k], min(k, rng.choice((1, 1, 1, 2))))
            rows[k]["manager"] = listed(rng, [reference(rng, boss) for boss in bosses])
        elif chosen(rng, 0.3):
            rows[k]["manager"] = dirtied(rng, "Victor Stone")
    program = Program(
        must_differ=["department"] if chosen(rng, 0.5) else [],
        must_share=["site"] if chosen(rng, 0.2) else [],
        ladder=GRADES if chosen(rng, 0.4) else [],
        steps=rng.choice((1, 2)),
        common_language=chosen(rng, 0.4),
        not_in_line=chosen(rng, 0.85),
        not_repeated=chosen(rng, 0.8),
        sides=chosen(rng, 0.3),
        commitments=["I meet once a month"] if chosen(rng, 0.4) else [],
    )
    return Dirty(rows, program, met(rng, clean), met(rng, clean))


def filled(rng: random.Random, clean: list[dict[str, str]], k: int) -> dict[str, str]:
    """Return the row of one person, as typed."""

    def field(values: list[str]) -> str:
        if chosen(rng, 0.06):
            return dirtied(rng, rng.choice(NO_ANSWERS))
        return dirtied(rng, joints(rng, rng.choice(values)))

    others = [one for one in clean if one is not clean[k]]
    avoided = rng.sample(others, rng.choice((0, 0, 0, 1, 2)))
    return {
        **{name: dirtied(rng, text) if name != "name" else text for name, text in clean[k].items()},
        "name": unicodedata.normalize(rng.choice(("NFC", "NFD")), clean[k]["name"]),
        "department": field(DEPARTMENTS),
        "site": field(["Paris", "Oslo"]),
        "grade": field(GRADES),
        "side": dirtied(rng, ["mentor", "mentee"][k % 2]),
        "languages": listed(rng, [dirtied(rng, one) for one in rng.sample(LANGUAGES, rng.choice((1, 2)))]),
        "manager": rng.choice(NO_ANSWERS),
        "avoid": listed(rng, [reference(rng, one) for one in avoided]) or rng.choice(NO_ANSWERS),
        "active": dirtied(rng, rng.choice(["yes"] * 8 + ["no", "No, on leave"])),
        "agreed": dirtied(rng, rng.choice(["yes"] * 8 + ["no", ""])),
        "offers": "Python; Leadership",
        "wants": "Python; Leadership",
    }


def met(rng: random.Random, clean: list[dict[str, str]]) -> list[tuple[str, str]]:
    pairs = rng.sample(list(combinations(clean, 2)), rng.choice((0, 1, 2)))
    ways = ("id", "name", "email")
    return [(dirtied(rng, a[rng.choice(ways)]), dirtied(rng, b[rng.choice(ways)])) for a, b in pairs]


def written(dirty: Dirty, folder: Path) -> MatchRequest:
    """Write the files of a pool, and return the request that reads them."""
    people, program = folder / "people.csv", dirty.program
    with people.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, COLUMNS)
        sheet.writeheader()
        sheet.writerows(dirty.rows)
    rules: list[object] = [{"must_differ": name} for name in program.must_differ]
    rules += [{"must_share": name} for name in program.must_share]
    if program.ladder:
        rules.append({"at_most_apart": {"field": "grade", "steps": program.steps, "ladder": program.ladder}})
    if program.common_language:
        rules.append({"common_language": True})
    if not program.not_in_line:
        rules.append({"not_in_line": False})
    if not program.not_repeated:
        rules.append({"not_repeated": False})
    stated: dict[str, object] = {"name": "Test", "rules": rules}
    if program.sides:
        stated["sides"] = "side"
    if program.commitments:
        stated["commitments"] = program.commitments
    (folder / "program.yaml").write_text(yaml.safe_dump(stated), encoding="utf-8")
    vetoes = {"vetoed": [{"pair": list(pair)} for pair in dirty.vetoes]}
    (folder / "decisions.yaml").write_text(yaml.safe_dump(vetoes, allow_unicode=True), encoding="utf-8")
    history = folder / "round-1.csv"
    with history.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("a_id", "b_id"), *dirty.history])
    return MatchRequest(ReadRequest(sources=(str(people),), history=(history,)))


@pytest.mark.parametrize("seed", range(NUM_POOLS))
def test_rules_agree_with_a_second_reading_of_the_same_files(seed: int, tmp_path: Path) -> None:
    dirty = invented(seed)

    reading = prepare(written(dirty, tmp_path), Hooks())

    pool, _ = pool_of(reading)
    ids = [rules_oracle.plain(person.id) for person in pool.people]
    rows, cols = np.triu_indices(len(ids), 1)
    is_out = np.zeros(len(rows), dtype=bool)
    for rule in pool.rules:
        is_out |= rule.forbids(rows, cols)
    kept_apart = {frozenset((ids[i], ids[j])) for i, j in zip(rows[is_out], cols[is_out], strict=True)}
    assert kept_apart == rules_oracle.forbidden(dirty)
    plan = solve_reading(reading, watch=Hooks()).plan
    paired = {frozenset(map(rules_oracle.plain, (each.a.id, each.b.id))) for each in plan.pairs}
    assert not paired & kept_apart
