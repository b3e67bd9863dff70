"""Changes of several files: killed between any two steps, the next run finishes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from recimentor.files import finish, finish_under, folders_for, held, write_all
from recimentor.files.folder import write_folder
from recimentor.files.holding import deferred, done_since, num_done
from recimentor.model.errors import CannotWrite

MARK = ".mark"


posix = pytest.mark.skipif(sys.platform == "win32", reason="processes and signals of POSIX systems")


def killed_after(steps: int, work: Callable[[], object]) -> bool:
    """Run some work in a process that dies at a rename or removal after so many; return whether it did."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    left = [steps]

    def counted(module: Any, name: str) -> None:
        original = getattr(module, name)

        def step(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return original(*args, **kwargs)

        setattr(module, name, step)

    for name in ("replace", "rename", "unlink", "rmdir"):
        counted(os, name)
    work()
    os._exit(0)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


OLD = {"a.txt": b"old a", "b.txt": b"old b", "gone.txt": b"x", "sub/gone.txt": b"y"}
NEW = {"a.txt": b"new a", "b.txt": b"new b", "c.txt": b"new c"}


def change(folder: Path) -> None:
    write_all(
        {folder / name: data for name, data in NEW.items()},
        remove=[folder / "gone.txt", folder / "sub" / "gone.txt"],
        home=folder,
    )


@posix
@pytest.mark.parametrize("steps", range(11))
def test_several_files_are_all_old_or_finished_by_the_next_run(tmp_path: Path, steps: int) -> None:
    (tmp_path / "sub").mkdir()
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    assert killed_after(steps, lambda: change(tmp_path)) or steps >= 8
    finish(tmp_path / "sub")
    left = {name: data for name, data in snapshot(tmp_path).items() if not name.endswith(".tmp")}
    assert left == (NEW if steps else OLD), "once the journal stands, the next run finishes"
    change(tmp_path)
    assert snapshot(tmp_path) == NEW
    assert not (tmp_path / ".recimentor-journal").exists()


@posix
@pytest.mark.parametrize("steps", range(12))
def test_a_folder_and_its_record_stand_together(tmp_path: Path, steps: int) -> None:
    kit, record = tmp_path / "kit", tmp_path / "decisions.yaml"

    def write(content: bytes) -> None:
        write_folder(kit, [[("a.txt", content)]], mark=MARK, also=lambda: {record: content})

    write(b"old")
    killed_after(steps, lambda: write(b"new"))
    finish(tmp_path)
    assert record.read_bytes() == (kit / "a.txt").read_bytes() == (b"new" if steps else b"old")
    write(b"newer")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decisions.yaml", "kit"]
    assert (kit / "a.txt").read_bytes() == record.read_bytes() == b"newer"


def test_a_folder_of_a_killed_run_is_swept(tmp_path: Path) -> None:
    left = tmp_path / ".kit.abcdef.tmp"
    (left / "pairs").mkdir(parents=True)
    (left / "pairs" / "letter.md").write_text("Dear Ana")
    write_folder(tmp_path / "kit", [[("a.txt", b"1")]], mark=MARK)
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_a_step_that_fails_after_others_is_told_and_done_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def held_open(self: Path, other: Path) -> Path:
        if other.name == "b.txt":
            raise PermissionError
        return replace(self, other)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held_open)
        with pytest.raises(CannotWrite, match=r"b\.txt cannot be replaced.*the next run goes on"):
            write_all({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"new"})
    assert finish(tmp_path) == 1
    assert snapshot(tmp_path) == {"a.txt": b"new", "b.txt": b"new"}


def test_a_damaged_journal_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / ".recimentor-journal").mkdir()
    (tmp_path / ".recimentor-journal" / "x.json").write_bytes(b'[["a"')
    (tmp_path / "a").write_bytes(b"1")
    assert finish(tmp_path) == 1
    assert snapshot(tmp_path) == {"a": b"1"}


@posix
def test_ctrl_c_waits_until_files_have_taken_their_places(tmp_path: Path) -> None:
    before = num_done()

    def stopped() -> None:
        with deferred():
            os.kill(os.getpid(), signal.SIGINT)
            write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"})

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert snapshot(tmp_path) == {"a": b"1", "b": b"2"}
    assert [path.name for path in done_since(before)] == ["a", "b"]


#: Interrupts itself in the middle of putting files in place.
INTERRUPTED = """
import os, signal, sys
from pathlib import Path
replace = Path.replace
def interrupted(self, other):
    if str(other).endswith(".csv"):
        os.kill(os.getpid(), signal.SIGINT)
    return replace(self, other)
Path.replace = interrupted
from recimentor.cli import main
main()
"""


@posix
def test_a_stopped_run_says_what_stands(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name,offers,wants\na,Ana,X:5,Y\nb,Ben,Y:5,X\n")
    words = ["match", "people.csv", "-q", "-o", "plan.csv", "-o", "plan.json"]
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 130
    stands = "by then this had been written or removed, and stays so: plan.csv, plan.json"
    assert ran.stderr.splitlines()[-1] == f"recimentor: stopped; {stands}"
    assert {path.name for path in tmp_path.iterdir()} == {"people.csv", "plan.csv", "plan.json"}


def test_a_folder_that_another_run_holds_is_not_finished_for_it(tmp_path: Path) -> None:
    (tmp_path / ".recimentor-journal").mkdir()
    (tmp_path / ".recimentor-journal" / "x.json").write_bytes(b"[]")
    code = (
        f"import sys; sys.path[:0] = {sys.path!r}; from pathlib import Path\n"
        "from recimentor.files import journal, holding\n"
        "import contextlib\n"
        "real = holding.held\n"
        "journal.held = lambda folders: real(folders, patience_seconds=0.1)\n"
        "print(journal.finish(Path(sys.argv[1])))"
    )
    with held([tmp_path]):
        ran = subprocess.run(
            [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=False
        )
    assert ran.stdout.strip() == "0", ran.stderr


def test_what_killed_runs_have_left_below_a_folder_is_finished_and_swept(tmp_path: Path) -> None:
    below = tmp_path / "spring" / "kit"
    (below / ".recimentor-journal").mkdir(parents=True)
    (below / ".recimentor-journal" / "x.json").write_text('[["a.txt", ".a.txt.abcd_123.tmp"]]')
    (below / ".a.txt.abcd_123.tmp").write_text("new")
    (below / ".kit.abcd1234.tmp").mkdir()
    (below / ".kit.abcd1234.tmp" / "letter.md").write_text("Dear Ana")
    (below / ".kit.abcd1234.old.tmp").write_text("Dear Ana")
    others = (".tmp", ".notes.tmp", "x.abcd1234.tmp", ".x.ABCD1234.tmp", ".x.abcd1234.tmp.md")
    for name in others:
        (below / name).write_text("not ours")
    finish_under(tmp_path)
    assert snapshot(below) == {"a.txt": b"new", **dict.fromkeys(others, b"not ours")}


def test_what_another_run_prepares_is_not_swept(tmp_path: Path) -> None:
    left = tmp_path / ".plan.json.abcd1234.tmp"
    left.write_text("{}")
    code = "import sys; from pathlib import Path; from recimentor.files import finish_under as it"
    code += "; it(Path(sys.argv[1]))"
    with held([tmp_path]):
        subprocess.run([sys.executable, "-c", code, tmp_path], check=True)
        assert left.exists()
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True)
    assert not left.exists()


def test_folders_that_were_made_for_nothing_go_again(tmp_path: Path) -> None:
    wanted = tmp_path / "a" / "b" / "file"

    def stopped() -> None:
        with folders_for([wanted]):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert list(tmp_path.iterdir()) == []
    with folders_for([wanted, tmp_path / "c" / "file"]):
        write_all({wanted: b"1"})
    assert snapshot(tmp_path) == {"a/b/file": b"1"}
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="cannot be written"), folders_for([tmp_path / "file" / "x" / "y"]):
        pass
