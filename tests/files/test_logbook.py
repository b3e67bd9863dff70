"""The log: whole lines, one run's never mixed with another's."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from recimentor.files import Logbook
from recimentor.model.errors import CannotWrite

WRITES_LINES = """
import sys
from pathlib import Path
from recimentor.files import Logbook
log = Logbook(Path(sys.argv[1]), "match")
for number in range(200):
    log.write("step", {"number": number, "text": "x" * 500})
"""


def test_lines_are_appended_with_time_run_and_command(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    for _ in range(2):
        Logbook(path, "match").write("read", {"people": 40, "codes": ["unknown-columns"]})
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(line["command"], line["event"], line["people"]) for line in lines] == [("match", "read", 40)] * 2
    assert lines[0]["run"] != lines[1]["run"]
    assert lines[0]["time"].endswith("Z")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_a_path_nothing_is_written(tmp_path: Path) -> None:
    Logbook(None, "match").write("read", {})
    assert list(tmp_path.iterdir()) == []


def test_a_log_that_cannot_be_opened_is_said_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"the log .* cannot be written"):
        Logbook(tmp_path / "missing" / "runs.jsonl", "match")


def test_runs_at_once_keep_their_lines_whole(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    runs = [subprocess.Popen([sys.executable, "-c", WRITES_LINES, path]) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 600


def test_a_line_that_was_cut_off_stays_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "runs.jsonl"
    path.write_bytes(b'{"time": "2026"}\n{"ti')
    Logbook(path, "match").write("read", {})
    Logbook(path, "match").write("read", {})
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ['{"time": "2026"}', '{"ti']
    assert [json.loads(line)["event"] for line in lines[2:]] == ["read", "read"]
