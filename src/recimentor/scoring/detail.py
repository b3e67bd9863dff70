"""Views of a pool: one person against all, and one pair in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from recimentor.model.participant import Participant
from recimentor.scoring.arrays import FloatArray, WeightArray
from recimentor.scoring.reason import Reason
from recimentor.scoring.skills.lessons import Lesson
from recimentor.scoring.skills.served import Served
from recimentor.scoring.time.slots import ProposedSlot


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
