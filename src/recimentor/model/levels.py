"""Levels as they count: what an unrated offer counts, and which wants are left to be met."""

from __future__ import annotations

import statistics
from collections.abc import Iterable

from recimentor.model.participant import MAX_LEVEL, Participant, Want, header_key
from recimentor.model.program import Program, RepeatedWants


def unrated_level(people: Iterable[Participant], program: Program) -> int:
    """Return the level that an offer without one counts, 1-5.

    Parameters
    ----------
    people
        The pool; people who are not active are left aside.
    program
        ``score.unrated_level`` settles it where it is set.

    Returns
    -------
    int
        The median of the pool's rated levels, the lower one of two; 5 where nobody rated anything.
    """
    if program.score.unrated_level is not None:
        return program.score.unrated_level
    rated = [o.level for person in people if person.active for o in person.offers if o.level is not None]
    return statistics.median_low(rated) if rated else MAX_LEVEL


def offered_levels(person: Participant, unrated: int) -> dict[str, int]:
    """Return the level, 1-5, of each skill key that a person offers; the highest where a key repeats."""
    levels: dict[str, int] = {}
    for offer in person.offers:
        level = unrated if offer.level is None else offer.level
        levels[offer.key] = max(level, levels.get(offer.key, 0))
    return levels


def open_wants(person: Participant, unrated: int, repeated: RepeatedWants) -> tuple[Want, ...]:
    """Return the wants that somebody could meet: those that their owner does not offer at the top level.

    With ``repeated_wants: keep`` such a want counts as if it were not offered, so all wants are open.
    """
    if repeated is RepeatedWants.KEEP:
        return person.wants
    levels = offered_levels(person, unrated)
    return tuple(want for want in person.wants if levels.get(want.key, 0) < MAX_LEVEL)


def has_agreed(person: Participant, commitments: Iterable[str]) -> bool:
    """Return whether a person agreed to everything that the program asks for.

    A plain yes agrees to all; a list agrees to what it names, without regard to case, spaces and punctuation.
    A plain no counts also where the program asks for nothing: who says no takes no part.
    """
    if person.agreed is False:
        return False
    asked = {header_key(line) for line in commitments}
    if not asked:
        return True
    if person.agreed is not None:
        return person.agreed
    return asked <= {header_key(line) for line in person.commitments}
