"""Builders that the intake tests share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recimentor.intake import People, read_people
from recimentor.model.program import Program

Reader = Callable[..., People]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Return a function that writes a file of some text or bytes and reads it as people."""
    monkeypatch.chdir(tmp_path)

    def read_text(content: str | bytes, name: str = "people.csv", program: Program | None = None) -> People:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        return read_people([name], program or Program())

    return read_text
