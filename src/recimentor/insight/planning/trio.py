"""The person whom an odd pool leaves over joins a pair, where the program says so.

The pairing is proved first and stays as it is; the third person comes on top of what is proved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from recimentor.matching import Outcome
from recimentor.model.program import Odd
from recimentor.scoring import Pool
from recimentor.scoring.skills.lessons import Lesson, sentence

_SHORT_OF_GAIN = {"gains-nothing", "below-minimum-gain"}


@dataclass(frozen=True, slots=True)
class Trio:
    """Three people by index: a pair of the pairing and the one who joins it.

    Parameters
    ----------
    pair
        The pair, the smaller index first.
    third
        Who joins.
    gains
        What each of the three (pair, then third) gains from the other two together, exact, 0-1.
    sentences
        What the third brings to each of the two, and each of them to the third.
    lessons
        The same as facts: teacher, learner and lessons.
    """

    pair: tuple[int, int]
    third: int
    gains: tuple[Fraction, Fraction, Fraction]
    sentences: tuple[str, ...]
    lessons: tuple[tuple[int, int, tuple[Lesson, ...]], ...]


def find_trio(pool: Pool, outcome: Outcome, taken: Collection[int] = ()) -> Trio | None:
    """Return the trio that lifts its weakest member the most.

    Parameters
    ----------
    pool
        The scored pool.
    outcome
        Its pairing.
    taken
        People by index who have a partner one way: none of them joins a pair as well.

    Returns
    -------
    Trio or None
        ``None`` where the program says ``odd: leave``, where not exactly one person who could be paired is
        left over, or where nobody could join without breaking a rule or gaining nothing. Between equals the
        higher total gain decides, then the ids.
    """
    if pool.program.odd is not Odd.TRIO or pool.side is not None or (pool.capacity > 1).any():
        return None
    placed = {int(person) for pair in outcome.pairs for person in pair}
    possible = [k for k in range(pool.num_people) if k not in placed and pool.row(k).weights.any()]
    if len(possible) != 1:
        return None
    (third,) = possible
    if third in taken:
        return None
    joined = [(int(i), int(j)) for i, j in outcome.pairs if _may_join(pool, third, (int(i), int(j)))]
    ranked = sorted(joined, key=lambda pair: _worth(pool, pair, third), reverse=True)
    if not ranked or not min(_gains(pool, ranked[0], third)):
        return None
    pair = ranked[0]
    taught = _lessons(pool, pair, third)
    return Trio(pair, third, _gains(pool, pair, third), tuple(_sentences(pool, taught)), taught)


def gain_from(pool: Pool, learner: int, teachers: Sequence[int]) -> Fraction:
    """Return what somebody gains from several people together: each want from whoever teaches it best."""
    best: dict[str, Fraction] = {}
    for teacher in teachers:
        for lesson in pool.lessons(teacher, learner):
            best[lesson.key] = max(lesson.gain, best.get(lesson.key, Fraction(0)))
    return min(Fraction(1), sum(best.values(), Fraction(0)))


def _gains(pool: Pool, pair: tuple[int, int], third: int) -> tuple[Fraction, Fraction, Fraction]:
    i, j = pair
    return (
        gain_from(pool, i, (j, third)),
        gain_from(pool, j, (i, third)),
        gain_from(pool, third, (i, j)),
    )


def _worth(pool: Pool, pair: tuple[int, int], third: int) -> tuple[Fraction, Fraction, tuple[int, int]]:
    gains = _gains(pool, pair, third)
    return min(gains), sum(gains, Fraction(0)), (-pair[0], -pair[1])


def _may_join(pool: Pool, third: int, pair: Iterable[int]) -> bool:
    """Return whether no rule keeps the third person from either of two."""
    codes = {reason.code for other in pair for reason in pool.pair(third, other).reasons}
    return codes <= _SHORT_OF_GAIN


def _lessons(pool: Pool, pair: Sequence[int], third: int) -> tuple[tuple[int, int, tuple[Lesson, ...]], ...]:
    both_ways = [(third, other) for other in pair] + [(other, third) for other in pair]
    found = ((t, s, pool.lessons(t, s)) for t, s in both_ways)
    return tuple((t, s, taught) for t, s, taught in found if taught)


def _sentences(pool: Pool, lessons: Iterable[tuple[int, int, tuple[Lesson, ...]]]) -> Iterable[str]:
    people, sheets = pool.people, pool.skills.sheets
    return (sentence(people[t], people[s], taught, sheets[s]) for t, s, taught in lessons)
