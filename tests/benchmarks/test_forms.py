"""Invented sign-up files are the same every time, and their truth names each of them."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.forms.write import write_folder


def _texts(folder: Path, *, seed: int) -> dict[str, bytes]:
    write_folder(folder, pool="a", count=12, seed=seed)
    # Workbooks hold the hour in which they were made.
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix != ".xlsx"}


def test_one_seed_gives_one_folder_and_another_seed_another(tmp_path: Path) -> None:
    one, again, other = (_texts(tmp_path / str(k), seed=seed) for k, seed in enumerate((1, 1, 2)))
    assert one == again
    assert one != other


def test_the_truth_tells_of_every_file_and_of_nothing_else(tmp_path: Path) -> None:
    write_folder(tmp_path, pool="b", count=12, seed=3)
    told = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))["files"]
    assert {path.name for path in tmp_path.iterdir()} == {*told, "truth.json"}
    assert all(each["people"] for each in told.values())
