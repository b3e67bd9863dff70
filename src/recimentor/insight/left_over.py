"""Why somebody is left over, in plain words with a stable code, and what would give them a partner."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from recimentor.matching import Outcome
from recimentor.model.plan import Note, Unmatched
from recimentor.model.program import Objective
from recimentor.scoring import FULL_WEIGHT, Pool, RowView
from recimentor.scoring.arrays import IntArray
from recimentor.scoring.rules import Rule
from recimentor.scoring.rules.base import Graded
from recimentor.scoring.rules.presence import absence

_FOR_WHAT: Final = {
    Objective.COVERAGE: "so that most people have a partner",
    Objective.FAIREST: "so that most people have a partner and the weakest pair fits best",
    Objective.BEST_TOTAL: "in pairs that fit better in all",
    Objective.STABLE: "with partners who suit them better",
}


def left_over(pool: Pool, outcome: Outcome) -> tuple[Unmatched, ...]:
    """Return everybody whom a pairing leaves over, by id, with the reasons.

    Parameters
    ----------
    pool
        The scored pool.
    outcome
        Its pairing.
    """
    partners: dict[int, int] = {}
    for i, j in outcome.pairs.tolist():
        partners |= {i: j, j: i}
    left = [person for person in range(pool.num_people) if person not in partners]
    own = {person: reason for person in left if (reason := _own_reason(pool, person)) is not None}
    possible = [person for person in left if person not in own and pool.block(person, person + 1).any()]
    pool_is_odd = len(possible) == 1 and pool.side is None
    return tuple(
        Unmatched(
            id=pool.people[person].id,
            name=pool.people[person].name,
            reasons=(own.get(person) or _reason(pool, person, partners, pool_is_odd=pool_is_odd),),
        )
        for person in left
    )


def why_nobody(pool: Pool, person: int) -> Note:
    """Return why somebody, by index, has no possible partner at all."""
    own = _own_reason(pool, person)
    row = pool.row(person)
    return own or _nobody_fits(row) or _ruled_out(pool, row)


def _reason(pool: Pool, person: int, partners: Mapping[int, int], *, pool_is_odd: bool) -> Note:
    """Return why a person has no partner, where it lies in others: answers, rules, or better pairs."""
    row = pool.row(person)
    if row.weights.any():
        return _lost(pool, row, partners, pool_is_odd=pool_is_odd)
    return _nobody_fits(row) or _ruled_out(pool, row)


def _own_reason(pool: Pool, person: int) -> Note | None:
    """Return the reason that lies in the person's own answers, if there is one."""
    someone, sheet = pool.people[person], pool.sheets[person]
    if away := absence(someone, pool.program):
        return Note(code=away.code, text=away.text)
    if pool.side is not None and pool.side[person] < 0:
        return Note(code="side-missing", text="Is on neither side of the program.")
    if not someone.offers:
        return Note(code="nothing-offered", text="Offers nothing to teach yet.")
    if not someone.wants:
        return Note(code="nothing-wanted", text="Has not said what to learn.")
    if not sheet.live:
        text = "Already holds every skill they asked for; ask for levels or new wants."
        return Note(code="wants-all-held", text=text)
    return None


def _lost(pool: Pool, row: RowView, partners: Mapping[int, int], *, pool_is_odd: bool) -> Note:
    """Return the reason of somebody whose possible partners are paired otherwise, and how close it was."""
    best = int(row.weights.argmax())
    close = _how_close(pool, row, best, partners)
    if pool_is_odd:
        return Note(code="odd-pool", text=f"The number of people is odd, so one had to be left over. {close}")
    number = int(np.count_nonzero(row.weights))
    all_possible = "The only possible partner is" if number == 1 else f"All {number} possible partners are"
    text = f"{all_possible} paired otherwise, {_FOR_WHAT[pool.program.objective]}. {close}"
    return Note(code="partners-taken", text=text)


def _how_close(pool: Pool, row: RowView, best: int, partners: Mapping[int, int]) -> str:
    """Say whom the best possible partner got instead, and by how much that fits better or worse."""
    score = int(row.weights[best]) / FULL_WEIGHT
    name = pool.people[best].name
    if best not in partners:
        return f"The best of them, {name}, would have fitted with {score:.0%}."
    other = partners[best]
    weight, _, _ = pool.worth(best, other)
    instead = f"{pool.people[other].name} ({weight / FULL_WEIGHT:.0%})"
    return f"The best, {name} ({score:.0%}), is paired with {instead}."


def _nobody_fits(row: RowView) -> Note | None:
    """Return the reason of somebody with whom nobody gains both ways, whatever the rules."""
    teaches, learns = row.gain_received > 0, row.gain_given > 0
    teaches[row.person] = learns[row.person] = False
    if not teaches.any():
        return Note(code="nobody-teaches", text="Nobody can teach what they want to learn.")
    if not learns.any():
        return Note(code="nobody-wants", text="Nobody wants to learn what they offer.")
    if not (teaches & learns).any():
        teachers, learners = _people(int(teaches.sum())), _people(int(learns.sum()))
        text = f"{teachers} could teach them and {learners} could learn from them, but nobody both."
        return Note(code="nobody-both-ways", text=text)
    return None


def _ruled_out(pool: Pool, row: RowView) -> Note:
    """Return which rule keeps the two-way partners away, and the smallest change that would give one."""
    others = np.flatnonzero((row.gain_received > 0) & (row.gain_given > 0))
    others = others[others != row.person]
    person = np.full(len(others), row.person)
    forbids = [rule.forbids(person, others) for rule in pool.rules]
    floors = np.minimum(row.gain_received, row.gain_given)[others]
    barred = np.array(forbids, dtype=np.int64).reshape(len(pool.rules), len(others)).sum(axis=0)
    who = f"{_people(len(others))} could teach them and learn from them"
    free = floors[barred == 0]
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
        return Note(code="ruled-out", text=f"{who}; the rule {rule.name} keeps {kept} away, and others too.")
    freed = others[bars & (barred == 1)]
    text = f"{who}; the rule {rule.name} keeps {kept} away. {_easing(rule, row.person, freed)}"
    return Note(code="ruled-out", text=text)


def _easing(rule: Rule, person: int, freed: IntArray) -> str:
    """Say what the smallest change of a rule would be, and whom it would give."""
    if isinstance(rule, Graded):
        return f"{rule.easing(person, freed)} would give them a partner."
    return f"Without it {_people(len(freed))} would be possible."


def _share_of(number: int, of: int) -> str:
    return "all" if number == of else str(number)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
