from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from recimentor.files.folder import write_folder
from recimentor.model.errors import BadRequest, CannotWrite

MARK = ".mark"


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_written_with_everything_in_it(tmp_path: Path) -> None:
    done: list[int] = []
    batches = [[("a/b.txt", b"1"), ("c.txt", b"2")], [("d.txt", b"3")]]
    assert write_folder(tmp_path / "kit", batches, mark=MARK, progress=done.append) == 3
    assert names(tmp_path / "kit") == [MARK, "a/b.txt", "c.txt", "d.txt"]
    assert done == [1, 2]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "kit").stat().st_mode) == 0o700
        assert stat.S_IMODE((tmp_path / "kit" / "a" / "b.txt").stat().st_mode) == 0o600


def test_an_earlier_one_is_replaced_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "kit", [[("old.txt", b"1")]], mark=MARK)
    write_folder(tmp_path / "kit", [[("new.txt", b"2")]], mark=MARK)
    assert names(tmp_path / "kit") == [MARK, "new.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_a_folder_of_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("precious")
    with pytest.raises(BadRequest):
        write_folder(tmp_path, [[("a.txt", b"1")]], mark=MARK)
    assert names(tmp_path) == ["thesis.txt"]


def test_what_fails_half_way_leaves_the_old_one_and_no_litter(tmp_path: Path) -> None:
    write_folder(tmp_path / "kit", [[("old.txt", b"1")]], mark=MARK)

    def failing() -> Iterator[list[tuple[str, bytes]]]:
        yield [("new.txt", b"2")]
        raise BadRequest("a template is wrong")

    with pytest.raises(BadRequest):
        write_folder(tmp_path / "kit", failing(), mark=MARK)
    assert names(tmp_path / "kit") == [MARK, "old.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_two_documents_of_one_name_are_a_fault_not_a_loss(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        write_folder(tmp_path / "kit", [[("a.txt", b"1"), ("a.txt", b"2")]], mark=MARK)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_parent_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written"):
        write_folder(tmp_path / "no" / "kit", [], mark=MARK)
