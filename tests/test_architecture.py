"""The house: imports run down."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "recimentor"

#: Room: the rooms it may import from, itself and the package's version aside.
ARROWS = {
    "cli": {"api", "desk", "report", "model"},
    "desk": {"api", "report", "model"},
    "forgetting": {"intake", "files", "model"},
    "api": {
        "forgetting",
        "plugins",
        "intake",
        "scoring",
        "matching",
        "insight",
        "wording",
        "report",
        "files",
        "model",
    },
    "insight": {"scoring", "matching", "wording", "model"},
    "intake": {"files", "plugins", "wording", "model"},
    "wording": {"model"},
    "scoring": {"plugins", "model"},
    "plugins": {"model"},
    "report": {"model"},
    "files": {"model"},
    "matching": set(),
    "model": set(),
}
CHECKER_MAY_IMPORT = {"sweep", "outcome", "problem", "weights", "proof", "rings.outcome", "rings.problem"}


def _modules() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem in ARROWS)


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("recimentor.")}


def _room(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_down(path: Path) -> None:
    room = _room(path)
    foreign = {name.split(".")[1] for name in _imports(path)} - {room, "__version__"}
    assert foreign <= ARROWS[room], f"{room} may not import {foreign - ARROWS[room]}"


def test_every_room_has_its_arrows() -> None:
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(ARROWS)


def test_the_checker_imports_no_solver_module() -> None:
    for path in (SOURCE / "matching" / "proof").glob("*.py"):
        modules = {name.removeprefix("recimentor.matching.") for name in _imports(path)}
        first = {module.split(".")[0] for module in modules}
        both = {".".join(module.split(".")[:2]) for module in modules if module.startswith("rings.")}
        assert (first - {"rings"}) | both <= CHECKER_MAY_IMPORT
