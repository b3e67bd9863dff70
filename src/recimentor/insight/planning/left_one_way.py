"""Why somebody is left over where one-way pairs are allowed too: who could teach them or learn from them."""

from __future__ import annotations

from typing import Final

import numpy as np

from recimentor.insight.planning.ruled_out import ruled_out
from recimentor.model.counting import counted
from recimentor.model.plan import Note
from recimentor.scoring import Pool, RowView

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
    offers, wants = bool(pool.people[person].offers), bool(pool.sheets[person].live)
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
