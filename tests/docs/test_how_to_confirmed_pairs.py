"""Every command of the way from sign-up form to confirmed pairs, run in its order."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.runner import run
from tests.docs.pages import follow

ROOT = Path(__file__).parents[2]


def test_every_command_runs_in_its_order_and_ends_with_kits(tmp_path: Path) -> None:
    screens = follow("docs/how-to/from-sign-up-to-confirmed-pairs.md", tmp_path)
    names = {one.command.split()[1] for one in screens}
    assert names >= {"check", "match", "decide", "invite", "answers", "status", "compare", "kit"}
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
