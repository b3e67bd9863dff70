"""The house stays easy to read: no function over fifty lines, and few modules over four hundred."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "recimentor"
MOST_LINES_OF_A_FUNCTION = 50
MOST_LINES_OF_A_MODULE = 400
#: Modules that are longer, how many lines they may have at most, and why.
LONGER: dict[str, tuple[int, str]] = {
    "desk/session.py": (450, "one sitting, each request a method"),
    "forgetting/rows.py": (450, "every way in which a row is about somebody"),
    "intake/columns/fields.py": (450, "a table: fields and their headers"),
    "intake/columns/mapping.py": (470, "one way from headers to fields"),
    "intake/people/rows.py": (560, "one reader for each kind of field"),
    "matching/rings/solving.py": (460, "one way from a linear program to rings, with its limits"),
    "intake/propose/groups.py": (450, "kinds of groups of columns"),
    "model/codes.py": (900, "a table: the catalogue of finding codes"),
    "model/plan.py": (450, "the plan as a schema, whole in one place"),
    "model/who.py": (450, "one finder of people"),
    "report/audience.py": (500, "the one place of what an audience sees"),
}


def _lines() -> dict[str, list[str]]:
    paths = SOURCE.rglob("*.py")
    return {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8").splitlines() for path in paths}


def test_no_function_is_longer_than_a_page() -> None:
    longest = {
        f"{name}:{node.name}": length
        for name, lines in _lines().items()
        for node in ast.walk(ast.parse("\n".join(lines)))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    }
    assert longest == {}


def test_few_modules_are_long_and_these_grow_no_further() -> None:
    long = {name: len(lines) for name, lines in _lines().items() if len(lines) > MOST_LINES_OF_A_MODULE}
    assert set(long) <= set(LONGER)
    assert {name: number for name, number in long.items() if number > LONGER[name][0]} == {}
