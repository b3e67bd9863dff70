"""What logistics, chemistry and bridge cost beside skills alone, on one invented pool.

The rule of the pool, seed 1: each person offers 4-17 and wants 1-5 of 130 skills (the k-th as often as k to
the -0.7), levels and priorities 1-5; lives in one of five zones on four continents; is free in three weekly
windows of two hours; names 3 of 60 interests, 2 of 6 styles, 2 of 5 languages, 2 of 4 ways to meet, a
cadence; has one of 12 departments, 5 stages, 8 sites, a team of 25 and a manager. The pool with skills alone
is the same people without those answers.

Run: python benchmarks/criteria.py [PEOPLE] [--whole]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from recimentor.insight import assemble, solve_pool
from recimentor.model.participant import Offer, Participant, Want, Window
from recimentor.model.program import Program
from recimentor.scoring import Pool, build_pool

NUM_SKILLS = 130
ZONES = ("Europe/Paris", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Sydney")
STYLES = ("direct", "reflective", "detail", "big picture", "spontaneous", "planned")
LANGUAGES = ("English", "French", "German", "Hindi", "Spanish")
MODES = ("in person", "video", "phone", "chat")
CADENCES = ("weekly", "every two weeks", "monthly")
_ROWS = 512


def invented(num_people: int) -> tuple[Participant, ...]:
    """Return the pool of the rule above, with all answers."""
    chance = np.random.default_rng(1)
    share = np.arange(1, NUM_SKILLS + 1) ** -0.7
    share /= share.sum()

    def some(words: Sequence[str], number: int) -> tuple[str, ...]:
        return tuple(words[int(k)] for k in chance.choice(len(words), number, replace=False))

    def skills(low: int, high: int) -> list[tuple[str, int]]:
        number = int(chance.integers(low, high))
        found = chance.choice(NUM_SKILLS, number, replace=False, p=share)
        return [
            (f"s{int(s)}", int(level)) for s, level in zip(found, chance.integers(1, 6, number), strict=True)
        ]

    interests = [f"interest {k}" for k in range(60)]
    return tuple(
        Participant(
            id=f"{k:06}",
            name=f"Person {k}",
            offers=tuple(Offer(s, level, s) for s, level in skills(4, 18)),
            wants=tuple(Want(s, level, s) for s, level in skills(1, 6)),
            timezone=some(ZONES, 1)[0],
            availability=tuple(
                Window(int(day), 60 * int(hour), 60 * int(hour) + 120)
                for day, hour in zip(chance.integers(0, 5, 3), chance.integers(8, 17, 3), strict=True)
            ),
            interests=some(interests, 3),
            style=some(STYLES, 2),
            languages=some(LANGUAGES, 2),
            modes=some(MODES, 2),
            cadence=some(CADENCES, 1)[0],
            department=f"department {chance.integers(12)}",
            career_stage=f"stage {chance.integers(5)}",
            site=f"site {chance.integers(8)}",
            team=f"team {chance.integers(max(1, num_people // 25))}",
            manager=f"{chance.integers(max(1, num_people // 8)):06}",
        )
        for k in range(num_people)
    )


def skills_alone(person: Participant) -> Participant:
    """Return a person with nothing but skills."""
    return Participant(person.id, person.name, offers=person.offers, wants=person.wants)


def scoring_seconds(people: Sequence[Participant]) -> tuple[Pool, float]:
    """Return the pool, and the seconds to build it and to weigh every pair once."""
    started = time.perf_counter()
    pool = build_pool(people, Program())
    for start in range(0, len(people), _ROWS):
        pool.block(start, min(start + _ROWS, len(people)))
    return pool, time.perf_counter() - started


def whole_seconds(people: Sequence[Participant]) -> float:
    """Return the seconds from participants to a plan with all its explanations."""
    started = time.perf_counter()
    pool = build_pool(people, Program())
    assemble(pool, solve_pool(pool), inputs=(), version="benchmark")
    return time.perf_counter() - started


def main() -> None:
    """Print both times and their ratio, the best of two runs each, side by side."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("people", type=int, nargs="?", default=10_000)
    parser.add_argument("--whole", action="store_true", help="time whole runs: score, solve, explain")
    options = parser.parse_args()
    everything = invented(options.people)
    alone = tuple(replace(skills_alone(person)) for person in everything)
    measure = whole_seconds if options.whole else lambda people: scoring_seconds(people)[1]
    runs = [(measure(alone), measure(everything)) for _ in range(1 if options.whole else 2)]
    skills, criteria = (min(times) for times in zip(*runs, strict=True))
    what = "whole run" if options.whole else "scoring"
    print(
        f"{options.people:,} people, {what}: skills alone {skills:.2f} s, all criteria {criteria:.2f} s, ",
        end="",
    )
    print(f"ratio {criteria / skills:.2f}")


if __name__ == "__main__":
    main()
