"""The page about the solver tells of the modules that there are, and of every one of them."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "src" / "recimentor" / "matching"
PAGE = (ROOT / "docs" / "background" / "solver.md").read_text(encoding="utf-8")


def _modules() -> set[str]:
    return {path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.py") if path.name != "__init__.py"}


def test_the_page_names_modules_that_exist() -> None:
    named = set(re.findall(r"`([a-z_/]+\.py)`", PAGE))
    assert named, "the page names no module at all"
    assert named <= _modules()


def test_every_module_of_the_solver_has_its_place_on_the_page() -> None:
    assert _modules() <= set(re.findall(r"`([a-z_/]+\.py)`", PAGE))


def test_the_steps_of_the_way_in_name_modules_that_exist() -> None:
    steps = (ROOM / "solve.py").read_text(encoding="utf-8").split('"""')[1]
    named = {name.replace(".", "/") for name in re.findall(r"`([a-z_.]+)`", steps)}
    rooms = {path.name for path in ROOM.iterdir() if path.is_dir()}
    assert len(named) > 8
    assert named <= {module.removesuffix(".py") for module in _modules()} | rooms
