"""Fast to start: what --version and --help load."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "snowballstemmer",
    "numpy",
    "scipy",
    "openpyxl",
    "xlsxwriter",
    "jinja2",
    "rapidfuzz",
    "icalendar",
)
PROBE = f"""
import sys
from recimentor.cli import main
try:
    main()
except SystemExit as end:
    assert end.code in (0, None), end.code
loaded = [name for name in {HEAVY!r} if name in sys.modules]
# Newer Typer loads pydantic itself, to read the values of options; no module of ours may.
loaded += [
    name
    for name, module in sys.modules.items()
    if name.startswith("recimentor")
    and any(str(getattr(value, "__module__", "")).startswith("pydantic") for value in vars(module).values())
]
assert not loaded, loaded
"""


def _run(*arguments: str, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=False, env=environ
    )


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("match", "--help"), ("check", "-h")])
def test_version_and_help_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    outcome = _run(*arguments)
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout


def test_shell_completion_loads_nothing_heavy() -> None:
    outcome = _run("--show-completion", "bash")
    assert outcome.returncode == 0, outcome.stderr
