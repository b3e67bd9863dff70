"""A whole run that is killed, or whose disk is full, leaves the old plan whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.runner import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")

EXAMPLES = Path(__file__).parents[2] / "examples"
#: Runs the program with files of at most so many bytes, as on a disk that fills up.
LITTLE_ROOM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
sys.argv[0] = "recimentor"
from recimentor.cli import main
main()
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    plan = tmp_path / "plan.json"
    plan.write_bytes(b"the old plan")
    return plan


def test_a_run_that_is_killed_at_any_moment_leaves_a_whole_plan(plan: Path) -> None:
    words = ["match", str(EXAMPLES / "people.csv"), "-o", str(plan), "-q"]
    # Some moments of a run: reading, scoring, writing; which one depends on the machine, and any must do.
    for seconds in (0.4, 1.2, 1.8):
        with subprocess.Popen(
            [sys.executable, "-m", "recimentor", *words], stdout=subprocess.DEVNULL
        ) as going:
            time.sleep(seconds)
            going.kill()
        data = plan.read_bytes()
        assert data == b"the old plan" or json.loads(data)["status"] == "optimal"
    assert run("match", EXAMPLES / "people.csv", "-o", plan, "-q").code == 0
    assert [path.name for path in plan.parent.iterdir()] == ["plan.json"], "nothing is left behind"


def test_a_run_on_a_full_disk_says_so_and_changes_nothing(plan: Path) -> None:
    sheet = plan.with_suffix(".csv")
    words = ["match", str(EXAMPLES / "people.csv"), "-o", str(sheet), "-o", str(plan), "-q"]
    ran = subprocess.run(
        [sys.executable, "-c", LITTLE_ROOM, *words], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (74, "")
    assert ran.stderr == f"recimentor: {plan} cannot be written: File too large\n"
    assert plan.read_bytes() == b"the old plan"
    assert [path.name for path in plan.parent.iterdir()] == ["plan.json"], "not even the sheet that had room"
