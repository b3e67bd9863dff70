"""Every command of the way from sign-up form to confirmed pairs, run in its order."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
from pathlib import Path

from tests.cli.runner import run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "from-sign-up-to-confirmed-pairs.md"


def commands() -> list[list[str]]:
    """Return the commands of the page, in order, without the program's name."""
    lines = re.findall(r"^    recimentor (.*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(line) for line in lines]


def answer_everything_with_yes(path: Path) -> None:
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"answer": "yes"} for row in rows)


def test_every_command_runs_in_its_order_and_ends_with_kits(tmp_path: Path) -> None:
    shutil.copy(ROOT / "examples" / "people.csv", tmp_path)
    found = re.search(r"<!-- file: program.yaml -->\n```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    (tmp_path / "program.yaml").write_text(found[1], encoding="utf-8")
    names = []
    for command in commands():
        if command[0] == "answers" and command[-1].endswith("answers.csv"):
            answer_everything_with_yes(tmp_path / "invitations" / "answers.csv")
        ran = run(*command, cwd=tmp_path)
        assert ran.code == 0, (command, ran.err)
        names.append(command[0])
    assert set(names) >= {"check", "match", "decide", "invite", "answers", "status", "compare", "kit"}
    after = json.loads((tmp_path / "next.json").read_text(encoding="utf-8"))
    pairs = {(pair["a"]["id"], pair["b"]["id"]): pair["state"] for pair in after["pairs"]}
    assert ("carla", "leo") in pairs
    assert ("dev", "xavier") not in pairs
    assert all("grace" not in pair for pair in pairs)
    confirmed = [pair for pair, state in pairs.items() if state == "confirmed"]
    assert len(confirmed) >= len(pairs) - 2
    assert len(list((tmp_path / "kit" / "pairs").iterdir())) == len(confirmed)


def test_the_example_of_the_reference_is_read_as_it_stands(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "reference" / "decisions.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    (tmp_path / "decisions.yaml").write_text(found[1], encoding="utf-8")
    named = sorted(
        {*re.findall(r"\b(ana|ben|cy|dee|gil|hana|ivo|jo|kai|lea|mo)\b", found[1]), "Eve Stone", "Fay Wong"}
    )
    rows = "".join(f"{name},{name},Lead:5,Code\n" for name in named)
    (tmp_path / "people.csv").write_text(f"id,name,offers,wants\n{rows}", encoding="utf-8")
    ran = run("check", tmp_path / "people.csv")
    assert "decision" not in ran.out
    assert ran.code == 0, ran.out
