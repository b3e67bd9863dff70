"""How long many weightings take: ``python benchmarks/sensitivity.py [PEOPLE [WEIGHTINGS]]``."""

from __future__ import annotations

import random
import sys
import time

from recimentor.insight.questions.sensitivity import sensitivity
from recimentor.model.participant import Offer, Participant, Want, Window
from recimentor.model.program import Program
from recimentor.model.settled import Settled
from recimentor.scoring import build_pool

SKILLS = [f"skill {number}" for number in range(60)]
WORDS = ("chess", "running", "music", "cooking", "cycling", "reading", "hiking", "films")
DEPARTMENTS = ("Finance", "Engineering", "Sales", "People", "Operations", "Legal")


def person(number: int, draw: random.Random) -> Participant:
    """Return somebody who filled in everything that a criterion looks at."""
    return Participant(
        id=f"p{number:05d}",
        name=f"Person {number}",
        offers=tuple(Offer(skill, draw.randint(2, 5), skill) for skill in draw.sample(SKILLS, 5)),
        wants=tuple(Want(skill, draw.randint(1, 5), skill) for skill in draw.sample(SKILLS, 4)),
        department=draw.choice(DEPARTMENTS),
        career_stage=draw.choice(("early", "mid", "senior")),
        interests=tuple(draw.sample(WORDS, 3)),
        languages=("English",),
        modes=tuple(draw.sample(("video", "in person", "phone"), 2)),
        timezone=draw.choice(("Europe/Lisbon", "Europe/Berlin")),
        availability=tuple(
            Window(day, 540, 540 + 60 * draw.randint(1, 6)) for day in draw.sample(range(5), 2)
        ),
    )


def main() -> None:
    """Print how long it took, and how many pairs stay."""
    given = [int(text) for text in sys.argv[1:]]
    num_people, num_weightings = (*given, *(1000, 100)[len(given) :])
    draw = random.Random(1)  # noqa: S311 - a repeatable pool, no secret
    pool = build_pool([person(number, draw) for number in range(num_people)], Program())
    started = time.perf_counter()
    found = sensitivity(pool, Settled(), num_weightings=num_weightings, within=2.0, seed=1)
    seconds = time.perf_counter() - started
    print(f"{num_people} people, {found.num_weightings} weightings: {seconds:.1f} s")
    print(f"{len(found.planned)} pairs, {len(found.steady)} stay whatever the weights")


if __name__ == "__main__":
    main()
