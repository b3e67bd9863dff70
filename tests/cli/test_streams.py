"""Streams that are closed, full or cut off, as in nightly jobs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TWO = "name,offers,wants\nAna,Leadership:5,Python\nBen,Python:5,Leadership\n"
FULL = Path("/dev/full")
POSIX = pytest.mark.skipif(os.name == "nt", reason="redirections of a POSIX shell")
NEEDS_FULL = pytest.mark.skipif(not FULL.exists(), reason="no /dev/full on this system")


def _shell(line: str, cwd: Path) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", line.replace("recimentor", f"{sys.executable} -m recimentor", 1)],
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
    )
    return done.returncode, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "two.csv").write_text(TWO, encoding="utf-8")
    return tmp_path


@POSIX
@NEEDS_FULL
@pytest.mark.parametrize("command", ["match two.csv -q", "check two.csv", "match two.csv -q --format json"])
def test_a_full_disk_under_standard_output_is_74(folder: Path, command: str) -> None:
    code, said = _shell(f"recimentor {command} > /dev/full", folder)
    assert code == 74
    assert "standard output cannot be written" in said


@POSIX
@NEEDS_FULL
@pytest.mark.parametrize("command", ["--version", "--help"])
def test_help_and_version_into_a_full_disk_leave_no_traceback(folder: Path, command: str) -> None:
    code, said = _shell(f"recimentor {command} > /dev/full", folder)
    assert code == 74
    assert "Traceback" not in said


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_swallow_what_they_are_given(folder: Path, closed: str) -> None:
    code, _ = _shell(f"recimentor match two.csv -o plan.json {closed}", folder)
    assert code == 0
    assert (folder / "plan.json").exists()


@POSIX
def test_closed_standard_input_is_an_input_that_is_missing(folder: Path) -> None:
    code, said = _shell("recimentor match - <&-", folder)
    assert code == 66
    assert "Traceback" not in said


@POSIX
def test_a_reader_that_stops_early_ends_the_output_quietly(folder: Path) -> None:
    code, said = _shell(
        "recimentor match two.csv -q --format json | head -n 1; exit ${PIPESTATUS[0]}", folder
    )
    assert (code, said) == (0, "")
