from __future__ import annotations

from pathlib import Path

import benchmarks.whole
import pytest
from benchmarks.whole import Took, row


@pytest.mark.parametrize("rated", [True, False])
def test_people_are_written_with_levels_or_without_any(
    rated: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RECIMENTOR_SHARED_DATA", raising=False)
    benchmarks.whole._write(tmp_path, 30, rated=rated)
    header, *rows = (tmp_path / "people.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("id,name,")
    assert len(rows) == 30
    assert all((":" in line) is rated for line in rows)


def test_ratios_are_of_the_command_over_its_parts() -> None:
    assert row(Took(3.0, 1.5, 2.0, 99.6)) == "3.00 s | 1.50 s | 2.00 | 2.00 s | 1.50 | 100"
