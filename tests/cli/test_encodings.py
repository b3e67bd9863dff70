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
from tests.cli.runner import run

from recimentor.report.safe import for_encoding

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


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp1252", "koi8-r", "cp932"])
def test_a_console_of_an_old_code_page_shows_everybody_apart(encoding: str) -> None:
    names = [line.partition(",")[0] for line in PEOPLE.splitlines()[1:]] + ["Zoe", "L", "N", "山田", "山本"]
    shown = [for_encoding(name, encoding) for name in names]
    assert len(set(shown)) == len(names)
    assert all(text.encode(encoding) for text in shown)


def test_the_table_of_an_old_console_has_a_name_for_everybody(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE + "山田,X:5,Y\n山本,Y:5,X\n", encoding="utf-8")
    ran = run("match", "people.csv", "-q", cwd=tmp_path, environ={"PYTHONIOENCODING": "cp437"})
    assert ran.code == 0
    for text in ("Zoé", "Zoë", r"\u0141", r"\u0143", r"\ud83d\ude00", r"\ud83d\ude01", r"\u7530", r"\u672c"):
        assert text in ran.out
    assert "?" not in ran.out
