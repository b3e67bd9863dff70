"""Rules and floor that keep everybody away from somebody, and the smallest change that would do."""

from __future__ import annotations

from typing import Final

import numpy as np

from recimentor.model.counting import counted
from recimentor.model.plan import Note
from recimentor.scoring import Pool
from recimentor.scoring.arrays import FloatArray, IntArray
from recimentor.scoring.rules import Rule
from recimentor.scoring.rules.base import Graded

#: What is no line of the program file, by the name of the rule that keeps it.
_WORDS: Final = {
    "decided": "what was decided keeps",
    "avoid": "a wish not to be paired keeps",
    "not_repeated": "having been partners before (not_repeated) keeps",
    "same-side": "being on the same side keeps",
}


def ruled_out(pool: Pool, somebody: int, others: IntArray, gains: FloatArray, who: str) -> Note:
    """Return what keeps the partners of somebody away: a rule or the floor, and what change would give one.

    Parameters
    ----------
    pool
        The scored pool.
    somebody
        Index of the person.
    others
        ``(m,)`` indices of those who would be partners but for rules and floor, at least one.
    gains
        ``(m,)`` the gain in each of these pairs that has to reach the floor, 0-1.
    who
        How many they are and what they could do, as the sentence begins.
    """
    person = np.full(len(others), somebody)
    forbids = [rule.forbids(person, others) for rule in pool.rules]
    barred = np.array(forbids, dtype=np.int64).reshape(len(pool.rules), len(others)).sum(axis=0)
    free = gains[barred == 0]
    if len(free):
        text = (
            f"{who}, but one side would gain less than {pool.program.minimum_gain:.0%}; "
            f"a floor of {np.floor(100 * free.max()):.0f}% on each gain would give them a partner."
        )
        return Note(code="below-floor", text=text)
    alone = [np.count_nonzero(bars & (barred == 1)) for bars in forbids]
    worst = int(np.argmax(alone)) if any(alone) else int(np.argmax([bars.sum() for bars in forbids]))
    rule, bars = pool.rules[worst], forbids[worst]
    kept = _share_of(int(bars.sum()), len(others))
    if not any(alone):
        return Note(code="ruled-out", text=f"{who}; {_keeps(rule, kept)}, and others too.")
    freed = others[bars & (barred == 1)]
    text = f"{who}; {_keeps(rule, kept)}. {_easing(rule, somebody, freed)}"
    return Note(code="ruled-out", text=text)


def _keeps(rule: Rule, kept: str) -> str:
    """Say what keeps people away: a line of the program file by its name, anything else in words."""
    if rule.name in _WORDS:
        return f"{_WORDS[rule.name]} {kept} away"
    return f"the rule {rule.name} keeps {kept} away"


def _easing(rule: Rule, person: int, freed: IntArray) -> str:
    """Say what the smallest change of a rule would be, and whom it would give."""
    if isinstance(rule, Graded):
        return f"{rule.easing(person, freed)} would give them a partner."
    return f"Without it {counted(len(freed), 'person', 'people')} would be possible."


def _share_of(number: int, of: int) -> str:
    return "all" if number == of else str(number)
