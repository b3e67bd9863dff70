"""Whatever encoding a stream has, no two people become one in it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PEOPLE = "name,offers,wants\nZoé,X:5,Y\nZoë,Y:5,X\nŁ,Y:4,X\nŃ,X:3,Y\n\U0001f600,X:4,Y\n\U0001f601,Y:3,X\n"


@pytest.mark.parametrize(("encoding", "format_"), [("ascii", "json"), ("latin-1", "csv"), ("cp1250", "md")])
def test_names_stay_apart(tmp_path: Path, encoding: str, format_: str) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "recimentor", "match", "people.csv", "--format", format_, "-q"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    text = ran.stdout.decode(encoding)
    if format_ == "json":
        assert set(json.loads(text)["people"]) == {"Zoé", "Zoë", "Ł", "Ń", "\U0001f600", "\U0001f601"}
    elif format_ == "csv":
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
        assert len({row[side] for row in rows for side in ("a_id", "b_id")}) == 6
    assert "?" not in text.replace("?utf", "")
