"""Views of a pool: one person against all, one pair in full, and why a pair is out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import FloatArray, WeightArray
from recimentor.scoring.rules.base import Reason
from recimentor.scoring.skills.lessons import Lesson
from recimentor.scoring.skills.served import Served
from recimentor.scoring.time.slots import ProposedSlot

if TYPE_CHECKING:
    from recimentor.scoring.pool import Pool


@dataclass(frozen=True, slots=True)
class RowView:
    """One person against everybody; all arrays ``(n,)`` in the pool's order.

    Parameters
    ----------
    person
        Index of the person.
    weights
        Weights of their pairs, 0 where not eligible.
    gain_received
        What the person gains from each, 0-1, whether eligible or not.
    gain_given
        What each gains from the person, 0-1.
    """

    person: int
    weights: WeightArray
    gain_received: FloatArray
    gain_given: FloatArray


@dataclass(frozen=True, slots=True)
class PairDetail:
    """Everything that explains one pair; a and b as they were asked for.

    Parameters
    ----------
    i, j
        Indices of a and b.
    a, b
        The two people.
    weight
        1 to 1,000,000; 0 where not eligible.
    gain_a, gain_b
        What a gains from b, and b from a, exact, 0-1.
    points
        Points per criterion, integers that add up to ``weight``; empty where not eligible.
    a_teaches, b_teaches
        Lessons that a brings to b, and b to a, the dearest first.
    sentence_a, sentence_b
        One sentence that can be said aloud: what a brings, what b brings.
    served_a, served_b
        Requests of a that b serves, and of b that a serves; those alone whose owner agreed to show them.
    slot
        A weekly meeting slot; ``None`` where the two share no time, or did not say.
    reasons
        Why the pair is out; empty where it is eligible.
    """

    i: int
    j: int
    a: Participant
    b: Participant
    weight: int
    gain_a: Fraction
    gain_b: Fraction
    points: Mapping[str, int]
    a_teaches: tuple[Lesson, ...]
    b_teaches: tuple[Lesson, ...]
    sentence_a: str
    sentence_b: str
    served_a: tuple[Served, ...]
    served_b: tuple[Served, ...]
    slot: ProposedSlot | None
    reasons: tuple[Reason, ...]


SAME_PERSON: Final = "same-person"
GAINS_NOTHING: Final = "gains-nothing"
BELOW_MINIMUM: Final = "below-minimum-gain"
GAINS_BOTH: Final = "gains-both"


def why_not(
    pool: Pool, i: int, j: int, *, gains: tuple[Fraction, Fraction] | None = None
) -> tuple[Reason, ...]:
    """Return every reason why two people, by index, are not a possible pair.

    Parameters
    ----------
    pool
        The pool; for its one-way view, what matters is that one side gains enough, and not both.
    i, j
        The two people.
    gains
        What the first gains and what the second, where that is known already.

    Returns
    -------
    tuple of Reason
        Rules in the pool's order, then what either side does not gain; empty for an eligible pair.
    """
    if i == j:
        return (Reason(SAME_PERSON, "Nobody is paired with themself."),)
    at = np.array([i]), np.array([j])
    broken = [Reason(rule.code, rule.reason(i, j)) for rule in pool.rules if rule.forbids(*at)[0]]
    known = (None, None) if gains is None else gains
    sides = ((i, j, known[0]), (j, i, known[1]))
    short = [reason for side in sides if (reason := falls_short(pool, *side)) is not None]
    if pool.kind == "one-way" and len(short) == 1:
        short = []
    elif pool.kind == "one-way" and not short:
        short = [Reason(GAINS_BOTH, "Both would gain: this is a two-way pair.")]
    return (*broken, *short)


def falls_short(pool: Pool, learner: int, teacher: int, gain: Fraction | None = None) -> Reason | None:
    """Return why one person does not gain enough from another; ``None`` where they do."""
    if gain is None:
        gain = sum((lesson.gain for lesson in pool.lessons(teacher, learner)), Fraction(0))
    who, whom = pool.people[learner].name, pool.people[teacher].name
    if not gain:
        return Reason(GAINS_NOTHING, f"{whom} can teach {who} nothing that {who} asked for.")
    if gain * int(pool.skills.gains.full[learner]) < int(pool.floors[learner]):
        share, floor = float(100 * gain), 100 * pool.program.minimum_gain
        text = f"{who} would gain {share:.0f}% from {whom}; the program asks for {floor:g}% at least."
        return Reason(BELOW_MINIMUM, text)
    return None
