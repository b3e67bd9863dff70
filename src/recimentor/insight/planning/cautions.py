"""What to keep an eye on in a pair, told for the pairs that need it most: about one in seven.

A gain of 20 % is little in one pool and much in another, so gains are judged beside the other pairs of the
plan, and only the pairs with the gravest cautions are flagged. That two people were partners before is
always told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Final

from recimentor.model.participant import CADENCES, MAX_LEVEL, cadence_of
from recimentor.model.plan import Note
from recimentor.scoring import PairDetail, Pool

#: One pair in so many is flagged.
ONE_IN: Final = 7
#: A side gains little below this share of the middle gain of the plan.
LITTLE: Final = Fraction(9, 10)
#: A pair is one-sided where one gains less than this share of what the other does.
ONE_SIDED: Final = Fraction(1, 2)
_ALWAYS: Final = -1.0
# A side that gains less than 45 % of the middle is graver than a missing slot, which can be arranged.
_NO_SLOT: Final = 0.45
_SOME_WEEKS: Final = 0.55
_CADENCE: Final = 0.6
_LESSON: Final = 0.7


@dataclass(frozen=True, slots=True)
class _Caution:
    """A caution and how grave it is: the lower, the graver; below 0 it is told in any case."""

    gravity: float
    note: Note


def cautions(pool: Pool, pairs: Sequence[PairDetail]) -> tuple[tuple[Note, ...], ...]:
    """Return the cautions of each pair of a plan, in its order.

    Parameters
    ----------
    pool
        The scored pool.
    pairs
        The pairs of the plan.

    Returns
    -------
    tuple
        For each pair its cautions, the gravest first; empty for most. One pair in seven, one at least, is
        flagged where there is anything to say; of equally grave ones those with the lower weight.
    """
    gains = [gain for pair in pairs for gain in (pair.gain_a, pair.gain_b)]
    middle = median(gains) if gains else Fraction(0)
    found = [sorted(_of_pair(pool, pair, Fraction(middle)), key=lambda c: c.gravity) for pair in pairs]
    budget = max(1, round(len(pairs) / ONE_IN))
    grave = [
        (own[0].gravity, pair.weight, k)
        for k, (own, pair) in enumerate(zip(found, pairs, strict=True))
        if own and own[0].gravity > _ALWAYS
    ]
    flagged = {k for _, _, k in sorted(grave)[:budget]}
    return tuple(
        tuple(c.note for c in own if k in flagged or c.gravity <= _ALWAYS) for k, own in enumerate(found)
    )


def all_cautions(pool: Pool, pair: PairDetail, middle: Fraction) -> tuple[Note, ...]:
    """Return every caution of one pair, the gravest first, beside the middle gain of a plan."""
    found = sorted(_of_pair(pool, pair, middle), key=lambda caution: caution.gravity)
    return tuple(caution.note for caution in found)


def _of_pair(pool: Pool, pair: PairDetail, middle: Fraction) -> list[_Caution]:
    found = [*_gain_cautions(pair, middle), *_lesson_cautions(pool, pair), *_meeting_cautions(pool, pair)]
    if pool.met.holds_pair(pair.i, pair.j):
        found.append(
            _Caution(_ALWAYS, Note(code="met-before", text="They were partners in an earlier round."))
        )
    return found


def _gain_cautions(pair: PairDetail, middle: Fraction) -> list[_Caution]:
    """Return cautions on a side that gains little for this pool, or much less than the other."""
    found = []
    (low, who), (high, other) = sorted(
        ((pair.gain_a, pair.a), (pair.gain_b, pair.b)), key=lambda side: (side[0], side[1].id)
    )
    if low < LITTLE * middle:
        text = f"{who.name} gains {float(low):.0%}, less than most here: the middle is {float(middle):.0%}."
        found.append(_Caution(float(low / middle), Note(code="low-gain", text=text)))
    if low < ONE_SIDED * high:
        text = (
            f"{who.name} gains {float(low):.0%} and {other.name} {float(high):.0%}: less than half as much."
        )
        found.append(_Caution(float(1 + low / high) / 2, Note(code="one-sided", text=text)))
    return found


def _lesson_cautions(pool: Pool, pair: PairDetail) -> list[_Caution]:
    """Return a caution where the best lesson is at the lowest level that the program lets teach."""
    floor = pool.program.score.teach_from
    found = []
    for learner, taught in ((pair.a, pair.b_teaches), (pair.b, pair.a_teaches)):
        best = max((lesson.level for lesson in taught), default=None)
        if best is not None and best <= floor < MAX_LEVEL and any(lesson.own_level for lesson in taught):
            level = f"level {float(best):g} of 5"
            text = f"The best lesson for {learner.name} is at {level}, on something begun already."
            found.append(_Caution(_LESSON, Note(code="best-lesson-low", text=text)))
    return found


def _meeting_cautions(pool: Pool, pair: PairDetail) -> list[_Caution]:
    """Return cautions on time and cadence, where both said something about them."""
    found = []
    free = pool.free_time
    if free.given[pair.i] and free.given[pair.j]:
        if pair.slot is None:
            text = f"Their free times hold no common stretch of {pool.program.meetings.minutes} minutes."
            found.append(_Caution(_NO_SLOT, Note(code="no-common-slot", text=text)))
        elif pair.slot.weeks_without:
            text = f"In {pair.slot.weeks_without} weeks the clock changes leave no common time."
            found.append(_Caution(_SOME_WEEKS, Note(code="no-slot-in-some-weeks", text=text)))
    wishes = [cadence_of(person.cadence) for person in (pair.a, pair.b)]
    if all(wishes) and abs(_STEP[wishes[0]] - _STEP[wishes[1]]) > 1:
        text = f"{pair.a.name} would meet {wishes[0]}, {pair.b.name} {wishes[1]}."
        found.append(_Caution(_CADENCE, Note(code="cadence-mismatch", text=text)))
    return found


_STEP = {name: step for step, name in enumerate(CADENCES)}
