"""A thousand people, and a change in the middle: paired again in under ten seconds."""

from __future__ import annotations

import json
import resource
from pathlib import Path

from tests.cli.runner import run
from tests.stories.people import sign_ups, write_rows

_SECONDS = 10.0


def spent() -> float:
    """Return the processor time of the programs that were started here: a busy machine does not slow it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_thousand_people_are_paired_again_in_under_ten_seconds(tmp_path: Path) -> None:
    rows = sign_ups(1000, seed=3)
    for at, row in enumerate(rows):
        row["id"], row["name"], row["email"] = f"p{at:04d}", f"Person {at}", f"p{at}@corp.example"
    write_rows(tmp_path / "people.csv", rows)
    assert run("match", "people.csv", "-o", "plan.json", "-q", cwd=tmp_path).code == 0
    for row in rows[20:30]:
        row["offers"] = "Golf:5"
    write_rows(tmp_path / "people.csv", rows[15:])
    before = spent()
    assert run("match", "people.csv", "--keep", "plan.json", "-o", "next.json", "-q", cwd=tmp_path).code == 0
    assert spent() - before < _SECONDS
    plan = json.loads((tmp_path / "next.json").read_text(encoding="utf-8"))
    assert plan["status"] == "optimal"
    assert len(plan["settled"]["kept"]) > 450
