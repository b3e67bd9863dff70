"""Files are written whole or not at all."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from recimentor.files import journal, write_all
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
