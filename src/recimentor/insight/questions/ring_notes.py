"""Why two people are in a ring and not a pair, or could be: notes beside an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from recimentor.insight.planning.rings import RingsFound
from recimentor.model.plan import Note
from recimentor.model.program import Rings
from recimentor.scoring import FULL_WEIGHT, Pool
from recimentor.scoring.rings import Three, steps_of, why_no_step


def ring_notes(pool: Pool, rings: RingsFound | None, pair: tuple[int, int]) -> tuple[Note, ...]:
    """Return what rings say about two people, by index.

    Parameters
    ----------
    pool
        The scored pool; a program without rings gives no notes.
    rings
        The rings of its best plan.
    pair
        The two people.
    """
    if pool.program.rings is Rings.OFF or rings is None:
        return ()
    of = {person: (three, weight) for three, weight in rings.weighed for person in three}
    told = dict.fromkeys(of[person] for person in pair if person in of)
    return (
        *(Note(code="in-ring", text=_told(pool, three, weight, pair)) for three, weight in told),
        *_arrows(pool, pair),
    )


def _told(pool: Pool, three: Three, weight: int, pair: tuple[int, int]) -> str:
    arrows = ", ".join(f"{_name(pool, a)} teaches {_name(pool, b)}" for a, b in steps_of(three))
    inside = [person for person in pair if person in three]
    both = len(inside) > 1
    who = "Both are" if both else f"{_name(pool, inside[0])} is"
    why = ""
    if both and pool.pair(*pair).reasons:
        why = " No pair of the two is possible; in the ring one teaches the other and learns from the third."
    return f"{who} in a ring of three ({weight / FULL_WEIGHT:.0%}): {arrows}.{why}"


def _arrows(pool: Pool, pair: tuple[int, int]) -> Iterator[Note]:
    """Yield which of the two could teach the other as an arrow of a ring, where the two are no pair."""
    if not pool.pair(*pair).reasons:
        return
    for teacher, learner in (pair, pair[::-1]):
        if not why_no_step(pool, teacher, learner):
            text = f"In a ring {_name(pool, teacher)} could teach {_name(pool, learner)}."
            yield Note(code="ring-arrow-possible", text=text)


def _name(pool: Pool, person: int) -> str:
    return pool.people[person].name
