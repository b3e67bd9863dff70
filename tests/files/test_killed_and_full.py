"""A killed run, a full disk and two runs at once leave every file whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recimentor.files import held, write_all
from recimentor.model.errors import CannotWrite

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX systems")

#: Tells when the new content lies on the disk beside the old file, and waits there to be killed.
HANGS_BEFORE_REPLACING = """
import os, sys, time
from pathlib import Path
from recimentor.files import held, write_all
flush = os.fsync
def wait(descriptor):
    flush(descriptor)
    print("ready", flush=True)
    time.sleep(600)
os.fsync = wait
write_all({Path(sys.argv[1]): b"new" * 100_000})
"""

FILES_OF_TWO_RUNS = """
import sys
from pathlib import Path
from recimentor.files import held, write_all
folder, mark = Path(sys.argv[1]), sys.argv[2].encode()
for number in range(60):
    write_all({folder / "plan.json": mark * (50_000 + number), folder / "plan.csv": mark * (9 + number)})
"""


@posix
def test_a_killed_run_leaves_the_old_file_whole_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_all({target: b"old"})
    run = subprocess.Popen([sys.executable, "-c", HANGS_BEFORE_REPLACING, target], stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline().strip() == b"ready"
    run.send_signal(signal.SIGKILL)
    run.wait()
    run.stdout.close()
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2, "the killed run had prepared a file"
    write_all({target: b"newer"})
    assert target.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Yield a disk of 64 KiB, where this machine lets us mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [mount or "", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    if mount is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by the administrator of a Linux machine alone")
    try:
        yield disk
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_full_disk_leaves_the_old_files_whole_and_is_said(small_disk: Path) -> None:
    plan, sheet = small_disk / "plan.json", small_disk / "plan.csv"
    write_all({plan: b"old plan", sheet: b"old sheet"})
    with pytest.raises(CannotWrite, match=r"plan\.csv cannot be written: No space left"):
        write_all({plan: b"new plan", sheet: b"x" * 100_000})
    assert (plan.read_bytes(), sheet.read_bytes()) == (b"old plan", b"old sheet")
    assert sorted(small_disk.iterdir()) == [sheet, plan]


@posix
def test_a_write_that_the_system_cuts_off_leaves_the_old_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_all({target: b"old"})
    code = (
        "import resource, sys; from pathlib import Path; from recimentor.files import write_all\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_all({Path(sys.argv[1]): b'x' * 5000})"
    )
    ran = subprocess.run([sys.executable, "-c", code, target], capture_output=True, text=True, check=False)
    assert "plan.json cannot be written: File too large" in ran.stderr
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_two_runs_at_once_never_mix_their_files(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", FILES_OF_TWO_RUNS, tmp_path, mark])
        for mark in ("a", "b", "c")
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    plan, sheet = (tmp_path / "plan.json").read_bytes(), (tmp_path / "plan.csv").read_bytes()
    assert set(plan) == set(sheet), "both files are of one run"
    assert len(set(plan)) == 1
    assert (len(plan), len(sheet)) == (50_059, 68)
    assert {path.name for path in tmp_path.iterdir()} == {"plan.json", "plan.csv"}


def test_the_same_content_touches_no_file(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    assert write_all({target: b"same"}) == (target,)
    os.utime(target, ns=(1, 1))
    assert write_all({target: b"same"}) == ()
    assert target.stat().st_mtime_ns == 1
    assert write_all({target: b"other"}) == (target,)


def test_files_are_removed_after_the_others_were_written(tmp_path: Path) -> None:
    plan, page = tmp_path / "plan.json", tmp_path / "page.html"
    page.write_bytes(b"old")
    assert write_all({plan: b"new"}, remove=[page, tmp_path / "absent"]) == (plan, page)
    assert not page.exists()


def test_a_run_does_not_wait_for_itself(tmp_path: Path) -> None:
    with held([tmp_path]) as alone:
        assert alone
        with held([tmp_path], patience_seconds=0.0) as still_alone:
            assert still_alone
        assert write_all({tmp_path / "plan.json": b"x"})


def test_a_folder_that_another_run_holds_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from recimentor.files import held\n"
        "with held([Path(sys.argv[1])], patience_seconds=0.1) as alone: print(alone)"
    )
    with held([tmp_path]):
        ran = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True
        )
    assert ran.stdout == "False\n"
