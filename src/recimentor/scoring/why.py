"""Why a pair is out: every rule that forbids it, and what its sides do not gain."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import numpy as np

from recimentor.scoring.reason import Reason

if TYPE_CHECKING:
    from recimentor.scoring.pool import Pool

SAME_PERSON: Final = "same-person"
GAINS_NOTHING: Final = "gains-nothing"
BELOW_MINIMUM: Final = "below-minimum-gain"
GAINS_BOTH: Final = "gains-both"


def why_not(pool: Pool, i: int, j: int) -> tuple[Reason, ...]:
    """Return every reason why two people, by index, are not a possible pair.

    Parameters
    ----------
    pool
        The pool; for its one-way view, what matters is that one side gains enough, and not both.
    i, j
        The two people.

    Returns
    -------
    tuple of Reason
        Rules in the pool's order, then what either side does not gain; empty for an eligible pair.
    """
    if i == j:
        return (Reason(SAME_PERSON, "Nobody is paired with themself."),)
    at = np.array([i]), np.array([j])
    broken = [Reason(rule.code, rule.reason(i, j)) for rule in pool.rules if rule.forbids(*at)[0]]
    short = [reason for pair in ((i, j), (j, i)) if (reason := falls_short(pool, *pair)) is not None]
    if pool.kind == "one-way" and len(short) == 1:
        short = []
    elif pool.kind == "one-way" and not short:
        short = [Reason(GAINS_BOTH, "Both would gain: this is a two-way pair.")]
    return (*broken, *short)


def falls_short(pool: Pool, learner: int, teacher: int) -> Reason | None:
    """Return why one person does not gain enough from another; ``None`` where they do."""
    gain = sum((lesson.gain for lesson in pool.lessons(teacher, learner)), Fraction(0))
    who, whom = pool.people[learner].name, pool.people[teacher].name
    if not gain:
        return Reason(GAINS_NOTHING, f"{whom} can teach {who} nothing that {who} asked for.")
    if gain * int(pool.gains.full[learner]) < int(pool.floors[learner]):
        share, floor = float(100 * gain), 100 * pool.program.minimum_gain
        text = f"{who} would gain {share:.0f}% from {whom}; the program asks for {floor:g}% at least."
        return Reason(BELOW_MINIMUM, text)
    return None
