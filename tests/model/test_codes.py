"""One catalogue of finding codes: whatever is told stands in it, and whatever stands in it is told."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from recimentor.model.codes import CODES

SOURCE = Path(__file__).parents[2] / "src" / "recimentor"
CATALOGUE = "model/codes.py"
#: Functions that take a code, and at which place among their arguments.
TAKES_CODE = {"add": 0, "gather": 0, "finding_of": 0, "tell": 1}
#: Where a finding is made anew from another one, with the code that it has.
MADE_ANEW = {"intake/notebook.py"}


def _trees() -> dict[str, ast.Module]:
    paths = sorted(SOURCE.rglob("*.py"))
    return {
        path.relative_to(SOURCE).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in paths
    }


TREES = _trees()


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _codes_told(tree: ast.Module) -> Iterator[str]:
    """Yield what a module tells: texts at the place of a code, also where one of two is chosen."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        at = TAKES_CODE.get(_called(call))
        is_event = ast.unparse(call.func) == "change.add"
        if at is not None and len(call.args) > max(at, 1) and not is_event:
            for node in ast.walk(call.args[at]):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def test_whatever_is_told_stands_in_the_catalogue() -> None:
    told = {code for tree in TREES.values() for code in _codes_told(tree) if "-" in code}
    assert len(told) > len(CODES) / 2
    assert told - set(CODES) == set()


def test_whatever_stands_in_the_catalogue_is_told() -> None:
    texts = {
        node.value
        for name, tree in TREES.items()
        if name != CATALOGUE
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(CODES) - texts == set()


def test_findings_are_made_by_the_catalogue_alone() -> None:
    makers = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _called(node) == "Finding"
    }
    assert makers == {CATALOGUE} | MADE_ANEW
