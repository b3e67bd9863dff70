"""The page of exit codes says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from recimentor.cli.failures import ExitCode

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")


def test_every_exit_code_stands_on_its_page_and_no_other() -> None:
    rows = re.findall(r"^\| (\d+) \| (\w+) \|", PAGE, re.MULTILINE)
    assert [(int(code), name) for code, name in rows] == [(code.value, code.name) for code in ExitCode]
