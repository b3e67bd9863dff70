"""One owner of plurals: no other module chooses between the word for one and the word for many."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from recimentor.model.counting import counted, plural

SOURCE = Path(__file__).parents[2] / "src" / "recimentor"

#: Module: how often it chooses between two texts by whether a number is one, and why that is no plural.
NO_PLURALS = {
    "api/deciding.py": (1, "two different sentences"),
    "desk/session.py": (1, "a wording, without its number"),
    "intake/propose/groups.py": (1, "offers or wants"),
    "scoring/rules/relations.py": (1, "the manager has a name of their own"),
}


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def chooses(source: str) -> int:
    """Return how often one of two texts is chosen by whether something is one."""
    number = 0
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.IfExp) and is_text(node.body) and is_text(node.orelse):
            ones = [
                each for each in ast.walk(node.test) if isinstance(each, ast.Constant) and each.value == 1
            ]
            both_told = all(
                not isinstance(each, ast.Constant) or each.value for each in (node.body, node.orelse)
            )
            number += bool(ones) and both_told
    return number


def test_plurals_are_chosen_by_their_owner_alone() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): chooses(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")
    }
    assert {name: number for name, number in found.items() if number} == {
        name: number for name, (number, _) in NO_PLURALS.items()
    }


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("'row' if len(rows) == 1 else 'rows'", 1),
        ("f'{n} rows' if n != 1 else '1 row'", 1),
        ("'take' if len(gone) > 1 else 'takes'", 1),
        ("name if len(names) == 1 else key", 0),
        ("f' ({n})' if n > 1 else ''", 0),
    ],
)
def test_a_choice_is_seen_however_it_is_written(source: str, number: int) -> None:
    assert chooses(source) == number


def test_a_number_is_told_with_its_noun() -> None:
    assert [counted(n, "pair") for n in (0, 1, 1_024)] == ["0 pairs", "1 pair", "1,024 pairs"]
    assert [counted(n, "person", "people") for n in (1, 3)] == ["1 person", "3 people"]
    assert [plural(n, "is", "are") for n in (0, 1, 2)] == ["are", "is", "are"]
