"""The pairs of a plan: ranked, with everything that explains each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final, Literal

from recimentor.insight.planning.cautions import cautions
from recimentor.insight.planning.settle import explained
from recimentor.insight.planning.standing import Outlook, outlooks
from recimentor.insight.planning.trio import Trio
from recimentor.matching import Outcome
from recimentor.model.plan import (
    Alternative,
    Alternatives,
    Arrow,
    Gain,
    Lesson,
    Lessons,
    LocalSlot,
    Note,
    Pair,
    Person,
    Requests,
    Sentences,
    ServedRequest,
    ServedRequests,
    Slot,
    SlotShift,
    Standing,
    Third,
)
from recimentor.scoring import FULL_WEIGHT, PairDetail, Pool
from recimentor.scoring import Lesson as ScoredLesson
from recimentor.scoring.skills.served import Served
from recimentor.scoring.time.slots import ProposedSlot

#: Other possible partners that are named for each person.
NUM_ALTERNATIVES: Final = 3
#: In larger pools they are left out: they would be most of the plan.
ALTERNATIVES_UP_TO: Final = 1000
_DIGITS: Final = 6


def plan_pairs(pool: Pool, outcome: Outcome, *, after: int = 0) -> tuple[Pair, ...]:
    """Return the pairs of a pairing by falling score, then ids.

    Parameters
    ----------
    pool
        The scored pool, or its one-way view for one-way pairs.
    outcome
        Its pairing.
    after
        Number of pairs that are ranked before these.
    """
    order = sorted(
        zip(outcome.pairs.tolist(), outcome.weights.tolist(), strict=True),
        key=lambda item: (-item[1], item[0]),
    )
    details = [explained(pool, i, j) for (i, j), _ in order]
    number = NUM_ALTERNATIVES if pool.num_people <= ALTERNATIVES_UP_TO else 0
    both = {side: weight for (i, j), weight in order for side in ((i, j), (j, i))}
    views = outlooks(pool, both, num_others=number)
    notes = cautions(pool, details)
    return tuple(
        plan_pair(pool, rank, detail, (views[detail.i, detail.j], views[detail.j, detail.i]), note)
        for rank, (detail, note) in enumerate(zip(details, notes, strict=True), start=after + 1)
    )


def with_third(pool: Pool, pairs: Iterable[Pair], trio: Trio | None) -> tuple[Pair, ...]:
    """Return the pairs, one of them joined by the third person of a trio where there is one."""
    if trio is None:
        return tuple(pairs)
    ids = tuple(pool.people[k].id for k in trio.pair)
    somebody = pool.people[trio.third]
    gain_a, gain_b, gain = map(share, trio.gains)
    third = Third(
        id=somebody.id,
        name=somebody.name,
        gain=gain,
        gain_a=gain_a,
        gain_b=gain_b,
        reason=trio.sentences,
        lessons=tuple(
            Arrow(teacher=pool.people[t].id, learner=pool.people[s].id, teaches=plan_lessons(taught))
            for t, s, taught in trio.lessons
        ),
    )
    return tuple(
        pair.model_copy(update={"c": third}) if (pair.a.id, pair.b.id) == ids else pair for pair in pairs
    )


def plan_pair(
    pool: Pool, rank: int, detail: PairDetail, views: tuple[Outlook, Outlook], notes: Sequence[Note]
) -> Pair:
    """Return one pair of a plan.

    Parameters
    ----------
    pool, rank, detail
        The scored pool, the pair's rank, and what explains it.
    views
        What each is worth to the other: b to a, and a to b.
    notes
        Its cautions.
    """
    mine, theirs = views
    return Pair(
        rank=rank,
        a=Person(id=detail.a.id, name=detail.a.name),
        b=Person(id=detail.b.id, name=detail.b.name),
        kind=pool.kind.value,
        score=detail.weight / FULL_WEIGHT,
        gain=Gain(a=share(detail.gain_a), b=share(detail.gain_b)),
        standing=Standing(a=mine.rank, b=theirs.rank),
        points={name: points / FULL_WEIGHT for name, points in detail.points.items()},
        teaches=Lessons(a=plan_lessons(detail.a_teaches), b=plan_lessons(detail.b_teaches)),
        requests=_requests(detail),
        reason=Sentences(a=detail.sentence_a, b=detail.sentence_b),
        served=ServedRequests(a=plan_served(detail.served_a), b=plan_served(detail.served_b)),
        alternatives=Alternatives(a=_others(pool, detail.i, mine), b=_others(pool, detail.j, theirs)),
        slot=plan_slot(detail.slot),
        cautions=tuple(notes),
    )


def plan_lessons(taught: Iterable[ScoredLesson]) -> tuple[Lesson, ...]:
    """Return lessons as a plan tells them."""
    return tuple(
        Lesson(
            skill=lesson.skill,
            priority=lesson.priority,
            level=lesson.level.numerator if lesson.level.denominator == 1 else float(lesson.level),
            own_level=lesson.own_level,
            through=lesson.through,
            gain=share(lesson.gain),
        )
        for lesson in taught
    )


def share(value: Fraction) -> float:
    """Return an exact share as a plan tells it, with six digits."""
    return round(float(value), _DIGITS)


def _requests(detail: PairDetail) -> Requests:
    a, b = (person.requests if person.share_requests else () for person in (detail.a, detail.b))
    return Requests(a=a, b=b)


def plan_served(served: Iterable[Served]) -> tuple[ServedRequest, ...]:
    """Return served requests as a plan tells them."""
    return tuple(ServedRequest(text=request.text, skills=request.skills) for request in served)


def _others(pool: Pool, person: int, view: Outlook) -> tuple[Alternative, ...]:
    return tuple(_alternative(pool, person, other, weight) for other, weight in view.others)


def _alternative(pool: Pool, person: int, other: int, weight: int) -> Alternative:
    gain, partner_gain = pool.gain(person, other), pool.gain(other, person)
    somebody = pool.people[other]
    return Alternative(
        id=somebody.id,
        name=somebody.name,
        score=weight / FULL_WEIGHT,
        gain=share(gain),
        partner_gain=share(partner_gain),
    )


_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_DAYS: Final[tuple[_Day, ...]] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def plan_slot(slot: ProposedSlot | None) -> Slot | None:
    """Return the slot of a plan; ``None`` for none."""
    if slot is None:
        return None

    def local(start: int | None, zone: str) -> LocalSlot | None:
        return None if start is None else _local(start, slot.minutes, zone)

    return Slot(
        minutes=slot.minutes,
        first="" if slot.first is None else slot.first.strftime("%Y-%m-%dT%H:%MZ"),
        a=_local(slot.a, slot.minutes, slot.a_zone),
        b=_local(slot.b, slot.minutes, slot.b_zone),
        shifts=tuple(
            SlotShift(
                week=shift.monday.isoformat(), a=local(shift.a, slot.a_zone), b=local(shift.b, slot.b_zone)
            )
            for shift in slot.shifts
        ),
    )


def _local(start: int, minutes: int, zone: str) -> LocalSlot:
    return LocalSlot(
        day=_DAYS[start // _DAY % len(_DAYS)], start=_clock(start), end=_clock(start + minutes), zone=zone
    )


def _clock(minute: int) -> str:
    hours, minutes = divmod(minute % _DAY, _HOUR)
    return f"{hours:02}:{minutes:02}"
