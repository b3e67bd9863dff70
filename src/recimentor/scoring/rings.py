"""A ring of three in full: what each teaches the next, what it scores, and why it could not be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from recimentor.model.participant import Window
from recimentor.scoring.arcs import forbids_step, meeting_parts, step_worth
from recimentor.scoring.criteria.skills import NAME as SKILLS
from recimentor.scoring.detail import falls_short
from recimentor.scoring.points import largest_remainder
from recimentor.scoring.pool import FULL_WEIGHT, Pool
from recimentor.scoring.rules.base import Reason
from recimentor.scoring.skills.lessons import Lesson
from recimentor.scoring.skills.served import Served
from recimentor.scoring.time.calendar import DAY, WEEK
from recimentor.scoring.time.slots import ProposedSlot, propose_slot, slot_between

#: Three people by index: each teaches the next, the last the first.
Three = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class StepDetail:
    """One step of a ring: a teacher and a learner.

    Parameters
    ----------
    teacher, learner
        By index.
    gain
        What the learner gains, exact, 0-1.
    worth
        The gain in weight units, by the share of *skills*.
    lessons
        What is taught, the dearest first.
    sentence
        One sentence that says it aloud.
    served
        Requests of the learner that the teacher serves; those alone whose owner agreed to show them.
    slot
        A weekly slot that suits both, ``a`` being the teacher; ``None`` for none.
    """

    teacher: int
    learner: int
    gain: Fraction
    worth: int
    lessons: tuple[Lesson, ...]
    sentence: str
    served: tuple[Served, ...]
    slot: ProposedSlot | None


def steps_of(three: Three) -> tuple[tuple[int, int], ...]:
    """Return teacher and learner of each step."""
    a, b, c = three
    return (a, b), (b, c), (c, a)


def step_detail(pool: Pool, teacher: int, learner: int) -> StepDetail:
    """Return everything that explains one step of a ring."""
    taught = pool.lessons(teacher, learner)
    total = sum((lesson.gain for lesson in taught), Fraction(0))
    received = np.array([float(total * int(pool.skills.gains.full[learner]))])
    served = pool.served(learner, teacher)
    people = pool.people
    return StepDetail(
        teacher=teacher,
        learner=learner,
        gain=min(Fraction(1), total),
        worth=int(step_worth(pool, np.array([teacher]), np.array([learner]), received)[0]),
        lessons=taught,
        sentence=pool.sentence(teacher, learner, taught, served),
        served=served,
        slot=slot_between(
            pool.free_time, people[teacher], people[learner], (teacher, learner), pool.program.meetings
        ),
    )


def ring_steps(pool: Pool, three: Three) -> tuple[StepDetail, StepDetail, StepDetail]:
    """Return the three steps of a ring in full; nobody is to be at two of their meetings at once.

    A slot leaves out the hours that its two people have for an earlier step; where that leaves no time in
    common, the step has none.
    """
    taken: dict[int, list[tuple[int, int]]] = {one: [] for one in three}
    found = []
    for teacher, learner in steps_of(three):
        step, free = step_detail(pool, teacher, learner), pool.free_time
        if step.slot is not None and (taken[teacher] or taken[learner]):
            windows = tuple(_without(pool.people[one].availability, taken[one]) for one in (teacher, learner))
            zones = free.zones[teacher], free.zones[learner]
            slot = propose_slot((windows[0], windows[1]), zones, pool.program.meetings)
            step = replace(step, slot=slot)
        if step.slot is not None:
            length = step.slot.minutes
            taken[teacher].append((step.slot.a, step.slot.a + length))
            taken[learner].append((step.slot.b, step.slot.b + length))
        found.append(step)
    first, second, third = found
    return first, second, third


def _without(windows: Sequence[Window], taken: Sequence[tuple[int, int]]) -> tuple[Window, ...]:
    """Return weekly windows without some stretches, in minutes from Monday on the same clock."""
    left = [(one.day * DAY + one.start_minute, one.day * DAY + one.end_minute) for one in windows]
    for start, end in taken:
        for first in (start - WEEK, start, start + WEEK):
            last = first + end - start
            left = [
                piece
                for begin, stop in left
                for piece in ((begin, min(stop, first)), (max(begin, last), stop))
                if piece[0] < piece[1]
            ]
    return tuple(
        Window(begin // DAY, begin % DAY, begin % DAY + stop - begin) for begin, stop in sorted(set(left))
    )


def why_no_step(pool: Pool, teacher: int, learner: int) -> tuple[Reason, ...]:
    """Return every reason why one person may not teach another as a step of a ring; empty where they may."""
    at = np.array([teacher]), np.array([learner])
    broken = [
        Reason(rule.code, rule.reason(teacher, learner)) for rule in pool.rules if forbids_step(rule, *at)[0]
    ]
    short = falls_short(pool, learner, teacher)
    return (*broken, *(() if short is None else (short,)))


def ring_weight(worths: Sequence[int], meetings: Sequence[int]) -> int:
    """Return what a ring weighs: the harmonic mean of its steps and the mean of its meetings, halves up.

    Parameters
    ----------
    worths, meetings
        Of the three steps, in weight units.
    """
    harmonic = 3 / sum((Fraction(1, worth) for worth in worths), Fraction(0))
    rounded = int(harmonic + Fraction(1, 2)) + (2 * sum(meetings) + 3) // 6
    return max(1, min(FULL_WEIGHT, rounded))


def ring_points(pool: Pool, three: Three, weight: int) -> Mapping[str, int]:
    """Return the points of a ring, whole numbers that add up to its weight.

    *skills* is the harmonic mean of what the three learn; every other part is the mean of three meetings.
    """
    steps = steps_of(three)
    worths = [step_detail(pool, *step).worth for step in steps]
    parts = {SKILLS: 3 / sum((Fraction(1, worth) for worth in worths), Fraction(0))}
    for step in steps:
        for name, part in meeting_parts(pool, *step).items():
            parts[name] = parts.get(name, Fraction(0)) + part / 3
    return largest_remainder(parts, weight)
