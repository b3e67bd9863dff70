"""What the README shows is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.runner import run

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- output: (.*) -->\n```text\n(.*?)```\n", re.DOTALL)
_FIRST, _LAST = 9, 13


def test_the_screen_in_the_readme_is_real(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    found = BLOCK.search(text)
    assert found is not None
    ran = run(*found[1].split(), "--no-program", cwd=ROOT)
    assert ran.code == 0
    lines = ran.out.splitlines()
    shown = "\n".join([*lines[:_FIRST], "...", *lines[-_LAST:]]) + "\n"
    if request.config.getoption("--update-golden"):
        block = found[0].replace(f"```text\n{found[2]}", f"```text\n{shown}")
        README.write_text(text.replace(found[0], block), encoding="utf-8", newline="\n")
        return
    assert found[2] == shown, "run pytest --update-golden and review the diff"
