"""The house stays easy to read: no function over fifty lines, and few modules over four hundred."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "recimentor"
MOST_LINES_OF_A_FUNCTION = 50
MOST_LINES_OF_A_MODULE = 400
#: Modules that are longer, how many lines they may have at most, and why.
LONGER: dict[str, tuple[int, str]] = {}


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
