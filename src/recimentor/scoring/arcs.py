"""Arcs: who may teach whom one way, as a step of a ring, and what each is worth.

A step is a teacher and a learner. All rules hold for the two, as they meet; the floor holds for the learner
alone. That a teacher taught the same learner before rules out that direction, not the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from recimentor.scoring.arrays import BoolArray, FloatArray, IntArray
from recimentor.scoring.pairset import CHOICES
from recimentor.scoring.pool import FULL_WEIGHT, Pool
from recimentor.scoring.rules.base import Rule
from recimentor.scoring.rules.relations import NotRepeatedRule
from recimentor.scoring.skills.gains import TILE

_ROWS = 128


@dataclass(frozen=True, slots=True)
class ArcTable:
    """Who may teach whom among some people of a pool, sorted by teacher, then learner.

    Parameters
    ----------
    people
        ``(m,)`` indices in the pool, ascending.
    teachers, learners
        ``(a,)`` ends of each arc, as places in ``people``.
    worth
        ``(a,)`` 1 to 1,000,000: the learner's gain by the share of *skills*.
    meetings
        ``(a,)`` 0 to 1,000,000: what the other criteria and choices add for the two; the same both ways.
    """

    people: IntArray
    teachers: IntArray
    learners: IntArray
    worth: IntArray
    meetings: IntArray


def arc_table(pool: Pool, people: IntArray) -> ArcTable:
    """Return the arcs among some people of a pool, by index, ascending.

    Cost: as for the weights of all pairs of the pool.
    """
    place = np.full(pool.num_people, -1, dtype=np.int64)
    place[people] = np.arange(len(people))
    found = list(_arcs(pool, place))
    nothing = np.zeros(0, dtype=np.int64)
    teachers, learners, worth, meetings = (
        np.concatenate([nothing, *(part[at] for part in found)]) for at in range(4)
    )
    order = np.lexsort((learners, teachers))
    return ArcTable(people, place[teachers[order]], place[learners[order]], worth[order], meetings[order])


def forbids_step(rule: Rule, teacher: IntArray, learner: IntArray) -> BoolArray:
    """Return ``(m,)`` whether a rule keeps each teacher from each learner, by index."""
    if isinstance(rule, NotRepeatedRule):
        return rule.forbids_step(teacher, learner)
    return rule.forbids(teacher, learner)


def step_worth(pool: Pool, teacher: IntArray, learner: IntArray, received: FloatArray) -> IntArray:
    """Return ``(m,)`` what steps are worth, from the numerators of the learners' gains."""
    full = pool.skills.gains.full[learner]
    value = np.minimum(received, full) / full * float(FULL_WEIGHT * pool.shares.skills)
    if len(pool.repeats):
        value = value * pool.repeats.shares(teacher, learner)
    worth: IntArray = np.clip(np.rint(value), 1, FULL_WEIGHT).astype(np.int64)
    return worth


def meeting_worth(pool: Pool, i: IntArray, j: IntArray) -> IntArray:
    """Return ``(m,)`` what the meeting of two people adds beside what they learn."""
    value = np.zeros(len(i))
    for entry in pool.shares.others:
        value += float(FULL_WEIGHT * entry.share) * entry.criterion.values(i, j)
    if len(pool.choices.named):
        value += pool.choices.bonus(i, j)
    if len(pool.repeats):
        value = value * pool.repeats.shares(i, j)
    worth: IntArray = np.clip(np.rint(value), 0, FULL_WEIGHT).astype(np.int64)
    return worth


def meeting_parts(pool: Pool, i: int, j: int) -> dict[str, Fraction]:
    """Return what each criterion, and choices, add for one meeting, in weight units."""
    at = np.array([i]), np.array([j])
    kept = pool.repeats.kept if len(pool.repeats) and pool.repeats.pairs.holds(*at)[0] else Fraction(1)
    parts = {
        entry.criterion.name: kept
        * FULL_WEIGHT
        * entry.share
        * Fraction(float(entry.criterion.values(*at)[0]))
        for entry in pool.shares.others
    }
    if bonus := Fraction(float(pool.choices.bonus(*at)[0])):
        parts[CHOICES] = kept * bonus
    return parts


def _arcs(pool: Pool, place: IntArray) -> Iterator[tuple[IntArray, IntArray, IntArray, IntArray]]:
    """Yield teachers, learners, worth and meetings of the arcs among those who have a place."""
    for start in range(0, pool.num_people, _ROWS):
        rows = slice(start, min(start + _ROWS, pool.num_people))
        if (place[rows] < 0).all():
            continue
        for tile in range(len(pool.skills.gains.wants)):
            received = pool.skills.gains.received(rows, tile)
            enough = received >= pool.floors[rows, np.newaxis].astype(received.dtype)
            row, column = np.nonzero(enough)
            learner, teacher = row + rows.start, column + tile * TILE
            kept = (learner != teacher) & (place[learner] >= 0) & (place[teacher] >= 0)
            for rule in pool.rules:
                kept &= ~forbids_step(rule, teacher, learner)
            row, column, learner, teacher = row[kept], column[kept], learner[kept], teacher[kept]
            gained = received[row, column].astype(np.float64)
            yield (
                teacher,
                learner,
                step_worth(pool, teacher, learner, gained),
                meeting_worth(pool, teacher, learner),
            )
