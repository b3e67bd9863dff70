"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from recimentor.files import held, journal, write_all
from recimentor.files.writing import prepared
from recimentor.model.errors import CannotWrite


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_all({target: b"{}\n"})
    assert target.read_bytes() == b"{}\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_an_existing_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    target.write_bytes(b"old")
    write_all({target: b"new"})
    assert target.read_bytes() == b"new"


def test_nothing_is_written_when_one_of_several_cannot_be(tmp_path: Path) -> None:
    good, bad = tmp_path / "plan.json", tmp_path / "missing" / "plan.csv"
    good.write_bytes(b"old")
    with pytest.raises(CannotWrite, match="does not exist"):
        write_all({good: b"new", bad: b"new"})
    assert good.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [good]


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="is a folder"):
        write_all({tmp_path: b"x"})


def test_a_target_that_is_held_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, tries = tmp_path / "plan.json", list[Path]()
    replace = Path.replace

    def held_twice(self: Path, other: Path) -> Path:
        tries.append(other)
        if len(tries) < 3:
            raise PermissionError
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr(journal, "_WAITS_SECONDS", (0.0, 0.0))
    write_all({target: b"new"})
    assert target.read_bytes() == b"new"
    assert tries == [target] * 3


def test_a_target_that_stays_open_elsewhere_is_told_and_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"old")

    def open_in_excel(_self: Path, _other: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", open_in_excel)
    with pytest.raises(CannotWrite, match=r"close plan\.xlsx and run again"):
        write_all({target: b"new"})
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
@pytest.mark.parametrize("bit", [0o040, 0o020, 0o010, 0o004, 0o002, 0o001])
def test_a_file_that_anybody_else_may_touch_is_written_anew(tmp_path: Path, bit: int) -> None:
    target = tmp_path / "plan.json"
    write_all({target: b"same"})
    before = target.stat().st_ino
    assert write_all({target: b"same"}) == ()
    assert target.stat().st_ino == before
    target.chmod(0o600 | bit)
    assert write_all({target: b"same"}) == (target,)
    assert target.stat().st_mode & 0o777 == 0o600


def test_other_bytes_of_the_same_length_are_written(tmp_path: Path) -> None:
    target = tmp_path / "plan.json"
    write_all({target: b"same"})
    assert write_all({target: b"some"}) == (target,)
    assert target.read_bytes() == b"some"


def test_content_is_on_the_disk_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flushed(descriptor: int) -> None:
        # What is still in the program's own buffer would be missing from the file by now.
        steps.append(f"flushed {os.fstat(descriptor).st_size}")
        fsync(descriptor)

    def replaced(source: str, target: str) -> None:
        steps.append("replaced")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(os, "replace", replaced)
    write_all({tmp_path / "a.txt": b"twelve bytes"})
    assert "flushed 12" in steps
    assert steps.index("flushed 12") < len(steps) - 1 or "replaced" not in steps


@pytest.mark.parametrize(
    "fault", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError()]
)
def test_a_content_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    calls: list[int] = []

    def fails(_descriptor: int) -> None:
        calls.append(1)
        if len(calls) > 1:
            raise fault

    monkeypatch.setattr(os, "fsync", fails)
    expected = CannotWrite if isinstance(fault, OSError) else type(fault)
    with pytest.raises(expected):
        write_all({tmp_path / "a.txt": b"new", tmp_path / "b.txt": b"more"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"old"}


def test_a_fault_after_everything_is_prepared_leaves_nothing_behind(tmp_path: Path) -> None:
    def use() -> None:
        with prepared({tmp_path / "a.txt": b"new"}) as ready:
            assert [path.read_bytes() for path in ready.values()] == [b"new"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        use()
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_run_left_unfinished_is_finished_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished: list[Path] = []
    monkeypatch.setattr("recimentor.files.writing.finish", finished.append)
    write_all({tmp_path / "a.txt": b"new"})
    assert finished == [tmp_path]


def test_files_of_a_run_that_is_going_on_are_not_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[object] = []
    monkeypatch.setattr("recimentor.files.writing.sweep", swept.append)
    with held([tmp_path]):
        write_all({tmp_path / "a.txt": b"new"})
    inside = len(swept)
    write_all({tmp_path / "a.txt": b"newer"})
    assert len(swept) == inside + 1
