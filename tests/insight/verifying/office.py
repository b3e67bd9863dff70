"""A small office with everything that a plan can hold, read and paired once for many tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from recimentor import api
from recimentor.api.pipeline import Hooks, make_plan, prepare
from recimentor.api.reading import Reading
from recimentor.api.verifying import verify_reading
from recimentor.model.plan import Plan
from recimentor.model.verdict import PlanVerdict

EXAMPLES = Path(__file__).parents[3] / "examples"
Json = dict[str, Any]

DECISIONS = """\
locked:
  - {pair: [bastien, helene], override: the board asked for it}
vetoed:
  - {pair: [amara, ines], why: they share a project}
out:
  - {person: oscar, why: leave}
first: [jonas]
answers:
  - {person: carla, partner: elena, answer: yes}
  - {person: elena, partner: carla, answer: yes}
picks:
  - {person: amara, partners: [ibrahim]}
  - {person: ibrahim, partners: [amara]}
"""


def office(folder: Path, *, num_people: int = 17, settings: tuple[str, ...] = ()) -> Reading:
    """Return the reading of the first people of the example company, with decisions."""
    lines = (EXAMPLES / "people.csv").read_text(encoding="utf-8").splitlines()
    source = folder / "people.csv"
    source.write_text("\n".join(lines[: num_people + 1]) + "\n", encoding="utf-8")
    (folder / "program.yaml").write_bytes((EXAMPLES / "program.yaml").read_bytes())
    (folder / "decisions.yaml").write_text(DECISIONS, encoding="utf-8")
    return read_again(source, settings)


def read_again(source: Path, settings: tuple[str, ...] = (), **options: Any) -> Reading:
    """Return what a run would read."""
    request = api.ReadRequest((str(source),), settings=settings, **options)
    return prepare(api.MatchRequest(request), Hooks())


def saved(reading: Reading) -> Json:
    """Return the plan of a reading, as its file has it."""
    plan: Json = json.loads(api.render(make_plan(reading, watch=Hooks()), "json"))
    return plan


def judged(plan: Json, reading: Reading) -> PlanVerdict:
    """Return what verifying finds in a plan that was edited."""
    return verify_reading(Plan.model_validate_json(json.dumps(plan)), reading)
