"""Why somebody is left over, in plain words with a stable code."""

from __future__ import annotations

from collections import Counter

import numpy as np

from recimentor.model.plan import Note
from recimentor.scoring import Pool, RowView
from recimentor.scoring.rules.presence import absence


def left_over_reasons(pool: Pool, person: int, *, pool_is_odd: bool) -> tuple[Note, ...]:
    """Return why a person has no partner.

    Parameters
    ----------
    pool
        The scored pool.
    person
        Index of somebody whom the pairing leaves over.
    pool_is_odd
        Whether everybody else who can be paired at all is paired: then somebody had to be left over.

    Returns
    -------
    tuple of Note
        At least one reason, the most telling first.
    """
    reason = _own_reason(pool, person)
    if reason is None:
        reason = _partners_reason(pool, pool.row(person), pool_is_odd=pool_is_odd)
    return (reason,)


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
        return Note(
            code="wants-all-held",
            text="Already holds every skill they asked for; ask for levels or new wants.",
        )
    return None


def _partners_reason(pool: Pool, row: RowView, *, pool_is_odd: bool) -> Note:
    """Return the reason that lies in the others: who could teach, who could learn, who is taken."""
    num_possible = int(np.count_nonzero(row.weights))
    if num_possible and pool_is_odd:
        return Note(code="odd-pool", text="The number of people is odd, so one had to be left over.")
    if num_possible:
        return Note(
            code="partners-taken",
            text=f"{_all_possible(num_possible)} paired otherwise, so that most people have a partner.",
        )
    teaches, learns = row.gain_received > 0, row.gain_given > 0
    teaches[row.person] = learns[row.person] = False
    if not teaches.any():
        return Note(code="nobody-teaches", text="Nobody can teach what they want to learn.")
    if not learns.any():
        return Note(code="nobody-wants", text="Nobody wants to learn what they offer.")
    both = np.flatnonzero(teaches & learns)
    if not len(both):
        teachers, learners = _people(int(teaches.sum())), _people(int(learns.sum()))
        text = f"{teachers} could teach them and {learners} could learn from them, but nobody both."
        return Note(code="nobody-both-ways", text=text)
    return _ruled_out(pool, row.person, both)


def _ruled_out(pool: Pool, person: int, candidates: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Note:
    """Return the rule that keeps most of the two-way partners away."""
    counts: Counter[str] = Counter()
    for other in candidates:
        counts.update({reason.code for reason in pool.pair(person, int(other)).reasons})
    ((code, number),) = counts.most_common(1)
    who = _people(len(candidates))
    if code == "below-minimum-gain":
        return Note(
            code="below-floor",
            text=f"{who} would fit both ways, but one side would gain less than the program asks for.",
        )
    return Note(
        code="ruled-out", text=f"{who} would fit both ways; the rule {code} keeps {number} of them away."
    )


def _all_possible(number: int) -> str:
    return "The only possible partner is" if number == 1 else f"All {number} possible partners are"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
