"""The rings of a plan: ranked, with everything that explains each."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import Final

from recimentor.insight.planning.pairs import plan_lessons, plan_served, plan_slot, share
from recimentor.insight.planning.rings import RingsFound
from recimentor.model.plan import Note, Person, Ring, RingStep
from recimentor.scoring import FULL_WEIGHT, Pool
from recimentor.scoring.rings import StepDetail, Three, ring_points, ring_steps

#: One ring in so many is flagged, as pairs are; a learner gains little below this share of the middle.
ONE_IN: Final = 7
LITTLE: Final = Fraction(9, 10)
ONE_SIDED: Final = Fraction(1, 2)


def plan_rings(pool: Pool, found: RingsFound | None) -> tuple[Ring, ...]:
    """Return the rings of a plan by falling score, then ids; of their own ranks, beside those of pairs."""
    if found is None:
        return ()
    return rings_of(pool, sorted(found.weighed, key=lambda row: (-row[1], row[0])))


def rings_of(pool: Pool, ranked: Sequence[tuple[Three, int]]) -> tuple[Ring, ...]:
    """Return rings as a plan tells them, with their weights, in the order given."""
    steps = [ring_steps(pool, three) for three, _ in ranked]
    notes = _cautions(pool, steps)
    return tuple(
        Ring(
            rank=rank,
            steps=_three(tuple(_step(pool, step) for step in own)),
            score=weight / FULL_WEIGHT,
            points={n: p / FULL_WEIGHT for n, p in ring_points(pool, three, weight).items()},
            cautions=told,
        )
        for rank, ((three, weight), own, told) in enumerate(zip(ranked, steps, notes, strict=True), start=1)
    )


def _three(steps: tuple[RingStep, ...]) -> tuple[RingStep, RingStep, RingStep]:
    first, second, third = steps
    return first, second, third


def _step(pool: Pool, step: StepDetail) -> RingStep:
    learner = pool.people[step.learner]
    return RingStep(
        teacher=_person(pool, step.teacher),
        learner=_person(pool, step.learner),
        gain=share(step.gain),
        teaches=plan_lessons(step.lessons),
        requests=learner.requests if learner.share_requests else (),
        served=plan_served(step.served),
        reason=step.sentence,
        slot=plan_slot(step.slot),
    )


def _person(pool: Pool, at: int) -> Person:
    return Person(id=pool.people[at].id, name=pool.people[at].name)


def _cautions(pool: Pool, rings: Sequence[tuple[StepDetail, ...]]) -> tuple[tuple[Note, ...], ...]:
    """Return the cautions of each ring, the gravest first; about one ring in seven has any."""
    gains = [step.gain for ring in rings for step in ring]
    middle = Fraction(median(gains)) if gains else Fraction(0)
    found = [sorted(_of_ring(pool, ring, middle), key=lambda one: one[0]) for ring in rings]
    budget = max(1, round(len(rings) / ONE_IN))
    grave = sorted((own[0][0], at) for at, own in enumerate(found) if own)
    flagged = {at for _, at in grave[:budget]}
    return tuple(tuple(note for _, note in own) if at in flagged else () for at, own in enumerate(found))


def _of_ring(pool: Pool, ring: tuple[StepDetail, ...], middle: Fraction) -> list[tuple[float, Note]]:
    found = []
    low = min(ring, key=lambda step: (step.gain, pool.people[step.learner].id))
    high = max(ring, key=lambda step: step.gain)
    name = pool.people[low.learner].name
    if low.gain < LITTLE * middle:
        here = f"less than most in rings here: the middle is {float(middle):.0%}"
        text = f"{name} gains {float(low.gain):.0%}, {here}."
        found.append((float(low.gain / middle), Note(code="low-gain", text=text)))
    if low.gain < ONE_SIDED * high.gain:
        other = pool.people[high.learner].name
        text = (
            f"{name} gains {float(low.gain):.0%} and {other} {float(high.gain):.0%}: less than half as much."
        )
        found.append((float(1 + low.gain / high.gain) / 2, Note(code="one-sided", text=text)))
    free = pool.free_time
    for step in ring:
        if free.given[step.teacher] and free.given[step.learner] and step.slot is None:
            minutes = pool.program.meetings.minutes
            who = f"{pool.people[step.teacher].name} and {pool.people[step.learner].name}"
            text = f"The free times of {who} hold no common stretch of {minutes} minutes."
            found.append((0.45, Note(code="no-common-slot", text=text)))
    return found
