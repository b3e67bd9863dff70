"""How long a step at the desk takes, in processor time: ``python benchmarks/desk.py [PEOPLE ...]``."""

from __future__ import annotations

import datetime as dt
import random
import sys
import tempfile
import time
from pathlib import Path

from recimentor.api import DecisionToWrite, ReadRequest
from recimentor.desk import shown
from recimentor.desk.session import Session

SKILLS = [f"Skill {n}" for n in range(40)]


def people(number: int, seed: int = 1) -> str:
    """Return a sign-up file: each offers four skills of forty, with levels, and wants three others."""
    rng = random.Random(seed)  # noqa: S311 - no secrets here
    rows = ["id,name,department,offers,wants"]
    for n in range(number):
        skills = rng.sample(SKILLS, 7)
        offers = "; ".join(f"{skill}:{rng.randint(3, 5)}" for skill in skills[:4])
        wants = "; ".join(f"{skill}:{rng.randint(2, 5)}" for skill in skills[4:])
        rows.append(f"p{n:05},Person {n:05},Department {n % 9},{offers},{wants}")
    return "\n".join(rows) + "\n"


def measure(number: int) -> dict[str, float]:
    """Return the seconds of processor time of opening the desk, and of each thing done there."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "people.csv"
        source.write_text(people(number), encoding="utf-8")
        took: dict[str, float] = {}

        def timed(name: str, start: float) -> None:
            took[name] = time.process_time() - start

        start = time.process_time()
        session = Session(
            ReadRequest((str(source),)), Path(folder) / "plan.json", lambda: dt.date(2026, 1, 5)
        )
        timed("open", start)
        start = time.process_time()
        shown.state(session, session.now)
        timed("state", start)
        pair = session.now.plan.pairs[0]
        ids = (pair.a.id, pair.b.id)
        start = time.process_time()
        session.explain(*ids)
        timed("price", start)
        start = time.process_time()
        session.preview([DecisionToWrite("veto", ids)], 1)
        timed("preview", start)
        start = time.process_time()
        session.decide([DecisionToWrite("veto", ids)], 1)
        timed("decide", start)
        return took


def main() -> None:
    """Print a table, a row for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or [60, 200, 1000]
    print("| people | open | state | price | preview | decide |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    for number in sizes:
        took = measure(number)
        print(f"| {number:,} | " + " | ".join(f"{seconds:.2f} s" for seconds in took.values()) + " |")


if __name__ == "__main__":
    main()
