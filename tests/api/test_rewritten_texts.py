"""Texts written another way are the same texts: no pair, no verdict of a rule and no forgetting changes.

Metamorphic: cells of the examples are rewritten decomposed, with other spaces, with signs that show as
nothing, in full width or another case, and what comes of them is compared with what came before.
"""

from __future__ import annotations

import csv
import io
import os
import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from recimentor.api import Hooks, MatchRequest, Reading, ReadRequest
from recimentor.api.pipeline import make_plan, pool_of, prepare
from recimentor.forgetting import forget
from recimentor.model.names import same_text
from recimentor.model.program import Program

ROOT = Path(__file__).parents[2]
IS_LONG = os.environ.get("RECIMENTOR_LONG_TESTS") == "1"
NUM_REWRITES = 40 if IS_LONG else 2
SPACES = "\u00a0\u202f\u2009\u3000"
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e"

Rewrite = Callable[[str, random.Random], str]


def _decomposed(text: str, _chance: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def _spaced(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(SPACES) if char == " " else char for char in text)


def _unseen(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(UNSEEN) + text[at:]


def _wide(text: str, chance: random.Random) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and chance.random() < 0.5 else char for char in text
    )


def _cased(text: str, chance: random.Random) -> str:
    return chance.choice([str.upper, str.lower, str.title, str.swapcase])(text)


def _mixed(text: str, chance: random.Random) -> str:
    """Write each text in one of the ways, or in two of them one after the other."""
    ways = chance.sample([_decomposed, _spaced, _unseen, _wide, _cased], chance.randrange(1, 3))
    for way in ways:
        text = way(text, chance)
    return text


REWRITES: dict[str, Rewrite] = {
    "decomposed": _decomposed,
    "spaced": _spaced,
    "unseen": _unseen,
    "wide": _wide,
    "cased": _cased,
    "mixed": _mixed,
}


@dataclass(frozen=True, slots=True)
class Example:
    """An example: its file, the program beside it, how many people are taken of it."""

    path: str
    program: str | None = None
    people: int = 40

    def __str__(self) -> str:
        return self.path


EXAMPLES = [
    Example("examples/people.csv", "examples/program.yaml"),
    Example("examples/people.yaml", "examples/program.yaml"),
    Example("examples/rings.csv"),
    Example("examples/survey/survey-2025-cut.csv", "examples/survey/program.yaml"),
    Example("tests/data/company/people.csv", "tests/data/company/program.yaml"),
]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of an example."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def rewritten(self, rewrite: Rewrite, chance: random.Random, share: float) -> Table:
        """Return the table with a share of its cells written another way."""
        rows = (
            tuple(rewrite(cell, chance) if cell and chance.random() < share else cell for cell in row)
            for row in self.rows
        )
        heads = (rewrite(head, chance) if chance.random() < share else head for head in self.columns)
        return Table(tuple(heads), tuple(rows))

    def as_csv(self) -> bytes:
        """Return the table as a file."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows([self.columns, *self.rows])
        return out.getvalue().encode()


def _rewritten_yaml(value: Any, rewrite: Rewrite, chance: random.Random, share: float) -> Any:
    def again(inner: Any) -> Any:
        return _rewritten_yaml(inner, rewrite, chance, share)

    if isinstance(value, dict):
        return {key: again(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [again(inner) for inner in value]
    return rewrite(value, chance) if isinstance(value, str) and value and chance.random() < share else value


def _content(example: Example, rewrite: Rewrite | None, seed: str) -> bytes:
    text = (ROOT / example.path).read_text(encoding="utf-8")
    chance = random.Random(seed)  # noqa: S311 - a seed for tests
    share = chance.choice([0.1, 0.5, 1.0])
    if example.path.endswith(".yaml"):
        found = yaml.safe_load(text)
        made = found if rewrite is None else _rewritten_yaml(found, rewrite, chance, share)
        return yaml.safe_dump(made, allow_unicode=True).encode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    table = Table(tuple(head), tuple(map(tuple, rows[: example.people])))
    return (table if rewrite is None else table.rewritten(rewrite, chance, share)).as_csv()


def _read(example: Example, content: bytes, folder: Path) -> Reading:
    path = folder / f"people{Path(example.path).suffix}"
    path.write_bytes(content)
    program = ROOT / example.program if example.program else None
    request = ReadRequest((str(path),), program=program, use_program=program is not None)
    return prepare(MatchRequest(request), Hooks())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a file: weights and verdicts by the people's comparing forms, and the pairs."""

    people: tuple[str, ...]
    weights: tuple[tuple[int, ...], ...]
    verdicts: dict[str, tuple[tuple[bool, ...], ...]]
    pairs: frozenset[frozenset[str]]


def _outcome(reading: Reading) -> Outcome:
    pool, _ = pool_of(reading)
    people = [same_text(person.id) for person in pool.people]
    order = np.array(sorted(range(len(people)), key=people.__getitem__))
    i, j = (side.ravel() for side in np.meshgrid(order, order, indexing="ij"))
    size = (len(people), len(people))
    verdicts = {rule.name: rule.forbids(i, j).reshape(size) for rule in pool.rules}
    weights = pool.block(0, len(people))[np.ix_(order, order)]
    plan = make_plan(reading, watch=Hooks())
    return Outcome(
        tuple(sorted(people)),
        tuple(map(tuple, weights.tolist())),
        {name: tuple(map(tuple, forbids.tolist())) for name, forbids in verdicts.items()},
        frozenset(frozenset({same_text(pair.a.id), same_text(pair.b.id)}) for pair in plan.pairs),
    )


@cache
def _plain(example: Example, folder: Path) -> Outcome:
    return _outcome(_read(example, _content(example, None, ""), folder))


@pytest.fixture(scope="session")
def plain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("plain")


@pytest.mark.parametrize("number", range(NUM_REWRITES))
@pytest.mark.parametrize("way", REWRITES)
@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_rewritten_cells_change_no_pair_and_no_verdict(
    example: Example, way: str, number: int, plain_folder: Path, tmp_path: Path
) -> None:
    seed = f"{example.path} {way} {number}"
    assert _outcome(_read(example, _content(example, REWRITES[way], seed), tmp_path)) == _plain(
        example, plain_folder
    )


@pytest.mark.parametrize("number", range(NUM_REWRITES))
@pytest.mark.parametrize("way", REWRITES)
@pytest.mark.parametrize("example", [EXAMPLES[0], EXAMPLES[1], EXAMPLES[2]], ids=str)
def test_rewritten_cells_are_forgotten_as_before(
    example: Example, way: str, number: int, tmp_path: Path
) -> None:
    """However the one who asks and the files write a name, no form of it is left, and nobody else goes."""
    chance = random.Random(f"forget {way} {number}")  # noqa: S311 - a seed for tests
    reading = _read(example, _content(example, REWRITES[way], f"forget {way} {number}"), tmp_path)
    gone = chance.choice(reading.people)
    asked = REWRITES[chance.choice(list(REWRITES))](
        chance.choice([one for one in (gone.id, gone.name, gone.email) if one]), chance
    )
    found = forget(tmp_path, asked, Program(), salt=bytes)
    (left,) = found.contents.values()
    for text in filter(None, (gone.name, gone.email)):
        assert same_text(text) not in same_text(left.decode())
    after = _read(example, left, tmp_path)
    assert {one.id for one in after.people} == {one.id for one in reading.people} - {gone.id}
    assert not [one for one in after.people if gone.id in (one.manager, *one.prefer, *one.avoid)]
