"""Why somebody is left over, in plain words with a stable code, and what would give them a partner."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np

from recimentor.insight.planning.ruled_out import ruled_out
from recimentor.matching import Outcome
from recimentor.model.counting import counted
from recimentor.model.plan import Note, Unmatched
from recimentor.model.program import Objective
from recimentor.scoring import FULL_WEIGHT, Pool, RowView
from recimentor.scoring.rules.presence import absence

_FOR_WHAT: Final = {
    Objective.COVERAGE: "so that most people have a partner",
    Objective.FAIREST: "so that most people have a partner and the weakest pair fits best",
    Objective.BEST_TOTAL: "in pairs that fit better in all",
    Objective.STABLE: "with partners who suit them better",
}


def left_over(
    pool: Pool, outcome: Outcome, one_way: Outcome | None = None, in_rings: Collection[int] = ()
) -> tuple[Unmatched, ...]:
    """Return everybody whom a pairing leaves over, by id, with the reasons.

    Parameters
    ----------
    pool
        The scored pool.
    outcome
        Its pairing.
    one_way
        The one-way pairing of those whom it leaves over, in the pool's indices, where the program allows it.
    in_rings
        People in rings, by index: none of them is left over.
    """
    partners: dict[int, int] = {}
    for i, j in outcome.pairs.tolist():
        partners |= {i: j, j: i}
    left = [person for person in range(pool.num_people) if person not in partners and person not in in_rings]
    own = {person: reason for person in left if (reason := _own_reason(pool, person)) is not None}
    possible = {person for person in left if person not in own and pool.block(person, person + 1).any()}
    is_odd = len(possible) == 1 and pool.side is None and not (pool.capacity > 1).any()
    # Whoever is in a ring is nobody's partner: told so where they would have suited.
    partners |= {person: person for person in in_rings}
    for i, j in [] if one_way is None else one_way.pairs.tolist():
        partners |= {i: j, j: i}

    def why(person: int) -> Note:
        told = own.get(person)
        if one_way is not None and person not in possible and (told is None or told.code in ONE_WAY_STILL):
            return one_way_reason(pool, person, told)
        return told or _reason(pool, person, partners, pool_is_odd=is_odd)

    return tuple(
        Unmatched(id=pool.people[person].id, name=pool.people[person].name, reasons=(why(person),))
        for person in left
        if person not in partners
    )


def why_nobody(pool: Pool, person: int) -> Note:
    """Return why somebody, by index, has no possible partner at all."""
    own = _own_reason(pool, person)
    row = pool.row(person)
    return own or _nobody_fits(row) or _both_ruled_out(pool, row)


def _reason(pool: Pool, person: int, partners: Mapping[int, int], *, pool_is_odd: bool) -> Note:
    """Return why a person has no partner, where it lies in others: answers, rules, or better pairs."""
    row = pool.row(person)
    if row.weights.any():
        return _lost(pool, row, partners, pool_is_odd=pool_is_odd)
    return _nobody_fits(row) or _both_ruled_out(pool, row)


def _own_reason(pool: Pool, person: int) -> Note | None:
    """Return the reason that lies in the person's own answers, if there is one."""
    someone, sheet = pool.people[person], pool.skills.sheets[person]
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
    text = f"{_all_who_suit(number)} another partner, {_FOR_WHAT[pool.program.objective]}. {close}"
    return Note(code="partners-taken", text=text)


def _all_who_suit(number: int) -> str:
    few = {1: "The one person who would suit them has", 2: "Both people who would suit them have"}
    return few.get(number, f"Each of the {number:,} people who would suit them has")


def _how_close(pool: Pool, row: RowView, best: int, partners: Mapping[int, int]) -> str:
    """Say whom the best possible partner got instead, and by how much that fits better or worse."""
    score = int(row.weights[best]) / FULL_WEIGHT
    name = pool.people[best].name
    if best not in partners:
        return f"The best of them, {name}, would have fitted with {score:.0%}."
    other = partners[best]
    if other == best:
        return f"The best of them, {name} ({score:.0%}), is in a ring of three."
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
        teachers, learners = (counted(int(some.sum()), "person", "people") for some in (teaches, learns))
        text = f"{teachers} could teach them and {learners} could learn from them, but nobody both."
        return Note(code="nobody-both-ways", text=text)
    return None


def _both_ruled_out(pool: Pool, row: RowView) -> Note:
    """Return what keeps the two-way partners away, and the smallest change that would give one."""
    gains = np.minimum(row.gain_received, row.gain_given)
    gains[row.person] = 0
    others = np.flatnonzero(gains)
    who = f"{counted(len(others), 'person', 'people')} could teach them and learn from them"
    return ruled_out(pool, row.person, others, gains[others], who)


#: What keeps somebody from a two-way pair, and not from a one-way pair; and how a reason begins with it.
ONE_WAY_STILL: Final = {
    "nothing-offered": "Offers nothing to teach yet",
    "nothing-wanted": "Has not said what to learn",
    "wants-all-held": "Already holds every skill they asked for",
}


def one_way_reason(pool: Pool, person: int, own: Note | None) -> Note:
    """Return why somebody who has no possible two-way partner is in no one-way pair either.

    Parameters
    ----------
    pool
        The scored pool, of a program that allows one-way pairs.
    person
        By index; the most people possible are in a one-way pair, and this one is not.
    own
        The reason in their own answers for having no two-way partner, if there is one.
    """
    row = pool.one_way().row(person)
    if row.weights.any():
        return _taken(row, own)
    others = np.arange(pool.num_people) != person
    teach, learn = (row.gain_received > 0) & others, (row.gain_given > 0) & others
    if not (teach | learn).any():
        return _nobody(pool, person, own)
    able = np.flatnonzero(teach | learn)
    gains = np.maximum(row.gain_received, row.gain_given)[able]
    return ruled_out(pool, person, able, gains, _could(int(teach.sum()), int(learn.sum())))


def _taken(row: RowView, own: Note | None) -> Note:
    """Return the reason of somebody whose possible one-way partners are all in other pairs.

    They are: two people left over who could be a one-way pair would be one.
    """
    teaches = row.gain_received > row.gain_given
    teachers = int(np.count_nonzero(row.weights * teaches))
    learners = int(np.count_nonzero(row.weights)) - teachers
    why = "Has no possible two-way partner" if own is None else ONE_WAY_STILL[own.code]
    text = f"{why}, so only a one-way pair is possible. {_are_taken(teachers, learners)}"
    return Note(code="one-way-taken", text=text)


def _are_taken(teachers: int, learners: int) -> str:
    if teachers and learners:
        return f"{_could(teachers, learners)}; all of these are paired otherwise."
    could = "could teach them" if teachers else "could learn from them"
    if teachers + learners == 1:
        return f"The only person who {could} is paired otherwise."
    return f"All {teachers + learners} people who {could} are paired otherwise."


def _could(teachers: int, learners: int) -> str:
    if teachers and learners:
        return f"{counted(teachers, 'person', 'people')} could teach them, {learners} could learn from them"
    return (
        f"{counted(teachers, 'person', 'people')} could teach them"
        if teachers
        else f"{counted(learners, 'person', 'people')} could learn from them"
    )


def _nobody(pool: Pool, person: int, own: Note | None) -> Note:
    """Return the reason of somebody from whom nobody gains and who gains from nobody, whatever the rules."""
    offers, wants = bool(pool.people[person].offers), bool(pool.skills.sheets[person].live)
    if offers and wants:
        text = "Nobody can teach what they want to learn, and nobody wants to learn what they offer."
        return Note(code="nobody-either-way", text=text)
    if wants:
        return Note(code="nobody-teaches", text="Nobody can teach what they want to learn.")
    if offers or own is None:
        return Note(code="nobody-wants", text="Nobody wants to learn what they offer.")
    if not pool.people[person].wants:
        return Note(code=own.code, text="Offers nothing to teach yet, and has not said what to learn.")
    return own
